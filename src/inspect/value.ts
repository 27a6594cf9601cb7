// Values as text: what lies at an address, read as a Go type. Strings are quoted, numbers are as Go's %v
// prints them, pointers are Go addresses. Reads only what is there, and never throws: what cannot be
// read is shown as `?`.

import { goAddress, type Addr } from '#engine/memory/address.ts';
import type { ReadonlyMemory } from '#engine/memory/memory.ts';
import type { GoType } from '#engine/abi/type.ts';
import { quoted } from './quote.ts';

/** Where values are read from. */
export interface Reading {
	readonly memory: ReadonlyMemory;
	/** The type whose descriptor is at an address, for what interfaces hold; null if none is there. */
	typeAt(descriptor: Addr): GoType | null;
}

/** Shown for what cannot be read. */
export const unreadable = '?';

/** Elements of an array or slice, and bytes of a string, that are shown. */
const mostElements = 8;
const mostBytes = 64;
const more = '…';

/** Values inside of values are shown down to this depth. */
const deepest = 4;

const two32 = 4294967296;
const exact = 2 ** 21;

/** The value of `type` at `addr` as text on one line. */
export function formatValue(reading: Reading, type: GoType, addr: Addr, depth = 0): string {
	const { memory } = reading;
	if (!memory.contains(addr, type.size) || depth > deepest) return unreadable;
	switch (type.kind) {
		case 'bool':
			return memory.loadUint8(addr) === 0 ? 'false' : 'true';
		case 'string':
			return formatString(memory, addr);
		case 'float32':
		case 'float64':
			return formatFloat(floatAt(memory, type, addr), type.kind === 'float32');
		case 'complex64':
			return complex(float32At(memory, addr), float32At(memory, addr + 4));
		case 'complex128':
			return complex(memory.loadFloat64(addr), memory.loadFloat64(addr + 8));
		case 'array':
			return formatArray(reading, type, addr, type.length ?? 0, depth);
		case 'slice':
			return formatSlice(reading, type, addr, depth);
		case 'struct':
			return formatStruct(reading, type, addr, depth);
		case 'interface':
			return formatInterface(reading, type, addr, depth);
		case 'pointer':
		case 'unsafe.Pointer':
		case 'map':
		case 'chan':
		case 'func':
			return formatPointer(memory.loadPointer(addr));
		default:
			return formatInteger(memory, type, addr);
	}
}

/** Whether values of the type are read as numbers, and so stand at the right edge of a column. */
export function isNumeric(type: GoType): boolean {
	return /^(u?int|float)(\d+|ptr)?$/.test(type.kind);
}

/** An address as Go prints a pointer: `0xc000012000`, `nil`. */
export function formatPointer(addr: Addr): string {
	if (addr < 0) return unreadable;
	return addr === 0 ? 'nil' : `0x${goAddress(addr).toString(16)}`;
}

/** A byte as two hexadecimal digits. */
export function hexByte(byte: number): string {
	return byte.toString(16).padStart(2, '0');
}

function formatInteger(memory: ReadonlyMemory, type: GoType, addr: Addr): string {
	const unsigned = type.kind.startsWith('u');
	switch (type.size) {
		case 1: {
			const byte = memory.loadUint8(addr);
			return String(unsigned ? byte : (byte << 24) >> 24);
		}
		case 2: {
			const half = memory.loadUint16(addr);
			return String(unsigned ? half : (half << 16) >> 16);
		}
		case 4:
			return String(unsigned ? memory.loadUint32(addr) : memory.loadInt32(addr));
		default:
			return formatInt64(memory.loadUint32(addr), memory.loadInt32(addr + 4), unsigned);
	}
}

function formatInt64(low: number, high: number, unsigned: boolean): string {
	const top = unsigned ? high >>> 0 : high;
	if (top < exact && top >= -exact) return String(top * two32 + low);
	return String((BigInt(top) << 32n) | BigInt(low));
}

const word = new DataView(new ArrayBuffer(4));

function float32At(memory: ReadonlyMemory, addr: Addr): number {
	word.setInt32(0, memory.loadInt32(addr));
	return word.getFloat32(0);
}

/** The float of `type` at `addr`. */
export function floatAt(memory: ReadonlyMemory, type: GoType, addr: Addr): number {
	return type.kind === 'float32' ? float32At(memory, addr) : memory.loadFloat64(addr);
}

