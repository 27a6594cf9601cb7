// In which order package-level variables are initialised, and whether their declarations run in a circle.
// The rule is Go's: again and again the earliest declared variable that depends on none still to come.

import type { Pos } from './ast.ts';
import type { Const, FuncObj, Obj, Var } from './object.ts';

/** A package-level object that others may refer to. */
export type Node = Var | Const | FuncObj;

/** Variables that one initialiser sets. */
interface Initializer {
	vars: readonly Var[];
}

/** What each object refers to directly. */
type References = ReadonlyMap<Obj, ReadonlySet<Obj>>;

// What an object refers to, itself or through functions; functions are not in the result.
function dependencies(from: Obj, references: References): Set<Obj> {
	const found = new Set<Obj>();
	const functions = new Set<Obj>();
	const visit = (object: Obj) => {
		for (const next of references.get(object) ?? []) {
			if (next.kind !== 'func') found.add(next);
			else if (!functions.has(next)) {
				functions.add(next);
				visit(next);
			}
		}
	};
	visit(from);
	return found;
}

/** The initialisers in the order in which they run; none of them is part of a cycle. */
export function initializationOrder<T extends Initializer>(
	initializers: readonly T[],
	references: References,
): T[] {
	const needs = new Map(
		initializers.map((one) => {
			const all = one.vars.flatMap((v) => [...dependencies(v, references)]);
			return [one, new Set(all)] as const;
		}),
	);
	const waiting = [...initializers];
	const order: T[] = [];
	while (waiting.length > 0) {
		const isReady = (one: T) =>
			!waiting.some((other) => other !== one && other.vars.some((v) => needs.get(one)?.has(v)));
		const index = Math.max(waiting.findIndex(isReady), 0);
		order.push(...waiting.splice(index, 1));
	}
	return order;
}

/** Cycles among constants and variables, each once, beginning with its first object in the source. */
export function cycles(objects: readonly Node[], references: References): Node[][] {
	const found: Node[][] = [];
	const reported = new Set<Obj>();
	for (const object of objects) {
		if (object.kind === 'func' || reported.has(object)) continue;
		const path = pathBack(object, references);
		if (!path || path.some((each) => reported.has(each))) continue;
		for (const each of path) reported.add(each);
		found.push(path);
	}
	return found;
}

// The shortest way from an object over what it refers to back to it.
function pathBack(start: Node, references: References): Node[] | null {
	const from = new Map<Obj, Obj>();
	let frontier: Obj[] = [start];
	while (frontier.length > 0) {
		const reached: Obj[] = [];
		for (const object of frontier)
			for (const next of references.get(object) ?? []) {
				if (next === start) return trace(start, object, from);
				if (from.has(next)) continue;
				from.set(next, object);
				reached.push(next);
			}
		frontier = reached;
	}
	return null;
}

function trace(start: Node, last: Obj, from: ReadonlyMap<Obj, Obj>): Node[] {
	const path: Obj[] = [];
	for (let object: Obj | undefined = last; object && object !== start; object = from.get(object))
		path.unshift(object);
	return [start, ...path] as Node[];
}

/** The message about a cycle; `place` shows a position. */
export function cycleMessage(
	cycle: readonly { name: string; pos: Pos }[],
	heading: (name: string) => string,
	place: (pos: Pos) => string,
): string {
	const [first] = cycle;
	if (cycle.length === 1) return `${heading(first.name)} refers to itself`;
	const lines = cycle.map(({ name, pos }) => `\t${place(pos)}: ${name} refers to`);
	lines.push(`\t${place(first.pos)}: ${first.name}`);
	return `${heading(first.name)}\n${lines.join('\n')}`;
}
