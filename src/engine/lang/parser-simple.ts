// Parses simple statements, and the headers of `if`, `for` and `switch`, which are made of them.

import type { BinaryOp, Expr, Pos } from './ast.ts';
import type { RangeStmt, Stmt } from './ast-stmt.ts';
import { exprText, stmtText } from './expr-text.ts';
import { ExprParser } from './parser-expr.ts';
import type { Token } from './token.ts';

/** `k, v := range x`, before its body is read. */
type RangeClause = Omit<RangeStmt, 'kind' | 'body'> & { kind: 'RangeClause' };

/** What stands between a statement's keyword and its block. */
interface Header {
	init: Stmt | null;
	cond: Expr | null;
	post: Stmt | null;
	range: RangeClause | null;
	/** The condition is `x := y.(type)` or `y.(type)`. */
	typeSwitch: boolean;
}

/** The part of the parser that reads simple statements. */
export abstract class SimpleStmtParser extends ExprParser {
	// ------------------------------------------------------------ simple statements

	/** An expression, assignment, definition, increment or send. */
	protected simpleStmt(inFor: false): Stmt;
	protected simpleStmt(inFor: boolean): Stmt | RangeClause;
	protected simpleStmt(inFor: boolean): Stmt | RangeClause {
		if (inFor && this.at('range')) return this.rangeClause([], false);
		const lhs = this.exprList();
		if (inFor && (this.at('=') || this.at(':='))) {
			const operator = this.token;
			this.next();
			if (this.at('range')) return this.rangeClause(lhs, operator.kind === ':=');
			return this.assignment(lhs, operator);
		}
		return this.simpleStmtBehind(lhs);
	}

	// The rest of a simple statement behind its first expressions.
	protected simpleStmtBehind(lhs: Expr[]): Stmt {
		const operator = this.token;
		const x = lhs[0];
		const pos = x.pos;
		if (operator.kind === '=' || operator.kind === ':=') {
			this.next();
			return this.assignment(lhs, operator);
		}
		if (lhs.length > 1) {
			this.syntaxError(', expected := or = or comma');
			this.skipTo(';', '}');
			return { kind: 'ExprStmt', x, pos, end: this.lastEnd };
		}
		switch (operator.kind) {
			case 'op=':
				this.next();
				return this.assignStmt(lhs, operator.op as BinaryOp, operator.pos, [this.expr()]);
			case 'incdec':
				this.next();
				return this.incDec(x, operator);
			case '<-':
				this.next();
				this.expr();
				return { kind: 'UnsupportedStmt', what: 'send statement', pos, end: this.lastEnd };
		}
		return { kind: 'ExprStmt', x, pos, end: x.end };
	}

	private incDec(x: Expr, operator: Token): Stmt {
		const op = operator.op === '+' ? '++' : '--';
		return { kind: 'IncDecStmt', x, op, opPos: operator.pos, pos: x.pos, end: this.lastEnd };
	}

	// The right side of `=` or `:=`, which has been taken.
	private assignment(lhs: Expr[], operator: Token): Stmt {
		const rhs = this.exprList();
		if (operator.kind === '=') return this.assignStmt(lhs, '', operator.pos, rhs);
		const [pos, end, opPos] = [lhs[0].pos, this.lastEnd, operator.pos];
		return { kind: 'DefineStmt', lhs, opPos, rhs, pos, end };
	}

	private assignStmt(lhs: Expr[], op: '' | BinaryOp, opPos: Pos, rhs: Expr[]): Stmt {
		return { kind: 'AssignStmt', lhs, op, opPos, rhs, pos: lhs[0].pos, end: this.lastEnd };
	}

	private rangeClause(lhs: Expr[], define: boolean): RangeClause {
		const pos = lhs.length > 0 ? lhs[0].pos : this.token.pos;
		this.next();
		const x = this.expr();
		const [key = null, value = null, extra = null] = lhs;
		return { kind: 'RangeClause', key, value, extra, define, x, pos, end: this.lastEnd };
	}

	// ------------------------------------------------------------ headers

