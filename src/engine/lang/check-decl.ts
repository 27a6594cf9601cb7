// Checks declarations: constants, variables, types. Those of the package are checked when they are first
// needed, whatever their order; those in functions one after another.

import type { GoType } from '../abi/type.ts';
import { basicTypes } from '../abi/type.ts';
import type { Expr, Ident } from './ast.ts';
import type { ConstDecl, Decl, DeclStmt, TypeDecl, VarDecl } from './ast-stmt.ts';
import type { Const, Obj, TypeName, Var } from './object.ts';
import type { Span } from './check-base.ts';
import { SwitchChecker } from './check-switch.ts';
import type { ConstantValue } from './constant.ts';
import { isNumber, treeConstant } from './constant.ts';
import { exprText } from './expr-text.ts';
import { cycleMessage } from './init-order.ts';
import { operandText } from './operand.ts';
import { toFloat } from './rational.ts';
import type { Entry, Scope } from './scope.ts';
import { isConstantType, isUntyped, typeText } from './types.ts';

/** A constant's type and value, which may be those of the specification before it. */
interface ConstSource {
	decl: ConstDecl;
	name: Ident;
	typ: Expr | null;
	value: Expr | null;
	/** `typ` and `value` stand in an earlier specification. */
	inherited: boolean;
}

/** The part of the checker that checks declarations. */
export abstract class DeclChecker extends SwitchChecker {
	private readonly constants = new Map<Obj, ConstantValue>();
	/** Names of types by the type, and what type names each declaration mentions by value. */
	private readonly typeNames = new Map<GoType, TypeName>();
	private readonly openTypes: TypeName[] = [];

	protected override exactValue(entry: Entry & { kind: 'const' }): ConstantValue | undefined {
		if (entry.pos < 0) return entry.value as boolean;
		return this.constants.get(entry);
	}

	// ------------------------------------------------------------ inside functions

	protected override localDecls(stmt: DeclStmt): void {
		const sources = this.constSources(stmt.decls);
		for (const decl of stmt.decls) {
			if (decl.kind === 'VarDecl') this.localVars(decl);
			else if (decl.kind === 'TypeDecl') this.localType(decl);
			else {
				const own = sources.filter((source) => source.decl === decl);
				const objects = own.map((source) => this.checkConst(newConst(source.name), source));
				own.forEach((source, i) => this.declare(source.name, objects[i]));
			}
		}
	}

	private localVars(decl: VarDecl): void {
		decl.vars = this.varDecl(decl, (name, type) => this.newVar(name, type, false));
		decl.names.forEach((name, i) => {
			const variable = decl.vars?.[i];
			if (variable) this.declare(name, variable);
		});
	}

	private localType(decl: TypeDecl): void {
		const entry = this.newTypeName(decl);
		// A type's name is known inside its own declaration; an alias's is not.
		if (!decl.alias) this.declare(decl.name, entry);
		if (entry.kind === 'type') this.checkType(entry, decl);
		if (decl.alias) this.declare(decl.name, entry);
	}

	// ------------------------------------------------------------ constants

	/** The constants of some declarations with the types and values that they inherit. */
	protected constSources(decls: readonly Decl[]): ConstSource[] {
		const sources: ConstSource[] = [];
		let last: ConstDecl | null = null;
		for (const decl of decls) {
			if (decl.kind !== 'ConstDecl') continue;
			if (decl.iota === 0) last = null;
			const inherited = decl.typ === null && decl.values.length === 0 && last !== null;
			const from: ConstDecl = inherited && last ? last : decl;
			last = from;
			decl.names.forEach((name, i) => {
				const value = from.values[i] ?? null;
				sources.push({ decl, name, typ: from.typ, value, inherited });
				if (!value) this.error(name, `missing init expr for ${name.name}`);
			});
			const extra = decl.values[decl.names.length];
			if (extra) this.error(extra, `extra init expr ${exprText(extra)}`);
		}
		return sources;
	}

	/** Finds the type and value of a constant. */
	protected checkConst(entry: Const, source: ConstSource): Const {
		if (!source.value) return entry;
		const [iota, span] = [this.iota, this.inheritedSpan];
		this.iota = BigInt(source.decl.iota);
		if (source.inherited) this.inheritedSpan = source.name;
		this.constValue(entry, source.typ, source.value);
		this.iota = iota;
		this.inheritedSpan = span;
		source.name.obj = entry;
		return entry;
	}

	private constValue(entry: Const, typ: Expr | null, init: Expr): void {
		let type: GoType | null = null;
		if (typ) {
			type = this.type(typ);
			if (type && !isConstantType(type)) {
				this.error(typ, `invalid constant type ${typeText(type)}`);
				return;
			}
			if (!type) return;
		}
		const x = this.expr(init);
		if (x.mode === 'invalid') return;
		if (x.mode !== 'constant') {
			this.error(init, `${operandText(x)} is not constant`);
			return;
		}
		const assigned = type ? this.assignment(x, type, 'constant declaration') : x;
		if (assigned.mode === 'invalid' || assigned.value === undefined) return;
		const { value } = assigned;
		if (assigned.type !== null) entry.type = assigned.type;
		this.constants.set(entry, value);
		if (!isUntyped(entry.type)) entry.value = treeConstant(value, entry.type);
		else
			entry.value =
				isNumber(value) && typeof value !== 'bigint' ? toFloat(value) : (value as bigint);
	}

	// ------------------------------------------------------------ variables

