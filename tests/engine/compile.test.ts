import { describe, expect, test } from 'vitest';
import { compile } from '#engine/compile.ts';
import { formatDiagnostic } from '#engine/lang/diagnostic.ts';

const messages = (source: string) => compile(source).diagnostics.map(formatDiagnostic);

describe('compile', () => {
	test('names the place of a NUL character', () => {
		expect(messages('package main\nfunc main() { println("a\0b") }\n')).toEqual([
			'main.go:2:25: invalid NUL character',
		]);
	});

	test('says so when a program is nested too deeply', () => {
		const source = `package main\nfunc main() { x := 1; println(1${'+x'.repeat(40_000)}) }\n`;
		expect(messages(source)).toEqual([
			'main.go:1:1: a program that is nested this deeply is not supported',
		]);
	});
});
