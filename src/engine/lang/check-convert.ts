// Conversions that nobody writes: of untyped constants to the type that their context asks for, and of values
// to the type of what they are assigned to.

import type { GoType } from '../abi/type.ts';
import type { Expr } from './ast.ts';
import type { UntypedKind } from './object.ts';
import { TypeChecker } from './check-type.ts';
import type { ConstantValue } from './constant.ts';
import { fit, treeConstant } from './constant.ts';
import { exprText } from './expr-text.ts';
import type { Operand } from './operand.ts';
import { invalid, operandText } from './operand.ts';
import type { Type } from './types.ts';
import {
	brokenType,
	defaultType,
	hasName,
	hasNil,
	identical,
	isBasic,
	isBoolean,
	isInteger,
	isNumeric,
	isString,
	isUntyped,
	typeText,
	underlying,
} from './types.ts';

/** Why a value does not have a type. */
export type Failure = 'truncated' | 'overflows' | 'mismatch';

/** An expression whose type is still open. */
interface Untyped {
	kind: UntypedKind;
	value?: ConstantValue;
	/** Left operand of a shift that is not constant: it must turn out to be an integer. */
	shifted: boolean;
}

const numericOrder: UntypedKind[] = ['untyped int', 'untyped rune', 'untyped float'];

/** The wider of two kinds of untyped numbers, or the kind that both have; null if there is none. */
function commonKind(x: UntypedKind, y: UntypedKind): UntypedKind | null {
	if (x === y) return x;
	const [i, j] = [numericOrder.indexOf(x), numericOrder.indexOf(y)];
	return i >= 0 && j >= 0 ? numericOrder[Math.max(i, j)] : null;
}

/** The part of the checker that converts. */
export abstract class Converter extends TypeChecker {
	private readonly untyped = new Map<Expr, Untyped>();

	/** Writes into the tree what has been found about an expression. */
	protected record(x: Operand): void {
		const { expr, type, value } = x;
		if (x.mode === 'constant' && value !== undefined && type !== null && !isUntyped(type))
			expr.value = treeConstant(value, type);
		if (type === null || x.mode === 'invalid') return;
		if (isUntyped(type)) this.untyped.set(expr, { kind: type, value, shifted: false });
		else expr.type = type;
	}

	protected markShifted(expr: Expr): void {
		const open = this.untyped.get(expr);
		if (open) open.shifted = true;
	}

	/** Gives an expression whose type was open its type, and its operands with it. */
	protected settle(expr: Expr, type: GoType | UntypedKind): void {
		const open = this.untyped.get(expr);
		if (!open) return;
		this.settleOperands(expr, type, open.value !== undefined);
		if (isUntyped(type)) {
			open.kind = type;
			return;
		}
		this.untyped.delete(expr);
		if (open.shifted && !isInteger(type) && type.kind !== 'interface') {
			const text = `shifted operand ${exprText(expr)} (type ${typeText(type)})`;
			this.error(expr, `invalid operation: ${text} must be integer`);
			return;
		}
		expr.type = type;
		if (open.value === undefined) return;
		const fitted = fit(open.value, type);
		expr.value = treeConstant('value' in fitted ? fitted.value : open.value, type);
	}

	private settleOperands(expr: Expr, type: GoType | UntypedKind, constant: boolean): void {
		if (expr.kind === 'ParenExpr') this.settle(expr.x, type);
		// Operands of a constant need no type of their own: nothing is computed when the program runs.
		else if (constant) return;
		else if (expr.kind === 'UnaryExpr') this.settle(expr.x, type);
		else if (expr.kind === 'BinaryExpr') {
			if (['==', '!=', '<', '<=', '>', '>='].includes(expr.op)) return;
			this.settle(expr.x, type);
			if (expr.op !== '<<' && expr.op !== '>>') this.settle(expr.y, type);
		}
	}

	/** At the end: whatever nobody asked a type of takes its default type. */
	protected settleAll(): void {
		for (const [expr, open] of [...this.untyped]) {
			const type = defaultType(open.kind);
			if (type) this.settle(expr, type);
		}
	}

	// ------------------------------------------------------------ implicit conversion

	/**
	 * What an untyped operand becomes where `target` is asked for, or why it cannot. Typed operands stay as
	 * they are.
	 */
	protected implicitType(
		x: Operand,
		target: Type,
	): { type: Type; value?: ConstantValue } | { failure: Failure } {
		if (!isUntyped(x.type) || target === null) return { type: x.type, value: x.value };
		if (isUntyped(target)) {
			const kind = commonKind(x.type, target);
			return kind ? { type: kind, value: x.value } : { failure: 'mismatch' };
		}
		if (target.kind === 'interface') {
			if (x.type === 'untyped nil') return { type: 'untyped nil' };
			const type = defaultType(x.type);
			return this.implicitType(x, type);
		}
		if (x.type === 'untyped nil')
			return hasNil(target) ? { type: 'untyped nil' } : { failure: 'mismatch' };
		return this.implicitBasic(x, x.type, target);
	}

