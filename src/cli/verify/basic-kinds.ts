// Kinds of keys and elems: from their JSON form in a recording to memory, and from memory to the token that the
// recording has for it. Here are numbers and texts; kinds.ts has those that are made of others, and the table.

import { basicTypes, pointerTo, sliceOf, structOf, type GoType } from '#engine/abi/type.ts';
import type { Addr } from '#engine/memory/address.ts';
import type { TestData } from './data.ts';
import { Unreplayable } from './failure.ts';

/** A kind of key or elem. */
export interface Kind {
	readonly name: string;
	readonly type: GoType;
	/** Stores the value whose JSON form is `json` at `addr`. Throws Unreplayable if it is none of this kind. */
	store(data: TestData, addr: Addr, json: unknown): void;
	/** The token of the value at `addr`. */
	token(data: TestData, addr: Addr): string;
	/** Whether the memory at `addr` counts as zero. */
	isZero(data: TestData, addr: Addr): boolean;
}

/** What to throw for a JSON form that a kind does not have. */
export function wrong(kind: string, json: unknown): Unreplayable {
	return new Unreplayable(`${JSON.stringify(json)} is no value of kind ${kind}`);
}

/** An integer of 64 bits: a number, or decimal digits where a number would not be exact. */
function word(name: string, type: GoType): Kind {
	return {
		name,
		type,
		store({ process: { memory } }, addr, json) {
			if (Number.isSafeInteger(json)) memory.storeInt64(addr, json as number);
			else if (typeof json === 'string' && /^-?\d+$/.test(json)) {
				const value = BigInt.asUintN(64, BigInt(json));
				memory.storeInt32(addr, Number(value & 0xffffffffn));
				memory.storeInt32(addr + 4, Number(value >> 32n));
			} else throw wrong(name, json);
		},
		token({ process: { memory } }, addr) {
			const value = memory.loadInt64(addr);
			if (Number.isSafeInteger(value)) return String(value);
			const high = BigInt(memory.loadInt32(addr + 4));
			return String((high << 32n) + BigInt(memory.loadUint32(addr)));
		},
		isZero: ({ process: { memory } }, addr) => memory.loadInt64(addr) === 0,
	};
}

export const int = word('int', basicTypes.int);
export const int64 = word('int64', basicTypes.int64);
export const ptr = word('ptr', pointerTo(basicTypes.int));

export const int32: Kind = {
	name: 'int32',
	type: basicTypes.int32,
	store({ process: { memory } }, addr, json) {
		if (typeof json !== 'number' || (json | 0) !== json) throw wrong('int32', json);
		memory.storeInt32(addr, json);
	},
	token: ({ process: { memory } }, addr) => String(memory.loadInt32(addr)),
	isZero: ({ process: { memory } }, addr) => memory.loadInt32(addr) === 0,
};

export const uint8: Kind = {
	name: 'uint8',
	type: basicTypes.uint8,
	store({ process: { memory } }, addr, json) {
		if (typeof json !== 'number' || (json & 0xff) !== json) throw wrong('uint8', json);
		memory.storeUint8(addr, json);
	},
	token: ({ process: { memory } }, addr) => String(memory.loadUint8(addr)),
	isZero: ({ process: { memory } }, addr) => memory.loadUint8(addr) === 0,
};

export const bool: Kind = {
	name: 'bool',
	type: basicTypes.bool,
	store({ process: { memory } }, addr, json) {
		if (typeof json !== 'boolean') throw wrong('bool', json);
		memory.storeUint8(addr, json ? 1 : 0);
	},
	token({ process: { memory } }, addr) {
		const byte = memory.loadUint8(addr);
		return byte > 1 ? `?bool ${byte}?` : String(byte === 1);
	},
	isZero: ({ process: { memory } }, addr) => memory.loadUint8(addr) === 0,
};

export const empty: Kind = {
	name: 'void',
	type: structOf([]),
	store(_data, _addr, json) {
		if (JSON.stringify(json) !== '{}') throw wrong('void', json);
	},
	token: () => '{}',
	isZero: () => true,
};

export const string: Kind = {
	name: 'string',
	type: basicTypes.string,
	store(data, addr, json) {
		if (typeof json !== 'string') throw wrong('string', json);
		data.storeString(addr, json);
	},
	token(data, addr) {
		const { memory } = data.process;
		const at = memory.loadPointer(addr);
		const length = memory.loadInt64(addr + 8);
		return at === 0 && length > 0 ? `~${length}` : `"${data.textAt(at, length)}"`;
	},
	isZero: ({ process: { memory } }, addr) => memory.loadInt64(addr + 8) === 0,
};

export const strings: Kind = {
	name: 'strings',
	type: sliceOf(basicTypes.string),
	store(data, addr, json) {
		if (!Array.isArray(json)) throw wrong('strings', json);
		const { memory } = data.process;
		const size = json.length * string.type.size;
		const store = (array: Addr) =>
			json.forEach((text, i) => string.store(data, array + i * string.type.size, text));
		const array = size === 0 ? 0 : data.box(`strings ${JSON.stringify(json)}`, size, store);
		memory.storePointer(addr, array);
		memory.storeInt64(addr + 8, json.length);
		memory.storeInt64(addr + 16, json.length);
	},
	token(data, addr) {
		const { memory } = data.process;
		const array = memory.loadPointer(addr);
		const length = memory.loadInt64(addr + 8);
		const size = string.type.size;
		if (length > 0 && !memory.contains(array, length * size)) return `?${length} strings?`;
		const tokens = Array.from({ length }, (_, i) => string.token(data, array + i * size));
		return `[${tokens.join(',')}]`;
	},
	isZero: ({ process: { memory } }, addr) => memory.loadPointer(addr) === 0,
};

export const float64: Kind = {
	name: 'float64',
	type: basicTypes.float64,
	store({ process: { memory } }, addr, json) {
		if (typeof json !== 'string' || !/^[0-9a-f]{16}$/.test(json)) throw wrong('float64', json);
		memory.storeInt32(addr, parseInt(json.slice(8), 16));
		memory.storeInt32(addr + 4, parseInt(json.slice(0, 8), 16));
	},
	token: ({ process: { memory } }, addr) =>
		hex(memory.loadUint32(addr + 4)) + hex(memory.loadUint32(addr)),
	isZero: ({ process: { memory } }, addr) =>
		memory.loadInt32(addr) === 0 && memory.loadInt32(addr + 4) === 0,
};

/** Eight hexadecimal digits. */
export function hex(value: number): string {
	return (value >>> 0).toString(16).padStart(8, '0');
}
