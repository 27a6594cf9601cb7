// Checks expression switches.

import { basicTypes } from '../abi/type.ts';
import type { Expr } from './ast.ts';
import type { CaseClause, SwitchStmt } from './ast-stmt.ts';
import { RangeChecker } from './check-range.ts';
import { constantText } from './constant.ts';
import type { Operand } from './operand.ts';
import { invalid, operandText } from './operand.ts';
import { hasNil, isComparable, isUntyped, typeText } from './types.ts';

/** The part of the checker that checks switches. */
export abstract class SwitchChecker extends RangeChecker {
	protected override switchStmt(stmt: SwitchStmt): void {
		this.inScope(() => {
			if (stmt.init) this.stmt(stmt.init);
			const tag = this.tag(stmt);
			this.checkDefaults(stmt.cases);
			const seen = new Map<string, Expr>();
			for (const clause of stmt.cases) {
				for (const value of clause.exprs) this.caseValue(tag, value, seen);
				this.inScope(() => this.stmts(clause.body));
			}
		});
	}

	private tag(stmt: SwitchStmt): Operand {
		if (!stmt.tag) {
			// Without a tag the cases are compared with true.
			const { pos } = stmt;
			const expr: Expr = { kind: 'Ident', name: 'true', pos, end: pos };
			return { mode: 'constant', expr, type: basicTypes.bool, value: true };
		}
		const tag = this.assignment(this.expr(stmt.tag), null, 'switch expression');
		if (tag.mode === 'invalid' || tag.type === null || isUntyped(tag.type)) return tag;
		if (isComparable(tag.type) || hasNil(tag.type)) return tag;
		this.error(tag.expr, `cannot switch on ${operandText(tag)}`);
		return invalid(tag.expr);
	}

	private checkDefaults(clauses: readonly CaseClause[]): void {
		const [first, ...others] = clauses.filter((clause) => clause.isDefault);
		for (const { pos } of others)
			this.error(
				{ pos, end: pos + 'default'.length },
				`multiple defaults (first at ${this.place(first.pos)})`,
			);
	}

	private caseValue(tag: Operand, x: Expr, seen: Map<string, Expr>): void {
		const raw = this.expr(x);
		if (raw.mode === 'invalid' || tag.mode === 'invalid') return;
		const value = this.convertUntyped(raw, tag.type);
		if (value.mode === 'invalid') return;
		const result = this.comparison('==', value, tag, true);
		if (result.mode === 'invalid' || value.value === undefined) return;
		if (typeof value.value === 'boolean') return;
		const type = value.type !== null && !isUntyped(value.type) ? typeText(value.type) : '';
		const id = `${type} ${constantText(value.value)}`;
		const other = seen.get(id);
		if (!other) {
			seen.set(id, x);
			return;
		}
		const text = `duplicate case ${operandText(value)} in expression switch`;
		this.error(x, `${text}\n\t${this.place(other.pos)}: previous case`);
	}
}
