import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisFor, shareAt, silhouette, stepPath } from '#ui/chart.ts';

describe('stepPath', () => {
	test('holds each value until the next state, and the last to the end', () => {
		expect(stepPath([0, 4, 6], [0, 10, 30], 9, 50)).toBe('M0 50H4V40H6V20H9');
	});
});

describe('axisFor', () => {
	test.each([
		[0, 3, 0, 5],
		[0, 40_960, 0, 50_000],
		[100, 900, 0, 1000],
		[43_048, 45_256, 42_000, 46_000],
		[7, 7, 7, 8],
		[0, 0, 0, 1],
	])('for %d to %d goes from %d to %d', (low, high, base, top) => {
		const axis = axisFor(low, high);
		expect(axis.base).toBe(base);
		expect(axis.top).toBe(top);
	});

	test('holds its values', () => {
		const bytes = fc.nat(1e9);
		fc.assert(
			fc.property(bytes, bytes, (a, b) => {
				const { base, top } = axisFor(Math.min(a, b), Math.max(a, b));
				expect(base).toBeLessThanOrEqual(Math.min(a, b));
				expect(top).toBeGreaterThanOrEqual(Math.max(a, b));
				expect(top).toBeGreaterThan(base);
			}),
			{ seed: 2311 },
		);
	});
});

describe('silhouette', () => {
	test('stands on its ground line', () => {
		expect(silhouette([0, 1, 0.5])).toBe('M0 1V1.00H1V0.00H2V0.50H3V1z');
	});
});

describe('shareAt', () => {
	test.each([
		[50, 0],
		[100, 0],
		[150, 0.5],
		[200, 1],
		[900, 1],
	])('of x = %d is %d', (x, share) => {
		expect(shareAt(x, 100, 100)).toBe(share);
	});
});
