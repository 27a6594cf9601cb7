// Checks assignments: to variables that exist, to those that `:=` and `var` make, and of results that `return`
// hands out.

import type { GoType } from '../abi/type.ts';
import { basicTypes } from '../abi/type.ts';
import type { Expr, Ident } from './ast.ts';
import type { AssignStmt, DefineStmt, IncDecStmt } from './ast-stmt.ts';
import type { Var } from './object.ts';
import { BuiltinChecker } from './check-builtin.ts';
import { summary } from './check-call.ts';
import type { Span } from './check-base.ts';
import { exprText } from './expr-text.ts';
import type { Operand } from './operand.ts';
import { unparen } from './parser-expr.ts';
import type { Entry } from './scope.ts';
import { defaultType, isNumeric, isUntyped, typeText } from './types.ts';

/** Something that a value is assigned to; `type` null: anything goes (`_`, or a variable to be typed). */
interface Target {
	type: GoType | null;
	/** Wrong, and reported. */
	broken: boolean;
	/** A new variable, which takes the type of its value. */
	variable: Var | null;
	/** The target is `_` in an assignment. */
	isBlank?: boolean;
}

const toBlank = 'assignment to _ identifier';

/** The part of the checker that checks assignments. */
export abstract class AssignChecker extends BuiltinChecker {
	/** Variables whose type could not be found. */
	private readonly brokenVars = new Set<Var>();
	/** Variables that have no type yet. */
	private readonly untypedVars = new Set<Var>();

	protected override isBroken(entry: Entry): boolean {
		// A variable that has no type yet can only be met in its own initialiser: a cycle, reported later.
		return entry.kind === 'var' && (this.brokenVars.has(entry) || this.untypedVars.has(entry));
	}

	/** A variable; without a type, it takes that of the first value assigned to it. */
	protected newVar(name: Ident, type: GoType | null, global: boolean): Var {
		const variable: Var = {
			...{ kind: 'var', name: name.name, pos: name.pos, global, addressed: false, used: false },
			type: type ?? basicTypes.int,
		};
		if (!type) this.untypedVars.add(variable);
		return variable;
	}

	protected giveType(variable: Var, type: GoType): void {
		this.untypedVars.delete(variable);
		variable.type = type;
	}

	protected breakVar(variable: Var): void {
		this.untypedVars.delete(variable);
		this.brokenVars.add(variable);
	}

	/** Adds a name to the current scope; reports it if it is there already. */
	protected declare(name: Ident, entry: Entry): void {
		if (name.name === '_') return;
		const other = this.scope.names.get(name.name);
		if (other && 'pos' in other) {
			const place = `${this.place(other.pos)}: other declaration of ${name.name}`;
			this.error(name, `${name.name} redeclared in this block\n\t${place}`);
			return;
		}
		this.scope.names.set(name.name, entry);
	}

	// ------------------------------------------------------------ new variables

	protected defineStmt(stmt: DefineStmt): void {
		const before = this.diagnostics.length;
		const fresh: boolean[] = [];
		const seen = new Set<string>();
		const vars = stmt.lhs.map((x, i) => {
			const found = this.defined(x, seen);
			fresh[i] = found.fresh;
			return found.variable;
		});
		const wrong = this.diagnostics.length > before;
		const targets = vars.map((v) => this.variableTarget(v));
		this.assignAll(targets, stmt.rhs, 'assignment');
		stmt.vars = stmt.lhs.map((x, i) => (x.kind === 'Ident' && x.name === '_' ? null : vars[i]));
		stmt.fresh = fresh;
		if (!fresh.includes(true) && !wrong)
			this.error({ pos: stmt.opPos, end: stmt.opPos + 2 }, 'no new variables on left side of :=');
		stmt.lhs.forEach((x, i) => {
			const variable = vars[i];
			if (x.kind !== 'Ident' || !variable) return;
			if (fresh[i]) this.declare(x, variable);
			if (!this.isBroken(variable)) x.type = variable.type;
		});
	}

