// A source file and its positions. The parser counts in UTF-16 units; gc prints lines and columns from 1,
// columns in bytes of UTF-8. This is the one place that translates.

import type { Diagnostic } from './diagnostic.ts';
import type { Pos } from './ast.ts';

/** Line and column as gc counts them: from 1, columns in bytes. */
interface LineColumn {
	line: number;
	column: number;
}

/** Bytes that `text.slice(from, to)` takes in UTF-8. */
function utf8Length(text: string, from = 0, to = text.length): number {
	let bytes = 0;
	for (let i = from; i < to; i++) {
		const unit = text.charCodeAt(i);
		if (unit < 0x80) bytes += 1;
		else if (unit < 0x800) bytes += 2;
		// Each half of a surrogate pair counts two of its four bytes.
		else if (unit >= 0xd800 && unit < 0xe000) bytes += 2;
		else bytes += 3;
	}
	return bytes;
}

/** A Go source text under the name that diagnostics print. */
export class SourceFile {
	readonly name: string;
	readonly text: string;
	/** Offset of the first character of each line. */
	private readonly lineStarts: number[] = [0];

	constructor(name: string, text: string) {
		this.name = name;
		this.text = text;
		for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1))
			this.lineStarts.push(i + 1);
	}

	/** Line, from 1, of the character at `pos`. */
	line(pos: Pos): number {
		let low = 0;
		let high = this.lineStarts.length;
		while (high - low > 1) {
			const middle = (low + high) >> 1;
			if (this.lineStarts[middle] <= pos) low = middle;
			else high = middle;
		}
		return low + 1;
	}

	/** Line and byte column of the character at `pos`. */
	position(pos: Pos): LineColumn {
		const line = this.line(pos);
		return { line, column: utf8Length(this.text, this.lineStarts[line - 1], pos) + 1 };
	}

	/** `name:line:column`, as in "other declaration of x". */
	describe(pos: Pos): string {
		const { line, column } = this.position(pos);
		return `${this.name}:${line}:${column}`;
	}

	/** A diagnostic for the text from `pos` to `end`. */
	diagnostic(kind: Diagnostic['kind'], pos: Pos, end: Pos, message: string): Diagnostic {
		const from = this.position(pos);
		const to = this.position(Math.max(pos, Math.min(end, this.text.length)));
		return {
			file: this.name,
			line: from.line,
			column: from.column,
			endLine: to.line,
			endColumn: to.column,
			message,
			kind,
		};
	}
}
