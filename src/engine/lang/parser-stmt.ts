// Parses statements and blocks. Statements that this version cannot run are read to their end and become an
// `UnsupportedStmt` that says what they are.

import type {
	BinaryOp,
	Block,
	CaseClause,
	Decl,
	Expr,
	Ident,
	Pos,
	RangeStmt,
	Stmt,
} from './ast.ts';
import { checkLabels } from './labels.ts';
import { exprText, stmtText } from './expr-text.ts';
import { ExprParser, unparen } from './parser-expr.ts';
import type { Keyword, Token } from './token.ts';

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

/** The part of the parser that reads statements. */
export abstract class StmtParser extends ExprParser {
	/** The declarations behind `var`, `const` or `type`, which is at hand. */
	protected abstract declGroup(): Decl[];

	protected override functionBody(): Block {
		const { errorCount } = this;
		this.functionDepth++;
		const body = this.block('');
		this.functionDepth--;
		// In a body that is wrong, a jump need not be meant as it stands.
		if (this.errorCount > errorCount) return body;
		checkLabels(body.stmts, {
			error: (at, message) => this.error(at.pos, message),
			place: (pos) => this.source.describe(pos),
		});
		return body;
	}

	/** A block; `context` says behind what it must stand, as `if clause`. */
	private block(context: string): Block {
		const pos = this.token.pos;
		if (!this.got('{')) {
			this.syntaxError(`, expected { after ${context}`);
			this.skipTo('name', '}');
			const rbrace = this.token.pos;
			if (this.got('}')) return { kind: 'Block', stmts: [], rbrace, pos, end: this.lastEnd };
		}
		const stmts = this.stmtList();
		const rbrace = this.token.pos;
		this.want('}');
		return { kind: 'Block', stmts, rbrace, pos, end: this.lastEnd };
	}

	private stmtList(): Stmt[] {
		const stmts: Stmt[] = [];
		while (!this.at('EOF') && !this.at('}') && !this.at('case') && !this.at('default')) {
			const stmt = this.stmtOrNull();
			if (!stmt) break;
			stmts.push(stmt);
			if (this.got(';') || this.at('}')) continue;
			this.syntaxError(' at end of statement');
			this.skipTo(';', '}', 'case', 'default');
			this.got(';');
		}
		return stmts;
	}

	private stmtOrNull(): Stmt | null {
		const pos = this.token.pos;
		switch (this.token.kind) {
			case 'name':
				return this.labeledOrSimple();
			case 'var':
			case 'const':
			case 'type':
				return { kind: 'DeclStmt', decls: this.declGroup(), pos, end: this.lastEnd };
			case '{':
				return this.block('');
			case 'for':
				return this.forStmt();
			case 'switch':
				return this.switchStmt();
			case 'select':
				return this.selectStmt();
			case 'if':
				return this.ifStmt();
			case 'fallthrough':
			case 'break':
			case 'continue':
			case 'goto':
				return this.branchStmt(this.token.kind);
			case 'go':
			case 'defer':
				return this.callStmt(this.token.kind);
			case 'return':
				return this.returnStmt();
			case ';':
				return { kind: 'EmptyStmt', pos, end: pos };
		}
		return this.beginsExpression() ? this.simpleStmt(false) : null;
	}

	private beginsExpression(): boolean {
		const { kind, op } = this.token;
		if (kind === 'operator') return ['+', '-', '&', '^', '!', '~'].includes(op);
		const others = ['literal', 'func', '(', '[', 'struct', 'map', 'chan', 'interface', '<-', '*'];
		return others.includes(kind);
	}

	// ------------------------------------------------------------ simple statements

	private labeledOrSimple(): Stmt {
		const first = this.exprList();
		if (first.length === 1 && first[0].kind === 'Ident' && this.at(':'))
			return this.labeledStmt(first[0]);
		return this.simpleStmtBehind(first);
	}

	private labeledStmt(label: Ident): Stmt {
		const colon = this.token.pos;
		this.next();
		const pos = label.pos;
		const empty: Stmt = { kind: 'EmptyStmt', pos: this.token.pos, end: this.token.pos };
		// Before a closing brace the statement may be missing.
		if (this.at('}')) return { kind: 'LabeledStmt', label, stmt: empty, pos, end: this.lastEnd };
		const stmt = this.stmtOrNull();
		if (!stmt) this.syntaxErrorAt(colon, 'missing statement after label');
		return { kind: 'LabeledStmt', label, stmt: stmt ?? empty, pos, end: this.lastEnd };
	}

