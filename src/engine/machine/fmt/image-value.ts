// Values as they lie in the image: what is at an address, seen as a type. The printer and the order of
// map keys read through these.

import type { GoType } from '../../abi/type.ts';
import type { Addr } from '../../memory/address.ts';
import type { ReadonlyMemory } from '../../memory/memory.ts';
import { isDirectIface } from '../../runtime/alg-type.ts';
import type { Text } from './bytes.ts';
import type { Integer } from './number.ts';

/** A value: its type and where it lies. */
export interface Value {
	readonly type: GoType;
	readonly addr: Addr;
}

/** A key of a map and its elem, by address. */
export interface Entry {
	readonly key: Addr;
	readonly elem: Addr;
}

/** The process, as far as it takes to find a value. */
export interface Boxes {
	readonly memory: ReadonlyMemory;
	/** The type whose descriptor is at `addr`. */
	typeAt(addr: Addr): GoType | null;
}

/** The process, as far as fmt needs to know it. */
export interface Image extends Boxes {
	/** The entries of a map that is not nil, in any order. */
	entries(type: GoType, map: Addr): Entry[];
}

const two32 = 2 ** 32;
const exactHigh = 2 ** 21;

/** The value in the interface at `addr`; null for a nil interface. */
export function unboxed(image: Boxes, addr: Addr): Value | null {
	const descriptor = image.memory.loadPointer(addr);
	if (descriptor === 0) return null;
	const type = image.typeAt(descriptor);
	if (type === null) throw new Error(`no type descriptor is at image offset ${descriptor}`);
	return { type, addr: isDirectIface(type) ? addr + 8 : image.memory.loadPointer(addr + 8) };
}

/** Whether values of the type are signed integers. */
export function isSigned(type: GoType): boolean {
	return type.kind.startsWith('int') && type.kind !== 'interface';
}

/** The integer of the given type at `addr`. */
export function integerAt(memory: ReadonlyMemory, type: GoType, addr: Addr): Integer {
	const signed = isSigned(type);
	if (type.size === 8)
		return integer64(memory.loadUint32(addr), memory.loadInt32(addr + 4), signed);
	const value = smallAt(memory, type.size, addr);
	const unused = 32 - 8 * type.size;
	const number = signed ? (value << unused) >> unused : value;
	return { negative: number < 0, magnitude: Math.abs(number) };
}

function smallAt(memory: ReadonlyMemory, size: number, addr: Addr): number {
	if (size === 1) return memory.loadUint8(addr);
	return size === 2 ? memory.loadUint16(addr) : memory.loadUint32(addr);
}

function integer64(low: number, high: number, signed: boolean): Integer {
	const top = signed ? high : high >>> 0;
	if (top >= -exactHigh && top < exactHigh) {
		const number = top * two32 + low;
		return { negative: number < 0, magnitude: Math.abs(number) };
	}
	const whole = (BigInt(top) << 32n) | BigInt(low);
	return { negative: whole < 0n, magnitude: whole < 0n ? -whole : whole };
}

/** The word at `addr` as the number that Go would show: an address of the process, as a rule. */
export function wordAt(memory: ReadonlyMemory, addr: Addr): number | bigint {
	return integer64(memory.loadUint32(addr), memory.loadInt32(addr + 4), false).magnitude;
}

/** The float at `addr`. */
export function floatAt(memory: ReadonlyMemory, bits: 32 | 64, addr: Addr): number {
	if (bits === 64) return memory.loadFloat64(addr);
	word[0] = memory.loadInt32(addr);
	return single[0];
}

// One word seen as a float: scratch, empty between calls.
const word = new Int32Array(1);
const single = new Float32Array(word.buffer);

/** The bytes of the string or byte slice whose header is at `addr`. */
export function textAt(memory: ReadonlyMemory, addr: Addr): Text {
	const from = memory.loadPointer(addr);
	return { bytes: memory.u8, from, end: from + memory.loadInt64(addr + 8) };
}
