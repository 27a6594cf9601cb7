// Checks a file as a whole: its imports, the names that it declares, the bodies of its functions.

import type { Ident } from './ast.ts';
import type { CheckedFile, File, FuncDecl, ImportDecl, VarDecl } from './ast-stmt.ts';
import type { Obj, Package } from './object.ts';
import type { Span } from './check-base.ts';
import { newConst } from './check-decl.ts';
import { FuncChecker } from './check-func.ts';
import type { Node } from './init-order.ts';
import { cycleMessage, cycles, initializationOrder } from './init-order.ts';
import { packages } from './packages.ts';
import type { Entry } from './scope.ts';
import type { SourceFile } from './source.ts';

/** Checks one file. */
export class PackageChecker extends FuncChecker {
	private readonly file: File;
	private readonly imports: { decl: ImportDecl; entry: Package }[] = [];
	/** What is still to be checked of objects that nothing has asked for yet. */
	private readonly unfinished = new Map<Obj, () => void>();
	private readonly inProgress = new Set<Obj>();
	private readonly nodes: Node[] = [];
	private readonly globals: VarDecl[] = [];

	constructor(source: SourceFile, file: File) {
		super(source);
		this.file = file;
	}

	/** Checks the file; the result means something only if there are no diagnostics. */
	check(): CheckedFile {
		for (const decl of this.file.imports) this.importDecl(decl);
		this.collect();
		this.checkImportNames();
		const objects = [...this.unfinished.keys()];
		for (const object of objects) if (object.kind === 'type') this.resolve(object);
		for (const object of objects) this.resolve(object);
		this.runDelayed();
		for (const decl of this.funcs) this.funcBody(decl);
		this.reportCycles();
		this.reportUnusedImports();
		this.settleAll();
		if (this.diagnostics.length === 0) for (const report of this.backendErrors) report();
		this.checkMain();
		const globals = initializationOrder(
			this.globals.map((decl) => ({ decl, vars: this.varsOf(decl) })),
			this.dependencies,
		).map(({ decl }) => decl);
		return { file: this.file, funcs: this.funcs, globals };
	}

	protected override resolve(object: Obj): void {
		const finish = this.unfinished.get(object);
		if (!finish) {
			this.checkAlias(object);
			return;
		}
		this.unfinished.delete(object);
		this.inProgress.add(object);
		const outer = this.references;
		this.references = new Set();
		this.dependencies.set(object, this.references);
		this.elsewhere(this.fileScope, finish);
		this.references = outer;
		this.inProgress.delete(object);
	}

	// An alias that is met while its own declaration is checked has no type.
	private checkAlias(object: Obj): void {
		if (object.kind !== 'type' || !this.inProgress.has(object)) return;
		if (this.brokenTypes.has(object.type)) this.reportTypeCycle(object.type);
	}

	// ------------------------------------------------------------ imports

	private importDecl(decl: ImportDecl): void {
		const span: Span = { pos: decl.pathPos, end: decl.end };
		const name = decl.name?.name ?? decl.path.slice(decl.path.lastIndexOf('/') + 1);
		const { pos, path } = decl;
		if (!packages.has(path)) {
			this.unsupported(span, `package ${JSON.stringify(path)}`);
			this.fileScope.names.set(name, { kind: 'broken', name, pos, what: null });
			return;
		}
		if (name === '.') {
			this.unsupported(decl, 'dot import');
			this.hasUnknownNames = true;
			return;
		}
		const entry: Package = { kind: 'package', name, path, pos, used: name === '_' };
		this.imports.push({ decl, entry });
		const ident: Ident = { kind: 'Ident', name, pos, end: decl.end };
		this.declareIn(this.fileScope, ident, entry);
	}

	private checkImportNames(): void {
		for (const [name, entry] of this.fileScope.names) {
			const other = this.packageScope.names.get(name);
			if (!other || !('pos' in other) || entry.kind !== 'package') continue;
			const what = `package ${entry.name} (${JSON.stringify(entry.path)})`;
			const place = `${this.place(entry.pos)}: other declaration of ${name}`;
			const span: Span = { pos: other.pos, end: other.pos + name.length };
			this.error(span, `${name} already declared through import of ${what}\n\t${place}`);
		}
	}

