// Values for tests of the runtime, written as JavaScript values of the shape of their Go type: numbers, texts,
// arrays for arrays and structs, `dynamic` for what is in an interface, null for nil.

import { basicTypes, type GoType } from '#engine/abi/type.ts';
import type { Addr } from '#engine/memory/address.ts';
import { isDirectIface, partOf } from '#engine/runtime/alg-type.ts';
import { newProcess, type Process } from '#engine/runtime/process.ts';

/** What an interface holds. */
export interface Dynamic {
	readonly type: GoType;
	readonly value: Value;
}

export type Value = number | boolean | string | null | readonly Value[] | Dynamic;

/** An interface value. */
export function dynamic(type: GoType, value: Value): Dynamic {
	return { type, value };
}

/** A process for tests. */
export function testProcess(seed = 1): Process {
	return newProcess({ seed, memoryLimit: 1 << 28 });
}

/** A new object that holds the value. */
export function box(p: Process, type: GoType, value: Value): Addr {
	const addr = p.heap.newobject(type);
	store(p, addr, type, value);
	return addr;
}

/** Stores a value of the type at `addr`. */
function store(p: Process, addr: Addr, type: GoType, value: Value): void {
	const { memory } = p;
	switch (type.kind) {
		case 'string':
			return storeString(p, addr, value as string);
		case 'interface':
			return storeInterface(p, addr, value as Dynamic | null);
		case 'array': {
			const elem = partOf(type);
			return (value as Value[]).forEach((v, i) => store(p, addr + i * elem.size, elem, v));
		}
		case 'struct': {
			const fields = type.fields ?? [];
			return (value as Value[]).forEach((v, i) =>
				store(p, addr + fields[i].offset, fields[i].type, v),
			);
		}
		case 'complex128':
		case 'complex64': {
			const part = type.size === 16 ? basicTypes.float64 : basicTypes.float32;
			return (value as Value[]).forEach((v, i) => store(p, addr + i * part.size, part, v));
		}
		case 'float64':
			return memory.storeFloat64(addr, value as number);
		case 'float32':
			float[0] = value as number;
			return memory.storeInt32(addr, bits[0]);
		default:
			return storeInteger(p, addr, type.size, Number(value));
	}
}

function storeInteger({ memory }: Process, addr: Addr, size: number, value: number): void {
	if (size === 1) memory.storeUint8(addr, value);
	else if (size === 2) memory.storeUint16(addr, value);
	else if (size === 4) memory.storeInt32(addr, value);
	else memory.storeInt64(addr, value);
}

function storeString(p: Process, addr: Addr, text: string): void {
	const bytes = new TextEncoder().encode(text);
	const data = bytes.length === 0 ? 0 : p.heap.newarray(basicTypes.uint8, bytes.length);
	p.memory.storeBytes(data, bytes);
	p.memory.storePointer(addr, data);
	p.memory.storeInt64(addr + 8, bytes.length);
}

function storeInterface(p: Process, addr: Addr, held: Dynamic | null): void {
	p.memory.clear(addr, 16);
	if (held === null) return;
	const { type, value } = held;
	p.memory.storePointer(addr, p.types.descriptor(type));
	if (isDirectIface(type)) store(p, addr + 8, type, value);
	else p.memory.storePointer(addr + 8, box(p, type, value));
}

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);
