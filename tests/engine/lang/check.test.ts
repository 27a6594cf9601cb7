import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkSource } from '#engine/lang/check.ts';
import { formatDiagnostic } from '#engine/lang/diagnostic.ts';
import { SourceFile } from '#engine/lang/source.ts';
import { parseCases, programOf } from './cases.mjs';

/** What is wrong with a program, as `go build` prints it. */
function errors(source: string): string {
	const { diagnostics } = checkSource(new SourceFile('prog.go', source));
	return diagnostics.map(formatDiagnostic).join('\n');
}

function corpus(name: string) {
	return parseCases(readFileSync(new URL(name, import.meta.url), 'utf8'));
}

/** gc says so when it has printed ten errors, whether or not there are more. */
const tooMany = /\n.*too many errors$/;

describe('wrong programs get the errors of go build', () => {
	test.each(corpus('errors-syntax.txt'))('syntax: $name', ({ source, expected }) => {
		expect(errors(source)).toBe(expected.replace(tooMany, ''));
	});

	test.each(corpus('errors-types.txt'))('types: $name', ({ source, expected }) => {
		expect(errors(source)).toBe(expected.replace(tooMany, ''));
	});
});

describe('right programs', () => {
	test.each(corpus('valid.txt'))('$name', ({ source, expected }) => {
		expect(expected).toBe('');
		const { checked, diagnostics } = checkSource(new SourceFile('prog.go', source));
		expect(diagnostics.map(formatDiagnostic)).toEqual([]);
		expect(checked).not.toBeNull();
	});
});

describe('the package', () => {
	test('must have a main function', () => {
		expect(errors('package main\n')).toBe(
			'prog.go:1:9: function main is undeclared in the main package',
		);
	});

	test('must be called main', () => {
		expect(errors('package other\n\nfunc main() {}\n')).toBe(
			'prog.go:1:9: package other is not a main package',
		);
	});
});

describe('what is not supported yet', () => {
	const cases = parseCases(readFileSync(new URL('unsupported.txt', import.meta.url), 'utf8'));
	test.each(cases)('$name', ({ source, expected }) => {
		expect(errors(source)).toBe(expected);
	});

	test('says nothing about variables and imports that are perhaps used there', () => {
		const source = programOf('\tx := 1\n\tdefer println(x)\n');
		expect(errors(source)).toBe('prog.go:5:2: defer statement is not supported yet');
	});
});
