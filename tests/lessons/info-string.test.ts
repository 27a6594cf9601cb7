import { describe, expect, test } from 'vitest';
import { parseInfoString } from '#lessons/info-string.ts';

describe('an info string', () => {
	test('is a flag and options', () => {
		expect(
			parseInfoString('scenario name=growth title="One bucket, at a time" start=grow.begin#2'),
		).toEqual({
			flag: 'scenario',
			options: { name: 'growth', title: 'One bucket, at a time', start: 'grow.begin#2' },
		});
	});

	test('may be empty', () => {
		expect(parseInfoString(' ')).toEqual({ flag: undefined, options: {} });
	});

	test.each([
		['scenario live', 'live is not an option'],
		['scenario seed=1 seed=2', 'seed is given twice'],
		['scenario title="open', 'cannot read title="open'],
	])('%s is refused', (text, problem) => {
		expect(() => parseInfoString(text)).toThrow(problem);
	});
});
