// Floating-point numbers as text, in the formats of Go's strconv.FormatFloat.

import {
	binaryOf,
	fixedDecimal,
	shortestDecimal,
	significantDecimal,
	type Decimal,
} from './decimal.ts';

/** e: d.ddde±dd · f: ddd.ddd · g: whichever is shorter · b: mantissa p exponent · x: hexadecimal. */
export type FloatFormat = 'e' | 'E' | 'f' | 'g' | 'G' | 'b' | 'x' | 'X';

/** %g turns to an exponent below this power of ten, and, when digits are the shortest, from the other on. */
const lowestPlain = -4;
const shortestPlain = 6;

/**
 * `value` as text. `precision` counts digits behind the point (e, f, x) or significant digits (g); -1 asks
 * for the fewest digits that read back as the same float of `bits` bits.
 */
export function formatFloat(
	value: number,
	format: FloatFormat,
	precision: number,
	bits: 32 | 64,
): string {
	if (Number.isNaN(value)) return 'NaN';
	if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
	// What %v prints of most numbers is what JavaScript prints.
	const size = Math.abs(value);
	if (precision < 0 && format === 'g' && bits === 64 && size >= 1e-4 && size < 1e6)
		return `${value}`;
	const sign = value < 0 || Object.is(value, -0) ? '-' : '';
	switch (format) {
		case 'b':
			return sign + formatBinary(value, bits);
		case 'x':
		case 'X': {
			const text = formatHexadecimal(value, precision, bits);
			return sign + (format === 'X' ? text.toUpperCase() : text);
		}
		case 'f':
			return sign + plain(digitsFor(value, format, precision, bits), precision);
		case 'e':
		case 'E':
			return sign + scientific(digitsFor(value, format, precision, bits), precision, format);
		default:
			return sign + general(digitsFor(value, format, precision, bits), precision, format);
	}
}

function digitsFor(value: number, format: FloatFormat, precision: number, bits: 32 | 64): Decimal {
	if (precision < 0) return shortestDecimal(value, bits);
	if (format === 'f') return fixedDecimal(value, precision);
	const isGeneral = format === 'g' || format === 'G';
	return significantDecimal(value, isGeneral ? Math.max(precision, 1) : precision + 1);
}

/** ddd.ddd with `places` digits behind the point; -1: as many as there are. */
function plain({ digits, point }: Decimal, places: number): string {
	const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
	const rest = point > 0 ? digits.slice(point) : digits && '0'.repeat(-point) + digits;
	const fraction = places < 0 ? rest : rest.padEnd(places, '0').slice(0, places);
	return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** d.ddde±dd with `places` digits behind the point; -1: as many as there are. */
function scientific({ digits, point }: Decimal, places: number, letter: 'e' | 'E'): string {
	const rest = digits.slice(1);
	const fraction = places < 0 ? rest : rest.padEnd(places, '0');
	const mantissa = (digits[0] ?? '0') + (fraction && `.${fraction}`);
	return mantissa + letter + signedExponent(digits === '' ? 0 : point - 1);
}

/** %e for very small and for large exponents, otherwise %f; never with zeros at the end. */
function general(decimal: Decimal, precision: number, format: 'g' | 'G'): string {
	const { digits, point } = decimal;
	const power = digits === '' ? -1 : point - 1;
	const wanted = Math.max(precision, 1);
	const limit = precision < 0 ? shortestPlain : fitsWhole(decimal, wanted) ? digits.length : wanted;
	if (power >= lowestPlain && power < limit) return plain(decimal, -1);
	return scientific(decimal, -1, format === 'g' ? 'e' : 'E');
}

/** All digits stand before the point, and more were asked for than there are. */
function fitsWhole({ digits, point }: Decimal, wanted: number): boolean {
	return wanted > digits.length && digits.length >= point;
}

function formatBinary(value: number, bits: 32 | 64): string {
	const { mantissa, exponent } = binaryOf(value, bits);
	return `${mantissa}p${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}

/** 0x1.hhhp±dd; precision counts digits behind the point, a half is rounded to even. */
function formatHexadecimal(value: number, precision: number, bits: 32 | 64): string {
	const { mantissa, exponent } = binaryOf(value, bits);
	if (mantissa === 0n) return `0x0${precision > 0 ? `.${'0'.repeat(precision)}` : ''}p+00`;
	const width = mantissa.toString(2).length - 1;
	const places = precision < 0 ? 0 : precision;
	// One digit more than any float has, so that the fraction is whole digits.
	const keep = precision < 0 ? 4 * Math.ceil(width / 4) : Math.min(4 * places, 64);
	const rounded = shiftHalfEven(mantissa, keep - width);
	const carry = rounded >> BigInt(keep) > 1n;
	const whole = carry ? rounded >> 1n : rounded;
	const fraction = (whole - (1n << BigInt(keep))).toString(16).padStart(keep / 4, '0');
	const shown = precision < 0 ? fraction.replace(/0+$/, '') : fraction.padEnd(places, '0');
	const digits = keep === 0 ? '' : shown;
	return `0x1${digits && `.${digits}`}p${signedExponent(exponent + width + (carry ? 1 : 0))}`;
}

/** mantissa · 2^by, rounded to an integer, a half to even. */
function shiftHalfEven(mantissa: bigint, by: number): bigint {
	if (by >= 0) return mantissa << BigInt(by);
	const down = BigInt(-by);
	const quotient = mantissa >> down;
	const rest = mantissa - (quotient << down);
	const half = 1n << (down - 1n);
	const roundUp = rest > half || (rest === half && (quotient & 1n) === 1n);
	return roundUp ? quotient + 1n : quotient;
}

function signedExponent(power: number): string {
	return (power < 0 ? '-' : '+') + String(Math.abs(power)).padStart(2, '0');
}
