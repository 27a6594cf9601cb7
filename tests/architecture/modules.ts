// Reads source files for the architecture test: what a module imports, and which globals it touches.

import ts from 'typescript';

/** One import or re-export of a module. */
export interface Import {
	/** Path from src (`scene/tween.ts`), or the name of a package (`d3-scale`, `node:fs`). */
	target: string;
	isPackage: boolean;
	/** Types only: nothing of it is there when the program runs. */
	isType: boolean;
	/** By `import()`: loaded when it is asked for. */
	isDynamic: boolean;
	/** The names taken, or null for all of them. */
	names: string[] | null;
}

/** A source file, as far as the architecture is concerned. */
export interface Module {
	/** Path from src: `scene/tween.ts`. */
	path: string;
	lines: number;
	imports: Import[];
	/** Nothing but imports and re-exports. */
	isDoor: boolean;
	hasDefaultExport: boolean;
	/** Names used that nothing in the file declares. */
	free: Set<string>;
}

/** The TypeScript in a file: all of it, or the scripts of a component. */
function scriptOf(path: string, text: string): string {
	if (!path.endsWith('.svelte')) return text;
	return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((m) => m[1]).join('\n');
}

/** `./x.ts` seen from `scene/y.ts`, `#scene/x.ts` and `#scene/x.ts?worker&url` are all `scene/x.ts`. */
function resolve(from: string, specifier: string): { target: string; isPackage: boolean } {
	if (specifier.startsWith('#'))
		return { target: specifier.slice(1).replace(/\?.*/, ''), isPackage: false };
	if (!specifier.startsWith('.')) return { target: specifier, isPackage: true };
	const target = new URL(specifier, `src:/${from}`).pathname.slice(1);
	return { target, isPackage: false };
}

function namesOf(node: ts.ImportDeclaration | ts.ExportDeclaration): {
	names: string[] | null;
	isType: boolean;
} {
	if (ts.isExportDeclaration(node)) {
		const clause = node.exportClause;
		const list = clause && ts.isNamedExports(clause) ? [...clause.elements] : null;
		const isType = node.isTypeOnly || Boolean(list?.every((element) => element.isTypeOnly));
		return { names: list && list.map((e) => (e.propertyName ?? e.name).text), isType };
	}
	const clause = node.importClause;
	if (!clause) return { names: [], isType: false };
	const bindings = clause.namedBindings;
	const list = bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : null;
	const isTypeOnly = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
	const isType = isTypeOnly || Boolean(!clause.name && list?.every((e) => e.isTypeOnly));
	return { names: list && list.map((e) => (e.propertyName ?? e.name).text), isType };
}

/** Whether an identifier names a value of the surroundings, and not a member or a label. */
function isReference(node: ts.Identifier): boolean {
	const parent = node.parent;
	if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
	if (ts.isQualifiedName(parent)) return parent.left === node;
	if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
	return !('name' in parent && parent.name === node) && !ts.isTypeNode(parent);
}

/** Reads one file; `path` is relative to src. */
export function readModule(path: string, text: string): Module {
	const source = ts.createSourceFile(path, scriptOf(path, text), ts.ScriptTarget.Latest, true);
	const imports: Import[] = [];
	const used = new Set<string>();
	const declared = new Set<string>();
	let hasDefaultExport = false;

	const add = (specifier: string, how: Pick<Import, 'isType' | 'isDynamic' | 'names'>) =>
		imports.push({ ...resolve(path, specifier), ...how });

	const visit = (node: ts.Node): void => {
		const isFrom = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
		if (isFrom && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
			add(node.moduleSpecifier.text, { ...namesOf(node), isDynamic: false });
		if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			const [argument] = node.arguments;
			if (argument && ts.isStringLiteral(argument))
				add(argument.text, { isType: false, isDynamic: true, names: null });
		}
		if (ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword)
			hasDefaultExport ||= !ts.isDefaultClause(node);
		if (ts.isIdentifier(node)) {
			if (isReference(node)) used.add(node.text);
			else if (ts.isVariableDeclaration(node.parent) || ts.isParameter(node.parent))
				declared.add(node.text);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);

	const isDoor = source.statements.every(
		(s) => ts.isImportDeclaration(s) || ts.isExportDeclaration(s),
	);
	const free = new Set([...used].filter((name) => !declared.has(name)));
	return { path, lines: text.split('\n').length, imports, isDoor, hasDefaultExport, free };
}
