// The builtins print and println, which write to stderr in a form of their own: floats as
// +1.500000e+000, pointers and maps as addresses, slices as [length/capacity]address.

import type { GoType } from '../abi/type.ts';
import type { Addr } from '../memory/address.ts';
import { floatAt, integerAt, textAt, unboxed, wordAt, type Boxes } from './fmt/image-value.ts';
import { TextBuffer } from './fmt/text-buffer.ts';
import type { Native, NativeContext } from './native.ts';

const stderr = 2;
const interfaceSize = 16;

/** Digits that a float is printed with. */
const floatDigits = 7;

function builtin(name: string, separator: string, end: string): Native {
	return {
		name,
		call(context: NativeContext, args: Addr) {
			const { memory, types } = context.process;
			const boxes: Boxes = { memory, typeAt: (addr) => types.typeAt(addr) };
			const out = new TextBuffer();
			const data = memory.loadPointer(args);
			const length = memory.loadInt64(args + 8);
			for (let i = 0; i < length; i++) {
				if (i > 0) out.ascii(separator);
				const value = unboxed(boxes, data + i * interfaceSize);
				if (value === null) out.ascii('(0x0,0x0)');
				else printValue(boxes, out, value.type, value.addr);
			}
			out.ascii(end);
			context.write(stderr, out.text);
		},
	};
}

function printValue({ memory }: Boxes, out: TextBuffer, type: GoType, addr: Addr): void {
	switch (type.kind) {
		case 'bool':
			return out.ascii(memory.loadUint8(addr) === 0 ? 'false' : 'true');
		case 'string': {
			const { bytes, from, end } = textAt(memory, addr);
			return out.copy(bytes, from, end);
		}
		case 'float32':
		case 'float64':
			return out.ascii(floatText(floatAt(memory, type.size === 4 ? 32 : 64, addr)));
		case 'complex64':
		case 'complex128': {
			const bits = type.size === 8 ? 32 : 64;
			const real = floatText(floatAt(memory, bits, addr));
			return out.ascii(`(${real}${floatText(floatAt(memory, bits, addr + type.size / 2))}i)`);
		}
		case 'slice':
			out.ascii(`[${memory.loadInt64(addr + 8)}/${memory.loadInt64(addr + 16)}]`);
			return address(out, wordAt(memory, addr));
		case 'interface':
			out.ascii('(');
			address(out, wordAt(memory, addr));
			out.ascii(',');
			address(out, wordAt(memory, addr + 8));
			return out.ascii(')');
		case 'pointer':
		case 'map':
		case 'chan':
		case 'func':
		case 'unsafe.Pointer':
			return address(out, wordAt(memory, addr));
		default: {
			const { negative, magnitude } = integerAt(memory, type, addr);
			return out.ascii((negative ? '-' : '') + magnitude);
		}
	}
}

function address(out: TextBuffer, word: number | bigint): void {
	out.ascii(`0x${word.toString(16)}`);
}

/**
 * A float as the runtime prints it: sign, seven digits, exponent of three digits. The runtime scales by
 * repeated multiplication and division by ten, whose rounding errors can be seen in the last digits.
 */
export function floatText(value: number): string {
	if (Number.isNaN(value)) return 'NaN';
	if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
	const sign = value < 0 || Object.is(value, -0) ? '-' : '+';
	const { mantissa: first, exponent } = scaled(Math.abs(value));
	let mantissa = first;
	let digits = '';
	for (let i = 0; i < floatDigits; i++) {
		const digit = Math.trunc(mantissa);
		digits += digit;
		mantissa = (mantissa - digit) * 10;
	}
	const power = String(Math.abs(exponent)).padStart(3, '0');
	return `${sign}${digits[0]}.${digits.slice(1)}e${exponent < 0 ? '-' : '+'}${power}`;
}

/** value = mantissa · 10^exponent, 1 ≤ mantissa < 10, plus half of the last digit that is shown. */
function scaled(value: number): { mantissa: number; exponent: number } {
	if (value === 0) return { mantissa: 0, exponent: 0 };
	let mantissa = value;
	let exponent = 0;
	for (; mantissa >= 10; exponent++) mantissa /= 10;
	for (; mantissa < 1; exponent--) mantissa *= 10;
	let half = 5;
	for (let i = 0; i < floatDigits; i++) half /= 10;
	mantissa += half;
	return mantissa >= 10
		? { mantissa: mantissa / 10, exponent: exponent + 1 }
		: { mantissa, exponent };
}

export const printNatives: readonly Native[] = [
	builtin('print', '', ''),
	builtin('println', ' ', '\n'),
];
