// Integers and floating-point numbers under the flags of a directive.

import { absent, pad, padBlank, type Flags } from './flags.ts';
import { formatFloat, type FloatFormat } from './float.ts';
import { isPrint } from './printable.ts';
import { quoteRune } from './quote.ts';
import type { TextBuffer } from './text-buffer.ts';
import { maxRune, runeError } from './utf8.ts';

/** An integer of up to 64 bits: sign and magnitude, the magnitude a bigint from 2^53 on. */
export interface Integer {
	readonly negative: boolean;
	readonly magnitude: number | bigint;
}

/** Digits behind the point of %e and %f, and of what the # flag fills up to. */
const usualPrecision = 6;

const zero = 0x30;
const minus = 0x2d;

/** Appends an integer in `base`. `verb` may ask for capitals (X) or for 0o in front (O). */
export function writeInteger(
	out: TextBuffer,
	flags: Flags,
	{ negative, magnitude }: Integer,
	base: 2 | 8 | 10 | 16,
	verb: string,
): void {
	const start = out.length;
	if (base === 10 && flags.none) {
		if (negative) out.byte(minus);
		if (typeof magnitude === 'number' && magnitude <= 0x7fffffff) out.decimal(magnitude);
		else out.ascii(magnitude.toString());
		return;
	}
	const sign = negative ? '-' : flags.plus ? '+' : flags.space ? ' ' : '';
	// A precision of 0 and a value of 0: nothing but padding.
	if (flags.precision === 0 && Number(magnitude) === 0) return padBlank(out, flags, start);
	const least = leastDigits(flags, sign);
	const digits = magnitude.toString(base).padStart(least, '0');
	const text = sign + prefixOf(flags, base, verb, digits) + digits;
	out.ascii(verb === 'X' ? text.toUpperCase() : text);
	padBlank(out, flags, start);
}

/** Zero padding of an integer is a precision: the sign stands in front of the zeros. */
function leastDigits(flags: Flags, sign: string): number {
	if (flags.precision !== absent) return flags.precision;
	return flags.zero && !flags.minus && flags.width !== absent ? flags.width - sign.length : 0;
}

function prefixOf(flags: Flags, base: 2 | 8 | 10 | 16, verb: string, digits: string): string {
	const marked = verb === 'O' ? '0o' : '';
	if (!flags.sharp) return marked;
	if (base === 16) return '0x';
	if (base === 8) return digits.startsWith('0') ? marked : `${marked}0`;
	return base === 2 ? '0b' : '';
}

/** Appends an address or a byte of %#v: `0x…`, or only its digits. */
export function writeHexadecimal(
	out: TextBuffer,
	flags: Flags,
	magnitude: number | bigint,
	prefix: boolean,
): void {
	const { sharp } = flags;
	flags.sharp = prefix;
	writeInteger(out, flags, { negative: false, magnitude }, 16, 'v');
	flags.sharp = sharp;
}

/** The character that an integer stands for: U+FFFD if it is beyond all characters. */
function runeOf({ negative, magnitude }: Integer): number {
	return negative || magnitude > maxRune ? runeError : Number(magnitude);
}

/** %c */
export function writeCharacter(out: TextBuffer, flags: Flags, value: Integer): void {
	const start = out.length;
	out.rune(runeOf(value));
	pad(out, flags, start);
}

/** %q of an integer. */
export function writeQuotedCharacter(out: TextBuffer, flags: Flags, value: Integer): void {
	const start = out.length;
	quoteRune(out, runeOf(value), flags.plus);
	pad(out, flags, start);
}

/** %U: `U+0041`, and with # the character behind it. */
export function writeUnicode(out: TextBuffer, flags: Flags, value: Integer): void {
	const start = out.length;
	const { negative, magnitude } = value;
	const unsigned = negative ? BigInt.asUintN(64, -BigInt(magnitude)) : magnitude;
	const digits = unsigned.toString(16).toUpperCase();
	out.ascii(`U+${digits.padStart(Math.max(flags.precision, 4), '0')}`);
	if (flags.sharp && unsigned <= maxRune && isPrint(Number(unsigned))) {
		out.ascii(" '");
		out.rune(Number(unsigned));
		out.ascii("'");
	}
	padBlank(out, flags, start);
}

/** Appends a float; `precision` is the verb's own, used if the directive gives none. */
export function writeFloat(
	out: TextBuffer,
	flags: Flags,
	value: number,
	bits: 32 | 64,
	format: FloatFormat,
	precision: number,
): void {
	const start = out.length;
	const digits = flags.precision === absent ? precision : flags.precision;
	const text = formatFloat(value, format, digits, bits);
	const sign = signOf(text, flags);
	const unsigned = /^[+-]/.test(text) ? text.slice(1) : text;
	if (!Number.isFinite(value)) {
		// Not a number in digits, so zeros would be wrong; an infinity always shows its sign.
		const always = Number.isNaN(value) ? '' : '+';
		out.ascii((sign || always) + unsigned);
		return padBlank(out, flags, start);
	}
	const shown = flags.sharp && format !== 'b' ? withPoint(unsigned, format, digits) : unsigned;
	out.ascii(sign);
	// Zeros go between the sign and the digits.
	if (sign !== '' && flags.zero && !flags.minus) out.repeat(zero, flags.width - shown.length - 1);
	out.ascii(shown);
	pad(out, flags, start);
}

function signOf(text: string, flags: Flags): string {
	if (text.startsWith('-')) return '-';
	return flags.plus ? '+' : flags.space ? ' ' : '';
}

/** The # flag: always a decimal point, and for %g all the digits of the precision, zeros included. */
function withPoint(text: string, format: FloatFormat, precision: number): string {
	const isHexadecimal = format === 'x' || format === 'X';
	const cut = text.search(isHexadecimal ? /[pP]/ : /[eE]/);
	const number = cut < 0 ? text : text.slice(0, cut);
	const tail = cut < 0 ? '' : text.slice(cut);
	const pointed = number.includes('.') ? number : `${number}.`;
	if (format !== 'g' && format !== 'G' && format !== 'x') return pointed + tail;
	const wanted = precision < 0 ? usualPrecision : precision;
	return pointed + '0'.repeat(Math.max(wanted - significant(number, pointed), 0)) + tail;
}

/** Digits from the first one that is not zero; a bare 0 counts as one. */
function significant(number: string, pointed: string): number {
	const digits = number.replace('.', '').replace(/^0+/, '').length;
	return number === '0' && pointed !== number ? digits + 1 : digits;
}
