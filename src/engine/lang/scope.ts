// Scopes: which name stands for what, from the inside of a block out to the names that Go itself declares.

import { basicTypes } from '../abi/type.ts';
import type { GoType } from '../abi/type.ts';
import type { Pos } from './ast.ts';
import type { Obj } from './object.ts';
import { predeclaredFunctions, predeclaredTypes } from './predeclared.ts';
import { anyType, byteType, runeType } from './types.ts';

/** A name whose declaration is wrong or not supported: using it gives no further error. */
interface Broken {
	kind: 'broken';
	name: string;
	pos: Pos;
	/** What to report where it is used; null if its declaration has been reported. */
	what: string | null;
}

/** What a name in a scope stands for. */
export type Entry = Obj | Broken;

/** One block's names. */
export class Scope {
	readonly parent: Scope | null;
	readonly names = new Map<string, Entry>();
	/** Scopes directly inside this one. */
	readonly children: Scope[] = [];

	constructor(parent: Scope | null) {
		this.parent = parent;
		parent?.children.push(this);
	}

	/** What the name stands for here, or null. */
	lookup(name: string): Entry | null {
		return this.names.get(name) ?? this.parent?.lookup(name) ?? null;
	}
}

const unsupportedTypes: Readonly<Record<string, string>> = {
	complex64: 'type complex64',
	complex128: 'type complex128',
	error: 'type error',
	comparable: 'type comparable',
};

const unsupportedFunctions = new Set(['close', 'complex', 'imag', 'real', 'recover']);

const types: Readonly<Record<string, GoType>> = {
	...basicTypes,
	byte: byteType,
	rune: runeType,
	any: anyType,
};

/** A new scope with the predeclared names. */
export function universe(): Scope {
	const scope = new Scope(null);
	const pos = -1;
	const add = (name: string, entry: Entry) => scope.names.set(name, entry);
	for (const name of predeclaredTypes) {
		const what = unsupportedTypes[name];
		if (what) add(name, { kind: 'broken', name, pos, what });
		else add(name, { kind: 'type', name, pos, type: types[name] });
	}
	for (const name of predeclaredFunctions) {
		if (!unsupportedFunctions.has(name)) add(name, { kind: 'builtin', name });
		else add(name, { kind: 'broken', name, pos, what: `built-in function ${name}` });
	}
	for (const value of [true, false]) {
		const name = String(value);
		add(name, { kind: 'const', name, pos, type: 'untyped bool', value });
	}
	add('iota', { kind: 'const', name: 'iota', pos, type: 'untyped int', value: 0n });
	add('nil', { kind: 'nil' });
	return scope;
}