	// The variable that `x :=` defines or assigns; null if x is no name for one.
	private defined(x: Expr, seen: Set<string>): { variable: Var | null; fresh: boolean } {
		if (x.kind !== 'Ident') {
			this.anyExpr(x);
			this.error(x, `non-name ${exprText(x)} on left side of :=`);
			return { variable: null, fresh: false };
		}
		if (x.name === '_') return { variable: this.newVar(x, null, false), fresh: false };
		if (seen.has(x.name)) {
			this.error(x, `${x.name} repeated on left side of :=`);
			return { variable: null, fresh: false };
		}
		seen.add(x.name);
		const other = this.scope.names.get(x.name);
		if (other?.kind === 'var') {
			x.obj = other;
			return { variable: other, fresh: false };
		}
		if (other) {
			this.error(x, `cannot assign to ${x.name}`);
			return { variable: null, fresh: false };
		}
		const variable = this.newVar(x, null, false);
		x.obj = variable;
		return { variable, fresh: true };
	}

	protected variableTarget(variable: Var | null): Target {
		if (!variable) return { type: null, broken: false, variable: null };
		const broken = this.brokenVars.has(variable);
		const type = this.untypedVars.has(variable) ? null : variable.type;
		return { type, broken, variable };
	}

	// ------------------------------------------------------------ n values to m targets

	/** Assigns values to as many targets, or the results of one call; reports a wrong number. */
	protected assignAll(
		targets: Target[],
		values: Expr[],
		context: string,
		mismatch?: (operands: Operand[]) => void,
	): void {
		const single = values.length === 1 ? unparen(values[0]) : null;
		if (targets.length === values.length && single?.kind !== 'CallExpr') {
			const pairs = values.map((value, i) => [targets[i], value] as const);
			for (const [target, value] of pairs) this.assignOne(target, this.expr(value), context);
			return;
		}
		const report = mismatch ?? (() => this.countMismatch(targets.length, values));
		if (!single) {
			const operands = values.map((value) => this.expr(value));
			const known = targets.every((target) => !target.broken);
			if (known && operands.every((x) => x.mode !== 'invalid')) report(operands);
			this.breakTargets(targets);
			return;
		}
		const operand = this.multiExpr(values[0]);
		const count = operand.results?.length ?? 1;
		const commaOk = targets.length === 2 && operand.mode === 'mapindex' && !mismatch;
		if (count === targets.length || commaOk) {
			const operands = this.valuesOf(operand, commaOk);
			operands.forEach((x, i) => this.assignOne(targets[i], x, context));
			return;
		}
		if (operand.mode !== 'invalid') report(this.resultOperands(operand));
		this.breakTargets(targets);
	}

	/** The values of the one expression on the right: results of a call, or `v, ok` of a map. */
	private valuesOf(x: Operand, commaOk: boolean): Operand[] {
		if (x.mode === 'tuple') return this.spread(x);
		if (!commaOk) return [x];
		markCommaOk(x.expr);
		return [x, { mode: 'value', expr: x.expr, type: 'untyped bool' }];
	}

	private resultOperands(x: Operand): Operand[] {
		if (!x.results) return [x];
		return x.results.map((type) => ({ mode: 'value', expr: x.expr, type }));
	}

	private countMismatch(variables: number, values: Expr[]): void {
		const call = values.length === 1 ? unparen(values[0]) : null;
		const counted = `assignment mismatch: ${measure(variables, 'variable')} but `;
		if (call?.kind === 'CallExpr') {
			const found = call.results?.length ?? 1;
			const text = `${exprText(call.fun)} returns ${measure(found, 'value')}`;
			this.error(values[0], counted + text);
		} else this.error(values[0], counted + measure(values.length, 'value'));
	}

	private breakTargets(targets: Target[]): void {
		for (const { variable } of targets)
			if (variable && this.untypedVars.has(variable)) this.breakVar(variable);
	}

