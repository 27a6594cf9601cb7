// Decimal digits of floating-point numbers: the shortest that read back as the same number, or any number
// of correctly rounded ones. A float is m · 2^e exactly, so BigInt does the rounding without error.

/** A number without its sign: 0.d₁d₂d₃… · 10^point. No trailing zeros; no digits at all for 0. */
export interface Decimal {
	readonly digits: string;
	readonly point: number;
}

/** A float as mantissa · 2^exponent; both are integers. */
export interface Binary {
	readonly mantissa: bigint;
	readonly exponent: number;
}

/** No double has more significant digits, or more places behind the decimal point. */
const mostDigits = 800;
const mostPlaces = 1100;

const view = new DataView(new ArrayBuffer(8));

/** Takes |value| apart, as a float of 32 or 64 bits. Subnormal numbers keep their small mantissa. */
export function binaryOf(value: number, bits: 32 | 64): Binary {
	if (bits === 32) {
		view.setFloat32(0, value);
		const word = view.getUint32(0);
		return split(BigInt(word & 0x7fffff), (word >>> 23) & 0xff, 23, 127);
	}
	view.setFloat64(0, value);
	const word = view.getBigUint64(0);
	return split(word & 0xfffffffffffffn, Number((word >> 52n) & 0x7ffn), 52, 1023);
}

function split(fraction: bigint, biased: number, width: number, bias: number): Binary {
	const exponent = Math.max(biased, 1) - bias - width;
	return { mantissa: biased === 0 ? fraction : fraction | (1n << BigInt(width)), exponent };
}

/** The shortest digits that read back as the value, a finite float of the given size. */
export function shortestDecimal(value: number, bits: 32 | 64): Decimal {
	const exact = Math.abs(value);
	if (bits === 64) return parse(exact.toExponential());
	for (let n = 1; n < 9; n++) {
		const decimal = significantDecimal(exact, n);
		if (Math.fround(numberOf(decimal)) === exact) return decimal;
	}
	return significantDecimal(exact, 9);
}

/** The value rounded to `places` digits behind the decimal point, a half to the even digit. */
export function fixedDecimal(value: number, places: number): Decimal {
	const used = Math.min(places, mostPlaces);
	return trimmed(scaled(value, used).toString(), -used);
}

/** The value rounded to `count` significant digits (at least 1), a half to the even digit. */
export function significantDecimal(value: number, count: number): Decimal {
	const used = Math.min(count, mostDigits);
	if (value === 0) return { digits: '', point: 0 };
	// The exponent of the shortest digits may be one too high: 9.9999…e22 is written 1e+23.
	let places = used - parse(Math.abs(value).toExponential()).point;
	let digits = scaled(value, places).toString();
	if (digits.length < used) digits = scaled(value, ++places).toString();
	return trimmed(digits, -places);
}

/** |value| · 10^places, rounded to an integer, a half to even. `places` may be negative. */
function scaled(value: number, places: number): bigint {
	const { mantissa, exponent } = binaryOf(value, 64);
	const up =
		(exponent > 0 ? 1n << BigInt(exponent) : 1n) * (places > 0 ? 10n ** BigInt(places) : 1n);
	const down =
		(exponent < 0 ? 1n << BigInt(-exponent) : 1n) * (places < 0 ? 10n ** BigInt(-places) : 1n);
	const dividend = mantissa * up;
	const quotient = dividend / down;
	const twice = (dividend % down) * 2n;
	const roundUp = twice > down || (twice === down && (quotient & 1n) === 1n);
	return roundUp ? quotient + 1n : quotient;
}

/** The integer `digits` · 10^power. */
function trimmed(digits: string, power: number): Decimal {
	if (digits === '0') return { digits: '', point: 0 };
	return { digits: digits.replace(/0+$/, ''), point: digits.length + power };
}

/** Reads what toExponential writes: `d.ddde±x`. */
function parse(text: string): Decimal {
	const [mantissa, exponent] = text.split('e');
	if (mantissa === '0') return { digits: '', point: 0 };
	return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

function numberOf({ digits, point }: Decimal): number {
	return Number(`0.${digits || '0'}e${point}`);
}
