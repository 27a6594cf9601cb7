// struct(): the one declaration of a record of the runtime. From it come the offsets, the accessor with
// which the engine reads and writes it (`h.B++` is a load and a logged store), the read-only twin with
// which the debugger reads it, and the labels of the byte view. They cannot disagree.

import type { Addr } from '../memory/address.ts';
import type { Memory, ReadonlyMemory } from '../memory/memory.ts';
import { alignUp } from './type.ts';

/** How a field is stored. A value is a number; for `pointer` it is an image offset. */
export interface FieldKind {
	readonly name: string;
	/** Bytes. */
	readonly size: number;
	load(memory: ReadonlyMemory, addr: Addr): number;
	store(memory: Memory, addr: Addr, value: number): void;
}

/** One byte, unsigned. */
export const uint8: FieldKind = {
	name: 'uint8',
	size: 1,
	load: (m, a) => m.loadUint8(a),
	store: (m, a, v) => m.storeUint8(a, v),
};

/** Two bytes, unsigned. */
export const uint16: FieldKind = {
	name: 'uint16',
	size: 2,
	load: (m, a) => m.loadUint16(a),
	store: (m, a, v) => m.storeUint16(a, v),
};

/** Four bytes, unsigned. */
export const uint32: FieldKind = {
	name: 'uint32',
	size: 4,
	load: (m, a) => m.loadUint32(a),
	store: (m, a, v) => m.storeInt32(a, v),
};

/** Eight bytes, signed; exact below 2^53. */
export const int: FieldKind = {
	name: 'int',
	size: 8,
	load: (m, a) => m.loadInt64(a),
	store: (m, a, v) => m.storeInt64(a, v),
};

/** Eight bytes that hold a size or count; exact below 2^53. */
export const uintptr: FieldKind = { ...int, name: 'uintptr' };

/** Eight bytes: a Go address in the image, an image offset (0 is nil) in the engine. */
export const pointer: FieldKind = {
	name: 'unsafe.Pointer',
	size: 8,
	load: (m, a) => m.loadPointer(a),
	store: (m, a, v) => m.storePointer(a, v),
};

/** A field's place, for the byte view and for code that computes addresses itself. */
export interface StructField {
	readonly name: string;
	readonly kind: FieldKind;
	/** Bytes from the beginning of the record. */
	readonly offset: number;
}

/** The fields as numbers, to read only. */
export type Reader<F> = { readonly addr: Addr } & { readonly [K in keyof F]: number };

/** The fields as numbers, to read and write. */
export type Accessor<F> = { readonly addr: Addr } & { -readonly [K in keyof F]: number };

/** A record of the runtime. */
export interface StructType<F> {
	/** As Go names it: `runtime.hmap`. */
	readonly name: string;
	/** Bytes, a multiple of the alignment. */
	readonly size: number;
	/** In memory order. */
	readonly fields: readonly StructField[];
	/** Offset of each field in bytes. */
	readonly offset: { readonly [K in keyof F]: number };
	/** The record at `addr`, to read and write. */
	at(memory: Memory, addr: Addr): Accessor<F>;
	/** The record at `addr`, to read only. */
	read(memory: ReadonlyMemory, addr: Addr): Reader<F>;
}

/** Declares a record; fields lie in order of declaration, each aligned to its size. */
export function struct<F extends Record<string, FieldKind>>(name: string, kinds: F): StructType<F> {
	const fields: StructField[] = [];
	const offset: Record<string, number> = {};
	let end = 0;
	let align = 1;
	for (const [field, kind] of Object.entries(kinds)) {
		end = alignUp(end, kind.size);
		fields.push({ name: field, kind, offset: end });
		offset[field] = end;
		end += kind.size;
		align = Math.max(align, kind.size);
	}
	const View = viewClass(fields);
	return {
		name,
		size: alignUp(end, align),
		fields,
		offset: offset as { [K in keyof F]: number },
		at: (memory, addr) => new View(memory, addr) as unknown as Accessor<F>,
		read: (memory, addr) => new View(memory as Memory, addr) as unknown as Reader<F>,
	};
}

// One class per record, so that V8 sees one shape per record. The read-only twin is the same class: its
// type has no setters, and a ReadonlyMemory has no stores.
function viewClass(fields: readonly StructField[]) {
	class View {
		readonly memory: Memory;
		readonly addr: Addr;
		constructor(memory: Memory, addr: Addr) {
			this.memory = memory;
			this.addr = addr;
		}
	}
	for (const { name, kind, offset } of fields) {
		const { load, store } = kind;
		Object.defineProperty(View.prototype, name, {
			get(this: View) {
				return load(this.memory, this.addr + offset);
			},
			set(this: View, value: number) {
				store(this.memory, this.addr + offset, value);
			},
			enumerable: true,
		});
	}
	return View;
}
