// Checks statements other than loops over ranges and switches, which have files of their own.

import type { Expr } from './ast.ts';
import type { Block, DeclStmt, ForStmt, IfStmt, ReturnStmt, Stmt } from './ast-stmt.ts';
import type { Var } from './object.ts';
import { AssignChecker } from './check-assign.ts';
import { exprText } from './expr-text.ts';
import { operandText } from './operand.ts';
import { unparen } from './parser-expr.ts';
import type { RangeStmt, SwitchStmt } from './ast-stmt.ts';
import { Scope } from './scope.ts';
import { isBoolean, typeText } from './types.ts';

/** Predeclared functions that may stand alone as a statement. */
const statementFunctions = new Set(['clear', 'copy', 'delete', 'panic', 'print', 'println']);

/** The part of the checker that checks statements. */
export abstract class StmtChecker extends AssignChecker {
	protected abstract rangeStmt(stmt: RangeStmt): void;
	protected abstract switchStmt(stmt: SwitchStmt): void;
	/** Declarations inside a function. */
	protected abstract localDecls(stmt: DeclStmt): void;

	/** Does something in a scope of its own. */
	protected inScope(action: () => void): void {
		const outer = this.scope;
		this.scope = new Scope(outer);
		action();
		this.scope = outer;
	}

	protected stmts(list: readonly Stmt[]): void {
		for (const stmt of list) {
			this.stmt(stmt);
			this.runDelayed();
		}
	}

	protected block(block: Block): void {
		this.inScope(() => this.stmts(block.stmts));
	}

	protected stmt(stmt: Stmt): void {
		switch (stmt.kind) {
			case 'ExprStmt':
				return this.exprStmt(stmt.x);
			case 'AssignStmt':
				return this.assignStmt(stmt);
			case 'DefineStmt':
				return this.defineStmt(stmt);
			case 'IncDecStmt':
				return this.incDecStmt(stmt);
			case 'Block':
				return this.block(stmt);
			case 'IfStmt':
				return this.ifStmt(stmt);
			case 'ForStmt':
				return this.forStmt(stmt);
			case 'RangeStmt':
				return this.rangeStmt(stmt);
			case 'SwitchStmt':
				return this.switchStmt(stmt);
			case 'ReturnStmt':
				return this.returnStmt(stmt);
			case 'DeclStmt':
				return this.localDecls(stmt);
			case 'LabeledStmt':
				return this.stmt(stmt.stmt);
			case 'UnsupportedStmt':
				return this.unsupported(stmt, stmt.what);
			case 'BranchStmt':
				if (stmt.tok === 'goto') this.unsupported(stmt, 'goto statement');
				return;
			case 'EmptyStmt':
				return;
		}
	}

	private exprStmt(x: Expr): void {
		const operand = this.anyExpr(x);
		switch (operand.mode) {
			case 'invalid':
			case 'novalue':
				return;
			case 'builtin':
				this.error(x, `${operandText(operand)} must be called`);
				return;
			case 'type':
				this.error(x, `${operandText(operand)} is not an expression`);
				return;
		}
		const inner = unparen(x);
		if (inner.kind === 'CallExpr') {
			if (inner.callKind === 'call') return;
			const name = inner.builtin ?? '';
			if (inner.callKind === 'builtin' && (name.includes('.') || statementFunctions.has(name)))
				return;
		}
		this.error(x, `${operandText(operand)} is not used`);
	}

	// ------------------------------------------------------------ if and for

	private ifStmt(stmt: IfStmt): void {
		this.inScope(() => {
			if (stmt.init) this.stmt(stmt.init);
			this.condition(stmt.cond, 'if');
			this.block(stmt.then);
			if (stmt.else) this.stmt(stmt.else);
		});
	}

	private forStmt(stmt: ForStmt): void {
		this.inScope(() => {
			if (stmt.init) this.stmt(stmt.init);
			if (stmt.cond) this.condition(stmt.cond, 'for');
			if (stmt.post) this.stmt(stmt.post);
			this.block(stmt.body);
		});
	}

	private condition(x: Expr, keyword: 'if' | 'for'): void {
		const operand = this.expr(x);
		if (operand.mode === 'invalid' || isBoolean(operand.type)) return;
		this.error(x, `non-boolean condition in ${keyword} statement`);
	}

	// ------------------------------------------------------------ return

	private returnStmt(stmt: ReturnStmt): void {
		if (!this.function) return;
		const { type, results } = this.function;
		const types = type.results ?? [];
		if (stmt.results.length > 0) {
			this.returnValues(stmt, stmt.results, types);
			return;
		}
		if (types.length === 0) return;
		if (results.some((variable) => variable === null)) {
			this.returnMismatch(stmt, [], types);
			return;
		}
		for (const variable of results) if (variable) this.checkResultVisible(stmt, variable);
	}

	// A bare return hands out the result variables; each must still be what its name means.
	private checkResultVisible(stmt: ReturnStmt, variable: Var): void {
		const entry = this.scope.lookup(variable.name);
		if (variable.name === '_' || entry === variable || !entry || !('pos' in entry)) return;
		const type = entry.kind === 'var' ? ` ${typeText(entry.type)}` : '';
		const inner = `${this.place(entry.pos)}: inner declaration of ${entry.kind} ${entry.name}${type}`;
		this.error(stmt, `result parameter ${variable.name} not in scope at return\n\t${inner}`);
	}

	/** The text of an expression without its outer parentheses. */
	protected plainText(x: Expr): string {
		return exprText(unparen(x));
	}
}
