import { describe, expect, test } from 'vitest';
import { runeValue, stringValue } from '#engine/lang/scan-text.ts';
import { Scanner } from '#engine/lang/scanner.ts';
import { SourceFile } from '#engine/lang/source.ts';
import { compareTexts, concatTexts, textToBytes } from '#engine/lang/text.ts';

/** The tokens of a text, one after another; `;` stands for an automatic semicolon. */
function tokens(text: string): string {
	const scanner = new Scanner(text, (pos, message) => {
		throw new Error(`${pos}: ${message}`);
	});
	const shown: string[] = [];
	for (let token = scanner.next(); token.kind !== 'EOF'; token = scanner.next())
		shown.push(token.kind === ';' ? token.text : token.text);
	return shown.join(' ');
}

describe('the scanner', () => {
	test('takes the longest operator', () => {
		expect(tokens('a&^=b<<=c...d<-e:=f++ ;')).toBe('a &^= b <<= c ... d <- e := f ++ semicolon');
	});

	test('puts a semicolon behind a line that ends in a name, literal, return or closing bracket', () => {
		expect(tokens('x\n1\nreturn\n)\n++\n+\n(\nfor\n')).toBe(
			'x newline 1 newline return newline ) newline ++ newline + ( for',
		);
	});

	test('puts it behind a comment that ends the line, and in place of one over several lines', () => {
		expect(tokens('x // c\ny /* c\n*/ z')).toBe('x newline y newline z EOF');
	});

	test('reads numbers of every base', () => {
		expect(tokens('0x_1F 0b1_0 0o17 017 1_000 1.5e-3 .5 0x1p-2 3i 08.5')).toBe(
			'0x_1F 0b1_0 0o17 017 1_000 1.5e-3 .5 0x1p-2 3i 08.5 EOF',
		);
	});
});

describe('literals', () => {
	test('have the values of their escapes', () => {
		expect(stringValue('"a\\n\\x41\\101\\u65e5\\""')).toBe('a\nAA日"');
		expect(stringValue('`a\\n\r\n`')).toBe('a\\n\n');
		expect(runeValue("'\\''")).toBe(39);
		expect(runeValue("'語'")).toBe(0x8a9e);
	});

	test('keep bytes that are not UTF-8', () => {
		expect([...textToBytes(stringValue('"a\\xff日"'))]).toEqual([97, 255, 0xe6, 0x97, 0xa5]);
	});

	test('become characters again when joined', () => {
		const joined = concatTexts(stringValue('"\\xe6\\x97"'), stringValue('"\\xa5"'));
		expect(joined).toBe('日');
		expect(compareTexts(joined, '日')).toBe(0);
		expect(compareTexts('a', 'b')).toBeLessThan(0);
	});
});

describe('positions', () => {
	test('count bytes from 1', () => {
		const source = new SourceFile('a.go', 'x\n日本𝄞 y\n');
		expect(source.position(source.text.indexOf('y'))).toEqual({ line: 2, column: 12 });
		expect(source.describe(0)).toBe('a.go:1:1');
	});
});
