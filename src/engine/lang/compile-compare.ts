// Comparisons and conditions: jumps on what is true, and truth as a value.

import { basicTypes, emptyInterface, type GoType } from '../abi/type.ts';
import type { BinaryOp, Expr } from './ast.ts';
import { Label, type Slot } from './compile-emit.ts';
import { part, Places, typeOf, unparen } from './compile-place.ts';
import * as op from './op.ts';
import { narrowKind, wide } from './slot.ts';
import { isFloat, isInteger, isString, isUnsigned } from './types.ts';

const { float64 } = basicTypes;

/** A comparison of words: the instruction, and whether its operands are exchanged. */
interface Comparison {
	jump: number;
	unsigned: number;
	constant: number;
	exchanged: boolean;
}

const comparisons: Partial<Record<BinaryOp, Comparison>> = {
	'==': { jump: op.jumpEq, unsigned: op.jumpEq, constant: op.jumpEqK, exchanged: false },
	'!=': { jump: op.jumpNe, unsigned: op.jumpNe, constant: op.jumpNeK, exchanged: false },
	'<': { jump: op.jumpLt, unsigned: op.jumpLtU, constant: op.jumpLtK, exchanged: false },
	'<=': { jump: op.jumpLe, unsigned: op.jumpLeU, constant: op.jumpLeK, exchanged: false },
	'>': { jump: op.jumpLt, unsigned: op.jumpLtU, constant: op.jumpGtK, exchanged: true },
	'>=': { jump: op.jumpLe, unsigned: op.jumpLeU, constant: op.jumpGeK, exchanged: true },
};

const opposite: Partial<Record<BinaryOp, BinaryOp>> = {
	'==': '!=',
	'!=': '==',
	'<': '>=',
	'<=': '>',
	'>': '<=',
	'>=': '<',
};

const floatComparisons: Partial<Record<BinaryOp, number>> = {
	'==': op.eqF,
	'!=': op.neF,
	'<': op.ltF,
	'<=': op.leF,
};

export function isComparison(operator: BinaryOp): boolean {
	return operator in comparisons;
}

const isNil = (e: Expr) => {
	const x = unparen(e);
	return x.kind === 'Ident' && x.obj?.kind === 'nil';
};

/** A constant that fits an immediate, or null. */
export function immediate(e: Expr): number | null {
	if (typeof e.value !== 'bigint') return null;
	const k = Number(BigInt.asIntN(32, e.value));
	return BigInt(k) === e.value ? k : null;
}

export abstract class Comparisons extends Places {
	/** A float of either size as a float64. */
	protected widened(type: GoType, x: Slot): Slot {
		if (type.kind === 'float64') return x;
		const wider = this.temp(float64);
		this.emit(op.floatFrom32, wider, x);
		return wider;
	}

	// ------------------------------------------------------------ conditions

	/** A condition as 0 or 1. */
	protected conditionInto(e: Expr, to: Slot): void {
		const [otherwise, end] = [new Label(), new Label()];
		this.jumpWhen(false, e, otherwise);
		this.emit(op.constant, to, 1);
		this.jump(op.jump, end);
		this.bind(otherwise);
		this.emit(op.constant, to, 0);
		this.bind(end);
	}

	/** Goes to the label if the condition is `wanted`. */
	protected jumpWhen(wanted: boolean, e: Expr, label: Label): void {
		const x = unparen(e);
		if (typeof x.value === 'boolean') {
			if (x.value === wanted) this.jump(op.jump, label);
		} else if (x.kind === 'UnaryExpr' && x.op === '!') this.jumpWhen(!wanted, x.x, label);
		else if (x.kind === 'BinaryExpr' && (x.op === '||' || x.op === '&&')) {
			// One side decides alone, or both have to agree.
			const isEnough = (x.op === '||') === wanted;
			const past = new Label();
			this.jumpWhen(isEnough ? wanted : !wanted, x.x, isEnough ? label : past);
			this.jumpWhen(wanted, x.y, label);
			this.bind(past);
		} else if (x.kind === 'BinaryExpr' && isComparison(x.op))
			this.compare(x.op, x.x, x.y, label, !wanted);
		else this.jump(wanted ? op.jumpIf : op.jumpIfNot, label, this.expr(x));
	}

	/** Goes to the label if `x op y` holds, or, `negated`, if it does not. */
	private compare(operator: BinaryOp, x: Expr, y: Expr, label: Label, negated: boolean): void {
		if (isNil(y)) return this.compareNil(operator, x, label, negated);
		if (isNil(x)) return this.compareNil(operator, y, label, negated);
		const type = operandType(x, y);
		this.hoist(x, y);
		const a = this.expr(x);
		const k = smallOperand(y, type);
		if (k !== null) return this.compareConstant(operator, a, k, label, negated);
		// Both are evaluated before one of them is converted: that is for use at once.
		const b = this.expr(y);
		const [left, right] = [this.comparand(typeOf(x), a, type), this.comparand(typeOf(y), b, type)];
		this.compareSlots(operator, type, left, right, label, negated);
	}

