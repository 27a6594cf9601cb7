// Checks the conversions that a program writes: `T(x)`.

import type { GoType } from '../abi/type.ts';
import { basicTypes } from '../abi/type.ts';
import type { Expr } from './ast.ts';
import { Converter } from './check-convert.ts';
import type { ConstantValue } from './constant.ts';
import { constantText, fit } from './constant.ts';
import type { Operand } from './operand.ts';
import { invalid, operandText } from './operand.ts';
import {
	defaultType,
	identical,
	isBoolean,
	isConstantType,
	isInteger,
	isNumeric,
	isString,
	isUntyped,
	typeText,
	underlying,
} from './types.ts';

/** The part of the checker that checks conversions. */
export abstract class ConversionChecker extends Converter {
	/** The conversion `target(x)`, where `call` is the whole expression. */
	protected conversion(x: Operand, target: GoType, call: Expr): Operand {
		const constant = x.mode === 'constant' && isConstantType(target);
		const value = constant ? this.constantConversion(x, target) : undefined;
		if (value === undefined && (constant || !this.convertible(x, target))) {
			this.reportConversion(x, target);
			return invalid(call);
		}
		if (this.isSliceToArray(x, target)) {
			this.unsupported(call, 'conversion of a slice to an array');
			return invalid(call);
		}
		this.settleConverted(x, target, constant);
		if (value === undefined) return { mode: 'value', expr: call, type: target };
		return { mode: 'constant', expr: call, type: target, value };
	}

	// The type that an untyped operand of a conversion has itself.
	private settleConverted(x: Operand, target: GoType, constant: boolean): void {
		if (!isUntyped(x.type)) return;
		if (x.type === 'untyped nil') {
			this.settleNil(x.expr, target);
			return;
		}
		const keepsKind = isNumeric(x.type) && isString(target);
		const own = target.kind === 'interface' || (x.mode === 'constant' && !constant) || keepsKind;
		const type = own ? defaultType(x.type) : target;
		if (type) this.settle(x.expr, type);
	}

	private constantConversion(x: Operand, target: GoType): ConstantValue | undefined {
		const { value, type } = x;
		if (value === undefined) return undefined;
		if (isString(target) && isInteger(type) && typeof value === 'bigint') {
			const valid = value >= 0n && value <= 0x10ffffn && !(value >= 0xd800n && value < 0xe000n);
			return valid ? String.fromCodePoint(Number(value)) : '\ufffd';
		}
		const sameSort =
			(isNumeric(type) && isNumeric(target)) ||
			(isString(type) && isString(target)) ||
			(isBoolean(type) && isBoolean(target));
		if (!sameSort) return undefined;
		const fitted = fit(value, target);
		return 'value' in fitted ? fitted.value : undefined;
	}

	private reportConversion(x: Operand, target: GoType): void {
		if (x.mode === 'constant' && isInteger(x.type) && isInteger(target) && x.value !== undefined) {
			this.error(x.expr, `constant ${constantText(x.value)} overflows ${typeText(target)}`);
			return;
		}
		// A whole number in the clothes of a float is shown for what it is.
		const isWhole = typeof x.value === 'bigint' && isUntyped(x.type) && isInteger(target);
		const shown: Operand = isWhole ? { ...x, shownAsInteger: true } : x;
		this.error(x.expr, `cannot convert ${operandText(shown)} to type ${typeText(target)}`);
	}

	private convertible(x: Operand, target: GoType): boolean {
		const found = this.implicitType(x, target);
		if (isUntyped(x.type) && !('failure' in found)) return true;
		const from = defaultType(x.type);
		if (from === null) return false;
		if (this.assignable({ ...x, type: from }, target)) return true;
		const [a, b] = [underlying(from), underlying(target)];
		if (identical(a, b)) return true;
		if (a.kind === 'pointer' && b.kind === 'pointer' && a.elem && b.elem)
			return identical(underlying(a.elem), underlying(b.elem));
		if (isNumeric(a) && isNumeric(b)) return true;
		if (isString(b)) return isInteger(a) || isTextSlice(a);
		if (isString(a)) return isTextSlice(b);
		return this.isSliceToArray(x, target);
	}

	private isSliceToArray(x: Operand, target: GoType): boolean {
		if (x.type === null || isUntyped(x.type) || x.type.kind !== 'slice' || !x.type.elem)
			return false;
		const array = target.kind === 'pointer' ? target.elem : target;
		return (
			array?.kind === 'array' && array.elem !== undefined && identical(x.type.elem, array.elem)
		);
	}
}

/** `[]byte` or `[]rune`. */
function isTextSlice(t: GoType): boolean {
	if (t.kind !== 'slice' || !t.elem) return false;
	return t.elem.kind === basicTypes.uint8.kind || t.elem.kind === basicTypes.int32.kind;
}
