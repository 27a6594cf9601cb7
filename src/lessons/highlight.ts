// Colours Go source without understanding it: enough for reading. Lines come apart at newlines, so that a
// code pane can show them one by one. Pure and small: pages may load it.

/** What a piece of source is; `plain` has no colour. */
export type PieceKind = 'plain' | 'keyword' | 'literal' | 'name' | 'comment';

/** A piece of a line. */
export interface Piece {
	text: string;
	kind: PieceKind;
}

const keywords =
	'break|case|chan|const|continue|default|defer|else|fallthrough|for|func|go|goto|if|import|interface|' +
	'map|package|range|return|select|struct|switch|type|var';

/** Types, functions and constants that every Go file knows. */
const predeclared =
	'any|append|bool|byte|cap|clear|close|comparable|complex|complex64|complex128|copy|delete|error|' +
	'float32|float64|imag|int|int8|int16|int32|int64|len|make|max|min|new|panic|print|println|real|' +
	'recover|rune|string|uint|uint8|uint16|uint32|uint64|uintptr';

const token = new RegExp(
	[
		String.raw`(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))`,
		String.raw`(?<literal>"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|${'`[^`]*`?'}` +
			String.raw`|\b(?:0[xXbBoO][\w.]*|\d[\w.]*)|\b(?:true|false|nil|iota)\b)`,
		String.raw`\b(?<keyword>${keywords})\b`,
		String.raw`\b(?<name>${predeclared})\b`,
		String.raw`[\p{L}_][\p{L}\p{N}_]*`,
	].join('|'),
	'gu',
);

function kindOf(groups: Record<string, string | undefined>): PieceKind {
	const kinds = ['comment', 'literal', 'keyword', 'name'] as const;
	return kinds.find((kind) => groups[kind] !== undefined) ?? 'plain';
}

/** The pieces of a Go source, in order: their texts put together are the source. */
export function highlight(source: string): Piece[] {
	const pieces: Piece[] = [];
	const add = (text: string, kind: PieceKind) => {
		const last = pieces.at(-1);
		if (last?.kind === kind) last.text += text;
		else if (text) pieces.push({ text, kind });
	};
	let done = 0;
	for (const match of source.matchAll(token)) {
		add(source.slice(done, match.index), 'plain');
		add(match[0], kindOf(match.groups ?? {}));
		done = match.index + match[0].length;
	}
	add(source.slice(done), 'plain');
	return pieces;
}

/** The same, line by line. */
export function highlightLines(source: string): Piece[][] {
	const lines: Piece[][] = [[]];
	for (const { text, kind } of highlight(source))
		for (const [i, part] of text.split('\n').entries()) {
			if (i > 0) lines.push([]);
			if (part) lines.at(-1)?.push({ text: part, kind });
		}
	return lines;
}
