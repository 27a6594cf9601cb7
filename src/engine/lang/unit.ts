// What the functions of a program share while they are compiled: its types, data, functions and natives.

import type { GoType } from '../abi/type.ts';
import type { Addr } from '../memory/address.ts';
import type { FuncObj, Var } from './object.ts';
import { DataSegment } from './data-segment.ts';
import type { SourceFile } from './source.ts';
import { identical } from './types.ts';

/** A program that is being compiled. */
export class Unit {
	readonly source: SourceFile;
	readonly data = new DataSegment();
	readonly types: GoType[] = [];
	readonly natives: string[] = [];
	readonly globals = new Map<Var, Addr>();
	readonly funcs = new Map<FuncObj, number>();
	readonly #typeIndices = new Map<GoType, number>();

	constructor(source: SourceFile) {
		this.source = source;
	}

	/** Index of the type in the program's list; identical types have one. */
	typeIndex(type: GoType): number {
		const known = this.#typeIndices.get(type);
		if (known !== undefined) return known;
		let index = this.types.findIndex((other) => identical(other, type));
		if (index < 0) index = this.types.push(type) - 1;
		this.#typeIndices.set(type, index);
		return index;
	}

	/** Index of the native in the program's list. */
	native(name: string): number {
		const known = this.natives.indexOf(name);
		return known >= 0 ? known : this.natives.push(name) - 1;
	}

	global(variable: Var): Addr {
		const addr = this.globals.get(variable);
		if (addr === undefined) throw new Error(`${variable.name} has no place in the data segment`);
		return addr;
	}

	func(obj: FuncObj): number {
		const index = this.funcs.get(obj);
		if (index === undefined) throw new Error(`${obj.name} has no number`);
		return index;
	}
}
