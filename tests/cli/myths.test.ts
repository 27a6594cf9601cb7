// The programs behind the course's myths: each either prints what real Go 1.23 printed, or its messages name what
// is not supported yet.
//
// Where numbers depend on the hash key (overflow buckets), real Go prints other ones at every run; then they
// have to be close.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bundle } from '../../scripts/bundle.mjs';

const { runGo } = (await import(
	await bundle('tests/cli/go-program.ts')
)) as typeof import('./go-program.ts');

function read(file: string): string {
	return readFileSync(new URL(`myths/${file}`, import.meta.url), 'utf8');
}

function printed(name: string): string {
	const { stdout, stderr, status } = runGo(read(`${name}.go`));
	expect(status).toBe(0);
	return stdout + stderr;
}

/** A text with its numbers taken out, and those numbers. */
function apart(text: string): { words: string; numbers: number[] } {
	return {
		words: text.replace(/\d+/g, '#'),
		numbers: (text.match(/\d+/g) ?? []).map(Number),
	};
}

/** Programs that print the same at every run of real Go. */
const exact = ['m01_delete', 'm02_growth', 'm10_keepalive'];

/** Programs whose numbers differ from run to run, and by how much they may: so many KiB. */
const close: [name: string, tolerance: number][] = [
	['m03_incremental', 12],
	['m07_memstats', 16],
	['m12_churn', 16],
];

/** Programs that use what is not supported yet: their messages, without the place. */
const unsupported: [name: string, messages: string[]][] = [
	['m04_escape', ['package "testing"', 'function literal', 'function literal']],
	['m05_128', ['package "testing"', 'function literal', 'function literal']],
	['m06_stack', ['package "runtime/debug"']],
	['m08_syncmap', ['package "sync"', 'package "time"', 'function literal']],
	[
		'm09_frames',
		['package "bytes"', 'package "runtime/pprof"', 'package "strings"', 'runtime.MemProfileRate'],
	],
	['m11_nilmap', ['defer statement']],
];

describe('the myth', () => {
	test.each(exact)('%s prints what real Go prints', (name) => {
		expect(printed(name)).toBe(read(`${name}.txt`));
	});

	test.each(close)('%s prints the same words, and numbers within %d', (name, tolerance) => {
		const have = apart(printed(name));
		const want = apart(read(`${name}.txt`));
		expect(have.words).toBe(want.words);
		want.numbers.forEach((number, i) => {
			expect(Math.abs(have.numbers[i] - number)).toBeLessThanOrEqual(tolerance);
		});
	});

	test.each(unsupported)('%s names what is not supported yet', (name, messages) => {
		const { stdout, stderr, status } = runGo(read(`${name}.go`));
		expect(status).toBe(1);
		expect(stdout).toBe('');
		expect(stderr.trimEnd().split('\n').map(messageOf)).toEqual(messages);
	});
});

/** What a message says is not supported. */
function messageOf(line: string): string {
	return /^main\.go:\d+:\d+: (.*) is not supported yet$/.exec(line)?.[1] ?? line;
}