	protected header(keyword: 'if' | 'for' | 'switch'): Header {
		const header: Header = { init: null, cond: null, post: null, range: null, typeSwitch: false };
		this.next();
		if (this.at('{')) {
			if (keyword === 'if') {
				this.syntaxErrorAt(this.token.pos, 'missing condition in if statement');
				header.cond = this.badExpr();
			}
			return header;
		}
		const outer = this.literalLevel;
		this.literalLevel = -1;
		this.headerClauses(keyword, header);
		this.literalLevel = outer;
		return header;
	}

	private headerClauses(keyword: 'if' | 'for' | 'switch', header: Header): void {
		if (!this.at(';')) {
			if (this.got('var'))
				this.syntaxErrorAt(this.token.pos, `var declaration not allowed in ${keyword} initializer`);
			const first = this.simpleStmt(keyword === 'for');
			if (first.kind === 'RangeClause') {
				header.range = first;
				return;
			}
			header.init = first;
		}
		let cond: Stmt | null = null;
		let semicolon: Token | null = null;
		if (this.at('{')) {
			cond = header.init;
			header.init = null;
		} else {
			if (this.at(';')) {
				semicolon = this.token;
				this.next();
			} else {
				this.want('{');
				if (!this.at('{')) this.skipTo('{', '}');
			}
			if (keyword === 'for') cond = this.forClauses(header);
			else if (!this.at('{')) cond = this.simpleStmt(false);
		}
		this.resolveCondition(keyword, header, cond, semicolon);
	}

	// Condition and post statement of a for loop, behind the first semicolon.
	private forClauses(header: Header): Stmt | null {
		let cond: Stmt | null = null;
		if (!this.at(';')) {
			if (this.at('{')) {
				this.syntaxError(', expected for loop condition');
				return null;
			}
			cond = this.simpleStmt(false);
		}
		this.want(';');
		if (this.at('{')) return cond;
		header.post = this.simpleStmt(false);
		if (header.post.kind === 'DefineStmt')
			this.syntaxErrorAt(header.post.opPos, 'cannot declare in post statement of for loop');
		return cond;
	}

	private resolveCondition(
		keyword: 'if' | 'for' | 'switch',
		header: Header,
		cond: Stmt | null,
		semicolon: Token | null,
	): void {
		if (!cond) {
			if (keyword !== 'if' || !semicolon) return;
			const message =
				semicolon.text === 'semicolon'
					? 'missing condition in if statement'
					: `unexpected ${semicolon.text}, expected { after if clause`;
			this.syntaxErrorAt(semicolon.pos, message);
			header.cond = this.badExpr();
		} else if (cond.kind === 'ExprStmt') {
			header.cond = cond.x;
			header.typeSwitch = keyword === 'switch' && isTypeGuard(cond.x);
		} else if (keyword === 'switch' && cond.kind === 'DefineStmt' && isTypeGuard(cond.rhs[0])) {
			header.typeSwitch = true;
		} else {
			this.syntaxErrorAt(positionOf(cond), `cannot use ${conditionText(cond)} as value`);
			header.cond = this.badExpr();
		}
	}
}

function isTypeGuard(x: Expr): boolean {
	return x.kind === 'TypeAssertExpr' && x.typ === null;
}

// gc puts an assignment where its operator is.
function positionOf(stmt: Stmt): Pos {
	return 'opPos' in stmt ? stmt.opPos : stmt.pos;
}

// In an assignment taken for a condition, operands are put in parentheses so that its `=` stands out.
function conditionText(stmt: Stmt): string {
	if (stmt.kind !== 'AssignStmt' || stmt.op !== '') return stmtText(stmt);
	const [lhs, rhs] = [stmt.lhs, stmt.rhs].map((list) => {
		const text = list.map(exprText).join(', ');
		const plain = list.length > 1 || ['Ident', 'BasicLit', 'ParenExpr'].includes(list[0].kind);
		return plain ? text : `(${text})`;
	});
	return `assignment ${lhs} = ${rhs}`;
}
