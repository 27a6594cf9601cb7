// Sizes of types whose declaration refers to itself. While a declaration is open (`type Node struct { next
// *Node }`) its size is not known, nor is that of an array or struct of it; they are laid out when it closes.

import type { GoType } from '../abi/type.ts';
import { arrayOf, structOf } from '../abi/type.ts';

/** A type that is still being made. */
type Mutable = { -readonly [K in keyof GoType]: GoType[K] };

interface Pending {
	/** Types whose size must be known first. */
	needs: readonly GoType[];
	layOut: () => GoType;
}

/** Makes the types of a program. */
export class TypeMaker {
	private open = 0;
	private readonly pending = new Map<GoType, Pending>();

	/** `[length]elem`. */
	array(elem: GoType, length: number): GoType {
		return this.delay(arrayOf(elem, this.open > 0 ? 0 : length), [elem], length, () =>
			arrayOf(elem, length),
		);
	}

	/** `struct { … }`. */
	struct(fields: readonly { name: string; type: GoType }[]): GoType {
		const needs = fields.map((f) => f.type);
		return this.delay(structOf(fields), needs, undefined, () => structOf(fields));
	}

	/** A named type without anything beneath it yet; `close` must follow. */
	openNamed(name: string): GoType {
		this.open++;
		return { kind: 'struct', name, size: 0, align: 1, pointers: [] };
	}

	/** Puts a type beneath a named one; null if that was wrong. Lays out once none is open. */
	close(type: GoType, beneath: GoType | null): void {
		this.open--;
		if (beneath) {
			const base = beneath.underlying ?? beneath;
			const complete = () => ({ ...base, name: type.name, underlying: base });
			Object.assign(type, complete());
			this.pending.set(type, { needs: [base], layOut: complete });
		}
		if (this.open > 0) return;
		for (const each of [...this.pending.keys()]) this.layOut(each);
	}

	// `type` as it is now; as `layOut` gives it once all open declarations are closed.
	private delay(
		type: GoType,
		needs: readonly GoType[],
		length: number | undefined,
		layOut: () => GoType,
	): GoType {
		if (this.open === 0) return type;
		if (length !== undefined) {
			const name = `[${length}]${type.elem?.name}`;
			Object.assign(type, { length, name } satisfies Partial<Mutable>);
		}
		this.pending.set(type, { needs, layOut });
		return type;
	}

	private layOut(type: GoType): void {
		const pending = this.pending.get(type);
		if (!pending) return;
		this.pending.delete(type);
		for (const needed of pending.needs) this.layOut(needed);
		Object.assign(type, pending.layOut());
	}
}
