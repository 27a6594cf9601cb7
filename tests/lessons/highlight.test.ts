import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highlight, highlightLines } from '#lessons/highlight.ts';

const seed = 20;

function shown(source: string): string {
	return highlight(source)
		.map(({ text, kind }) => (kind === 'plain' ? text : `<${kind} ${text}>`))
		.join('');
}

describe('highlight', () => {
	test('knows keywords, literals, predeclared names and comments', () => {
		expect(shown('for i := range 3 { m["for"] = 0x1f } // for ever')).toBe(
			'<keyword for> i := <keyword range> <literal 3> { m[<literal "for">] = <literal 0x1f> } <comment // for ever>',
		);
		expect(shown('var s []string = nil')).toBe('<keyword var> s []<name string> = <literal nil>');
	});

	test('leaves words alone that only contain a keyword', () => {
		expect(shown('format π_for integer x1')).toBe('format π_for integer x1');
	});

	test('ends at a line what is not closed, and goes on', () => {
		expect(shown('"open\nif')).toBe('<literal "open>\n<keyword if>');
	});

	test('loses no character of any text', () => {
		const source = fc.string({
			unit: fc.constantFrom('a', 'if', '"', '`', '/', '*', "'", '\\', '\n', ' ', '1'),
		});
		fc.assert(
			fc.property(source, (text) => {
				const texts = highlight(text).map((piece) => piece.text);
				const lines = highlightLines(text).map((line) => line.map((piece) => piece.text).join(''));
				expect([texts.join(''), lines.join('\n')]).toEqual([text, text]);
			}),
			{ seed },
		);
	});
});
