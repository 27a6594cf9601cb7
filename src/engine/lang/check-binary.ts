// Checks binary expressions: arithmetic, logic, comparisons, shifts.

import type { GoType } from '../abi/type.ts';
import { basicTypes } from '../abi/type.ts';
import type { BinaryExpr, BinaryOp, Expr, Pos } from './ast.ts';
import { ExprChecker } from './check-expr.ts';
import * as constant from './constant.ts';
import { exprText } from './expr-text.ts';
import type { Operand } from './operand.ts';
import { invalid, operandText } from './operand.ts';
import type { Type } from './types.ts';
import {
	defaultType,
	hasNil,
	identical,
	isBoolean,
	isComparable,
	isInteger,
	isNumeric,
	isOrdered,
	isString,
	isUntyped,
	typeText,
} from './types.ts';

const comparisons = new Set<BinaryOp>(['==', '!=', '<', '<=', '>', '>=']);

const operationNames: Partial<Record<BinaryOp, string>> = {
	'+': 'addition',
	'-': 'subtraction',
	'*': 'multiplication',
	'^': 'bitwise XOR',
	'<<': 'shift',
};

/** A constant cannot be shifted further. */
const maxShift = 1074n;

/** Where an operation stands: for `x op= y` there is no expression of its own. */
interface Site {
	/** Null for `op=`. */
	whole: Expr | null;
	op: BinaryOp;
	opPos: Pos;
}

/** The part of the checker that checks binary operators. */
export abstract class BinaryChecker extends ExprChecker {
	protected override binary(x: BinaryExpr): Operand {
		return this.operation({ whole: x, op: x.op, opPos: x.opPos }, x.x, x.y);
	}

	/** `lhs op rhs`, as an expression or as part of `lhs op= rhs`. */
	protected operation(site: Site, lhs: Expr, rhs: Expr): Operand {
		const x = this.expr(lhs);
		const y = this.expr(rhs);
		if (x.mode === 'invalid' || y.mode === 'invalid') return invalid(lhs);
		if (site.op === '<<' || site.op === '>>') return this.shift(site, x, y);
		const matched = this.match(x, y);
		if (!matched) return invalid(lhs);
		if (comparisons.has(site.op)) return this.comparison(site.op, ...matched);
		return this.arithmetic(site, ...matched);
	}

	/** Converts an untyped operand to the type of the other one, if that can make sense. */
	protected match(x: Operand, y: Operand): [Operand, Operand] | null {
		if (!mayConvert(x, y)) return [x, y];
		const a = this.convertUntyped(x, y.type);
		if (a.mode === 'invalid') return null;
		const b = this.convertUntyped(y, a.type);
		return b.mode === 'invalid' ? null : [a, b];
	}

	private arithmetic(site: Site, x: Operand, y: Operand): Operand {
		const { whole, op, opPos } = site;
		if (!sameType(x.type, y.type)) {
			const [a, b] = [exprText(x.expr), exprText(y.expr)];
			const text = whole ? exprText(whole) : `${a} ${op}= ${b}`;
			this.error(whole ?? x.expr, `invalid operation: ${text} ${mismatch(x, y)}`);
			return invalid(x.expr, x.type);
		}
		if (!isDefined(op, x.type)) {
			const text = `operator ${op} not defined on ${operandText(x)}`;
			this.error(x.expr, `invalid operation: ${text}`);
			return invalid(x.expr, x.type);
		}
		const isDivision = op === '/' || op === '%';
		const checked = x.mode === 'constant' || isInteger(x.type);
		if (isDivision && checked && y.mode === 'constant' && y.value === 0n) {
			this.error(y.expr, 'invalid operation: division by zero');
			return invalid(x.expr, x.type);
		}
		const expr = whole ?? x.expr;
		if (x.value === undefined || y.value === undefined)
			return { mode: 'value', expr, type: x.type };
		const value = constant.binary(op, x.value, y.value, isInteger(x.type));
		const result: Operand = { mode: 'constant', expr, type: x.type, value };
		return this.checkOverflow(result, opPos, operationNames[op]);
	}

	// ------------------------------------------------------------ comparisons

	/** `x op y`; in a switch, `switchOn` is the tag's text and x the case. */
	protected comparison(op: BinaryOp, x: Operand, y: Operand, inSwitch = false): Operand {
		const problem = this.comparisonProblem(op, x, y);
		if (problem) {
			const [a, b] = [exprText(x.expr), exprText(y.expr)];
			if (inSwitch) this.error(x.expr, `invalid case ${a} in switch on ${b} ${problem.cause}`);
			else this.error(problem.at, `invalid operation: ${a} ${op} ${b} ${problem.cause}`);
			return invalid(x.expr);
		}
		if (x.value !== undefined && y.value !== undefined) {
			const value = constant.compare(op, x.value, y.value);
			return { mode: 'constant', expr: x.expr, type: 'untyped bool', value };
		}
		for (const operand of [x, y]) {
			const type = defaultType(operand.type);
			if (type) this.settle(operand.expr, type);
		}
		return { mode: 'value', expr: x.expr, type: 'untyped bool' };
	}

