// The builtin panic, and what Go prints behind `panic: ` for the value that the program panics with.

import type { GoType } from '../abi/type.ts';
import { goAddress, nil, type Addr } from '../memory/address.ts';
import type { Process } from '../runtime/process.ts';
import * as op from '../lang/op.ts';
import { GoPanic } from '../runtime/panic.ts';
import { fromFloat32, toBigInt } from './arith.ts';
import { slot, type Handler, type HandlerRow } from './operand.ts';

const nilArgument = 'panic called with nil argument';

/** The text for the interface at `addr`. */
function panicMessage(process: Process, addr: Addr): string {
	const { memory, types } = process;
	const descriptor = memory.loadPointer(addr);
	if (descriptor === nil) return nilArgument;
	const type = types.typeAt(descriptor);
	if (type === null) throw new Error(`there is no type at ${descriptor}`);
	const data = memory.loadPointer(addr + 8);
	const text = basicText(process, type, data);
	if (text === null) return `(${type.name}) 0x${goAddress(data).toString(16)}`;
	if (!type.underlying) return text;
	return `${type.name}(${type.kind === 'string' ? `"${text}"` : text})`;
}

/** A value of a basic type as the builtin print has it; null for other types. */
function basicText({ memory }: Process, type: GoType, addr: Addr): string | null {
	const low = memory.loadInt32(addr & ~3);
	switch (type.kind) {
		case 'bool':
			return memory.loadUint8(addr) === 0 ? 'false' : 'true';
		case 'int8':
			return String((memory.loadUint8(addr) << 24) >> 24);
		case 'uint8':
			return String(memory.loadUint8(addr));
		case 'int16':
			return String((memory.loadUint16(addr) << 16) >> 16);
		case 'uint16':
			return String(memory.loadUint16(addr));
		case 'int32':
			return String(low);
		case 'uint32':
			return String(low >>> 0);
		case 'int':
		case 'int64':
			return String(toBigInt(low, memory.loadInt32(addr + 4)));
		case 'uint':
		case 'uint64':
		case 'uintptr':
			return String(BigInt.asUintN(64, toBigInt(low, memory.loadInt32(addr + 4))));
		case 'float32':
			return floatText(fromFloat32(low));
		case 'float64':
			return floatText(memory.loadFloat64(addr));
		case 'string':
			return stringText(memory.u8, memory.loadPointer(addr), memory.loadInt32(addr + 8));
	}
	return null;
}

/** Lines behind the first one are indented. */
function stringText(bytes: Uint8Array, from: Addr, length: number): string {
	const text = new TextDecoder().decode(bytes.slice(from, from + length));
	return text.replaceAll('\n', '\n\t');
}

/** As the builtin print: `+1.500000e+000`. */
function floatText(value: number): string {
	if (Number.isNaN(value)) return 'NaN';
	const sign = value < 0 || Object.is(value, -0) ? '-' : '+';
	if (!Number.isFinite(value)) return `${sign}Inf`;
	const [mantissa, exponent] = Math.abs(value).toExponential(6).split('e');
	return `${sign}${mantissa}e${exponent[0]}${exponent.slice(1).padStart(3, '0')}`;
}

const panic: Handler = (m, f, c) => {
	throw new GoPanic(panicMessage(m.process, slot(m, f, c)), false);
};

export const panicHandlers: readonly HandlerRow[] = [[op.panic, panic]];
