// Statements, and functions as a whole.

import type { GoType } from '../abi/type.ts';
import type { Expr } from './ast.ts';
import type {
	Block,
	BranchStmt,
	CaseClause,
	FuncDecl,
	IfStmt,
	ReturnStmt,
	Stmt,
	SwitchStmt,
	VarDecl,
} from './ast-stmt.ts';
import type { Var } from './object.ts';
import { anyPointer, Label, type FuncCode, type Slot } from './compile-emit.ts';
import { Loops } from './compile-loop.ts';
import { part, typeOf, unparen } from './compile-place.ts';
import * as op from './op.ts';
import type { VarInfo } from './program.ts';
import { signatureOf, type Signature } from './signature.ts';

/** A compiled function and its variables. */
export interface CompiledFunc {
	code: FuncCode;
	params: VarInfo[];
	locals: VarInfo[];
	/** Frame offsets of the words of the results, which are alive when it returns. */
	results: { at: number; type: GoType }[];
}

/** Compiles one function. */
export class FuncCompiler extends Loops {
	private readonly params: VarInfo[] = [];
	private signature: Signature = { results: [], params: [], end: 0 };
	private resultTypes: readonly GoType[] = [];
	/** Named results, to be stored where the caller takes them; empty if they have no names. */
	private readonly results: Var[] = [];
	private readonly labels = new Map<string, Label>();
	/** Where fallthrough goes. */
	private nextCase: Label | null = null;

	// ------------------------------------------------------------ functions

	/** A declared function. */
	compile(decl: FuncDecl): CompiledFunc {
		const body = part(decl.body);
		const type = part(decl.obj).type;
		this.signature = signatureOf(type);
		this.resultTypes = type.results ?? [];
		this.scopeEnd = body.rbrace;
		this.position(decl.pos);
		this.reserve(type);
		this.entry();
		this.parameters(decl);
		this.statements(body.stmts);
		// Falling off the end is a return, at which a debugger stops.
		this.beginStatement(body.rbrace);
		this.emit(this.resultTypes.length === 0 ? op.ret : op.missingReturn);
		return this.compiled();
	}

	/** A function without parameters that `body` writes. */
	synthetic(body: (f: FuncCompiler) => void): CompiledFunc {
		this.entry();
		body(this);
		this.emit(op.ret);
		return this.compiled();
	}

	private compiled(): CompiledFunc {
		const results = this.resultTypes.map((type, i) => ({ at: this.signature.results[i], type }));
		return { code: this.finish(), params: this.params, locals: this.locals, results };
	}

	/** Gives package-level variables their values. */
	initGlobal(decl: VarDecl): void {
		if (decl.values.length === 0) return;
		this.scoped(() => {
			this.beginStatement(decl.pos);
			const vars = part(decl.vars);
			this.assignVariables(vars, decl.values);
			this.endStatement();
		});
	}

	/** Calls a function without parameters and results. */
	emitCall(index: number): void {
		this.emit(op.call, index, this.out(0));
	}

	/** Results and parameters come first in the frame. */
	private reserve(type: GoType): void {
		for (const part of [...(type.results ?? []), ...(type.params ?? [])]) this.slotsFor(part);
	}

	private parameters(decl: FuncDecl): void {
		const line = this.source.line(decl.pos);
		const { params, results } = decl.signature;
		results.forEach((result, i) => {
			const variable = result.obj;
			if (!variable) return;
			const at = this.signature.results[i] >> 2;
			this.results.push(variable);
			if (variable.addressed) this.declare(variable, line);
			else {
				this.zero(variable.type, at);
				this.homes.set(variable, { at, escapes: false });
				this.locals.push(this.infoOf(variable, at, line));
			}
		});
		params.forEach(({ obj }, i) => {
			if (obj) this.parameter(obj, this.signature.params[i] >> 2, line);
		});
	}

	private parameter(variable: Var, at: Slot, line: number): void {
		if (!variable.addressed) {
			this.homes.set(variable, { at, escapes: false });
			this.params.push(this.infoOf(variable, at, line));
			return;
		}
		const pointer = this.slotsFor(anyPointer);
		this.emit(op.allocate, pointer, this.unit.typeIndex(variable.type));
		this.store(variable.type, pointer, 0, at);
		this.homes.set(variable, { at: pointer, escapes: true });
		this.params.push(this.infoOf(variable, pointer, line));
	}

	// ------------------------------------------------------------ statements

	private statements(stmts: readonly Stmt[]): void {
		for (const stmt of stmts) this.statement(stmt, null);
	}

	protected override block(b: Block): void {
		const outer = this.scopeEnd;
		this.scopeEnd = b.rbrace;
		this.statements(b.stmts);
		this.scopeEnd = outer;
	}

	/** A statement with a stop of its own; `label` is that of the statement. */
	private statement(s: Stmt, label: string | null): void {
		switch (s.kind) {
			case 'Block':
				return this.block(s);
			case 'ForStmt':
				return this.forStmt(s, label);
			case 'RangeStmt':
				return this.rangeStmt(s, label);
			case 'LabeledStmt':
				this.bind(this.labelOf(s.label.name));
				return this.statement(s.stmt, s.label.name);
			case 'EmptyStmt':
				return;
			case 'DeclStmt':
				if (!s.decls.some((d) => d.kind === 'VarDecl')) return;
		}
		this.scoped(() => {
			this.beginStatement(s.pos);
			if (s.kind === 'IfStmt') this.ifStmt(s);
			else if (s.kind === 'SwitchStmt') this.switchStmt(s, label);
			else this.simple(s);
			this.endStatement();
		});
	}