	private comparisonProblem(
		op: BinaryOp,
		x: Operand,
		y: Operand,
	): { at: Expr; cause: string } | null {
		if (!this.comparableTo(x, y) && !this.comparableTo(y, x))
			return { at: y.expr, cause: mismatch(x, y) };
		if (op !== '==' && op !== '!=') {
			const culprit = [x, y].find((operand) => !isOrdered(operand.type));
			return culprit ? { at: culprit.expr, cause: notDefined(op, culprit.type) } : null;
		}
		if (x.mode === 'nil' || y.mode === 'nil') {
			const other = x.mode === 'nil' ? y : x;
			if (other.mode !== 'nil' && hasNil(other.type)) {
				this.rejectFunction(other);
				return null;
			}
			return { at: y.expr, cause: notDefined(op, y.type) };
		}
		for (const { type, expr } of [x, y])
			if (type !== null && !isUntyped(type) && !isComparable(type))
				return { at: expr, cause: `(${incomparableCause(type)})` };
		return null;
	}

	private comparableTo(x: Operand, y: Operand): boolean {
		if (x.type === null || y.type === null) return true;
		if (isUntyped(y.type)) return x.type === y.type;
		return this.assignable(x, y.type) && (!isUntyped(x.type) || x.mode === 'nil');
	}

	// ------------------------------------------------------------ shifts

	private shift(site: Site, x: Operand, y: Operand): Operand {
		const isWhole = typeof x.value === 'bigint' && isUntyped(x.type) && isNumeric(x.type);
		if (!isWhole && !isInteger(x.type)) {
			this.error(x.expr, `invalid operation: shifted operand ${operandText(x)} must be integer`);
			return invalid(x.expr);
		}
		const bothConstant = typeof x.value === 'bigint' && typeof y.value === 'bigint';
		const count = this.shiftCount(y, bothConstant);
		if (!count) return invalid(x.expr);
		const expr = site.whole ?? x.expr;
		if (bothConstant) return this.constantShift(site, x, y);
		if (isUntyped(x.type)) {
			// What type the constant has is known when that of the whole is.
			this.markShifted(x.expr);
			return { mode: 'value', expr, type: x.type };
		}
		return { mode: 'value', expr, type: x.type };
	}

	private shiftCount(y: Operand, bothConstant: boolean): Operand | null {
		if (typeof y.value === 'bigint' && y.value < 0n && isNumeric(y.type)) {
			this.error(y.expr, `invalid operation: negative shift count ${operandText(y)}`);
			return null;
		}
		if (isUntyped(y.type)) {
			const converted = this.convertUntyped(y, basicTypes.uint);
			return converted.mode === 'invalid' ? null : converted;
		}
		if (isInteger(y.type) || bothConstant) return y;
		this.error(y.expr, `invalid operation: shift count ${operandText(y)} must be integer`);
		return null;
	}

	private constantShift(site: Site, x: Operand, y: Operand): Operand {
		const [value, count] = [x.value as bigint, y.value as bigint];
		if (count > maxShift) {
			this.error(y.expr, `invalid operation: invalid shift count ${operandText(y)}`);
			return invalid(x.expr);
		}
		const type = isUntyped(x.type) && !isInteger(x.type) ? 'untyped int' : x.type;
		const shifted = site.op === '<<' ? value << count : value >> count;
		const expr = site.whole ?? x.expr;
		const result: Operand = { mode: 'constant', expr, type, value: shifted };
		return this.checkOverflow(result, site.opPos, operationNames[site.op]);
	}
}

// Whether converting one of the operands to the type of the other can make sense at all; if not, the types
// are reported as mismatched.
function mayConvert(x: Operand, y: Operand): boolean {
	if (!isUntyped(x.type) && !isUntyped(y.type)) return false;
	if (isInterface(x.type) || isInterface(y.type)) return true;
	if (isBoolean(x.type) !== isBoolean(y.type)) return false;
	if (isString(x.type) !== isString(y.type)) return false;
	if (x.mode === 'nil') return hasNil(y.type);
	if (y.mode === 'nil') return hasNil(x.type);
	return !isPointer(x.type) && !isPointer(y.type);
}

function isInterface(t: Type): boolean {
	return t !== null && !isUntyped(t) && t.kind === 'interface';
}

function isPointer(t: Type): boolean {
	return t !== null && !isUntyped(t) && t.kind === 'pointer';
}

function sameType(x: Type, y: Type): boolean {
	if (x === null || y === null) return true;
	if (isUntyped(x) || isUntyped(y)) return x === y;
	return identical(x, y);
}

function mismatch(x: Operand, y: Operand): string {
	return `(mismatched types ${typeText(x.type)} and ${typeText(y.type)})`;
}

function isDefined(op: BinaryOp, type: Type): boolean {
	switch (op) {
		case '+':
			return isNumeric(type) || isString(type);
		case '-':
		case '*':
		case '/':
			return isNumeric(type);
		case '&&':
		case '||':
			return isBoolean(type);
	}
	return isInteger(type);
}

const compositeKinds = ['array', 'slice', 'struct', 'pointer', 'func', 'interface', 'map', 'chan'];

function notDefined(op: BinaryOp, type: Type): string {
	const isComposite = type !== null && !isUntyped(type) && compositeKinds.includes(type.kind);
	return `(operator ${op} not defined on ${isComposite ? type.kind : typeText(type)})`;
}

function incomparableCause(type: GoType): string {
	if (type.kind === 'struct') {
		const field = type.fields?.find((f) => !isComparable(f.type));
		if (field) return `struct containing ${typeText(field.type)} cannot be compared`;
	}
	if (type.kind === 'array') return `${typeText(type)} cannot be compared`;
	return `${type.kind} can only be compared to nil`;
}
