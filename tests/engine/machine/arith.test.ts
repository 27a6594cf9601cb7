// 64-bit arithmetic on pairs of words, against BigInt.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as op from '#engine/lang/op.ts';
import { below, binary, convert, less, narrow, result, toBigInt } from '#engine/machine/arith.ts';

const seeded = { seed: 3, numRuns: 3000 };

/** Integers of every size, and those beside the powers of two, where carries and signs go wrong. */
const anyInt = fc.oneof(
	fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
	fc.integer().map(BigInt),
	fc
		.tuple(fc.integer({ min: 0, max: 63 }), fc.integer({ min: -2, max: 2 }), fc.boolean())
		.map(([bits, by, negative]) => {
			const n = (1n << BigInt(bits)) + BigInt(by);
			return BigInt.asIntN(64, negative ? -n : n);
		}),
);

type Pair = [low: number, high: number];

const pair = (n: bigint): Pair => [
	Number(BigInt.asIntN(32, n)),
	Number(BigInt.asIntN(32, n >> 32n)),
];

const given = () => toBigInt(result[0], result[1]);
const unsigned = (n: bigint) => BigInt.asUintN(64, n);

const shiftCount = (y: bigint) => (y >= 0n && y < 64n ? y : 64n);

/** Each operation as BigInt has it; null where it panics. */
const operations: [name: string, code: number, f: (x: bigint, y: bigint) => bigint | null][] = [
	['*', op.mul, (x, y) => x * y],
	['/', op.div, (x, y) => (y === 0n ? null : x / y)],
	['%', op.rem, (x, y) => (y === 0n ? null : x % y)],
	['/ of unsigned', op.divU, (x, y) => (y === 0n ? null : unsigned(x) / unsigned(y))],
	['% of unsigned', op.remU, (x, y) => (y === 0n ? null : unsigned(x) % unsigned(y))],
	['<<', op.shl, (x, y) => x << shiftCount(y)],
	['>>', op.shr, (x, y) => x >> shiftCount(y)],
	['>> of unsigned', op.shrU, (x, y) => unsigned(x) >> shiftCount(y)],
];

describe('arithmetic', () => {
	test.each(operations)('has %s exactly, mod 2^64', (_, code, f) => {
		const operand = fc.oneof(anyInt, fc.integer({ min: 0, max: 70 }).map(BigInt));
		fc.assert(
			fc.property(anyInt, operand, (x, y) => {
				const wanted = f(x, y);
				const run = () => binary(code, ...pair(x), ...pair(y));
				if (wanted === null) {
					expect(run).toThrow('integer divide by zero');
					return;
				}
				run();
				expect(given()).toBe(BigInt.asIntN(64, wanted));
			}),
			seeded,
		);
	});

	test('compares signed and unsigned numbers', () => {
		fc.assert(
			fc.property(anyInt, anyInt, (x, y) => {
				expect(less(...pair(x), ...pair(y))).toBe(x < y);
				expect(below(...pair(x), ...pair(y))).toBe(unsigned(x) < unsigned(y));
			}),
			seeded,
		);
	});

	test('wraps to narrower types', () => {
		fc.assert(
			fc.property(anyInt, (x) => {
				const [low] = pair(x);
				expect(narrow(op.int8, low)).toBe(Number(BigInt.asIntN(8, x)));
				expect(narrow(op.uint8, low)).toBe(Number(BigInt.asUintN(8, x)));
				expect(narrow(op.int16, low)).toBe(Number(BigInt.asIntN(16, x)));
				expect(narrow(op.uint16, low)).toBe(Number(BigInt.asUintN(16, x)));
				expect(narrow(op.int32, low)).toBe(Number(BigInt.asIntN(32, x)));
			}),
			seeded,
		);
	});
});

describe('conversion', () => {
	const bits = new BigInt64Array(1);
	const float = new Float64Array(bits.buffer);
	const bitsOf = (x: number) => {
		float[0] = x;
		return bits[0];
	};

	test('of integers to floats rounds once', () => {
		fc.assert(
			fc.property(anyInt, (x) => {
				convert(op.intToFloat, ...pair(x));
				expect(given()).toBe(bitsOf(Number(x)));
				convert(op.uintToFloat, ...pair(x));
				expect(given()).toBe(bitsOf(Number(unsigned(x))));
			}),
			seeded,
		);
	});

	test('of floats to integers cuts the fraction off, and gives the least number where none fits', () => {
		const near = fc.double({ min: -1e20, max: 1e20, noNaN: true });
		const anyFloat = fc.oneof(fc.double({ noNaN: true }), near);
		fc.assert(
			fc.property(anyFloat, (x) => {
				convert(op.floatToInt, ...pair(bitsOf(x)));
				const fits = x >= -(2 ** 63) && x < 2 ** 63;
				expect(given()).toBe(fits ? BigInt(Math.trunc(x)) : -(2n ** 63n));
			}),
			seeded,
		);
	});

	test('of large floats to unsigned integers reaches the upper half', () => {
		const large = fc.double({ min: 2 ** 63, max: 2 ** 64 - 2048, noNaN: true });
		fc.assert(
			fc.property(large, (x) => {
				convert(op.floatToUint, ...pair(bitsOf(x)));
				expect(unsigned(given())).toBe(BigInt(x));
			}),
			seeded,
		);
	});

	test('to float32 and back is Math.fround', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true }), (x) => {
				convert(op.floatTo32, ...pair(bitsOf(x)));
				convert(op.floatFrom32, result[0], result[1]);
				expect(given()).toBe(bitsOf(Math.fround(x)));
			}),
			seeded,
		);
	});
});
