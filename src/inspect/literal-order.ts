// How values in memory stand to what a reader has typed, as Go compares them: numbers exactly, strings byte by byte,
// what an interface holds by its own type. Arrays and structs are compared by the text that shows them.

import { goAddress, type Addr } from '#engine/memory/address.ts';
import type { GoType } from '#engine/abi/type.ts';
import type { Literal } from './literal.ts';
import { floatAt, formatValue, heldBy, type Reading } from './value.ts';

/** Below 0: less than the literal; 0: equal; above: greater; NaN: different, and neither less nor greater. */
export type Order = number;

/** How a number stands to a literal. */
export function orderOfNumber(value: bigint | number, literal: Literal): Order {
	return literal.kind === 'number' ? order(value, literal.value) : NaN;
}

function order(a: bigint | number, b: bigint | number): Order {
	if (Number.isNaN(a)) return NaN;
	return a < b ? -1 : a > b ? 1 : 0;
}

/** How an address stands to a literal: they are equal or not. */
export function orderOfPointer(addr: Addr, literal: Literal): Order {
	const isEqual =
		literal.kind === 'nil' ? addr === 0 : orderOfNumber(goAddress(addr), literal) === 0;
	return isEqual ? 0 : NaN;
}

/** How the value of `type` at `addr` stands to a literal. What cannot be read is different from everything. */
export function orderOf(reading: Reading, type: GoType, addr: Addr, literal: Literal): Order {
	const { memory } = reading;
	if (!memory.contains(addr, type.size)) return NaN;
	switch (type.kind) {
		case 'bool':
			return literal.kind === 'bool' && literal.value === memory.loadUint8(addr) > 0 ? 0 : NaN;
		case 'string':
			return literal.kind === 'string' ? orderOfString(reading, addr, literal.bytes) : NaN;
		case 'float32':
		case 'float64':
			return orderOfFloat(floatAt(memory, type, addr), type, literal);
		case 'interface': {
			const held = heldBy(reading, addr);
			if (held === null) return literal.kind === 'nil' && memory.loadPointer(addr) === 0 ? 0 : NaN;
			return orderOf(reading, held.type, held.addr, literal);
		}
		case 'pointer':
		case 'unsafe.Pointer':
		case 'map':
		case 'chan':
		case 'func':
			return orderOfPointer(memory.loadPointer(addr), literal);
		case 'array':
		case 'struct':
		case 'slice':
		case 'complex64':
		case 'complex128':
			return literal.text === formatValue(reading, type, addr) ? 0 : NaN;
		default:
			return orderOfNumber(BigInt(formatValue(reading, type, addr)), literal);
	}
}

/** A constant takes the type of what it is compared with: to a float32, 0.1 is the float32 nearest to it. */
function orderOfFloat(value: number, { kind }: GoType, literal: Literal): Order {
	if (literal.kind !== 'number') return NaN;
	const wanted = Number(literal.value);
	return order(value, kind === 'float32' ? Math.fround(wanted) : wanted);
}

/** The string whose header is at `addr`, beside bytes. */
function orderOfString({ memory }: Reading, addr: Addr, bytes: Uint8Array): Order {
	const length = memory.loadInt64(addr + 8);
	const data = memory.loadPointer(addr);
	if (length < 0 || (length > 0 && (data === 0 || !memory.contains(data, length)))) return NaN;
	for (let i = 0; i < Math.min(length, bytes.length); i++) {
		const difference = memory.u8[data + i] - bytes[i];
		if (difference !== 0) return difference;
	}
	return length - bytes.length;
}
