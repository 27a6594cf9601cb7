import { describe, expect, test } from 'vitest';
import { roundTop, shareAt, silhouette, stepPath } from '#ui/chart.ts';

describe('stepPath', () => {
	test('holds each value until the next state, and the last to the end', () => {
		expect(stepPath([0, 4, 6], [0, 10, 30], 9, 50)).toBe('M0 50H4V40H6V20H9');
	});
});

describe('roundTop', () => {
	test.each([
		[0, 1],
		[1, 1],
		[3, 5],
		[11, 20],
		[50, 50],
		[40_960, 50_000],
	])('of %d is %d', (most, top) => {
		expect(roundTop(most)).toBe(top);
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