	protected override simple(s: Stmt): void {
		switch (s.kind) {
			case 'ExprStmt': {
				const x = unparen(s.x);
				if (x.kind === 'CallExpr') this.callStatement(x);
				else this.expr(x);
				return;
			}
			case 'AssignStmt':
				return this.assignStmt(s);
			case 'DefineStmt':
				return this.defineStmt(s);
			case 'IncDecStmt':
				return this.incDec(s);
			case 'DeclStmt':
				for (const d of s.decls) if (d.kind === 'VarDecl') this.declaration(d, s.end);
				return;
			case 'ReturnStmt':
				return this.returnStmt(s);
			case 'BranchStmt':
				return this.branch(s);
			case 'EmptyStmt':
				return;
		}
		throw new Error(`${s.kind} is not a statement that can be compiled`);
	}

	private ifStmt(s: IfStmt): void {
		const outer = this.scopeEnd;
		this.scopeEnd = s.end;
		const [otherwise, end] = [new Label(), new Label()];
		if (s.init) this.simple(s.init);
		this.position(s.pos);
		this.scoped(() => this.jumpWhen(false, s.cond, otherwise));
		this.endStatement();
		this.block(s.then);
		if (s.else) this.jump(op.jump, end);
		this.bind(otherwise);
		if (s.else) this.statement(s.else, null);
		this.bind(end);
		this.scopeEnd = outer;
	}

	// ------------------------------------------------------------ switch

	private switchStmt(s: SwitchStmt, label: string | null): void {
		const outer = this.scopeEnd;
		this.scopeEnd = s.end;
		const end = new Label();
		if (s.init) this.simple(s.init);
		const tag = s.tag;
		const value = tag ? this.tagValue(tag) : null;
		const bodies = s.cases.map(() => new Label());
		s.cases.forEach((clause, i) => this.caseTests(clause, tag, value, bodies[i]));
		const fallback = s.cases.findIndex(({ isDefault }) => isDefault);
		this.jump(op.jump, fallback < 0 ? end : bodies[fallback]);
		this.targets.push({ label, break: end, continue: null });
		s.cases.forEach((clause, i) => {
			this.bind(bodies[i]);
			this.caseBody(clause, bodies[i + 1] ?? null);
			this.jump(op.jump, end);
		});
		this.targets.pop();
		this.bind(end);
		this.scopeEnd = outer;
	}

	/** The tag is evaluated once, and does not change with a variable. */
	private tagValue(tag: Expr): Slot {
		const type = typeOf(tag);
		const slot = this.temp(type);
		this.exprInto(tag, slot);
		return slot;
	}

	private caseTests(clause: CaseClause, tag: Expr | null, value: Slot | null, body: Label): void {
		for (const e of clause.exprs)
			this.scoped(() => {
				this.position(e.pos);
				if (tag === null || value === null) this.jumpWhen(true, e, body);
				else this.compareWith(value, typeOf(tag), e, body);
			});
	}

	private caseBody(clause: CaseClause, next: Label | null): void {
		const outer = this.nextCase;
		this.nextCase = next;
		this.statements(clause.body);
		this.nextCase = outer;
	}

	// ------------------------------------------------------------ branches

	private labelOf(name: string): Label {
		const known = this.labels.get(name);
		if (known) return known;
		const label = new Label();
		this.labels.set(name, label);
		return label;
	}

	private branch(s: BranchStmt): void {
		if (s.tok === 'goto') return this.jump(op.jump, this.labelOf(part(s.label).name));
		if (s.tok === 'fallthrough') return this.jump(op.jump, part(this.nextCase));
		const name = s.label?.name ?? null;
		const fits = (label: string | null) => name === null || label === name;
		const target = this.targets.findLast(
			(t) => fits(t.label) && (s.tok === 'break' || t.continue !== null),
		);
		this.jump(op.jump, part(s.tok === 'break' ? target?.break : target?.continue));
	}

	// ------------------------------------------------------------ return

	private returnStmt(s: ReturnStmt): void {
		if (s.results.length > 0) this.giveResults(s);
		else for (const variable of this.results) this.giveNamed(variable);
		this.emit(op.ret);
	}

	private giveResults(s: ReturnStmt): void {
		const types = this.resultTypes;
		const to = this.signature.results;
		const [first] = s.results;
		const call = unparen(first);
		if (s.results.length === 1 && types.length === 1)
			return this.exprIntoAs(first, types[0], to[0] >> 2);
		if (s.results.length === 1 && call.kind === 'CallExpr') {
			this.spread(call).forEach(({ slot, type }, i) =>
				this.move(types[i], to[i] >> 2, this.converted(slot, type, types[i])),
			);
			return;
		}
		this.hoist(...s.results);
		// Results may have names, and their values be swapped.
		const slots = s.results.map((e, i) => {
			const slot = this.temp(types[i]);
			this.exprIntoAs(e, types[i], slot);
			return slot;
		});
		slots.forEach((slot, i) => this.move(types[i], to[i] >> 2, slot));
	}

	private giveNamed(variable: Var): void {
		if (!variable.addressed) return;
		const i = this.results.indexOf(variable);
		this.load(variable.type, this.signature.results[i] >> 2, this.home(variable).at, 0);
	}
}