	/** An expression, assignment, definition, increment or send. */
	private simpleStmt(inFor: false): Stmt;
	private simpleStmt(inFor: boolean): Stmt | RangeClause;
	private simpleStmt(inFor: boolean): Stmt | RangeClause {
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
	private simpleStmtBehind(lhs: Expr[]): Stmt {
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

	private header(keyword: 'if' | 'for' | 'switch'): Header {
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

	// ------------------------------------------------------------ compound statements

	private ifStmt(): Stmt & { kind: 'IfStmt' } {
		const pos = this.token.pos;
		const { init, cond } = this.header('if');
		const then = this.block('if clause');
		let otherwise: (Stmt & { kind: 'IfStmt' | 'Block' }) | null = null;
		if (this.got('else')) {
			if (this.at('if')) otherwise = this.ifStmt();
			else if (this.at('{')) otherwise = this.block('');
			else {
				this.syntaxErrorAt(this.token.pos, 'else must be followed by if or statement block');
				this.skipTo('name', '}');
			}
		}
		const end = this.lastEnd;
		return { kind: 'IfStmt', init, cond: cond ?? this.badExpr(), then, else: otherwise, pos, end };
	}

	private forStmt(): Stmt {
		const start = this.token.pos;
		const { init, cond, post, range } = this.header('for');
		const body = this.block('for clause');
		const end = this.lastEnd;
		if (range) return { ...range, kind: 'RangeStmt', body, pos: start, end };
		return { kind: 'ForStmt', init, cond, post, body, pos: start, end };
	}

	private switchStmt(): Stmt {
		const pos = this.token.pos;
		const { init, cond, typeSwitch } = this.header('switch');
		const cases = this.clauses('switch', () => this.exprList());
		const end = this.lastEnd;
		if (typeSwitch) return { kind: 'UnsupportedStmt', what: 'type switch statement', pos, end };
		return { kind: 'SwitchStmt', init, tag: cond, cases, pos, end };
	}

	private selectStmt(): Stmt {
		const pos = this.token.pos;
		this.next();
		this.clauses('select', () => {
			this.simpleStmt(false);
			return [];
		});
		return { kind: 'UnsupportedStmt', what: 'select statement', pos, end: this.lastEnd };
	}

	// The clauses of a switch or select in their braces.
	private clauses(keyword: Keyword, guard: () => Expr[]): CaseClause[] {
		if (!this.got('{')) {
			this.syntaxErrorAt(this.token.pos, `missing { after ${keyword} clause`);
			this.skipTo('case', 'default', '}');
		}
		const clauses: CaseClause[] = [];
		while (!this.at('EOF') && !this.at('}')) clauses.push(this.clause(guard));
		this.want('}');
		return clauses;
	}

	private clause(guard: () => Expr[]): CaseClause {
		const pos = this.token.pos;
		let exprs: Expr[] = [];
		const isDefault = this.at('default');
		if (this.got('case')) exprs = guard();
		else if (!this.got('default')) {
			this.syntaxError(', expected case or default or }');
			this.skipTo(':', 'case', 'default', '}');
		}
		this.want(':');
		return { pos, exprs, isDefault, body: this.stmtList() };
	}

	// ------------------------------------------------------------ jumps

	private branchStmt(tok: 'break' | 'continue' | 'goto' | 'fallthrough'): Stmt {
		const pos = this.token.pos;
		this.next();
		const mayHaveLabel = tok === 'break' || tok === 'continue';
		const label = tok === 'goto' || (mayHaveLabel && this.at('name')) ? this.name() : null;
		return { kind: 'BranchStmt', tok, label, pos, end: this.lastEnd };
	}

	private callStmt(keyword: 'go' | 'defer'): Stmt {
		const pos = this.token.pos;
		this.next();
		const x = this.primaryExpr();
		if (unparen(x).kind !== 'CallExpr') {
			this.error(x.pos, `expression in ${keyword} must be function call`);
			return { kind: 'EmptyStmt', pos, end: this.lastEnd };
		}
		return { kind: 'UnsupportedStmt', what: `${keyword} statement`, pos, end: this.lastEnd };
	}

	private returnStmt(): Stmt {
		const pos = this.token.pos;
		this.next();
		const results = this.at(';') || this.at('}') ? [] : this.exprList();
		return { kind: 'ReturnStmt', results, pos, end: this.lastEnd };
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
