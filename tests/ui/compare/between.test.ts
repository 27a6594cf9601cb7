import { expect, test } from 'vitest';
import { between } from '#ui/compare/between.ts';

test('the area between two lines goes along the one and back along the other', () => {
	const a = { states: [0, 4], values: [1, 3] };
	const b = { states: [0, 2], values: [2, 2] };
	expect(between(a, b, 10, 5)).toBe('M0 4H4V2H10V3H2V3H0z');
});