	/** Checks a variable declaration; `make` gives the variable for a name. */
	protected varDecl(
		decl: VarDecl,
		make: (name: Ident, type: GoType | null) => Var,
	): (Var | null)[] {
		const type = decl.typ ? this.type(decl.typ) : null;
		const vars = decl.names.map((name) => make(name, type));
		if (decl.typ && !type) for (const variable of vars) this.breakVar(variable);
		const single = decl.names.length === decl.values.length;
		if (single) vars.forEach((variable, i) => this.initialize(variable, decl.values[i]));
		else if (this.hasWrongArity(decl)) {
			for (const value of decl.values) this.expr(value);
			for (const variable of vars) this.breakVar(variable);
		} else if (decl.values.length > 0) {
			const targets = vars.map((variable) => this.variableTarget(variable));
			this.assignAll(targets, decl.values, 'assignment');
		}
		decl.names.forEach((name, i) => {
			name.obj = vars[i];
			if (!this.isBroken(vars[i])) name.type = vars[i].type;
		});
		return vars.map((variable) => (variable.name === '_' ? null : variable));
	}

	// One value for several names may be a call; otherwise there must be one for each.
	private hasWrongArity({ names, values }: VarDecl): boolean {
		const extra = values[names.length];
		const missing = values.length > 1 ? names[values.length] : undefined;
		if (extra) this.error(extra, `extra init expr ${exprText(extra)}`);
		else if (missing) this.error(missing, `missing init expr for ${missing.name}`);
		return extra !== undefined || missing !== undefined;
	}

	/** `var x = value`. */
	protected initialize(variable: Var, value: Expr): void {
		const x = this.expr(value);
		this.assignOne(this.variableTarget(variable), x, 'variable declaration');
	}

	// ------------------------------------------------------------ types

	/** The entry of a type declaration; generic types are reported here. */
	protected newTypeName(decl: TypeDecl): Entry {
		const { name, pos } = decl.name;
		if (decl.generic) {
			this.unsupported(decl.name, 'generic type');
			return { kind: 'broken', name, pos, what: null };
		}
		const entry: TypeName = { kind: 'type', name, pos, type: basicTypes.int };
		if (decl.alias) this.breakType(entry);
		return entry;
	}

	/** Finds the type that a declaration gives a name to. */
	protected checkType(entry: TypeName, decl: TypeDecl): void {
		decl.name.obj = entry;
		if (decl.alias) {
			this.openTypes.push(entry);
			entry.type = this.type(decl.typ) ?? entry.type;
			this.openTypes.pop();
			return;
		}
		const named = this.types.openNamed(`main.${decl.name.name}`);
		entry.type = named;
		this.typeNames.set(named, entry);
		this.openTypes.push(entry);
		const beneath = this.type(decl.typ);
		this.openTypes.pop();
		const isOpen = beneath !== null && this.isUnfinished(beneath);
		if (isOpen) this.reportTypeCycle(beneath);
		this.types.close(named, isOpen ? null : beneath);
		if (!beneath || isOpen) this.brokenTypes.add(named);
		else this.later(() => this.checkContainment(entry));
		decl.name.type = named;
	}

	private breakType(entry: TypeName): void {
		// A type of its own, so that marking it broken breaks nothing else.
		entry.type = { ...basicTypes.int };
		this.brokenTypes.add(entry.type);
	}

	// A named type whose declaration is being checked further out: `type A B; type B A`.
	private isUnfinished(type: GoType): boolean {
		const entry = this.typeNames.get(type);
		return entry !== undefined && type.underlying === undefined && !this.brokenTypes.has(type);
	}

	/** Reports a type that is met, by value, while its own declaration is checked. */
	protected reportTypeCycle(type: GoType): void {
		const start = this.openTypes.findIndex((open) => open.type === type);
		const cycle = start >= 0 ? this.openTypes.slice(start) : [];
		const own = this.typeNames.get(type);
		this.typeCycle(cycle.length > 0 ? cycle : own ? [own] : []);
	}

	private typeCycle(cycle: TypeName[]): void {
		if (cycle.length === 0) return;
		const first = cycle.reduce((a, b) => (a.pos < b.pos ? a : b));
		const at = cycle.indexOf(first);
		const turned = [...cycle.slice(at), ...cycle.slice(0, at)];
		const colon = cycle.length === 1 ? ':' : '';
		const heading = (name: string) =>
			colon ? `invalid recursive type: ${name}` : `invalid recursive type ${name}`;
		const span: Span = { pos: first.pos, end: first.pos + first.name.length };
		this.error(
			span,
			cycleMessage(turned, heading, (pos) => this.place(pos)),
		);
	}

	// A type must not contain itself, other than through a pointer, slice or map.
	private checkContainment(entry: TypeName): void {
		if (this.brokenTypes.has(entry.type)) return;
		const path = this.containment(entry.type, entry.type, []);
		if (!path) return;
		this.typeCycle(path);
		for (const { type } of path) this.brokenTypes.add(type);
	}

	private containment(type: GoType, wanted: GoType, path: TypeName[]): TypeName[] | null {
		const entry = this.typeNames.get(type);
		if (entry && path.includes(entry)) return null;
		const here = entry ? [...path, entry] : path;
		const parts =
			type.kind === 'array' && type.elem ? [type.elem] : (type.fields ?? []).map((f) => f.type);
		for (const part of parts) {
			if (part === wanted) return here;
			const found = this.containment(part, wanted, here);
			if (found) return found;
		}
		return null;
	}

	/** Runs something in another scope, as if nothing were around it. */
	protected elsewhere(scope: Scope, action: () => void): void {
		const saved = [this.scope, this.function, this.iota, this.inheritedSpan] as const;
		[this.scope, this.function, this.iota, this.inheritedSpan] = [scope, null, null, null];
		action();
		[this.scope, this.function, this.iota, this.inheritedSpan] = saved;
	}
}

/** A constant whose type and value are not known yet. */
export function newConst(name: Ident): Const {
	return { kind: 'const', name: name.name, pos: name.pos, type: 'untyped int', value: 0n };
}
