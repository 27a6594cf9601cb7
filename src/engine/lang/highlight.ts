// Colours for Go source: what kind of thing each stretch of text is. It never fails; text that is not Go is
// left plain. The code pane and the build of the lessons use it.

import { predeclaredConstants, predeclaredFunctions, predeclaredTypes } from './predeclared.ts';
import { Scanner } from './scanner.ts';
import type { Token } from './token.ts';
import { isKeyword } from './token.ts';

/** What a stretch of source is. */
export type HighlightClass =
	'keyword' | 'type' | 'builtin' | 'constant' | 'function' | 'string' | 'number' | 'comment';

/** A stretch of source with a colour; offsets in UTF-16 units, `to` behind its last character. */
export interface Highlight {
	from: number;
	to: number;
	class: HighlightClass;
}

const classes = new Map<string, HighlightClass>([
	...predeclaredTypes.map((name) => [name, 'type'] as const),
	...predeclaredFunctions.map((name) => [name, 'builtin'] as const),
	...predeclaredConstants.map((name) => [name, 'constant'] as const),
]);

/** The coloured stretches of a source, in order and without overlap. */
export function highlight(source: string): Highlight[] {
	const stretches: Highlight[] = [];
	const scanner = new Scanner(source, () => {});
	let end = 0;
	let before: Token | null = null;
	let token = nextReal(scanner);
	for (;;) {
		stretches.push(...comments(source, end, token.pos));
		if (token.kind === 'EOF') return stretches;
		const after = nextReal(scanner);
		const found = classOf(token, before, after);
		if (found) stretches.push({ from: token.pos, to: token.end, class: found });
		end = token.end;
		before = token;
		token = after;
	}
}

// The next token that stands in the source, as opposed to a line's end.
function nextReal(scanner: Scanner): Token {
	for (;;) {
		const token = scanner.next();
		if (token.kind === 'EOF') return { ...token, pos: scanner.text.length };
		if (token.kind !== ';' || token.text === 'semicolon') return token;
	}
}

function classOf(token: Token, before: Token | null, after: Token): HighlightClass | null {
	if (isKeyword(token.kind)) return 'keyword';
	if (token.kind === 'literal')
		return token.literal === 'string' || token.literal === 'rune' ? 'string' : 'number';
	if (token.kind !== 'name') return null;
	const predeclared = before?.kind === '.' ? undefined : classes.get(token.text);
	return predeclared ?? (after.kind === '(' ? 'function' : null);
}

// The comments between two tokens.
function comments(source: string, from: number, to: number): Highlight[] {
	const found = source.slice(from, to).matchAll(/\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/g);
	return [...found].map((match) => ({
		from: from + match.index,
		to: from + match.index + match[0].length,
		class: 'comment',
	}));
}
