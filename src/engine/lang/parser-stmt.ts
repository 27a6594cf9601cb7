// Parses statements and blocks. Statements that this version cannot run are read to their end and become an
// `UnsupportedStmt` that says what they are.

import type { Expr, Ident } from './ast.ts';
import type { Block, CaseClause, Decl, Stmt } from './ast-stmt.ts';
import { checkLabels } from './labels.ts';
import { unparen } from './parser-expr.ts';
import { SimpleStmtParser } from './parser-simple.ts';
import type { Keyword } from './token.ts';

/** The part of the parser that reads statements. */
export abstract class StmtParser extends SimpleStmtParser {
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

	// ------------------------------------------------------------ compound statements

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
