// The architecture's rules, applied to modules. Each function gives the violations as sentences.

import type { Import, Module } from './modules.ts';

/** What the modules of one folder (or one file, without its extension) may import. */
export interface Rule {
	/** Folders and files of src, without extensions. A folder's own modules are always allowed. */
	folders: string[];
	/** The same, but types only. */
	types?: string[];
	/** Packages; `svelte/*` stands for all of its parts. */
	packages?: string[];
}

export type Table = Record<string, Rule>;

/**
 * Whether `path` is the file `place`, or lies in the folder `place`. A part `*` stands for any name; a last
 * part `.` for the files directly in the folder.
 */
function isIn(path: string, place: string): boolean {
	const have = path.replace(/(\.svelte)?\.[a-z]+$/, '').split('/');
	const parts = place.split('/');
	if (parts.at(-1) === '.') return parts.length === have.length && isIn(path, place.slice(0, -2));
	return parts.length <= have.length && parts.every((p, i) => p === '*' || p === have[i]);
}

/** The row of the table for a module: the longest place that it lies in. */
function ruleOf(table: Table, path: string): string | undefined {
	const places = Object.keys(table).filter((place) => isIn(path, place));
	return places.sort((a, b) => b.length - a.length)[0];
}

function allowsPackage(rule: Rule, name: string): boolean {
	return (rule.packages ?? []).some((one) =>
		one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name,
	);
}

function allows(place: string, rule: Rule, one: Import): boolean {
	if (one.isPackage) return allowsPackage(rule, one.target);
	const places = [place, ...rule.folders, ...(one.isType ? (rule.types ?? []) : [])];
	return places.some((allowed) => isIn(one.target, allowed));
}

function allowance(rule: Rule): string {
	const types = (rule.types ?? []).map((place) => `${place} (types)`);
	return [...rule.folders, ...types, ...(rule.packages ?? [])].join(', ') || 'nothing';
}

/** Imports that the table does not allow. */
export function forbiddenImports(table: Table, modules: Module[]): string[] {
	return modules.flatMap((module) => {
		const place = ruleOf(table, module.path);
		if (!place) return [`${module.path} lies in no folder of the table`];
		return module.imports
			.filter((one) => !allows(place, table[place], one))
			.map(
				(one) =>
					`${module.path} imports ${one.target}: ${place} may import only ${allowance(table[place])}`,
			);
	});
}

/** Packages that nothing may import, except the modules named. */
export function bannedPackages(banned: Record<string, string[]>, modules: Module[]): string[] {
	return modules.flatMap((module) =>
		module.imports
			.filter(({ isPackage, target }) => isPackage && target in banned)
			.filter(({ target }) => !banned[target].some((place) => isIn(module.path, place)))
			.map(({ target }) => `${module.path} imports ${target}, which is not used here`),
	);
}

/** Globals that a pure module must not touch. */
export function forbiddenGlobals(places: string[], names: string[], modules: Module[]): string[] {
	return modules
		.filter((module) => places.some((place) => isIn(module.path, place)))
		.flatMap((module) =>
			names
				.filter((name) => module.free.has(name))
				.map((name) => `${module.path} uses ${name}: ${places.join(', ')} know no browser`),
		);
}

/** Whether two modules lie in the same folder. */
function areNeighbours(a: string, b: string): boolean {
	return a.slice(0, a.lastIndexOf('/')) === b.slice(0, b.lastIndexOf('/'));
}

/** Cycles, each as `a → b → a`. Types that neighbours name make none: they are gone when the program runs. */
export function cycles(modules: Module[]): string[] {
	const byPath = new Map(modules.map((module) => [module.path, module]));
	const done = new Set<string>();
	const found: string[] = [];
	const visit = (path: string, trail: string[]): void => {
		const at = trail.indexOf(path);
		if (at >= 0) found.push([...trail.slice(at), path].join(' → '));
		if (at >= 0 || done.has(path)) return;
		const targets = (byPath.get(path)?.imports ?? []).filter(
			({ target, isDynamic, isType }) => !isDynamic && !(isType && areNeighbours(path, target)),
		);
		for (const { target } of targets) visit(target, [...trail, path]);
		done.add(path);
	};
	for (const { path } of modules) visit(path, []);
	return found;
}

/** Modules longer than `limit` lines. */
export function longModules(limit: number, modules: Module[]): string[] {
	return modules
		.filter(({ lines }) => lines > limit)
		.map(
			({ path, lines }) => `${path} has ${lines} lines: more than ${limit} hide a second module`,
		);
}

/** Default exports outside of components and of the places named, where a tool asks for them. */
export function defaultExports(except: string[], modules: Module[]): string[] {
	return modules
		.filter(({ path, hasDefaultExport }) => hasDefaultExport && !path.endsWith('.svelte'))
		.filter(({ path }) => !except.some((place) => isIn(path, place)))
		.map(({ path }) => `${path} has a default export: exports have names`);
}

/** What `one` really brings in: a module that only re-exports is looked through, name by name. */
function throughDoors(byPath: Map<string, Module>, one: Import): Import[] {
	const module = byPath.get(one.target);
	if (!module?.isDoor || one.names === null) return [one];
	const wanted = one.names;
	return module.imports
		.map((next) => ({ ...next, names: next.names?.filter((n) => wanted.includes(n)) ?? wanted }))
		.filter(({ names }) => names.length > 0)
		.flatMap((next) => throughDoors(byPath, next));
}

/**
 * Ways by static imports from the modules in `from` to modules in `to` (but not in `except`): what lies there
 * must not be loaded before somebody asks for it.
 */
export function staticPaths(
	from: string[],
	to: string[],
	except: string[],
	modules: Module[],
): string[] {
	const byPath = new Map(modules.map((module) => [module.path, module]));
	const seen = new Set<string>();
	const found: string[] = [];
	const visit = (path: string, trail: string[]): void => {
		if (seen.has(path)) return;
		seen.add(path);
		const way = [...trail, path];
		if (to.some((place) => isIn(path, place)) && !except.some((place) => isIn(path, place)))
			return void found.push(`${way.join(' → ')}: the page must not load it before it is needed`);
		const loaded = byPath.get(path)?.imports.filter((one) => !one.isType && !one.isDynamic) ?? [];
		for (const one of loaded.flatMap((each) => throughDoors(byPath, each)))
			if (!one.isPackage) visit(one.target, way);
	};
	for (const { path } of modules) if (from.some((place) => isIn(path, place))) visit(path, []);
	return found;
}
