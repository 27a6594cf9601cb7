import { describe, expect, test } from 'vitest';
import { cut, lengthOf, monoWidth } from '#scene/metrics.ts';

describe('a text in columns', () => {
	test.each([
		['', 0],
		['"go" → 17…', 10],
		['漢字', 4],
		['e\u0301\u0302x', 4],
		['😀', 2],
		['עברית', 5],
		['Ω≈ж', 3],
	])('%j takes %i', (text, columns) => {
		expect(lengthOf(text)).toBe(columns);
	});

	test.each([
		['gopher', 6, 'gopher'],
		['gopher', 5, 'goph…'],
		['漢字漢字', 8, '漢字漢字'],
		['漢字漢字', 6, '漢字…'],
		['a😀b', 3, 'a…'],
		['e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
		['e\u0301\u0302\u0303x', 4, '…'],
		['漢字', 1, '…'],
		['漢字', 0, ''],
	])('%j is cut to %i as %j', (text, columns, shown) => {
		expect(cut(text, columns * 10 * monoWidth, 10)).toBe(shown);
	});
});