	/** Goes to the label if the value in `x`, of type `from`, equals `e`. */
	protected compareWith(x: Slot, from: GoType, e: Expr, label: Label): void {
		if (isNil(e)) return this.jump(op.jumpEqK, label, x, 0);
		const type = typeOf(e).kind === 'interface' ? typeOf(e) : from;
		const k = smallOperand(e, type);
		if (k !== null) return this.jump(op.jumpEqK, label, x, k);
		const y = this.expr(e);
		const [a, b] = [this.comparand(from, x, type), this.comparand(typeOf(e), y, type)];
		this.compareSlots('==', type, a, b, label, false);
	}

	/** An operand of a comparison; what is compared with an interface is converted for the moment. */
	private comparand(from: GoType, x: Slot, type: GoType): Slot {
		if (type.kind !== 'interface' || from.kind === 'interface') return x;
		const to = this.temp(emptyInterface);
		this.frameBox(from, x, to);
		return to;
	}

	/** An interface that points into the frame: it is for use at once. */
	protected frameBox(type: GoType, x: Slot, to: Slot): void {
		this.emit(op.frameBox, to, this.unit.typeIndex(type), x, type.size);
	}

	private compareConstant(
		operator: BinaryOp,
		x: Slot,
		k: number,
		label: Label,
		negated: boolean,
	): void {
		const { constant } = part(comparisons[negated ? part(opposite[operator]) : operator]);
		this.jump(constant, label, x, k);
	}

	/** The same for operands in slots. */
	protected compareSlots(
		operator: BinaryOp,
		type: GoType,
		x: Slot,
		y: Slot,
		label: Label,
		negated: boolean,
	): void {
		if (isFloat(type)) return this.compareFloats(operator, type, x, y, label, negated);
		if (isString(type)) return this.compareStrings(operator, x, y, label, negated);
		const code = equalOps(type);
		if (code !== null) {
			const same = this.tempInt();
			if (code === op.equal) this.emit(code, same, x, y, type.size, this.unit.typeIndex(type));
			else this.emit(code, same, x, y);
			const wanted = (operator === '==') !== negated;
			return this.jump(wanted ? op.jumpIf : op.jumpIfNot, label, same);
		}
		const found = part(comparisons[negated ? part(opposite[operator]) : operator]);
		const jump = isUnsigned(type) ? found.unsigned : found.jump;
		if (found.exchanged) this.jump(jump, label, y, x);
		else this.jump(jump, label, x, y);
	}

	private compareFloats(
		operator: BinaryOp,
		type: GoType,
		x: Slot,
		y: Slot,
		label: Label,
		negated: boolean,
	): void {
		const [a, b] = [this.widened(type, x), this.widened(type, y)];
		const holds = this.tempInt();
		if (operator === '>') this.emit(op.ltF, holds, b, a);
		else if (operator === '>=') this.emit(op.leF, holds, b, a);
		else this.emit(part(floatComparisons[operator]), holds, a, b);
		this.jump(negated ? op.jumpIfNot : op.jumpIf, label, holds);
	}

	private compareStrings(
		operator: BinaryOp,
		x: Slot,
		y: Slot,
		label: Label,
		negated: boolean,
	): void {
		const order = this.tempInt();
		if (operator === '==' || operator === '!=') {
			this.emit(op.stringEq, order, x, y);
			const wanted = (operator === '==') !== negated;
			return this.jump(wanted ? op.jumpIf : op.jumpIfNot, label, order);
		}
		this.emit(op.stringCompare, order, x, y);
		this.compareConstant(operator, order, 0, label, negated);
	}

	/** The first word of what can be nil says whether it is. */
	private compareNil(operator: BinaryOp, x: Expr, label: Label, negated: boolean): void {
		const wanted = (operator === '==') !== negated;
		this.jump(wanted ? op.jumpEqK : op.jumpNeK, label, this.expr(x), 0);
	}
}

/** A constant that a comparison of such operands can have as an immediate, or null. */
function smallOperand(e: Expr, type: GoType): number | null {
	const k = isInteger(type) ? immediate(e) : null;
	if (k === null || !isUnsigned(type)) return k;
	// Narrow unsigned integers are compared like signed ones: in a slot they are not negative.
	return k >= 0 && narrowKind(type) !== wide ? k : null;
}

/** The type that two operands are compared as: an interface if one of them is. */
function operandType(x: Expr, y: Expr): GoType {
	return typeOf(y).kind === 'interface' ? typeOf(y) : typeOf(x);
}

/** The instruction that says whether two values are equal; null for values of one word. */
function equalOps(type: GoType): number | null {
	if (type.kind === 'interface') return op.ifaceEq;
	return type.kind === 'struct' || type.kind === 'array' ? op.equal : null;
}