	/** Assigns one value; a new variable takes its type. */
	protected assignOne(target: Target, x: Operand, context: string): void {
		const { variable } = target;
		if (target.broken) return;
		const value = this.assignment(x, target.type, target.isBlank ? toBlank : context);
		if (!variable || !this.untypedVars.has(variable)) return;
		const type = value.mode === 'invalid' ? null : defaultType(value.type);
		if (!type) {
			this.breakVar(variable);
			return;
		}
		this.giveType(variable, type);
	}

	// ------------------------------------------------------------ existing variables

	protected assignStmt(stmt: AssignStmt): void {
		if (stmt.op !== '') {
			const site = { whole: null, op: stmt.op, opPos: stmt.opPos };
			const result = this.operation(site, stmt.lhs[0], stmt.rhs[0]);
			if (result.mode === 'invalid') return;
			const target = this.target(stmt.lhs[0]);
			if (!target.broken) this.assignOne(target, result, 'assignment operation');
			return;
		}
		const targets = stmt.lhs.map((x) => this.target(x));
		this.assignAll(targets, stmt.rhs, 'assignment');
	}

	protected incDecStmt(stmt: IncDecStmt): void {
		const x = this.expr(stmt.x);
		if (x.mode === 'invalid') return;
		if (!isNumeric(x.type)) {
			const text = `${exprText(stmt.x)}${stmt.op} (non-numeric type ${typeText(x.type)})`;
			this.error(stmt.x, `invalid operation: ${text}`);
			return;
		}
		this.target(stmt.x);
	}

	/** What stands on the left of `=`. Assigning to a variable is not using it. */
	protected target(x: Expr): Target {
		const inner = unparen(x);
		if (inner.kind === 'Ident') {
			if (inner.name === '_') return { type: null, broken: false, variable: null, isBlank: true };
			const entry = this.scope.lookup(inner.name);
			if (entry?.kind === 'var' && !entry.global) {
				const { used } = entry;
				const target = this.targetOf(this.expr(x));
				entry.used = used;
				return target;
			}
		}
		return this.targetOf(this.expr(x));
	}

	private targetOf(x: Operand): Target {
		const broken: Target = { type: null, broken: true, variable: null };
		if (x.mode === 'invalid' || x.type === null) return broken;
		if (x.mode === 'variable' || x.mode === 'mapindex')
			return isUntyped(x.type) ? broken : { type: x.type, broken: false, variable: null };
		const inner = unparen(x.expr);
		const text = exprText(x.expr);
		if (inner.kind === 'SelectorExpr' && isMapElement(inner.x))
			this.error(x.expr, `cannot assign to struct field ${text} in map`);
		else
			this.error(
				x.expr,
				`cannot assign to ${text} (neither addressable nor a map index expression)`,
			);
		return broken;
	}

	// ------------------------------------------------------------ return

	/** Assigns the values of a return statement to the results of the function. */
	protected returnValues(at: Span, values: Expr[], results: readonly GoType[]): void {
		const targets = results.map((type) => ({ type, broken: false, variable: null }));
		if (values.length === 0) {
			this.returnMismatch(at, [], results);
			return;
		}
		const report = (operands: Operand[]) => this.returnMismatch(at, operands, results);
		this.assignAll(targets, values, 'return statement', report);
	}

	protected returnMismatch(at: Span, operands: Operand[], results: readonly GoType[]): void {
		const tooMany = operands.length > results.length;
		const culprit = operands[tooMany ? results.length : operands.length - 1];
		const want = summary(results.map((type) => ({ type, mode: 'value' })));
		const text = `${tooMany ? 'too many' : 'not enough'} return values`;
		this.error(culprit?.expr ?? at, `${text}\n\thave ${summary(operands)}\n\twant ${want}`);
	}
}

function measure(count: number, unit: string): string {
	return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function markCommaOk(x: Expr): void {
	const inner = unparen(x);
	if (inner.kind === 'IndexExpr') inner.commaOk = true;
}

function isMapElement(x: Expr): boolean {
	const inner = unparen(x);
	return inner.kind === 'IndexExpr' && inner.x.type?.kind === 'map';
}
