import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basicTypes } from '#engine/abi/type.ts';
import { binary, constantText, fit, literalValue, treeConstant } from '#engine/lang/constant.ts';
import type { Exact } from '#engine/lang/rational.ts';
import {
	add,
	compare,
	divide,
	fraction,
	fromFloat,
	multiply,
	toFloat,
} from '#engine/lang/rational.ts';

const seed = { seed: 20230801, numRuns: 500 };
const integer = fc.maxSafeInteger();
const nonzero = integer.filter((x) => x !== 0);
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('fractions', () => {
	test('round to the nearest float64, as a division of exact numbers does', () => {
		fc.assert(
			fc.property(integer, nonzero, (a, b) => {
				// A negative zero is a zero.
				expect(toFloat(fraction(BigInt(a), BigInt(b)))).toBe(a / b + 0);
			}),
			seed,
		);
	});

	test('hold every float64 exactly', () => {
		fc.assert(
			fc.property(finite, (x) => {
				expect(toFloat(fromFloat(x))).toBe(x + 0);
			}),
			seed,
		);
	});

	test('hold every float32 exactly', () => {
		fc.assert(
			fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (x) => {
				expect(toFloat(fromFloat(x), 32)).toBe(x + 0);
			}),
			seed,
		);
	});

	test('add, multiply and divide without loss', () => {
		const exact = fc.tuple(integer, nonzero).map(([a, b]) => fraction(BigInt(a), BigInt(b)));
		fc.assert(
			fc.property(exact, exact, exact, (x, y, z) => {
				const left: Exact = multiply(add(x, y), z);
				expect(compare(left, add(multiply(x, z), multiply(y, z)))).toBe(0);
				if (compare(y, 0n) !== 0) expect(compare(multiply(divide(x, y), y), x)).toBe(0);
			}),
			seed,
		);
	});

	test('are infinite beyond the largest float, and round at its edge', () => {
		expect(toFloat(10n ** 400n)).toBe(Infinity);
		expect(toFloat(BigInt(Number.MAX_VALUE) + 1n)).toBe(Number.MAX_VALUE);
		expect(toFloat(-(2n ** 128n), 32)).toBe(-Infinity);
		expect(toFloat(2n ** 128n - 2n ** 104n, 32)).toBe(2 ** 128 - 2 ** 104);
	});
});

describe('literals', () => {
	test('of decimal floats round as the host rounds them', () => {
		const digits = fc.stringMatching(/^[0-9]{1,20}\.[0-9]{1,20}e-?[0-9]{1,2}$/);
		fc.assert(
			fc.property(digits, (text) => {
				expect(toFloat(literalValue('float', text) as Exact)).toBe(Number(text));
			}),
			seed,
		);
	});

	test.each([
		['int', '0x_1F', 31n],
		['int', '0b101', 5n],
		['int', '0o17', 15n],
		['int', '017', 15n],
		['int', '1_000', 1000n],
		['rune', "'日'", 0x65e5n],
		['float', '0x1p-2', { num: 1n, den: 4n }],
		['float', '1e3', 1000n],
		['float', '.5', { num: 1n, den: 2n }],
		['string', '"a\\n"', 'a\n'],
	] as const)('%s %s', (kind, text, value) => {
		expect(literalValue(kind, text)).toEqual(value);
	});
});

describe('values', () => {
	test('fit an integer type if it holds them', () => {
		expect(fit(255n, basicTypes.uint8)).toEqual({ value: 255n });
		expect(fit(256n, basicTypes.uint8)).toEqual({ failure: 'overflows' });
		expect(fit(-1n, basicTypes.uint64)).toEqual({ failure: 'overflows' });
		expect(fit(-(2n ** 63n), basicTypes.int64)).toEqual({ value: -(2n ** 63n) });
		expect(fit(fraction(5n, 2n), basicTypes.int)).toEqual({ failure: 'truncated' });
	});

	test('are rounded to a floating-point type', () => {
		const tenth = fraction(1n, 10n);
		expect(treeConstant(tenth, basicTypes.float64)).toBe(0.1);
		expect(treeConstant(tenth, basicTypes.float32)).toBe(Math.fround(0.1));
		expect(fit(10n ** 39n, basicTypes.float32)).toEqual({ failure: 'overflows' });
	});

	test('divide as integers or exactly', () => {
		expect(binary('/', -7n, 2n, true)).toBe(-3n);
		expect(binary('%', -7n, 2n, true)).toBe(-1n);
		expect(binary('/', 7n, 2n, false)).toEqual({ num: 7n, den: 2n });
	});

	test('are shown as Go shows them', () => {
		expect(constantText('a"\n\x00日\u{dcff}')).toBe('"a\\"\\n\\x00日\\xff"');
		expect(constantText(10n ** 21n, true)).toBe('1e+21');
		expect(constantText(fraction(1n, 3n))).toBe('0.333333');
		expect(constantText(10n ** 400n, true)).toBe('1e+400');
	});
});
