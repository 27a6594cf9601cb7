import { describe, expect, test } from 'vitest';
import { highlight } from '#engine/lang/highlight.ts';

/** The source with every coloured stretch written as ‹class:text›. */
function marked(source: string): string {
	let text = '';
	let end = 0;
	for (const { from, to, class: name } of highlight(source)) {
		text += `${source.slice(end, from)}‹${name}:${source.slice(from, to)}›`;
		end = to;
	}
	return text + source.slice(end);
}

describe('highlight', () => {
	test('tells keywords, types, builtins, constants, calls and literals apart', () => {
		expect(marked('func f(x int) bool { return g(len("a"), 0x1F, nil) }')).toBe(
			'‹keyword:func› ‹function:f›(x ‹type:int›) ‹type:bool› { ‹keyword:return› ' +
				'‹function:g›(‹builtin:len›(‹string:"a"›), ‹number:0x1F›, ‹constant:nil›) }',
		);
	});

	test('finds comments at the end of a line, between tokens and at the end', () => {
		expect(marked('x := 1 // one\n/* two\n */ y() /* open')).toBe(
			'x := ‹number:1› ‹comment:// one›\n‹comment:/* two\n */› ‹function:y›() ‹comment:/* open›',
		);
	});

	test('leaves a comment inside a string alone', () => {
		expect(marked('"// no" `/* no */`')).toBe('‹string:"// no"› ‹string:`/* no */`›');
	});

	test('does not colour a field that is called like a type', () => {
		expect(marked('a.string')).toBe('a.string');
	});

	test('leaves what is not Go plain', () => {
		expect(marked('# ¿? \\ 日本')).toBe('# ¿? \\ 日本');
	});
});
