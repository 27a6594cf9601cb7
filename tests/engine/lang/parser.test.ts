import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatDiagnostic } from '#engine/lang/diagnostic.ts';
import { exprText } from '#engine/lang/expr-text.ts';
import { parseFile } from '#engine/lang/parser.ts';
import { SourceFile } from '#engine/lang/source.ts';
import { parseCases } from './cases.mjs';

const corpus = readFileSync(new URL('errors-syntax.txt', import.meta.url), 'utf8');
const syntaxCases = parseCases(corpus).filter(({ expected }) => expected.includes('syntax error'));

/** The expression as the parser understood it, every binary operation in parentheses. */
function grouped(text: string): string {
	const { file } = parseFile(new SourceFile('a.go', `package main\nvar x = ${text}\n`));
	const decl = file?.decls[0];
	if (decl?.kind !== 'VarDecl') throw new Error(`not parsed: ${text}`);
	const show = (x: (typeof decl.values)[0]): string =>
		x.kind === 'BinaryExpr' ? `(${show(x.x)} ${x.op} ${show(x.y)})` : exprText(x);
	return show(decl.values[0]);
}

describe('errors of the parser', () => {
	test.each(syntaxCases)('$name', ({ source, expected }) => {
		const { file, diagnostics } = parseFile(new SourceFile('prog.go', source));
		diagnostics.sort((a, b) => a.line - b.line || a.column - b.column);
		expect(file).toBeNull();
		expect(diagnostics.map(formatDiagnostic).join('\n')).toBe(expected);
	});
});

describe('expressions', () => {
	test('bind by precedence, from the left', () => {
		expect(grouped('a + b*c - d')).toBe('((a + (b * c)) - d)');
		expect(grouped('a || b && c == d+1<<2')).toBe('(a || (b && (c == (d + (1 << 2)))))');
	});

	test('bind unary operators, calls and indices closer', () => {
		expect(grouped('-a[i] * f(x).y')).toBe('(-a[i] * f(x).y)');
		expect(grouped('*p & ^mask')).toBe('(*p & ^mask)');
	});
});
