// Checks loops over ranges, and finds those that gc compiles into clear(m).

import type { GoType } from '../abi/type.ts';
import { basicTypes } from '../abi/type.ts';
import type { Expr, Ident } from './ast.ts';
import type { RangeStmt } from './ast-stmt.ts';
import type { Var } from './object.ts';
import { StmtChecker } from './check-stmt.ts';
import { operandText } from './operand.ts';
import type { Operand } from './operand.ts';
import { unparen } from './parser-expr.ts';
import {
	defaultType,
	isInteger,
	isReflexive,
	isString,
	isUntyped,
	runeType,
	typeText,
	underlying,
} from './types.ts';

/** Types of the iteration variables; `value` null: there is only one. */
interface Iteration {
	key: GoType;
	value: GoType | null;
}

/** The part of the checker that checks range loops. */
export abstract class RangeChecker extends StmtChecker {
	protected override rangeStmt(stmt: RangeStmt): void {
		this.inScope(() => {
			const x = this.expr(stmt.x);
			if (stmt.extra)
				this.error(stmt.extra, 'range clause permits at most two iteration variables');
			const iteration = this.iteration(stmt, x);
			if (stmt.define) this.defineIteration(stmt, x, iteration);
			else this.assignIteration(stmt, x, iteration);
			this.block(stmt.body);
		});
		if (isMapClear(stmt)) stmt.isMapClear = true;
	}

	private iteration(stmt: RangeStmt, x: Operand): Iteration | null {
		if (x.mode === 'invalid') return null;
		const found = iterationOf(x);
		if (!found) {
			this.error(x.expr, `cannot range over ${operandText(x)}`);
			return null;
		}
		if (stmt.value && !found.value) {
			const text = `range over ${operandText(x)} permits only one iteration variable`;
			this.error(stmt.value, text);
		}
		return found;
	}

	// `for i := range 10`: 10 has the type of i. Others have the type they default to.
	private settleRange(x: Operand, type: GoType | null): void {
		const wanted = type ?? defaultType(x.type);
		if (isUntyped(x.type) && wanted) this.assignment(x, wanted, 'range clause');
	}

	private defineIteration(stmt: RangeStmt, x: Operand, iteration: Iteration | null): void {
		this.settleRange(x, null);
		const declared: [Ident, Var][] = [];
		const define = (lhs: Expr | null, type: GoType | null): Var | null => {
			if (!lhs) return null;
			if (lhs.kind !== 'Ident') {
				this.error(lhs, `invalid syntax tree: cannot declare ${this.plainText(lhs)}`);
				return null;
			}
			const variable = this.newVar(lhs, type, false);
			if (!type) {
				this.breakVar(variable);
				variable.used = true;
			}
			if (lhs.name === '_') return null;
			lhs.obj = variable;
			lhs.type = variable.type;
			declared.push([lhs, variable]);
			return variable;
		};
		stmt.keyVar = define(stmt.key, iteration?.key ?? null);
		stmt.valueVar = define(stmt.value, iteration?.value ?? null);
		if (declared.length === 0)
			this.error({ pos: stmt.pos, end: stmt.x.end }, 'no new variables on left side of :=');
		for (const [name, variable] of declared) this.declare(name, variable);
	}

	private assignIteration(stmt: RangeStmt, x: Operand, iteration: Iteration | null): void {
		const assign = (lhs: Expr | null, type: GoType | null | undefined): GoType | null => {
			if (!lhs) return null;
			const target = this.target(lhs);
			if (target.broken || !type) return null;
			const value: Operand = { mode: 'value', expr: lhs, type };
			const assigned = target.type ? this.assignment(value, target.type, 'assignment') : value;
			return assigned.mode === 'invalid' ? null : target.type;
		};
		// An untyped number takes the type of the variable.
		if (isUntyped(x.type) && isInteger(x.type) && stmt.key) {
			const { type, broken } = this.target(stmt.key);
			if (type && !isInteger(type)) {
				const text = `cannot use iteration variable of type ${typeText(type)}`;
				this.error(stmt.key, text);
			} else this.settleRange(x, broken ? null : type);
			return;
		}
		this.settleRange(x, null);
		assign(stmt.key, iteration?.key);
		assign(stmt.value, iteration?.value);
	}
}

function iterationOf(x: Operand): Iteration | null {
	const { type } = x;
	const { int } = basicTypes;
	if (type === null) return null;
	if (isString(type)) return { key: int, value: runeType };
	if (isInteger(type)) {
		const key = defaultType(type);
		return key && { key, value: null };
	}
	if (isUntyped(type)) return null;
	const base = underlying(type);
	const pointed = base.kind === 'pointer' && base.elem ? underlying(base.elem) : base;
	if (pointed.kind === 'array' && pointed.elem) return { key: int, value: pointed.elem };
	if (base.kind === 'slice' && base.elem) return { key: int, value: base.elem };
	if (base.kind === 'map' && base.key && base.elem) return { key: base.key, value: base.elem };
	return null;
}

// `for k := range m { delete(m, k) }`, if every key can be found again.
function isMapClear(stmt: RangeStmt): boolean {
	const { keyVar, value, body, x } = stmt;
	const key = x.type?.kind === 'map' ? x.type.key : undefined;
	if (!stmt.define || !keyVar || value || !key || !isReflexive(key)) return false;
	if (body.stmts.length !== 1) return false;
	const [only] = body.stmts;
	if (only.kind !== 'ExprStmt' || only.x.kind !== 'CallExpr' || only.x.builtin !== 'delete')
		return false;
	const [map, deleted] = only.x.args.map(unparen);
	return sameVariable(map, unparen(x)) && deleted.kind === 'Ident' && deleted.obj === keyVar;
}

function sameVariable(x: Expr, y: Expr): boolean {
	return x.kind === 'Ident' && y.kind === 'Ident' && x.obj?.kind === 'var' && x.obj === y.obj;
}
