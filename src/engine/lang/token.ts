// The tokens of Go, under the names by which the parser asks for them and error messages show them.

import type { BinaryOp } from './ast.ts';

export type Keyword =
	| 'break'
	| 'case'
	| 'chan'
	| 'const'
	| 'continue'
	| 'default'
	| 'defer'
	| 'else'
	| 'fallthrough'
	| 'for'
	| 'func'
	| 'go'
	| 'goto'
	| 'if'
	| 'import'
	| 'interface'
	| 'map'
	| 'package'
	| 'range'
	| 'return'
	| 'select'
	| 'struct'
	| 'switch'
	| 'type'
	| 'var';

const keywords: ReadonlySet<string> = new Set<Keyword>([
	...(['break', 'case', 'chan', 'const', 'continue', 'default', 'defer', 'else'] as const),
	...(['fallthrough', 'for', 'func', 'go', 'goto', 'if', 'import', 'interface', 'map'] as const),
	...(['package', 'range', 'return', 'select', 'struct', 'switch', 'type', 'var'] as const),
]);

/** Whether the word is a keyword. */
export function isKeyword(word: string): word is Keyword {
	return keywords.has(word);
}

/**
 * What the parser switches on. `operator` is a binary or unary operator other than `*`, `op=` an assignment
 * with operator, `incdec` is `++` or `--`; which one is in `Token.op`.
 */
export type TokenKind =
	| Keyword
	| 'EOF'
	| 'name'
	| 'literal'
	| 'operator'
	| 'op='
	| 'incdec'
	| '='
	| ':='
	| '<-'
	| '*'
	| '('
	| '['
	| '{'
	| ')'
	| ']'
	| '}'
	| ','
	| ';'
	| ':'
	| '.'
	| '...';

/** Operators that tokens carry: the binary ones, and `!` and `~`. */
export type TokenOp = BinaryOp | '!' | '~';

/** How a literal token is to be read. */
export type LiteralKind = 'int' | 'float' | 'imaginary' | 'rune' | 'string';

/** Told of every lexical error: where it is, and what. */
export type ReportError = (pos: number, message: string) => void;

/** One token. */
export interface Token {
	kind: TokenKind;
	/** Offset of its first character, and one past its last. */
	pos: number;
	end: number;
	/** Name or literal as written; for `;`: `semicolon`, `newline` or `EOF`, whichever caused it. */
	text: string;
	/** For `operator`, `op=`, `incdec` (`+` or `-`) and `*`. */
	op: TokenOp | '';
	literal: LiteralKind;
	/** The literal is malformed and has been reported. */
	bad: boolean;
}

/** Precedence of a binary operator, 1 (`||`) to 5 (`*`); 0 for others. */
export function precedence(op: string): number {
	switch (op) {
		case '||':
			return 1;
		case '&&':
			return 2;
		case '==':
		case '!=':
		case '<':
		case '<=':
		case '>':
		case '>=':
			return 3;
		case '+':
		case '-':
		case '|':
		case '^':
			return 4;
		case '*':
		case '/':
		case '%':
		case '&':
		case '&^':
		case '<<':
		case '>>':
			return 5;
	}
	return 0;
}

/** How messages name a kind of token that was expected. */
export function kindText(kind: TokenKind): string {
	if (kind === ',') return 'comma';
	if (kind === ';') return 'semicolon or newline';
	return kind;
}

/** How messages name the token that was found. */
export function tokenText(token: Token): string {
	switch (token.kind) {
		case 'name':
			return `name ${token.text}`;
		case 'literal':
			return `literal ${token.text}`;
		case ';':
			return token.text;
		case 'operator':
			return token.op;
		case 'op=':
			return `${token.op}=`;
		case 'incdec':
			return token.op + token.op;
	}
	return kindText(token.kind);
}
