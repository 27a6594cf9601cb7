// The recordings of the real Go runtime, as tests: one for each file. They are spread over test files, so that
// these can run at the same time.

import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { verifyFile } from '#cli/verify/file.ts';

/** Recordings of the classic map: Go 1.23.5, linux/amd64, GODEBUG=cpu.aes=off. */
export const classicFolder = 'tests/oracle/classic';

/** Scenarios with test files of their own. A recording's name begins with its scenario. */
const groups = {
	random: ['fuzz', 'perm'],
	memory: ['memgc', 'memiter', 'manyovf', 'advance', 'hints'],
};

const limit = { timeout: 60_000 };

/** Declares a test for each recording of a group, or for each one that is in no group. */
export function replayGroup(group: keyof typeof groups | 'rest'): void {
	const all = readdirSync(classicFolder).filter((name) => name.endsWith('.jsonl.gz'));
	const grouped = Object.values(groups).flat();
	const chosen = all.filter((name) => {
		const scenario = name.split(/[-.]/)[0];
		return group === 'rest' ? !grouped.includes(scenario) : groups[group].includes(scenario);
	});
	describe(`our classic map does what the real one did (${group})`, () => {
		test.each(chosen)('%s', limit, (name) => {
			const { operations, mismatches, message } = verifyFile(`${classicFolder}/${name}`);
			expect(message).toBe('');
			expect(mismatches).toBe(0);
			expect(operations).toBeGreaterThan(0);
		});
	});
}
