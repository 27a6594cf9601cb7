// Checks functions: what they take and give, and their bodies.

import type { GoType } from '../abi/type.ts';
import { funcOf, sliceOf } from '../abi/type.ts';
import type { Ident, Param, Signature } from './ast.ts';
import type { FuncDecl } from './ast-stmt.ts';
import type { FuncObj, Obj } from './object.ts';
import type { Span } from './check-base.ts';
import { DeclChecker } from './check-decl.ts';
import type { Diagnostic } from './diagnostic.ts';
import { resultsText, signatureText } from './expr-text.ts';
import type { Entry } from './scope.ts';
import { Scope } from './scope.ts';
import { isTerminatingBlock } from './terminating.ts';
import type { WrittenFunc } from './types.ts';
import { brokenType } from './types.ts';

/** The part of the checker that checks functions. */
export abstract class FuncChecker extends DeclChecker {
	protected readonly packageScope = new Scope(this.universe);
	/** Names of imports; the scope around all functions. */
	protected readonly fileScope = new Scope(this.packageScope);
	/** What package-level objects refer to. */
	protected readonly dependencies = new Map<Obj, Set<Obj>>();
	/** Functions with a body, in order. */
	protected readonly funcs: FuncDecl[] = [];
	/** Errors that say nothing about a program of which parts are not supported. */
	readonly soft = new Set<Diagnostic>();

	protected softError(at: Span, message: string): void {
		this.error(at, message);
		this.soft.add(this.diagnostics[this.diagnostics.length - 1]);
	}

	protected declareIn(scope: Scope, name: Ident, entry: Entry): void {
		const outer = this.scope;
		this.scope = scope;
		this.declare(name, entry);
		this.scope = outer;
	}

	/** The object of a function declaration; null, and reported, if it is of a kind not supported. */
	protected newFunc(decl: FuncDecl): FuncObj | null {
		const { name, pos } = decl.name;
		if (decl.receiver) {
			this.methodNames.add(name);
			this.unsupported(decl.name, 'method declaration');
			return null;
		}
		if (decl.generic) {
			this.unsupported(decl.name, 'generic function');
			this.declareIn(this.packageScope, decl.name, { kind: 'broken', name, pos, what: null });
			return null;
		}
		const entry: FuncObj = { kind: 'func', name, pos, type: funcOf([], []), decl };
		decl.obj = entry;
		decl.name.obj = entry;
		return entry;
	}

	/** Finds the type of a function. */
	protected checkSignature(entry: FuncObj): void {
		const { decl } = entry;
		const { signature, name } = decl;
		entry.type = this.signatureType(signature);
		name.type = entry.type;
		this.checkSpecial(decl);
	}

	protected override signatureType(signature: Signature): GoType {
		const params = this.paramTypes(signature.params);
		const results = this.paramTypes(signature.results);
		if (signature.variadic) params.push(sliceOf(params.pop() ?? brokenType));
		const type: WrittenFunc = {
			...funcOf(params, results, signature.variadic),
			text: `func${signatureText(signature)}`,
			resultsText: resultsText(signature),
		};
		return type;
	}

	// main and init take and give nothing; init is called by nobody.
	private checkSpecial(decl: FuncDecl): void {
		const { name } = decl.name;
		if (name !== 'main' && name !== 'init') return;
		const { params, results } = decl.signature;
		if (params.length + results.length > 0)
			this.error(decl.name, `func ${name} must have no arguments and no return values`);
		if (name === 'init') this.unsupported(decl.name, 'init function');
	}

	private paramTypes(params: readonly Param[]): GoType[] {
		const types: GoType[] = [];
		params.forEach((param, i) => {
			// `a, b int`: both have the type that is written once.
			const shared = i > 0 && params[i - 1].typ === param.typ;
			const type = shared ? types[i - 1] : (this.type(param.typ) ?? brokenType);
			types.push(type);
			const { pos } = param;
			const name: Ident = param.name ?? { kind: 'Ident', name: '_', pos, end: pos };
			param.obj = this.newVar(name, type, false);
			param.obj.used = true;
			if (type === brokenType) this.breakVar(param.obj);
			name.obj = param.obj;
		});
		return types;
	}

	// ------------------------------------------------------------ bodies

	/** Checks the body of a function. */
	protected funcBody(decl: FuncDecl): void {
		const { body, obj, signature } = decl;
		if (!body) this.error(decl.name, 'missing function body');
		if (!body || !obj) return;
		this.references = new Set();
		this.dependencies.set(obj, this.references);
		this.elsewhere(new Scope(this.fileScope), () => {
			const results = signature.results.map((p) => (p.name ? (p.obj ?? null) : null));
			this.function = { decl, type: obj.type, results };
			this.declareParams(signature);
			this.stmts(body.stmts);
			if (signature.results.length > 0 && !isTerminatingBlock(body))
				this.errorAt(body.rbrace, 'missing return');
			this.reportUnused(this.scope);
		});
		this.references = null;
	}

	private declareParams(signature: Signature): void {
		const { params, results, variadic } = signature;
		const last = params[params.length - 1];
		if (variadic && last?.obj && !this.isBroken(last.obj)) last.obj.type = sliceOf(last.obj.type);
		for (const param of [...params, ...results])
			if (param.name && param.obj) this.declare(param.name, param.obj);
	}

	// gc goes through a scope before the scopes inside it.
	private reportUnused(scope: Scope): void {
		for (const entry of scope.names.values()) {
			if (entry.kind !== 'var' || entry.used) continue;
			const { name, pos } = entry;
			this.softError({ pos, end: pos + name.length }, `declared and not used: ${name}`);
		}
		for (const inner of scope.children) this.reportUnused(inner);
	}
}
