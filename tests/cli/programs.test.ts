// Go programs about maps and memory do what real Go made of them (recorded.json, written by record.mjs).

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bundle } from '../../scripts/bundle.mjs';
import type { Outcome } from './go-program.ts';

// As the command line runs them: bundled, which is several times faster.
const { runGo } = (await import(
	await bundle('tests/cli/go-program.ts')
)) as typeof import('./go-program.ts');

const folder = new URL('programs/', import.meta.url);
const recorded = JSON.parse(
	readFileSync(new URL('recorded.json', import.meta.url), 'utf8'),
) as Record<string, Outcome>;

describe('the program', () => {
	test('of each file is recorded', () => {
		expect(readdirSync(folder).sort()).toEqual(Object.keys(recorded).sort());
	});

	test.each(Object.keys(recorded))('%s does what real Go does', (file) => {
		expect(runGo(readFileSync(new URL(file, folder), 'utf8'))).toEqual(recorded[file]);
	});

	test.each([2, 3, 4, 5])('does so with other hash keys, too (%d)', (seed) => {
		for (const file of ['large_map.go', 'iterate_change.go', 'growth_int.go', 'any_keys.go'])
			expect(runGo(readFileSync(new URL(file, folder), 'utf8'), seed)).toEqual(recorded[file]);
	});
});