	private reportUnusedImports(): void {
		for (const { decl, entry } of this.imports) {
			if (entry.used) continue;
			const own = entry.path.slice(entry.path.lastIndexOf('/') + 1);
			const renamed = entry.name === own ? '' : ` as ${entry.name}`;
			this.softError(decl, `${JSON.stringify(entry.path)} imported${renamed} and not used`);
		}
	}

	// ------------------------------------------------------------ collecting

	private collect(): void {
		const decls = this.file.decls.filter((decl) => decl.kind !== 'FuncDecl');
		const sources = this.constSources(decls);
		for (const decl of this.file.decls) {
			if (decl.kind === 'FuncDecl') this.collectFunc(decl);
			else if (decl.kind === 'TypeDecl') {
				const entry = this.newTypeName(decl);
				this.declarePackage(decl.name, entry);
				if (entry.kind === 'type') this.unfinished.set(entry, () => this.checkType(entry, decl));
			} else if (decl.kind === 'VarDecl') this.collectVars(decl);
			else
				for (const source of sources.filter((each) => each.decl === decl)) {
					const entry = newConst(source.name);
					this.declarePackage(source.name, entry);
					this.nodes.push(entry);
					this.unfinished.set(entry, () => this.checkConst(entry, source));
				}
		}
	}

	private declarePackage(name: Ident, entry: Entry): void {
		if (name.name === 'main' && this.file.packageName.name === 'main' && entry.kind !== 'func')
			this.error(name, 'cannot declare main - must be func');
		else if (name.name === 'init' && entry.kind !== 'func')
			this.error(name, 'cannot declare init - must be func');
		else this.declareIn(this.packageScope, name, entry);
	}

	// `var a, b = 1, 2` is two declarations as far as initialisation goes.
	private collectVars(decl: VarDecl): void {
		const separate = decl.names.length === decl.values.length && decl.names.length > 1;
		const parts: VarDecl[] = separate
			? decl.names.map((name, i) => ({ ...decl, names: [name], values: [decl.values[i]] }))
			: [decl];
		for (const part of parts) {
			this.globals.push(part);
			const vars = part.names.map((name) => this.newVar(name, null, true));
			const finish = () => {
				const set = this.references ?? new Set();
				for (const variable of vars) this.dependencies.set(variable, set);
				for (const variable of vars) this.unfinished.delete(variable);
				part.vars = this.varDecl(part, (name, type) => {
					const variable = vars[part.names.indexOf(name)];
					if (type) this.giveType(variable, type);
					return variable;
				});
			};
			part.names.forEach((name, i) => {
				this.declarePackage(name, vars[i]);
				this.nodes.push(vars[i]);
				this.unfinished.set(vars[i], finish);
			});
		}
		if (separate) this.joinVars(decl, parts);
	}

	private joinVars(decl: VarDecl, parts: VarDecl[]): void {
		this.later(() => {
			decl.vars = parts.flatMap((part) => part.vars ?? []);
		});
	}

	private collectFunc(decl: FuncDecl): void {
		const entry = this.newFunc(decl);
		if (!entry) return;
		this.funcs.push(decl);
		this.nodes.push(entry);
		if (decl.name.name !== 'init') this.declarePackage(decl.name, entry);
		this.unfinished.set(entry, () => this.checkSignature(entry));
	}

	// ------------------------------------------------------------ the package

	private varsOf(decl: VarDecl) {
		const objects = decl.names.map((name) => name.obj);
		return objects.filter((object) => object?.kind === 'var');
	}

	private reportCycles(): void {
		for (const cycle of cycles(this.nodes, this.dependencies)) {
			const [first] = cycle;
			const colon = cycle.length === 1 ? ':' : ' for';
			const heading = (name: string) => `initialization cycle${colon} ${name}`;
			const span: Span = { pos: first.pos, end: first.pos + first.name.length };
			this.error(
				span,
				cycleMessage(cycle, heading, (pos) => this.place(pos)),
			);
		}
	}

	private checkMain(): void {
		if (this.diagnostics.length > 0) return;
		const { packageName } = this.file;
		if (packageName.name !== 'main')
			this.error(packageName, `package ${packageName.name} is not a main package`);
		else if (this.packageScope.names.get('main')?.kind !== 'func')
			this.error(packageName, 'function main is undeclared in the main package');
	}
}
