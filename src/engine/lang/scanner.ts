// Splits Go source into tokens, and puts in the semicolons that the language lets one leave out. Errors
// inside a token are reported in gc's wording and the token is handed out all the same.

import type { LiteralKind, ReportError, Token, TokenKind, TokenOp } from './token.ts';
import { isKeyword, precedence } from './token.ts';
import { scanNumber } from './scan-number.ts';
import { scanRune, scanString, scanRawString } from './scan-text.ts';

/** Operators and delimiters, longest first. */
const punctuation = [
	...['<<=', '>>=', '&^=', '...'],
	...['<<', '>>', '&^', '&&', '||', '==', '!=', '<=', '>=', ':=', '<-', '++', '--'],
	...['+=', '-=', '*=', '/=', '%=', '&=', '|=', '^='],
	...['+', '-', '*', '/', '%', '&', '|', '^', '<', '>', '=', '!', '~'],
	...['(', ')', '[', ']', '{', '}', ',', ';', ':', '.'],
];

/** Delimiters behind which a line's end is a semicolon. */
const closing = new Set([')', ']', '}', '++', '--']);

const letter = /[\p{L}_]/u;
const letterOrDigit = /[\p{L}\p{Nd}_]/u;

/** A letter or an underscore, as Go counts letters. */
function isLetter(char: string): boolean {
	return letter.test(char);
}

/** `U+0040 '@'`, as error messages show a character. */
function describeChar(char: string): string {
	const code = char.codePointAt(0) ?? 0;
	const hex = code.toString(16).toUpperCase().padStart(4, '0');
	return /\p{C}/u.test(char) ? `U+${hex}` : `U+${hex} '${char}'`;
}

/** Reads one token after another from a text. */
export class Scanner {
	readonly text: string;
	private readonly report: ReportError;
	private offset = 0;
	/** A line's end here is a semicolon. */
	private newlineEnds = false;

	constructor(text: string, report: ReportError) {
		this.text = text;
		this.report = report;
		if (text.startsWith('\ufeff')) this.offset = 1;
	}

	/** The next token; at the end of the text, `EOF` again and again. */
	next(): Token {
		for (;;) {
			const semicolon = this.skipBlank();
			if (semicolon) return semicolon;
			const char = this.charAt(this.offset);
			if (char === '') return this.token('EOF', this.offset, 'EOF');
			const token = this.scanToken(char);
			if (token) return token;
		}
	}

	private scanToken(char: string): Token | null {
		const start = this.offset;
		// Any character beyond ASCII begins a name, be it a wrong one.
		if (isLetter(char) || char >= '\x80') return this.scanName(start);
		if (isDigit(char) || (char === '.' && isDigit(this.charAt(start + 1))))
			return this.literal(scanNumber(this.text, start, this.report));
		if (char === '"') return this.literal(scanString(this.text, start, this.report));
		if (char === "'") return this.literal(scanRune(this.text, start, this.report));
		if (char === '`') return this.literal(scanRawString(this.text, start, this.report));
		const sign = punctuation.find((p) => this.text.startsWith(p, start));
		if (sign !== undefined) return this.scanPunctuation(sign, start);
		this.offset += char.length;
		this.report(start, `invalid character ${describeChar(char)}`);
		return null;
	}

	// Skips white space and comments; gives the semicolon that a line's end or the end of the file stands for.
	private skipBlank(): Token | null {
		for (;;) {
			const start = this.offset;
			const char = this.text[start];
			if (char === undefined) return this.newlineEnds ? this.semicolon(start, start, 'EOF') : null;
			if (char === '\n' && this.newlineEnds) return this.semicolon(start, start + 1, 'newline');
			if (char === ' ' || char === '\t' || char === '\r' || char === '\n') this.offset++;
			else if (this.text.startsWith('//', start)) {
				const end = this.text.indexOf('\n', start);
				this.offset = end < 0 ? this.text.length : end;
			} else if (this.text.startsWith('/*', start)) {
				const semicolon = this.skipBlockComment(start);
				if (semicolon) return semicolon;
			} else return null;
		}
	}

	private skipBlockComment(start: number): Token | null {
		const close = this.text.indexOf('*/', start + 2);
		if (close < 0) this.report(start, 'comment not terminated');
		const end = close < 0 ? this.text.length : close + 2;
		if (this.newlineEnds && this.text.slice(start, end).includes('\n'))
			return this.semicolon(start, end, 'newline');
		this.offset = end;
		return null;
	}

	private scanName(start: number): Token {
		let end = start;
		for (;;) {
			const char = this.charAt(end);
			if (char === '' || !letterOrDigit.test(char)) {
				if (char === '' || char < '\x80') break;
				this.report(end, `invalid character ${describeChar(char)} in identifier`);
			}
			end += char.length;
		}
		this.offset = end;
		const text = this.text.slice(start, end);
		if (!isKeyword(text)) {
			this.newlineEnds = true;
			return this.token('name', start, text);
		}
		this.newlineEnds =
			text === 'break' || text === 'continue' || text === 'fallthrough' || text === 'return';
		return this.token(text, start, text);
	}

	private literal(scanned: { end: number; kind: LiteralKind; bad: boolean }): Token {
		const start = this.offset;
		this.offset = scanned.end;
		this.newlineEnds = true;
		const token = this.token('literal', start, this.text.slice(start, scanned.end));
		token.literal = scanned.kind;
		token.bad = scanned.bad;
		return token;
	}

	private scanPunctuation(sign: string, start: number): Token {
		this.offset += sign.length;
		this.newlineEnds = closing.has(sign);
		if (sign === ';') return this.token(';', start, 'semicolon');
		if (sign === '++' || sign === '--')
			return this.token('incdec', start, sign, sign[0] as TokenOp);
		if (sign === '*') return this.token('*', start, sign, '*');
		if (sign === '!' || sign === '~' || precedence(sign) > 0)
			return this.token('operator', start, sign, sign as TokenOp);
		const op = sign.slice(0, -1);
		if (sign.endsWith('=') && precedence(op) > 0)
			return this.token('op=', start, sign, op as TokenOp);
		return this.token(sign as TokenKind, start, sign);
	}

	private semicolon(start: number, end: number, text: string): Token {
		this.offset = end;
		this.newlineEnds = false;
		return this.token(';', start, text);
	}

	private token(kind: TokenKind, pos: number, text: string, op: TokenOp | '' = ''): Token {
		return { kind, pos, end: this.offset, text, op, literal: 'int', bad: false };
	}

	// The whole character at an offset, of one or two units; '' behind the end.
	private charAt(offset: number): string {
		const code = this.text.codePointAt(offset);
		return code === undefined ? '' : String.fromCodePoint(code);
	}
}

function isDigit(char: string): boolean {
	return char >= '0' && char <= '9';
}
