// Arithmetic on 64-bit integers that are held as two 32-bit words, and on floats, exact as on amd64. Results
// are left in `result`: a function that returned a pair would allocate it.

import { GoPanic } from '../runtime/panic.ts';
import * as op from '../lang/op.ts';

const two32 = 2 ** 32;
const two63 = 2 ** 63;

/** The result of the last operation: low and high word. Scratch: read it at once. */
export const result = new Int32Array(2);

const double = new Float64Array(result.buffer);
const single = new Float32Array(1);
const singleBits = new Int32Array(single.buffer);

function give(low: number, high: number): void {
	result[0] = low;
	result[1] = high;
}

/** Signed value of a pair, rounded once: the product is exact. */
function toNumber(low: number, high: number): number {
	return high * two32 + (low >>> 0);
}

/** The value of a pair, exactly. */
export function toBigInt(low: number, high: number): bigint {
	return (BigInt(high) << 32n) | BigInt(low >>> 0);
}

function giveBigInt(value: bigint): void {
	give(Number(BigInt.asIntN(32, value)), Number(BigInt.asIntN(32, value >> 32n)));
}

/** x < y of signed 64-bit integers. */
export function less(x: number, xh: number, y: number, yh: number): boolean {
	return xh === yh ? x >>> 0 < y >>> 0 : xh < yh;
}

/** x < y of unsigned 64-bit integers. */
export function below(x: number, xh: number, y: number, yh: number): boolean {
	return xh === yh ? x >>> 0 < y >>> 0 : xh >>> 0 < yh >>> 0;
}

/** x * y mod 2^64. */
function mul(x: number, xh: number, y: number, yh: number): void {
	const low = Math.imul(x, y);
	// The double product errs by at most 2^10, so dividing what lies above the low word by 2^32 errs by at
	// most 2^-21: rounding gives the high word exactly.
	const product = (x >>> 0) * (y >>> 0);
	const carry = Math.round((product - (low >>> 0)) / two32);
	give(low, (carry + Math.imul(xh, y) + Math.imul(x, yh)) | 0);
}

function checkDivisor(y: number, yh: number): void {
	if ((y | yh) === 0) throw new GoPanic('runtime error: integer divide by zero');
}

/** x / y, truncated; the most negative number by -1 is itself. */
function div(x: number, xh: number, y: number, yh: number): void {
	if (xh === x >> 31 && yh === y >> 31) {
		checkDivisor(y, yh);
		const quotient = Math.trunc(x / y);
		give(quotient | 0, Math.floor(quotient / two32) | 0);
		return;
	}
	checkDivisor(y, yh);
	giveBigInt(toBigInt(x, xh) / toBigInt(y, yh));
}

/** x % y, with the sign of x. */
export function rem(x: number, xh: number, y: number, yh: number): void {
	checkDivisor(y, yh);
	if (xh === x >> 31 && yh === y >> 31) {
		const rest = (x % y) | 0;
		give(rest, rest >> 31);
	} else giveBigInt(toBigInt(x, xh) % toBigInt(y, yh));
}

/** x / y of unsigned numbers. */
function divU(x: number, xh: number, y: number, yh: number): void {
	checkDivisor(y, yh);
	if ((xh | yh) === 0) give(((x >>> 0) / (y >>> 0)) | 0, 0);
	else giveBigInt(BigInt.asUintN(64, toBigInt(x, xh)) / BigInt.asUintN(64, toBigInt(y, yh)));
}

/** x % y of unsigned numbers. */
function remU(x: number, xh: number, y: number, yh: number): void {
	checkDivisor(y, yh);
	if ((xh | yh) === 0) give(((x >>> 0) % (y >>> 0)) | 0, 0);
	else giveBigInt(BigInt.asUintN(64, toBigInt(x, xh)) % BigInt.asUintN(64, toBigInt(y, yh)));
}

/** x << n, 0 ≤ n; everything is shifted out from 64 on. */
function shl(x: number, xh: number, n: number): void {
	if (n === 0) give(x, xh);
	else if (n < 32) give(x << n, (xh << n) | (x >>> (32 - n)));
	else give(0, n < 64 ? x << (n - 32) : 0);
}

/** x >> n with the sign, 0 ≤ n. */
function shr(x: number, xh: number, n: number): void {
	if (n === 0) give(x, xh);
	else if (n < 32) give((x >>> n) | (xh << (32 - n)), xh >> n);
	else give(n < 64 ? xh >> (n - 32) : xh >> 31, xh >> 31);
}

/** x >> n with zeros, 0 ≤ n. */
function shrU(x: number, xh: number, n: number): void {
	if (n === 0) give(x, xh);
	else if (n < 32) give((x >>> n) | (xh << (32 - n)), xh >>> n);
	else give(n < 64 ? xh >>> (n - 32) : 0, 0);
}