/** A float as %v prints it: shortest digits that read back, an exponent below -4 and from 6 on. */
export function formatFloat(value: number, single = false): string {
	if (Number.isNaN(value)) return 'NaN';
	if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
	if (value === 0) return Object.is(value, -0) ? '-0' : '0';
	const digits = single ? shortestSingle(value) : value;
	// JavaScript writes these in full, as Go does; it takes a tenth of the time of the general case.
	if (Math.abs(digits) >= 1e-4 && Math.abs(digits) < 1e6) return String(digits);
	const [mantissa, exponent] = digits.toExponential().split('e');
	const power = Number(exponent);
	return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function shortestSingle(value: number): number {
	for (let precision = 1; precision < 9; precision++) {
		const short = Number(value.toPrecision(precision));
		if (Math.fround(short) === value) return short;
	}
	return value;
}

function complex(re: number, im: number): string {
	const imaginary = formatFloat(im);
	return `(${formatFloat(re)}${/^[+-]/.test(imaginary) ? '' : '+'}${imaginary}i)`;
}

/** The string whose header is at `addr`, quoted; cut behind `mostBytes` bytes. */
function formatString(memory: ReadonlyMemory, addr: Addr): string {
	const data = memory.loadPointer(addr);
	const length = memory.loadInt64(addr + 8);
	if (length === 0) return '""';
	if (length < 0) return unreadable;
	// A delete by a string key clears the pointer and leaves the length.
	if (data === 0) return `nil, len ${length}`;
	const shown = Math.min(length, mostBytes);
	if (!memory.contains(data, length)) return unreadable;
	return quoted(memory.u8.subarray(data, data + shown), length > shown);
}

function formatArray(
	reading: Reading,
	type: GoType,
	addr: Addr,
	length: number,
	depth: number,
): string {
	const elem = type.elem;
	if (elem === undefined) return unreadable;
	const parts: string[] = [];
	for (let i = 0; i < Math.min(length, mostElements); i++)
		parts.push(formatValue(reading, elem, addr + i * elem.size, depth + 1));
	if (length > mostElements) parts.push(more);
	return `[${parts.join(' ')}]`;
}

function formatSlice(reading: Reading, type: GoType, addr: Addr, depth: number): string {
	const { memory } = reading;
	const data = memory.loadPointer(addr);
	const length = memory.loadInt64(addr + 8);
	if (data === 0) return 'nil';
	const size = length * (type.elem?.size ?? 0);
	if (length < 0 || !memory.contains(data, size)) return unreadable;
	return formatArray(reading, type, data, length, depth);
}

function formatStruct(reading: Reading, type: GoType, addr: Addr, depth: number): string {
	const fields = type.fields ?? [];
	const parts = fields.map((f) => formatValue(reading, f.type, addr + f.offset, depth + 1));
	return `{${parts.join(' ')}}`;
}

/** What an interface holds: a pointer to a type descriptor and a pointer to the value (or the pointer itself). */
function formatInterface(reading: Reading, type: GoType, addr: Addr, depth: number): string {
	if (reading.memory.loadPointer(addr) === 0) return 'nil';
	const held = heldBy(reading, addr);
	return held ? formatValue(reading, held.type, held.addr, depth + 1) : unreadable;
}

/** What the interface at `addr` holds: a value and its type; null if it is nil, or cannot be read. */
export function heldBy(
	{ memory, typeAt }: Reading,
	addr: Addr,
): { type: GoType; addr: Addr } | null {
	const type = typeAt(memory.loadPointer(addr));
	return type && { type, addr: isDirect(type) ? addr + 8 : memory.loadPointer(addr + 8) };
}

/** Whether an interface's data word is the value itself: it is for what is a single pointer. */
export function isDirect(type: GoType): boolean {
	switch (type.kind) {
		case 'pointer':
		case 'unsafe.Pointer':
		case 'map':
		case 'chan':
		case 'func':
			return true;
		case 'array':
			return type.length === 1 && type.elem !== undefined && isDirect(type.elem);
		case 'struct':
			return type.fields?.length === 1 && isDirect(type.fields[0].type);
		default:
			return false;
	}
}
