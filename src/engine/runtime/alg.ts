// == and the hash of values of any type, by address: what Go's compiler generates for a type, and what the
// runtime does for the types inside of interfaces.

import { nil, type Addr } from '../memory/address.ts';
import type { GoType } from '../abi/type.ts';
import { algOf, isComparable, isDirectIface, partsOf } from './alg-type.ts';
import { hashed, memhash, memhash32, memhash64, multiply, setHashed } from './hash.ts';
import { GoPanic } from './panic.ts';
import type { Process } from './process.ts';

// c0 = 0x00756ea16a56a621 and c1 = 0x0052ef6bbb8f63bf make the hashes of floats and interfaces.
const c0Low = 0x6a56a621;
const c0High = 0x00756ea1;
const c1Low = 0xbb8f63bf | 0;
const c1High = 0x0052ef6b;

/**
 * Leaves in `hashed` the hash of the value at `addr`, under a 64-bit seed. A NaN draws a random number each
 * time. Panics for a value in an interface whose type has no ==; nothing has changed then.
 */
export function hashValue(
	p: Process,
	type: GoType,
	addr: Addr,
	seedLow: number,
	seedHigh: number,
): void {
	switch (type.kind) {
		case 'string':
			return strhash(p, addr, seedLow, seedHigh);
		case 'interface':
			return interhash(p, addr, seedLow, seedHigh);
		case 'float32':
		case 'float64':
			return floathash(p, addr, type.size, seedLow, seedHigh);
		case 'complex64':
		case 'complex128':
			floathash(p, addr, type.size / 2, seedLow, seedHigh);
			return floathash(p, addr + type.size / 2, type.size / 2, hashed[0], hashed[1]);
		case 'array':
		case 'struct':
			return partshash(p, type, addr, seedLow, seedHigh);
		default:
			return memoryhash(p, addr, type.size, seedLow, seedHigh);
	}
}

/** The hash of a string: of its bytes. */
export function strhash(p: Process, addr: Addr, seedLow: number, seedHigh: number): void {
	const { memory } = p;
	memhash(p, memory.loadPointer(addr), memory.loadInt32(addr + 8), seedLow, seedHigh);
}

/** The hash of plain memory. */
function memoryhash(p: Process, addr: Addr, size: number, seedLow: number, seedHigh: number): void {
	if (size === 8) memhash64(p, addr, seedLow, seedHigh);
	else if (size === 4) memhash32(p, addr, seedLow, seedHigh);
	else memhash(p, addr, size, seedLow, seedHigh);
}

/** Each part's hash seeds the next one's. */
function partshash(p: Process, type: GoType, addr: Addr, seedLow: number, seedHigh: number): void {
	setHashed(seedLow, seedHigh);
	for (const { offset, size, type: part } of partsOf(type)) {
		if (part === null) memoryhash(p, addr + offset, size, hashed[0], hashed[1]);
		else hashValue(p, part, addr + offset, hashed[0], hashed[1]);
	}
}

/** +0 and -0 hash alike; each hash of a NaN is another one. */
function floathash(p: Process, addr: Addr, size: number, seedLow: number, seedHigh: number): void {
	const value = loadFloat(p, addr, size);
	if (value === value && value !== 0) return memoryhash(p, addr, size, seedLow, seedHigh);
	setHashed(c0Low ^ seedLow, c0High ^ seedHigh);
	if (value !== value) {
		p.random.draw();
		hashed[0] ^= p.random.low;
		hashed[1] ^= p.random.high;
	}
	multiply(c1Low, c1High);
}

function interhash(p: Process, addr: Addr, seedLow: number, seedHigh: number): void {
	const type = dynamicType(p, addr);
	if (type === null) {
		setHashed(seedLow, seedHigh);
		return;
	}
	if (!isComparable(type)) throw unhashable(type);
	typehash(p, type, dynamicValue(p, addr, type), seedLow ^ c0Low, seedHigh ^ c0High);
	multiply(c1Low, c1High);
}

/**
 * The hash of a value in an interface. The compiler's hash functions take fields side by side as one piece; the
 * runtime, which goes by type descriptors, takes them one by one.
 */
function typehash(p: Process, type: GoType, addr: Addr, seedLow: number, seedHigh: number): void {
	if (algOf(type) === 'memory') return memoryhash(p, addr, type.size, seedLow, seedHigh);
	if (type.kind !== 'struct' && type.kind !== 'array')
		return hashValue(p, type, addr, seedLow, seedHigh);
	setHashed(seedLow, seedHigh);
	if (type.kind === 'struct')
		for (const { name, type: field, offset } of type.fields ?? [])
			if (name !== '_') typehash(p, field, addr + offset, hashed[0], hashed[1]);
	if (type.kind === 'array')
		for (const { type: elem, offset } of partsOf(type))
			if (elem !== null) typehash(p, elem, addr + offset, hashed[0], hashed[1]);
}

