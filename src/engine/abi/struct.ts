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
	/** Getter and setter of a field of this kind that lies `offset` bytes behind the beginning of its record. */
	property(offset: number): PropertyDescriptor & ThisType<View>;
}

// Each kind writes its getter and setter out: one pair for all kinds would call
// functions with many targets, of which V8 inlines none (measured: five times slower).

/** One byte, unsigned. */
export const uint8: FieldKind = {
	name: 'uint8',
	size: 1,
	property: (offset) => ({
		get() {
			return this.memory.loadUint8(this.addr + offset);
		},
		set(value: number) {
			this.memory.storeUint8(this.addr + offset, value);
		},
	}),
};

/** Two bytes, unsigned. */
export const uint16: FieldKind = {
	name: 'uint16',
	size: 2,
	property: (offset) => ({
		get() {
			return this.memory.loadUint16(this.addr + offset);
		},
		set(value: number) {
			this.memory.storeUint16(this.addr + offset, value);
		},
	}),
};

/** Four bytes, unsigned. */
export const uint32: FieldKind = {
	name: 'uint32',
	size: 4,
	property: (offset) => ({
		get() {
			return this.memory.loadUint32(this.addr + offset);
		},
		set(value: number) {
			this.memory.storeInt32(this.addr + offset, value);
		},
	}),
};

/** Eight bytes, signed; exact below 2^53. */
export const int: FieldKind = {
	name: 'int',
	size: 8,
	property: (offset) => ({
		get() {
			return this.memory.loadInt64(this.addr + offset);
		},
		set(value: number) {
			this.memory.storeInt64(this.addr + offset, value);
		},
	}),
};

/** Eight bytes that hold a size or count; exact below 2^53. */
export const uintptr: FieldKind = { ...int, name: 'uintptr' };

/** Eight bytes: a Go address in the image, an image offset (0 is nil) in the engine. */
export const pointer: FieldKind = {
	name: 'unsafe.Pointer',
	size: 8,
	property: (offset) => ({
		get() {
			return this.memory.loadPointer(this.addr + offset);
		},
		set(value: number) {
			this.memory.storePointer(this.addr + offset, value);
		},
	}),
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
	const RecordView = viewClass(fields);
	return {
		name,
		size: alignUp(end, align),
		fields,
		offset: offset as { [K in keyof F]: number },
		at: (memory, addr) => new RecordView(memory, addr) as unknown as Accessor<F>,
		read: (memory, addr) => new RecordView(memory as Memory, addr) as unknown as Reader<F>,
	};
}

/** A place in an image that is looked at as a record. */
interface View {
	readonly memory: Memory;
	readonly addr: Addr;
}

// One class per record, so that V8 sees one shape per record. The read-only twin is the same class: its
// type has no setters, and a ReadonlyMemory has no stores.
function viewClass(fields: readonly StructField[]) {
	class RecordView implements View {
		// Declared only: a field that is initialised before the constructor runs costs a call per record.
		declare readonly memory: Memory;
		declare readonly addr: Addr;
		constructor(memory: Memory, addr: Addr) {
			this.memory = memory;
			this.addr = addr;
		}
	}
	for (const { name, kind, offset } of fields)
		Object.defineProperty(RecordView.prototype, name, kind.property(offset));
	return RecordView;
}
