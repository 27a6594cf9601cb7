// Kinds that are made of others: byte arrays, the struct, the interface. And all kinds by name.

import { arrayOf, basicTypes, emptyInterface, mapOf, sliceOf, structOf } from '#engine/abi/type.ts';
import type { Addr } from '#engine/memory/address.ts';
import { isDirectIface } from '#engine/runtime/alg-type.ts';
import {
	bool,
	empty,
	float64,
	int,
	int32,
	int64,
	ptr,
	string,
	strings,
	uint8,
	wrong,
	type Kind,
} from './basic-kinds.ts';
import { Unreplayable } from './failure.ts';

/** An array of bytes. It stands for a number below 2^32, of which each byte shows a part. */
function byteArray(name: string, length: number): Kind {
	const byteOf = (n: number, i: number) => ((n >>> (8 * (i % 4))) & 255) ^ ((7 * i) & 255);
	return {
		name,
		type: arrayOf(basicTypes.uint8, length),
		store({ process: { memory } }, addr, json) {
			if (typeof json !== 'number' || json >>> 0 !== json) throw wrong(name, json);
			for (let i = 0; i < length; i++) memory.storeUint8(addr + i, byteOf(json, i));
		},
		token({ process: { memory } }, addr) {
			let n = 0;
			for (let i = 3; i >= 0; i--) n = n * 256 + (memory.loadUint8(addr + i) ^ (7 * i));
			for (let i = 4; i < length; i++)
				if (memory.loadUint8(addr + i) !== byteOf(n, i)) return `?${n} up to byte ${i}?`;
			return String(n);
		},
		isZero({ process: { memory } }, addr) {
			for (let i = 0; i < length; i++) if (memory.loadUint8(addr + i) !== 0) return false;
			return true;
		},
	};
}

const b4 = byteArray('b4', 4);

const fields = [
	{ name: 'a', type: int32.type },
	{ name: 'b', type: string.type },
];

const S: Kind = {
	name: 'S',
	type: structOf(fields),
	store(data, addr, json) {
		if (!Array.isArray(json) || json.length !== 2) throw wrong('S', json);
		int32.store(data, addr, json[0]);
		string.store(data, addr + 8, json[1]);
	},
	token: (data, addr) => `{${int32.token(data, addr)},${string.token(data, addr + 8)}}`,
	isZero: (data, addr) => int32.isZero(data, addr) && string.isZero(data, addr + 8),
};

const dynamicKinds = [int, int32, int64, uint8, bool, string, float64, b4, S, ptr];

/** Types without ==: a value of them in an interface panics when it is hashed. They are named by their Go name. */
const unhashable = [sliceOf(basicTypes.int), mapOf(basicTypes.string, basicTypes.int)];

const any: Kind = {
	name: 'any',
	type: emptyInterface,
	store(data, addr, json) {
		if (!Array.isArray(json)) throw wrong('any', json);
		const { memory, types } = data.process;
		const [name, value] = json as unknown[];
		const kind = dynamicKinds.find((k) => k.name === name);
		const type = kind?.type ?? unhashable.find((t) => t.name === name);
		memory.clear(addr, any.type.size);
		if (type === undefined && name !== 'nil') throw wrong('any', json);
		if (type === undefined) return;
		const store = (at: Addr) => kind?.store(data, at, value);
		memory.storePointer(addr, types.descriptor(type));
		if (isDirectIface(type)) store(addr + 8);
		else memory.storePointer(addr + 8, data.box(JSON.stringify(json), type.size, store));
	},
	token(data, addr) {
		const { memory, types } = data.process;
		const type = memory.loadPointer(addr);
		if (type === 0) return 'nil';
		const kind = dynamicKinds.find((k) => k.type === types.typeAt(type));
		if (kind === undefined) return '?interface?';
		const at = isDirectIface(kind.type) ? addr + 8 : memory.loadPointer(addr + 8);
		return `${kind.name}:${kind.token(data, at)}`;
	},
	isZero: ({ process: { memory } }, addr) => memory.loadPointer(addr) === 0,
};

const kinds = [
	int,
	int32,
	int64,
	uint8,
	bool,
	empty,
	string,
	strings,
	float64,
	S,
	ptr,
	any,
	b4,
].concat([16, 64, 128, 129, 200].map((length) => byteArray(`b${length}`, length)));

/** The kind of that name. Throws Unreplayable if there is none. */
export function kindOf(name: unknown): Kind {
	const kind = kinds.find((k) => k.name === name);
	if (kind === undefined) throw new Unreplayable(`unknown kind ${JSON.stringify(name)}`);
	return kind;
}
