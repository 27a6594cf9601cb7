// Order of evaluation. Go says in which order calls happen, but leaves open when the variables beside them are
// read. gc makes all calls of a statement first, in order, and reads variables behind the last of them:
//
//   x := g + f()        // f changes g: the sum has the new value
//
// This file says which expressions are evaluated first, and in which order they are found.

import type { CallExpr, Expr } from './ast.ts';

const earlyBuiltins = new Set(['append', 'cap', 'copy', 'len', 'make', 'max', 'min']);

/** Whether it is a variable in the frame, which no call can change. */
export function isLocal(e: Expr): boolean {
	if (e.kind === 'ParenExpr') return isLocal(e.x);
	return e.kind === 'Ident' && e.obj?.kind === 'var' && !e.obj.global && !e.obj.addressed;
}

/** Whether an expression is evaluated before the variables beside it are read. */
export function isEarly(e: Expr): boolean {
	if (e.value !== undefined) return false;
	switch (e.kind) {
		case 'CallExpr':
			return isEarlyCall(e);
		case 'SliceExpr':
			return true;
		case 'BinaryExpr':
			return e.op === '&&' || e.op === '||';
		case 'CompositeLit':
			return e.type?.kind === 'map';
	}
	return false;
}

function isEarlyCall(e: CallExpr): boolean {
	if (e.callKind === 'conversion')
		return e.type?.kind === 'slice' && e.args[0].type?.kind === 'string';
	const name = e.builtin ?? '';
	if (name === 'len' || name === 'cap') return !isLocal(e.args[0]);
	return e.callKind === 'call' || name.includes('.') || earlyBuiltins.has(name);
}

/** The expressions that an expression is made of, in order of evaluation. */
export function operands(e: Expr): Expr[] {
	switch (e.kind) {
		case 'ParenExpr':
		case 'StarExpr':
		case 'UnaryExpr':
			return [e.x];
		case 'SelectorExpr':
			return e.field ? [e.x] : [];
		case 'BinaryExpr':
			return [e.x, e.y];
		case 'IndexExpr':
			return [e.x, e.index];
		case 'SliceExpr':
			return [e.x, e.low, e.high, e.max].filter((x) => x !== null);
		case 'CallExpr':
			return e.builtin === 'new' || e.builtin === 'make' ? [] : e.args;
		case 'CompositeLit':
			return e.elems.map(({ elem }) => elem);
	}
	return [];
}
