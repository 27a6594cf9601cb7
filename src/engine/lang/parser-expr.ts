// Parses expressions: binary by precedence, then unary, then operands with what may follow them.

import type { BinaryOp, CompositeLit, Element, Expr, Pos, UnaryExpr } from './ast.ts';
import type { Block } from './ast-stmt.ts';
import { TypeParser } from './parser-type.ts';
import { precedence } from './token.ts';

/** The part of the parser that reads expressions. */
export abstract class ExprParser extends TypeParser {
	/** A function's body; function literals have one. */
	protected abstract functionBody(): Block;

	/** An expression, or a type where one may stand in its place. */
	override expr(): Expr {
		return this.binaryExpr(0);
	}

	protected exprList(): Expr[] {
		const list = [this.expr()];
		while (this.got(',')) list.push(this.expr());
		return list;
	}

	private binaryExpr(above: number): Expr {
		let x = this.unaryExpr();
		for (;;) {
			const op = this.token.op as BinaryOp;
			const isBinary = this.at('operator') || this.at('*');
			const level = isBinary ? precedence(op) : 0;
			if (level <= above) return x;
			const opPos = this.token.pos;
			this.next();
			const y = this.binaryExpr(level);
			x = { kind: 'BinaryExpr', op, opPos, x, y, pos: x.pos, end: y.end };
		}
	}

	private unaryExpr(): Expr {
		const { kind, op, pos } = this.token;
		if (kind === '*') {
			this.next();
			const x = this.unaryExpr();
			return { kind: 'StarExpr', x, pos, end: x.end };
		}
		if (kind === '<-') {
			this.next();
			if (this.at('chan')) {
				this.next();
				return { kind: 'ChanType', elem: this.chanElem(), pos, end: this.lastEnd };
			}
			const x = this.unaryExpr();
			return { kind: 'UnaryExpr', op: '<-', x, pos, end: x.end };
		}
		if (kind === 'operator' && ['+', '-', '!', '^', '&', '~'].includes(op)) {
			this.next();
			// The parentheses of `&(x)` are of no account, as gc sees it.
			const x = op === '&' ? unparen(this.unaryExpr()) : this.unaryExpr();
			if (op === '~') {
				const hint = '(use ^ for bitwise complement)';
				this.error(pos, `cannot use ~ outside of interface or type constraint ${hint}`);
				return { kind: 'BadExpr', pos, end: x.end };
			}
			return { kind: 'UnaryExpr', op: op as UnaryExpr['op'], x, pos, end: this.lastEnd };
		}
		return this.primaryExpr();
	}

	// ------------------------------------------------------------ operands

	/** An operand with the selectors, indices, calls and literal values behind it. */
	protected primaryExpr(): Expr {
		let x = this.operand();
		for (;;) {
			switch (this.token.kind) {
				case '.':
					x = this.selector(x);
					break;
				case '[':
					x = this.indexOrSlice(x);
					break;
				case '(':
					x = this.call(x);
					break;
				case '{': {
					if (!this.literalMayFollow(x)) return x;
					if (x.kind === 'ParenExpr')
						this.syntaxErrorAt(this.token.pos, 'cannot parenthesize type in composite literal');
					x = this.compositeLit(x, x.pos);
					break;
				}
				default:
					return x;
			}
		}
	}

	private operand(): Expr {
		const { pos, end, text, literal, bad } = this.token;
		switch (this.token.kind) {
			case 'literal':
				this.next();
				return { kind: 'BasicLit', lit: literal, text, bad, pos, end };
			case 'name':
				return this.name();
			case '(': {
				this.next();
				this.literalLevel++;
				const x = this.expr();
				this.literalLevel--;
				this.want(')');
				return { kind: 'ParenExpr', x, pos, end: this.lastEnd };
			}
			case 'func':
				return this.functionLitOrType(pos);
			case '[':
			case 'chan':
			case 'map':
			case 'struct':
			case 'interface':
				return this.type();
		}
		const x = this.badExpr();
		this.syntaxError(', expected expression');
		this.skipTo(')', ']', '}');
		return x;
	}

	private functionLitOrType(pos: Pos): Expr {
		this.next();
		const signature = this.signature();
		if (!this.at('{')) return { kind: 'FuncType', signature, pos, end: this.lastEnd };
		this.literalLevel++;
		const body = this.functionBody();
		this.literalLevel--;
		return { kind: 'FuncLit', signature, body, pos, end: this.lastEnd };
	}

	private selector(x: Expr): Expr {
		this.next();
		if (this.at('name')) {
			const sel = this.name();
			return { kind: 'SelectorExpr', x, sel, pos: x.pos, end: sel.end };
		}
		if (this.got('(')) {
			const typ = this.got('type') ? null : this.type();
			this.want(')');
			return { kind: 'TypeAssertExpr', x, typ, pos: x.pos, end: this.lastEnd };
		}
		this.syntaxError(', expected name or (');
		this.skipTo(';', ')');
		return x;
	}

