// Exact fractions of bigints: what untyped floating-point constants are until they get a type.

/** A fraction in lowest terms with a positive denominator above 1; whole numbers are plain bigints. */
export interface Rational {
	readonly num: bigint;
	readonly den: bigint;
}

/** A number of exact arithmetic. */
export type Exact = bigint | Rational;

const float64Bits = { precision: 53, minExponent: -1074, max: Number.MAX_VALUE };
const float32Bits = { precision: 24, minExponent: -149, max: 2 ** 128 - 2 ** 104 };

function gcd(a: bigint, b: bigint): bigint {
	while (b !== 0n) [a, b] = [b, a % b];
	return a < 0n ? -a : a;
}

/** num / den, exactly. */
export function fraction(num: bigint, den: bigint): Exact {
	const common = gcd(num, den) * (den < 0n ? -1n : 1n);
	const d = den / common;
	const n = num / common;
	return d === 1n ? n : { num: n, den: d };
}

function parts(x: Exact): Rational {
	return typeof x === 'bigint' ? { num: x, den: 1n } : x;
}

export function add(x: Exact, y: Exact): Exact {
	if (typeof x === 'bigint' && typeof y === 'bigint') return x + y;
	const [a, b] = [parts(x), parts(y)];
	return fraction(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function negate(x: Exact): Exact {
	return typeof x === 'bigint' ? -x : { num: -x.num, den: x.den };
}

export function multiply(x: Exact, y: Exact): Exact {
	if (typeof x === 'bigint' && typeof y === 'bigint') return x * y;
	const [a, b] = [parts(x), parts(y)];
	return fraction(a.num * b.num, a.den * b.den);
}

/** x / y as a fraction; y is not zero. */
export function divide(x: Exact, y: Exact): Exact {
	const [a, b] = [parts(x), parts(y)];
	return fraction(a.num * b.den, a.den * b.num);
}

/** Negative, zero or positive as x is less than, equal to or greater than y. */
export function compare(x: Exact, y: Exact): number {
	const [a, b] = [parts(x), parts(y)];
	const difference = a.num * b.den - b.num * a.den;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function bitLength(x: bigint): number {
	return x.toString(2).length;
}

// x times a power of two, rounded down.
function scale(num: bigint, den: bigint, power: number): { quotient: bigint; exact: boolean } {
	const n = power > 0 ? num << BigInt(power) : num;
	const d = power < 0 ? den << BigInt(-power) : den;
	return { quotient: n / d, exact: n % d === 0n };
}

/**
 * The nearest float64 (or float32), halves to even; Infinity with x's sign if it is out of range.
 */
export function toFloat(x: Exact, size: 32 | 64 = 64): number {
	const { num, den } = parts(x);
	if (num === 0n) return 0;
	const { precision, minExponent, max } = size === 64 ? float64Bits : float32Bits;
	const magnitude = num < 0n ? -num : num;
	// The exponent of the last bit that is kept.
	let exponent = bitLength(magnitude) - bitLength(den) - precision;
	if (scale(magnitude, den, -exponent).quotient >= 1n << BigInt(precision)) exponent++;
	exponent = Math.max(exponent, minExponent);
	const { quotient, exact } = scale(magnitude, den, 1 - exponent);
	let kept = quotient >> 1n;
	if ((quotient & 1n) === 1n && (!exact || (kept & 1n) === 1n)) kept++;
	// Two factors, since 2 ** exponent alone may be below the smallest float.
	const half = Math.trunc(exponent / 2);
	const value = Number(kept) * 2 ** half * 2 ** (exponent - half);
	const bounded = value > max ? Infinity : value;
	return num < 0n ? -bounded : bounded;
}

/** The exact value of a finite number. */
export function fromFloat(x: number): Exact {
	if (Number.isInteger(x)) return BigInt(x);
	let power = 0;
	let scaled = x;
	while (!Number.isInteger(scaled)) {
		scaled *= 2;
		power++;
	}
	return fraction(BigInt(scaled), 1n << BigInt(power));
}

/** As error messages show it: integers in full, floats with six significant digits. */
export function exactText(x: Exact, isFloat: boolean): string {
	if (typeof x === 'bigint' && !isFloat) return x.toString();
	const value = toFloat(x);
	if (Number.isFinite(value) && (value !== 0 || x === 0n)) return floatText(value);
	return hugeText(x);
}

// A number beyond the range of floats, as Go prints it: `1e+400`.
function hugeText(x: Exact): string {
	const { num, den } = parts(x);
	const power = num.toString().length - den.toString().length;
	const scaled = power > 0 ? divide(x, 10n ** BigInt(power)) : multiply(x, 10n ** BigInt(-power));
	const [mantissa, exponent] = toFloat(scaled).toExponential(5).split('e');
	const total = power + Number(exponent);
	return `${mantissa.replace(/\.?0+$/, '')}e${total < 0 ? '-' : '+'}${Math.abs(total)}`;
}

/** A number as Go's `%.6g` prints it. */
function floatText(x: number): string {
	if (x === 0) return '0';
	const [mantissa, exponent] = x.toExponential(5).split('e');
	const power = Number(exponent);
	if (power >= -4 && power < 6) {
		const text = String(Number(x.toPrecision(6)));
		// A fraction must not look like a whole number.
		return Number.isInteger(x) || text.includes('.') ? text : String(x);
	}
	const digits = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
	return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
