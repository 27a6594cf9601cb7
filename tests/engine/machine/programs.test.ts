// Real Go is the judge: programs/*.go are run by the machine, and what they write and how they end is compared
// with what programs/record.mjs recorded of Go 1.23.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bundle } from '../../../scripts/bundle.mjs';
import type { Outcome } from './outcome.ts';

const { executed, recorded } = (await import(
	await bundle('tests/engine/machine/outcome.ts')
)) as typeof import('./outcome.ts');

const folder = new URL('programs/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const realGo = JSON.parse(read('recorded.json')) as Record<string, Outcome>;
const names = readdirSync(folder).filter((name) => name.endsWith('.go'));

/** Without what differs from run to run, or from machine code to bytecode: arguments, addresses, offsets. */
function comparable({ stdout, stderr, status }: Outcome): Outcome {
	const text = stderr
		.replaceAll(/ pc=0x[0-9a-f]+/g, '')
		.replaceAll(/ \+0x[0-9a-f]+$/gm, '')
		.replaceAll(/^(main\.\w+)\(.*\)$/gm, '$1');
	return { stdout, stderr: text, status };
}

describe('a program', () => {
	test('of every recording is there', () => {
		expect(Object.keys(realGo).sort()).toEqual([...names].sort());
		expect(names.length).toBeGreaterThanOrEqual(60);
	});

	test.each(names)('does what real Go does: %s', (name) => {
		expect(comparable(executed(read(name), name))).toEqual(comparable(realGo[name]));
	});

	test.each(names)('does the same recorded, and written as JSON: %s', (name) => {
		const { stdout, stderr, status } = comparable(recorded(read(name), name));
		const real = comparable(realGo[name]);
		expect(status).toBe(real.status);
		// What is written to both is in one stream then, in order.
		if (!real.stderr.includes('goroutine 1')) expect(stdout).toBe(real.stdout + real.stderr);
		else expect([stdout, stderr]).toEqual([real.stdout, real.stderr]);
	});
});
