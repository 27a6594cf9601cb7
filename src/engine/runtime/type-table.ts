// The type table: where the descriptor of each type lies, and which type a descriptor stands for. Type words
// of interfaces, malloc headers and large spans hold addresses of descriptors.

import { struct, uint32, uint8, uintptr } from '../abi/struct.ts';
import { typeAddr, typeIndex, runtimeBase } from '../abi/segments.ts';
import { pointerSize, type GoType, type Kind } from '../abi/type.ts';
import type { Addr } from '../memory/address.ts';
import type { Memory } from '../memory/memory.ts';

/** The beginning of a type descriptor, as internal/abi.Type lays it out. */
export const _type = struct('runtime._type', {
	/** Bytes of a value. */
	Size_: uintptr,
	/** Bytes of a value up to and including its last pointer word. */
	PtrBytes: uintptr,
	/** Of the name. */
	Hash: uint32,
	/** tflagNamed, for types with a name of their own. */
	TFlag: uint8,
	Align_: uint8,
	FieldAlign_: uint8,
	/** As reflect.Kind numbers it. */
	Kind_: uint8,
});

/** Bit of _type.TFlag: the type has a name. */
export const tflagNamed = 4;

/** Kinds by the number that reflect gives them. */
const kinds: readonly (Kind | null)[] = [
	...[null, 'bool', 'int', 'int8', 'int16', 'int32', 'int64'],
	...['uint', 'uint8', 'uint16', 'uint32', 'uint64', 'uintptr'],
	...['float32', 'float64', 'complex64', 'complex128', 'array', 'chan', 'func', 'interface'],
	...['map', 'pointer', 'slice', 'string', 'struct', 'unsafe.Pointer'],
] as (Kind | null)[];

/** Every type that has a descriptor. */
export class TypeTable {
	readonly #memory: Memory;
	readonly #types: GoType[] = [];
	readonly #indices = new Map<GoType, number>();

	/** Describes the program's types, in order; the runtime's own follow as they become necessary. */
	constructor(memory: Memory, types: readonly GoType[]) {
		this.#memory = memory;
		for (const type of types) this.#add(type);
	}

	/** Number of the type; a type that is new here gets the next one. */
	indexOf(type: GoType): number {
		return this.#indices.get(type) ?? this.#add(type);
	}

	/** Address of the type's descriptor; a type that is new here gets one. */
	descriptor(type: GoType): Addr {
		return typeAddr(this.indexOf(type));
	}

	/** The type whose descriptor is at `addr`; null if there is none. */
	typeAt(addr: Addr): GoType | null {
		return this.#types[typeIndex(addr)] ?? null;
	}

	#add(type: GoType): number {
		const index = this.#types.length;
		const addr = typeAddr(index);
		if (addr >= runtimeBase) throw new Error(`no room for the descriptor of ${type.name}`);
		this.#types.push(type);
		if (!this.#indices.has(type)) this.#indices.set(type, index);
		describe(this.#memory, addr, type);
		return index;
	}
}

function describe(memory: Memory, addr: Addr, type: GoType): void {
	const { pointers } = type;
	const t = _type.at(memory, addr);
	t.Size_ = type.size;
	t.PtrBytes = pointers.length === 0 ? 0 : pointers[pointers.length - 1] + pointerSize;
	t.Hash = fnv(type.name);
	t.TFlag = type.underlying || type.name === type.kind ? tflagNamed : 0;
	t.Align_ = type.align;
	t.FieldAlign_ = type.align;
	t.Kind_ = kinds.indexOf(type.kind);
}

/** 32-bit FNV-1a of the UTF-16 code units. */
function fnv(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return hash >>> 0;
}
