// How the arguments of a command are read.

import { describe, expect, test } from 'vitest';
import { onlyOperand, parseArguments, UsageError } from '#cli/usage.ts';

const known = { json: 'switch', seed: 'uint32', 'max-instructions': 'number' } as const;

function parse(line: string) {
	return parseArguments(line.split(' ').filter(Boolean), known);
}

describe('arguments', () => {
	test.each([
		['a.go', ['a.go'], {}],
		['a.go --seed 5', ['a.go'], { seed: 5 }],
		['--seed=5 a.go --json', ['a.go'], { seed: 5, json: true }],
		['-seed 5 -', ['-'], { seed: 5 }],
		['--max-instructions 1_000_000 a.go', ['a.go'], { 'max-instructions': 1000000 }],
		['-- --json', ['--json'], {}],
		['', [], {}],
	])('of %j are sorted', (line, operands, flags) => {
		expect(parse(line)).toEqual({ operands, flags });
	});

	test.each([
		['--speed 5', 'unknown flag --speed'],
		['--toString', 'unknown flag --toString'],
		['--seed', '--seed needs a number'],
		['--seed x', '--seed needs a whole number, not "x"'],
		['--seed -1', '--seed needs a whole number, not "-1"'],
		['--seed 1.5', '--seed needs a whole number, not "1.5"'],
		['--seed=', '--seed needs a whole number, not ""'],
		['--seed 4294967296', '--seed takes numbers up to 4294967295'],
		[
			'--max-instructions 99999999999999999999',
			'--max-instructions takes numbers up to 9007199254740991',
		],
		['--json=yes', '--json takes no value'],
	])('of %j are a mistake', (line, message) => {
		expect(() => parse(line)).toThrow(new UsageError(message));
	});

	test('name one file', () => {
		expect(onlyOperand(['a.go'], 'FILE.go')).toBe('a.go');
		expect(() => onlyOperand([], 'FILE.go')).toThrow('FILE.go is missing');
		expect(() => onlyOperand(['a', 'b'], 'FILE.go')).toThrow('one FILE.go at a time, not 2');
	});
});
