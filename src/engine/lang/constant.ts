// Constant values while a program is checked: exact, of any size. The checker asks here for the value of an
// operation and whether a value fits a type.

import type { GoType } from '../abi/type.ts';
import type { BinaryOp } from './ast.ts';
import type { Constant } from './object.ts';
import type { Exact, Rational } from './rational.ts';
import * as rational from './rational.ts';
import { runeValue, stringValue } from './scan-text.ts';
import { compareTexts, concatTexts } from './text.ts';
import type { LiteralKind } from './token.ts';
import { isFloat, isInteger, isUnsigned } from './types.ts';

/** A whole number is a bigint, also when its type is a floating-point one. */
export type ConstantValue = boolean | string | bigint | Rational;

/** Exponents beyond this are not computed: the number alone would fill the memory. */
const maxExponent = 20000;

export function isNumber(value: ConstantValue): value is Exact {
	return typeof value === 'bigint' || typeof value === 'object';
}

/** The value of a well-formed literal; null if it is too large to be computed. */
export function literalValue(kind: LiteralKind, text: string): ConstantValue | null {
	switch (kind) {
		case 'string':
			return stringValue(text);
		case 'rune':
			return BigInt(runeValue(text));
		case 'int':
			return intValue(text);
		case 'float':
			return floatValue(text);
	}
	return null;
}

function intValue(text: string): bigint {
	const digits = text.replaceAll('_', '').toLowerCase();
	return BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
}

function floatValue(text: string): Exact | null {
	const digits = text.replaceAll('_', '').toLowerCase();
	const isHex = digits.startsWith('0x');
	const [mantissa, exponentText = '0'] = digits.replace('0x', '').split(isHex ? 'p' : 'e');
	const exponent = Number(exponentText);
	if (Math.abs(exponent) > maxExponent) return null;
	const [whole, part = ''] = mantissa.split('.');
	const base = isHex ? 16n : 10n;
	const num = BigInt((isHex ? '0x0' : '') + whole + part || '0');
	const scaled = rational.fraction(num, base ** BigInt(part.length));
	const power = (isHex ? 2n : 10n) ** BigInt(Math.abs(exponent));
	return exponent < 0 ? rational.divide(scaled, power) : rational.multiply(scaled, power);
}

/** The constant as the tree keeps it, with a value that has been rounded to its type. */
export function treeConstant(value: ConstantValue, type: GoType): Constant {
	if (!isNumber(value)) return value;
	if (isFloat(type)) return rational.toFloat(value, type.kind === 'float32' ? 32 : 64);
	return typeof value === 'bigint' ? value : rational.toFloat(value);
}

/** As error messages show it; `isFloat` says that its type is a floating-point one. */
export function constantText(value: ConstantValue, isFloat = false): string {
	if (typeof value === 'string') return quoted(value);
	return isNumber(value) ? rational.exactText(value, isFloat) : String(value);
}

function quoted(text: string): string {
	const maxLength = 72;
	const shown = quote(text);
	if (shown.length <= maxLength) return shown;
	return `${[...shown].slice(0, maxLength - 3).join('')}...`;
}

const escapes: Readonly<Record<string, string>> = {
	...{ '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
	...{ '\v': '\\v', '"': '\\"', '\\': '\\\\' },
};

// A string literal for the text, as Go's strconv.Quote writes it.
function quote(text: string): string {
	let quoted = '';
	for (const char of text) {
		const code = char.codePointAt(0) ?? 0;
		const isByte = code >= 0xdc00 && code < 0xdd00;
		if (char in escapes) quoted += escapes[char];
		else if (isByte) quoted += `\\x${(code - 0xdc00).toString(16)}`;
		else if (!/[\p{C}\p{Zl}\p{Zp}]/u.test(char)) quoted += char;
		else if (code < 0x80) quoted += `\\x${code.toString(16).padStart(2, '0')}`;
		else if (code < 0x10000) quoted += `\\u${code.toString(16).padStart(4, '0')}`;
		else quoted += `\\U${code.toString(16).padStart(8, '0')}`;
	}
	return `"${quoted}"`;
}

// ---------------------------------------------------------------- types

/** Least and greatest value of an integer type. */
function integerRange(type: GoType): { min: bigint; max: bigint } {
	const bits = BigInt(type.size * 8);
	if (isUnsigned(type)) return { min: 0n, max: (1n << bits) - 1n };
	return { min: -(1n << (bits - 1n)), max: (1n << (bits - 1n)) - 1n };
}

/**
 * The value as a constant of the type, rounded if that is a floating-point one; or why it cannot be:
 * `truncated` (it has a fraction), `overflows` (it is too large).
 */
export function fit(
	value: ConstantValue,
	type: GoType,
): { value: ConstantValue } | { failure: 'truncated' | 'overflows' } {
	if (!isNumber(value)) return { value };
	if (isInteger(type)) {
		if (typeof value !== 'bigint') return { failure: 'truncated' };
		const { min, max } = integerRange(type);
		return value >= min && value <= max ? { value } : { failure: 'overflows' };
	}
	const rounded = rational.toFloat(value, type.kind === 'float32' ? 32 : 64);
	if (!Number.isFinite(rounded)) return { failure: 'overflows' };
	return { value: rational.fromFloat(rounded) };
}

// ---------------------------------------------------------------- operations

/** `op x`; `type` is the type of an unsigned operand of `^`, whose bits it bounds. */
export function unary(
	op: '+' | '-' | '!' | '^',
	x: ConstantValue,
	type: GoType | null,
): ConstantValue {
	if (op === '!') return !x;
	if (!isNumber(x) || op === '+') return x;
	if (op === '-') return rational.negate(x);
	if (typeof x !== 'bigint') return x;
	return type && isUnsigned(type) ? ~x & integerRange(type).max : ~x;
}

/** `x op y` for operators that are neither shifts nor comparisons; `integers`: `/` rounds to zero. */
export function binary(
	op: BinaryOp,
	x: ConstantValue,
	y: ConstantValue,
	integers: boolean,
): ConstantValue {
	if (typeof x === 'string' && typeof y === 'string') return concatTexts(x, y);
	if (!isNumber(x) || !isNumber(y)) return op === '&&' ? x && y : x || y;
	switch (op) {
		case '+':
			return rational.add(x, y);
		case '-':
			return rational.add(x, rational.negate(y));
		case '*':
			return rational.multiply(x, y);
	}
	if (op === '/' && !integers) return rational.divide(x, y);
	return typeof x === 'bigint' && typeof y === 'bigint' ? integerBinary(op, x, y) : x;
}

function integerBinary(op: BinaryOp, x: bigint, y: bigint): bigint {
	switch (op) {
		case '/':
			return x / y;
		case '%':
			return x % y;
		case '&':
			return x & y;
		case '|':
			return x | y;
		case '^':
			return x ^ y;
		case '&^':
			return x & ~y;
	}
	throw new Error(`${op} is not an operator on integer constants`);
}

/** `x op y` for a comparison. */
export function compare(op: BinaryOp, x: ConstantValue, y: ConstantValue): boolean {
	let order: number;
	if (typeof x === 'string' && typeof y === 'string') order = compareTexts(x, y);
	else if (isNumber(x) && isNumber(y)) order = rational.compare(x, y);
	else order = x === y ? 0 : 1;
	switch (op) {
		case '==':
			return order === 0;
		case '!=':
			return order !== 0;
		case '<':
			return order < 0;
		case '<=':
			return order <= 0;
		case '>':
			return order > 0;
	}
	return order >= 0;
}