	private implicitBasic(
		x: Operand,
		kind: UntypedKind,
		target: GoType,
	): { type: Type; value?: ConstantValue } | { failure: Failure } {
		const matches =
			(kind === 'untyped bool' && isBoolean(target)) ||
			(kind === 'untyped string' && isString(target)) ||
			(numericOrder.includes(kind) && isNumeric(target));
		if (!matches) return { failure: 'mismatch' };
		if (x.mode !== 'constant' || x.value === undefined) return { type: target };
		const fitted = fit(x.value, target);
		if (!('failure' in fitted)) return { type: target, value: fitted.value };
		// gc goes by the kinds: 1e100 is a float, so that for an int it is truncated, not too large.
		const truncated = isInteger(target) && !isInteger(kind);
		return { failure: truncated ? 'truncated' : fitted.failure };
	}

	/** Converts an untyped operand to what the context asks for; reports it if that cannot be. */
	protected convertUntyped(x: Operand, target: Type): Operand {
		const found = this.implicitType(x, target);
		if ('failure' in found) {
			this.invalidConversion(x, found.failure, target);
			return invalid(x.expr);
		}
		return this.retype(x, found.type, found.value, target);
	}

	/** The operand with the type (and value) that an implicit conversion gave it. */
	protected retype(
		x: Operand,
		type: Type,
		value: ConstantValue | undefined,
		target: Type,
	): Operand {
		if (type === x.type || type === null) {
			// The type of nil is the type of what it is assigned to or compared with.
			if (x.mode === 'nil' && target !== null && !isUntyped(target)) this.settleNil(x.expr, target);
			return x;
		}
		this.settle(x.expr, type);
		return { ...x, type, value };
	}

	/** Gives nil the type of what it is assigned to or compared with. */
	protected settleNil(expr: Expr, type: GoType): void {
		this.untyped.delete(expr);
		expr.type = type;
		if (expr.kind === 'ParenExpr') this.settleNil(expr.x, type);
	}

	private invalidConversion(x: Operand, failure: Failure, target: Type): void {
		const isBasicTarget = target === null || isUntyped(target) || isBasic(target);
		const shown = isBasicTarget ? target : underlying(target);
		const [operand, type] = [operandText(x), typeText(shown)];
		if (failure === 'truncated') this.error(x.expr, `${operand} truncated to ${type}`);
		else if (failure === 'overflows') this.error(x.expr, `${operand} overflows ${type}`);
		else this.error(x.expr, `cannot convert ${operand} to type ${type}`);
	}

	// ------------------------------------------------------------ assignment

	/**
	 * Checks that x can be assigned to something of type `target` (null: a new variable without a type), and
	 * converts it; `context` is, for instance, `assignment`.
	 */
	protected assignment(x: Operand, target: GoType | null, context: string): Operand {
		if (x.mode === 'invalid' || target === brokenType) return x;
		let operand = x;
		if (isUntyped(x.type)) {
			if (target === null && x.type === 'untyped nil') {
				this.error(x.expr, `use of untyped nil in ${context}`);
				return invalid(x.expr);
			}
			const wanted = target === null ? defaultType(x.type) : target;
			const found = this.implicitType(x, wanted);
			if ('failure' in found) {
				const reason = found.failure === 'mismatch' ? '' : ` (${found.failure})`;
				this.cannotUse(x, wanted, context, reason);
				return invalid(x.expr);
			}
			operand = this.retype(x, found.type, found.value, wanted);
		}
		if (target === null || this.assignable(operand, target)) {
			this.rejectFunction(operand);
			return operand;
		}
		this.cannotUse(operand, target, context, this.assertionHint(operand, target));
		return invalid(x.expr);
	}

	private cannotUse(x: Operand, target: Type, context: string, reason: string): void {
		const value = `${operandText(x)} as ${typeText(target)} value`;
		this.error(x.expr, `cannot use ${value} in ${context}${reason}`);
	}

	private assertionHint(x: Operand, target: GoType): string {
		const isInterface = x.type !== null && !isUntyped(x.type) && x.type.kind === 'interface';
		return isInterface && target.kind !== 'interface' ? ': need type assertion' : '';
	}

	/** Functions of packages can be called, and nothing else. */
	protected rejectFunction(x: Operand): void {
		if (x.builtin !== undefined) this.unsupported(x.expr, `function value ${x.builtin}`);
	}

	/** Whether an operand that has been converted may be assigned to a variable of the type. */
	protected assignable(x: Operand, target: GoType): boolean {
		if (x.type === null || isUntyped(x.type))
			return x.type === 'untyped nil' ? hasNil(target) : x.type !== null;
		if (identical(x.type, target) || target.kind === 'interface') return true;
		const oneUnnamed = !hasName(x.type) || !hasName(target);
		return oneUnnamed && identical(underlying(x.type), underlying(target));
	}
}
