// Operators: arithmetic, concatenation, conversions between numbers.

import { arrayOf, basicTypes, type GoType } from '../abi/type.ts';
import type { BinaryExpr, BinaryOp, Expr, UnaryExpr } from './ast.ts';
import { Comparisons, immediate, isComparison } from './compile-compare.ts';
import type { Slot } from './compile-emit.ts';
import { part, typeOf, unparen } from './compile-place.ts';
import * as op from './op.ts';
import { narrowKind, wide } from './slot.ts';
import { isFloat, isString, isUnsigned } from './types.ts';

const { string } = basicTypes;

const integerOps: Partial<Record<BinaryOp, number>> = {
	'+': op.add,
	'-': op.sub,
	'*': op.mul,
	'/': op.div,
	'%': op.rem,
	'&': op.and,
	'|': op.or,
	'^': op.xor,
	'&^': op.andNot,
	'<<': op.shl,
	'>>': op.shr,
};

/** Where the operator differs for unsigned integers. */
const unsignedOps: Partial<Record<BinaryOp, number>> = {
	'/': op.divU,
	'%': op.remU,
	'>>': op.shrU,
};

/** Instructions whose second operand is a constant of 32 bits. */
const constantOps: Partial<Record<BinaryOp, number>> = {
	'+': op.addK,
	'*': op.mulK,
	'/': op.divK,
	'%': op.remK,
	'&': op.andK,
	'^': op.xorK,
	'<<': op.shlK,
	'>>': op.shrK,
};

const floatOps: Partial<Record<BinaryOp, number>> = {
	'+': op.addF,
	'-': op.subF,
	'*': op.mulF,
	'/': op.divF,
};

export abstract class Arithmetic extends Comparisons {
	// ------------------------------------------------------------ arithmetic

	protected binaryInto(e: BinaryExpr, to: Slot): void {
		if (isComparison(e.op) || e.op === '&&' || e.op === '||') return this.conditionInto(e, to);
		if (isString(typeOf(e))) return this.concatInto(e, to);
		this.hoist(e.x, e.y);
		const x = this.expr(e.x);
		this.position(e.opPos);
		this.arithmeticInto(e.op, typeOf(e), x, e.y, to);
	}

	/** `x op y` into slots, where x has been evaluated. */
	protected arithmeticInto(operator: BinaryOp, type: GoType, x: Slot, y: Expr, to: Slot): void {
		if (isFloat(type)) return this.floatInto(operator, type, x, this.expr(y), to);
		const k = immediate(y);
		const isShift = operator === '<<' || operator === '>>';
		const unsigned = isUnsigned(type);
		if (k !== null && this.immediateInto(operator, unsigned, x, k, to)) {
			if (operator !== '>>' && operator !== '%') this.wrap(type, to);
			return;
		}
		const right = this.expr(y);
		if (isShift && !isUnsigned(typeOf(y))) this.emit(op.shiftCheck, right);
		const code = (unsigned && unsignedOps[operator]) || part(integerOps[operator]);
		this.emit(code, to, x, right);
		this.wrap(type, to);
	}

	/** With a constant operand, if there is an instruction for it. */
	private immediateInto(
		operator: BinaryOp,
		unsigned: boolean,
		x: Slot,
		k: number,
		to: Slot,
	): boolean {
		if (operator === '-' && k > -(2 ** 31)) {
			this.emit(op.addK, to, x, -k);
			return true;
		}
		if (unsigned && (operator === '/' || operator === '%')) return false;
		if (k === 0 && (operator === '/' || operator === '%')) return false;
		// The immediate is sign-extended, which is not what an unsigned mask of 32 bits means.
		if (unsigned && k < 0) return false;
		const code = unsigned && operator === '>>' ? op.shrUK : constantOps[operator];
		if (code === undefined) return false;
		this.emit(code, to, x, k);
		return true;
	}

	private floatInto(operator: BinaryOp, type: GoType, x: Slot, y: Slot, to: Slot): void {
		const code = part(floatOps[operator]);
		if (type.kind === 'float64') return this.emit(code, to, x, y);
		// float32 is computed in float64 and rounded, which gives the same.
		const [left, right] = [this.widened(type, x), this.widened(type, y)];
		this.emit(code, left, left, right);
		this.emit(op.floatTo32, to, left);
	}

	/** A sum of strings is one concatenation. */
	private concatInto(e: BinaryExpr, to: Slot): void {
		const terms = summands(e);
		this.hoist(...terms);
		const all = this.temp(strings(terms.length));
		terms.forEach((term, i) => this.exprInto(term, all + 4 * i));
		this.position(e.opPos);
		this.emit(op.concat, to, all, 16 * terms.length);
	}

	/** The string in `x` and what is appended to it. */
	protected concatSlots(x: Slot, value: Expr, to: Slot): void {
		const terms = summands(value);
		const all = this.temp(strings(terms.length + 1));
		this.emit(op.move2, all, x);
		terms.forEach((term, i) => this.exprInto(term, all + 4 * (i + 1)));
		this.emit(op.concat, to, all, 16 * (terms.length + 1));
	}

	protected unaryInto(e: UnaryExpr, to: Slot): void {
		const type = typeOf(e);
		switch (e.op) {
			case '!':
				return this.emit(op.not, to, this.expr(e.x));
			case '+':
				return this.exprInto(e.x, to);
			case '-':
				if (isFloat(type)) return this.negateFloat(type, this.expr(e.x), to);
				this.emit(op.neg, to, this.expr(e.x));
				return this.wrap(type, to);
			case '^':
				this.emit(op.xorK, to, this.expr(e.x), -1);
				return this.wrap(type, to);
		}
		throw new Error(`operator ${e.op} is not arithmetic`);
	}

	private negateFloat(type: GoType, x: Slot, to: Slot): void {
		const wider = this.widened(type, x);
		if (type.kind === 'float64') return this.emit(op.negF, to, wider);
		this.emit(op.negF, wider, wider);
		this.emit(op.floatTo32, to, wider);
	}

	// ------------------------------------------------------------ conversions

	/** A number converted from one type to another. */
	protected convertNumber(from: GoType, to: GoType, x: Slot, at: Slot): void {
		if (isFloat(from) && isFloat(to)) return this.convertFloat(from, to, x, at);
		if (isFloat(from)) {
			const code = to.size === 8 && isUnsigned(to) ? op.floatToUint : op.floatToInt;
			this.emit(code, at, this.widened(from, x));
			return this.wrap(to, at);
		}
		if (isFloat(to)) {
			const code = from.size === 8 && isUnsigned(from) ? op.uintToFloat : op.intToFloat;
			this.emit(code, at, x);
			if (to.kind === 'float32') this.emit(op.floatTo32, at, at);
			return;
		}
		const kind = narrowKind(to);
		if (kind === wide) this.emit(op.move, at, x);
		else this.emit(op.narrow, at, x, kind);
	}

	private convertFloat(from: GoType, to: GoType, x: Slot, at: Slot): void {
		if (from.kind === to.kind) this.emit(op.move, at, x);
		else this.emit(to.kind === 'float32' ? op.floatTo32 : op.floatFrom32, at, x);
	}
}

function summands(e: Expr): Expr[] {
	const x = unparen(e);
	const isSum = x.kind === 'BinaryExpr' && x.op === '+' && x.value === undefined;
	return isSum ? [...summands(x.x), ...summands(x.y)] : [x];
}

/** So many strings side by side. */
function strings(length: number): GoType {
	return arrayOf(string, length);
}