/** Panics as hashing the value at `addr` would, without hashing it. */
export function checkHashable(p: Process, type: GoType, addr: Addr): void {
	if (type.kind === 'interface') {
		const dynamic = dynamicType(p, addr);
		if (dynamic === null) return;
		if (!isComparable(dynamic)) throw unhashable(dynamic);
		checkHashable(p, dynamic, dynamicValue(p, addr, dynamic));
	} else if (type.kind === 'array' || type.kind === 'struct') {
		for (const { offset, type: part } of partsOf(type))
			if (part !== null) checkHashable(p, part, addr + offset);
	}
}

function unhashable(type: GoType): GoPanic {
	return new GoPanic(`runtime error: hash of unhashable type ${type.name}`);
}

/** Whether the values at `a` and `b` are equal by Go's ==. Panics where Go does, for types inside of interfaces. */
export function equal(p: Process, a: Addr, b: Addr, type: GoType): boolean {
	switch (type.kind) {
		case 'string':
			return strequal(p, a, b);
		case 'interface':
			return interequal(p, a, b);
		case 'float32':
		case 'float64':
			return loadFloat(p, a, type.size) === loadFloat(p, b, type.size);
		case 'complex64':
		case 'complex128': {
			const half = type.size / 2;
			return (
				loadFloat(p, a, half) === loadFloat(p, b, half) &&
				loadFloat(p, a + half, half) === loadFloat(p, b + half, half)
			);
		}
		case 'array':
		case 'struct':
			return partsequal(p, a, b, type);
		default:
			return memequal(p, a, b, type.size);
	}
}

/** Whether two strings, given by where their headers lie, have the same bytes. */
export function strequal(p: Process, a: Addr, b: Addr): boolean {
	const { memory } = p;
	const length = memory.loadInt32(a + 8);
	if (memory.loadInt32(b + 8) !== length) return false;
	return memequal(p, memory.loadPointer(a), memory.loadPointer(b), length);
}

/** Whether `n` bytes at `a` and at `b` are the same. */
function memequal(p: Process, a: Addr, b: Addr, n: number): boolean {
	const bytes = p.memory.u8;
	for (let i = 0; i < n; i++) if (bytes[a + i] !== bytes[b + i]) return false;
	return true;
}

/** memequal of 4 bytes. */
export function memequal32(p: Process, a: Addr, b: Addr): boolean {
	if (((a | b) & 3) !== 0) return memequal(p, a, b, 4);
	const words = p.memory.i32;
	return words[a >> 2] === words[b >> 2];
}

/** memequal of 8 bytes. */
export function memequal64(p: Process, a: Addr, b: Addr): boolean {
	if (((a | b) & 3) !== 0) return memequal(p, a, b, 8);
	const words = p.memory.i32;
	return words[a >> 2] === words[b >> 2] && words[(a >> 2) + 1] === words[(b >> 2) + 1];
}

function partsequal(p: Process, a: Addr, b: Addr, type: GoType): boolean {
	for (const { offset, size, type: part } of partsOf(type)) {
		const same =
			part === null
				? memequal(p, a + offset, b + offset, size)
				: equal(p, a + offset, b + offset, part);
		if (!same) return false;
	}
	return true;
}

function interequal(p: Process, a: Addr, b: Addr): boolean {
	const { memory } = p;
	if (memory.loadPointer(a) !== memory.loadPointer(b)) return false;
	const type = dynamicType(p, a);
	if (type === null) return true;
	if (!isComparable(type))
		throw new GoPanic(`runtime error: comparing uncomparable type ${type.name}`);
	return equal(p, dynamicValue(p, a, type), dynamicValue(p, b, type), type);
}

/** The type of what the interface at `addr` holds; null if it is nil. */
function dynamicType(p: Process, addr: Addr): GoType | null {
	const descriptor = p.memory.loadPointer(addr);
	return descriptor === nil ? null : p.types.typeAt(descriptor);
}

/** Where the value lies that the interface at `addr` holds. */
function dynamicValue(p: Process, addr: Addr, type: GoType): Addr {
	return isDirectIface(type) ? addr + 8 : p.memory.loadPointer(addr + 8);
}

function loadFloat(p: Process, addr: Addr, size: number): number {
	if (size === 8) return p.memory.loadFloat64(addr);
	bits[0] = p.memory.loadInt32(addr);
	return float[0];
}

// A word seen as a float32: scratch, empty between calls.
const bits = new Int32Array(1);
const float = new Float32Array(bits.buffer);
