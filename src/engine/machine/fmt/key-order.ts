// The order in which fmt prints the entries of a map: by key, so that the output does not depend on
// where the keys lie. Numbers and strings by size, false before true, NaN before other floats, structs and
// arrays part by part, nil before other interface values, those by type and then by value.

import { partOf } from '../../runtime/alg-type.ts';
import type { GoType, Kind } from '../../abi/type.ts';
import type { Addr } from '../../memory/address.ts';
import type { Text } from './bytes.ts';
import {
	floatAt,
	integerAt,
	textAt,
	unboxed,
	wordAt,
	type Entry,
	type Image,
} from './image-value.ts';
import type { Integer } from './number.ts';

/** The entries of the map at `map` (not nil), in the order in which fmt prints them. */
export function sortedEntries(image: Image, type: GoType, map: Addr): Entry[] {
	const { key } = type;
	if (!key) throw new Error(`${type.name} is not a map type`);
	return image.entries(type, map).sort((a, b) => compareKeys(image, key, a.key, b.key));
}

/** Negative, 0 or positive, as the key at `a` goes before, with or behind the one at `b`. */
function compareKeys(image: Image, type: GoType, a: Addr, b: Addr): number {
	const { memory } = image;
	switch (type.kind) {
		case 'bool':
			return memory.loadUint8(a) - memory.loadUint8(b);
		case 'string':
			return compareText(textAt(memory, a), textAt(memory, b));
		case 'float32':
		case 'float64':
			return compareFloats(image, type.size, a, b);
		case 'complex64':
		case 'complex128': {
			const half = type.size / 2;
			return compareFloats(image, half, a, b) || compareFloats(image, half, a + half, b + half);
		}
		case 'struct':
			return firstDifference(type.fields ?? [], (field) =>
				compareKeys(image, field.type, a + field.offset, b + field.offset),
			);
		case 'array':
			return firstDifference(Array.from({ length: type.length ?? 0 }, offsetsOf(type)), (offset) =>
				compareKeys(image, partOf(type), a + offset, b + offset),
			);
		case 'interface':
			return compareInterfaces(image, a, b);
		case 'pointer':
		case 'chan':
		case 'unsafe.Pointer':
			return compare(wordAt(memory, a), wordAt(memory, b));
		default:
			return compareIntegers(integerAt(memory, type, a), integerAt(memory, type, b));
	}
}

function offsetsOf(type: GoType) {
	return (_: unknown, i: number) => i * partOf(type).size;
}

function firstDifference<T>(parts: readonly T[], order: (part: T) => number): number {
	for (const part of parts) {
		const difference = order(part);
		if (difference !== 0) return difference;
	}
	return 0;
}

function compare(a: number | bigint, b: number | bigint): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function compareIntegers(a: Integer, b: Integer): number {
	if (a.negative !== b.negative) return a.negative ? -1 : 1;
	const difference = compare(a.magnitude, b.magnitude);
	return a.negative ? -difference : difference;
}

function compareFloats({ memory }: Image, size: number, a: Addr, b: Addr): number {
	const bits = size === 4 ? 32 : 64;
	const x = floatAt(memory, bits, a);
	const y = floatAt(memory, bits, b);
	if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(y)) - Number(Number.isNaN(x));
	return compare(x, y);
}

function compareText(a: Text, b: Text): number {
	const lengthA = a.end - a.from;
	const lengthB = b.end - b.from;
	for (let i = 0; i < Math.min(lengthA, lengthB); i++) {
		const difference = a.bytes[a.from + i] - b.bytes[b.from + i];
		if (difference !== 0) return difference;
	}
	return lengthA - lengthB;
}

function compareInterfaces(image: Image, a: Addr, b: Addr): number {
	const x = unboxed(image, a);
	const y = unboxed(image, b);
	if (x === null || y === null) return Number(x !== null) - Number(y !== null);
	if (x.type === y.type) return compareKeys(image, x.type, x.addr, y.addr);
	const byAddress = compare(image.memory.loadPointer(a), image.memory.loadPointer(b));
	return rank(x.type) - rank(y.type) || byAddress;
}

/** The order in which the runtime's type descriptors of the predeclared types lie in a program. */
const predeclared: readonly Kind[] = [
	...(['string', 'int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64'] as const),
	...(['uint64', 'int', 'uint', 'uintptr', 'complex64', 'complex128'] as const),
	...(['float32', 'float64', 'bool'] as const),
];

/**
 * Values of different types go in the order of the addresses of their types. gc's linker lays type descriptors
 * out by size, and among those of one size the program's own defined types before the predeclared ones.
 */
function rank(type: GoType): number {
	const isDefined = type.underlying !== undefined;
	const place = isDefined ? 0 : 1 + predeclared.indexOf(type.kind);
	const named = isDefined || place > 0 ? uncommonSize : 0;
	return (descriptorSize(type) + named) * (predeclared.length + 1) + place;
}

/** Bytes of internal/abi.Type, of its parts in larger descriptors, and of what a type with a name adds. */
const typeSize = 48;
const uncommonSize = 16;
const fieldSize = 24;

function descriptorSize(type: GoType): number {
	switch (type.kind) {
		case 'pointer':
			return typeSize + 8;
		case 'chan':
			return typeSize + 16;
		case 'array':
			return typeSize + 24;
		case 'struct':
			return typeSize + 32 + (type.fields?.length ?? 0) * fieldSize;
		default:
			return typeSize;
	}
}
