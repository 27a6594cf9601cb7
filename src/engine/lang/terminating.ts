// Whether a function's body can be left at its end: if it can, and the function has results, a return is
// missing. The rules are those of the Go specification, "Terminating statements".

import type { Expr } from './ast.ts';
import type { Block, CaseClause, Stmt } from './ast-stmt.ts';

/** Whether control cannot come out behind the block. */
export function isTerminatingBlock(block: Block): boolean {
	return isTerminatingList(block.stmts);
}

function isTerminatingList(stmts: readonly Stmt[]): boolean {
	const last = stmts.findLast((stmt) => stmt.kind !== 'EmptyStmt');
	return last !== undefined && isTerminating(last, '');
}

function isTerminating(stmt: Stmt, label: string): boolean {
	switch (stmt.kind) {
		case 'ReturnStmt':
			return true;
		case 'BranchStmt':
			return stmt.tok === 'goto' || stmt.tok === 'fallthrough';
		case 'ExprStmt':
			return isPanic(stmt.x);
		case 'Block':
			return isTerminatingBlock(stmt);
		case 'IfStmt':
			return stmt.else !== null && isTerminatingBlock(stmt.then) && isTerminating(stmt.else, '');
		case 'ForStmt':
			return stmt.cond === null && !hasBreak(stmt.body.stmts, label, true);
		case 'SwitchStmt':
			return (
				stmt.cases.some((clause) => clause.isDefault) &&
				stmt.cases.every((clause) => isTerminatingClause(clause, label))
			);
		case 'LabeledStmt':
			return isTerminating(stmt.stmt, stmt.label.name);
		case 'UnsupportedStmt':
			// It is reported as such; nothing should be said about the function around it.
			return true;
	}
	return false;
}

function isTerminatingClause(clause: CaseClause, label: string): boolean {
	return isTerminatingList(clause.body) && !hasBreak(clause.body, label, true);
}

function isPanic(x: Expr): boolean {
	// A call that is wrong has no results, as it is not one.
	return x.kind === 'CallExpr' && x.builtin === 'panic' && x.results !== undefined;
}

/** Whether a break in the statements leaves the one that has the label, or, if `direct`, that is around. */
function hasBreak(stmts: readonly Stmt[], label: string, direct: boolean): boolean {
	return stmts.some((stmt) => containsBreak(stmt, label, direct));
}

function containsBreak(stmt: Stmt, label: string, direct: boolean): boolean {
	switch (stmt.kind) {
		case 'BranchStmt':
			if (stmt.tok !== 'break') return false;
			return stmt.label ? stmt.label.name === label : direct;
		case 'Block':
			return hasBreak(stmt.stmts, label, direct);
		case 'IfStmt':
			return (
				hasBreak(stmt.then.stmts, label, direct) ||
				(stmt.else !== null && containsBreak(stmt.else, label, direct))
			);
		case 'LabeledStmt':
			return containsBreak(stmt.stmt, label, direct);
		case 'ForStmt':
		case 'RangeStmt':
			return label !== '' && hasBreak(stmt.body.stmts, label, false);
		case 'SwitchStmt':
			return label !== '' && stmt.cases.some((clause) => hasBreak(clause.body, label, false));
	}
	return false;
}