/** The operations with two operands that are not worth a place in the loop. */
export function binary(code: number, x: number, xh: number, y: number, yh: number): void {
	switch (code) {
		case op.mul:
		case op.mulK:
			return mul(x, xh, y, yh);
		case op.div:
		case op.divK:
			return div(x, xh, y, yh);
		case op.divU:
			return divU(x, xh, y, yh);
		case op.rem:
		case op.remK:
			return rem(x, xh, y, yh);
		case op.remU:
			return remU(x, xh, y, yh);
		case op.shl:
		case op.shlK:
			return shl(x, xh, shiftCount(y, yh));
		case op.shr:
		case op.shrK:
			return shr(x, xh, shiftCount(y, yh));
		case op.shrU:
		case op.shrUK:
			return shrU(x, xh, shiftCount(y, yh));
		case op.andNot:
			return give(x & ~y, xh & ~yh);
		case op.not:
			return give(x ^ 1, 0);
	}
	give(compare(code, x, xh, y, yh) ? 1 : 0, 0);
}

/** A count that is not negative, seen as unsigned; what is above 64 is 64. */
function shiftCount(y: number, yh: number): number {
	return yh === 0 && y >= 0 ? y : 64;
}

function compare(code: number, x: number, xh: number, y: number, yh: number): boolean {
	switch (code) {
		case op.eq:
			return x === y && xh === yh;
		case op.ne:
			return x !== y || xh !== yh;
		case op.lt:
			return less(x, xh, y, yh);
		case op.le:
			return !less(y, yh, x, xh);
		case op.ltU:
			return below(x, xh, y, yh);
		case op.leU:
			return !below(y, yh, x, xh);
	}
	throw new Error(`opcode ${code} is not a binary operation`);
}

/** Arithmetic and comparison of floats. */
export function float(code: number, x: number, y: number): void {
	switch (code) {
		case op.addF:
			return giveFloat(x + y);
		case op.subF:
			return giveFloat(x - y);
		case op.mulF:
			return giveFloat(x * y);
		case op.divF:
			return giveFloat(x / y);
		case op.minF:
			return giveFloat(Math.min(x, y));
		case op.maxF:
			return giveFloat(Math.max(x, y));
		case op.eqF:
			return give(x === y ? 1 : 0, 0);
		case op.neF:
			return give(x !== y ? 1 : 0, 0);
		case op.ltF:
			return give(x < y ? 1 : 0, 0);
		case op.leF:
			return give(x <= y ? 1 : 0, 0);
	}
	throw new Error(`opcode ${code} is not an operation on floats`);
}

/** Conversions between integers and floats; the operand is a pair of words. */
export function convert(code: number, x: number, xh: number): void {
	switch (code) {
		case op.intToFloat:
			return giveFloat(toNumber(x, xh));
		case op.uintToFloat:
			return giveFloat(unsignedToFloat(x, xh));
		case op.floatToInt:
			return giveInt(toFloat(x, xh));
		case op.floatToUint:
			return giveUint(toFloat(x, xh));
		case op.floatTo32:
			return giveFloat32(toFloat(x, xh));
		case op.floatFrom32:
			return giveFloat(fromFloat32(x));
	}
	throw new Error(`opcode ${code} is not a conversion`);
}

/** Wraps to an integer type narrower than 64 bits: the low word, its high word is the sign or 0. */
export function narrow(kind: number, x: number): number {
	switch (kind) {
		case op.int8:
			return (x << 24) >> 24;
		case op.uint8:
			return x & 0xff;
		case op.int16:
			return (x << 16) >> 16;
		case op.uint16:
			return x & 0xffff;
	}
	return x;
}

function toFloat(low: number, high: number): number {
	give(low, high);
	return double[0];
}

function giveFloat(value: number): void {
	double[0] = value;
}

/** The bits of the float32 nearest to `value`. */
function giveFloat32(value: number): void {
	single[0] = value;
	give(singleBits[0], 0);
}

/** The value of a float32. */
export function fromFloat32(bits: number): number {
	singleBits[0] = bits;
	return single[0];
}

/** int64(value): what does not fit becomes the most negative number, as cvttsd2sq has it. */
function giveInt(value: number): void {
	const whole = Math.trunc(value);
	if (!(whole >= -two63 && whole < two63)) give(0, 0x80000000 | 0);
	else give((whole % two32) | 0, Math.floor(whole / two32) | 0);
}

/** uint64(value), with amd64's answers for what does not fit. */
function giveUint(value: number): void {
	if (value < two63) return giveInt(value);
	giveInt(value - two63);
	result[1] ^= 0x80000000;
}

/** float64(x) of an unsigned number, rounded once. */
function unsignedToFloat(x: number, xh: number): number {
	return xh >= 0 ? toNumber(x, xh) : Number(BigInt.asUintN(64, toBigInt(x, xh)));
}
