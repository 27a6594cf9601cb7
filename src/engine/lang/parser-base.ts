// What all parts of the parser share: the token at hand, what to expect, and how to go on after an error.
// Wording and recovery follow gc, so that it is the same errors that are found after the first one.

import type { Diagnostic } from './diagnostic.ts';
import { Scanner } from './scanner.ts';
import type { SourceFile } from './source.ts';
import type { BadExpr, Ident, Pos } from './ast.ts';
import type { Token, TokenKind } from './token.ts';
import { kindText, tokenText } from './token.ts';

/** Keywords that begin a statement: inside a function, recovery never skips them. */
const statementKeywords: ReadonlySet<TokenKind> = new Set<TokenKind>([
	...(['break', 'const', 'continue', 'defer', 'fallthrough', 'for', 'go', 'goto'] as const),
	...(['if', 'return', 'select', 'switch', 'type', 'var'] as const),
]);

/** The token at hand and the errors so far. */
export class ParserBase {
	protected readonly source: SourceFile;
	readonly diagnostics: Diagnostic[] = [];
	protected token: Token;
	/** End of the token before the one at hand. */
	protected lastEnd: Pos = 0;
	/** Errors so far, also those that are not reported because their line has one. */
	protected errorCount = 0;
	/** How many function bodies are open. */
	protected functionDepth = 0;
	/** Below 0 in the header of a statement, where `{` begins the block and not a literal. */
	protected literalLevel = 0;
	private readonly scanner: Scanner;
	/** Line of the last syntax error; one more on the same line is not reported. */
	private lastErrorLine = 0;

	constructor(source: SourceFile) {
		this.source = source;
		this.scanner = new Scanner(source.text, (pos, message) => this.error(pos, message));
		this.token = this.scanner.next();
	}

	/** Whether an error was found that leaves no tree worth checking. */
	get failed(): boolean {
		return this.lastErrorLine > 0;
	}

	protected next(): void {
		this.lastEnd = this.token.end;
		this.token = this.scanner.next();
	}

	protected at(kind: TokenKind): boolean {
		return this.token.kind === kind;
	}

	/** Takes the token if it is of that kind. */
	protected got(kind: TokenKind): boolean {
		if (this.token.kind !== kind) return false;
		this.next();
		return true;
	}

	/** Takes a token of that kind; complains about any other and skips it. */
	protected want(kind: TokenKind): void {
		if (this.got(kind)) return;
		this.syntaxError(`, expected ${kindText(kind)}`);
		this.skip();
	}

	/** Reports an error that does not keep the tree from being checked. */
	protected error(pos: Pos, message: string): void {
		this.errorCount++;
		const found = this.source.diagnostic('syntax', pos, this.endAt(pos), message);
		const last = this.diagnostics[this.diagnostics.length - 1];
		if (last?.line !== found.line || last.message !== message) this.diagnostics.push(found);
	}

	/** `syntax error: unexpected …` at the token at hand, with what follows, as `, expected expression`. */
	protected syntaxError(tail: string): void {
		this.syntaxErrorAt(this.token.pos, `unexpected ${tokenText(this.token)}${tail}`);
	}

	/** `syntax error: message`; only the first one on a line counts. */
	protected syntaxErrorAt(pos: Pos, message: string): void {
		// Once something is wrong, an end of file is to be expected.
		if (this.at('EOF') && this.diagnostics.length > 0) return;
		this.errorCount++;
		const line = this.source.line(pos);
		if (line === this.lastErrorLine) return;
		this.lastErrorLine = line;
		this.error(pos, `syntax error: ${message}`);
	}

	/** Skips to one of the tokens, or, inside a function, to the beginning of a statement. */
	protected skipTo(...kinds: TokenKind[]): void {
		while (!this.at('EOF') && !kinds.includes(this.token.kind)) {
			if (this.functionDepth > 0 && statementKeywords.has(this.token.kind)) return;
			this.next();
		}
	}

	/** Skips one token. */
	protected skip(): void {
		if (!this.at('EOF')) this.next();
	}

	/**
	 * Elements up to `close`, with separators between, of which the last may be left out; takes `close`. The
	 * function returns whether it was the last element. Gives the position of `close`.
	 */
	protected list(
		context: string,
		separator: TokenKind,
		close: TokenKind,
		element: () => boolean,
	): Pos {
		let done = false;
		while (!this.at('EOF') && !this.at(close) && !done) {
			done = element();
			if (this.got(separator) || this.at(close)) continue;
			const or = `${kindText(separator)} or ${kindText(close)}`;
			this.syntaxError(` in ${context}; possibly missing ${or}`);
			this.skipTo(')', ']', '}');
			if (!this.at(close)) return this.token.pos;
		}
		const pos = this.token.pos;
		this.want(close);
		return pos;
	}

	protected name(): Ident {
		const { pos, end, text } = this.token;
		if (this.got('name')) return { kind: 'Ident', pos, end, name: text };
		this.syntaxError(', expected name');
		this.skip();
		return { kind: 'Ident', pos, end: pos, name: '_' };
	}

	protected badExpr(what?: string): BadExpr {
		return { kind: 'BadExpr', pos: this.token.pos, end: this.token.pos, what };
	}

	private endAt(pos: Pos): Pos {
		return this.token !== undefined && pos === this.token.pos ? this.token.end : pos + 1;
	}
}