	private indexOrSlice(x: Expr): Expr {
		const lbrack = this.token.pos;
		this.next();
		this.literalLevel++;
		const result = this.behindBracket(x, lbrack);
		this.literalLevel--;
		return result;
	}

	private behindBracket(x: Expr, lbrack: Pos): Expr {
		let low: Expr | null = null;
		if (this.at(']')) {
			const index = this.badExpr();
			this.syntaxError(', expected operand');
			this.next();
			return { kind: 'IndexExpr', x, lbrack, index, pos: x.pos, end: this.lastEnd };
		}
		if (!this.at(':')) {
			low = this.expr();
			if (this.at(',')) return this.typeArgumentsBehind(x);
			if (this.got(']'))
				return { kind: 'IndexExpr', x, lbrack, index: low, pos: x.pos, end: this.lastEnd };
		}
		if (!this.got(':')) {
			this.syntaxError(', expected comma, : or ]');
			this.skipTo(',', ':', ']');
		}
		return this.sliceExpr(x, lbrack, low);
	}

	// `f[A, B]`: at the first comma.
	private typeArgumentsBehind(x: Expr): Expr {
		while (this.got(',')) if (!this.at(']') && !this.typeOrNull()) break;
		this.want(']');
		return { kind: 'BadExpr', what: 'type argument list', pos: x.pos, end: this.lastEnd };
	}

	// `x[low:` has been read. gc takes a slice expression to begin at its bracket.
	private sliceExpr(x: Expr, lbrack: Pos, low: Expr | null): Expr {
		let high: Expr | null = null;
		let max: Expr | null = null;
		if (!this.at(':') && !this.at(']')) high = this.expr();
		if (this.at(':')) {
			if (!high) this.error(this.token.pos, 'middle index required in 3-index slice');
			this.next();
			if (this.at(']')) this.error(this.token.pos, 'final index required in 3-index slice');
			else max = this.expr();
		}
		this.want(']');
		return { kind: 'SliceExpr', x, low, high, max, pos: lbrack, end: this.lastEnd };
	}

	private call(fun: Expr): Expr {
		this.next();
		this.literalLevel++;
		const args: Expr[] = [];
		let ellipsis = false;
		const rparen = this.list('argument list', ',', ')', () => {
			args.push(this.expr());
			ellipsis = this.got('...');
			return ellipsis;
		});
		this.literalLevel--;
		return { kind: 'CallExpr', fun, args, ellipsis, rparen, pos: fun.pos, end: this.lastEnd };
	}

	// ------------------------------------------------------------ composite literals

	// Whether the `{` at hand begins the value of a literal of type x, and not a block.
	private literalMayFollow(x: Expr): boolean {
		const inner = x.kind === 'ParenExpr' ? unparen(x) : x;
		switch (inner.kind) {
			case 'Ident':
				return this.literalLevel >= 0;
			case 'SelectorExpr':
				return this.literalLevel >= 0 && inner.x.kind === 'Ident';
			case 'IndexExpr':
				return this.literalLevel >= 0 && mayBeType(inner.index);
			case 'BadExpr':
				return this.literalLevel >= 0 && inner.what !== undefined;
			case 'ArrayType':
			case 'MapType':
			case 'StructType':
				return true;
		}
		return false;
	}

	private compositeLit(typ: Expr | null, pos: Pos): CompositeLit {
		this.literalLevel++;
		this.want('{');
		const elems: Element[] = [];
		const rbrace = this.list('composite literal', ',', '}', () => {
			elems.push(this.element());
			return false;
		});
		this.literalLevel--;
		return { kind: 'CompositeLit', typ, elems, rbrace, pos, end: this.lastEnd };
	}

	private element(): Element {
		const pos = this.token.pos;
		const first = this.elementValue();
		if (!this.got(':')) return { pos, key: null, elem: first, index: -1 };
		return { pos, key: first, elem: this.elementValue(), index: -1 };
	}

	private elementValue(): Expr {
		return this.at('{') ? this.compositeLit(null, this.token.pos) : this.expr();
	}
}

/** The expression without the parentheses around it. */
export function unparen(x: Expr): Expr {
	let inner = x;
	while (inner.kind === 'ParenExpr') inner = inner.x;
	return inner;
}

// Whether an index could be a type argument: `x[1] {` begins a block.
function mayBeType(index: Expr): boolean {
	return !['BasicLit', 'BinaryExpr', 'CallExpr', 'SliceExpr', 'CompositeLit'].includes(index.kind);
}
