import { beforeEach, describe, expect, test } from 'vitest';
import { arenaBase } from '#engine/memory/address.ts';
import { Memory } from '#engine/memory/memory.ts';
import {
	arrayOf,
	basicTypes,
	emptyInterface,
	pointerTo,
	sliceOf,
	structOf,
	type GoType,
} from '#engine/abi/type.ts';
import { formatFloat, formatValue, isNumeric, type Reading } from '#inspect/value.ts';

const at = arenaBase + 64;
const data = arenaBase + 512;
const descriptors = new Map<number, GoType>([[8192, basicTypes.int]]);

let memory: Memory;
let reading: Reading;
beforeEach(() => {
	memory = new Memory(4096);
	reading = { memory, typeAt: (addr) => descriptors.get(addr) ?? null };
});

function storeString(addr: number, text: string): void {
	const bytes = new TextEncoder().encode(text);
	memory.storeBytes(data, bytes);
	memory.storePointer(addr, data);
	memory.storeInt64(addr + 8, bytes.length);
}

describe('formatValue', () => {
	test.each<[GoType, string]>([
		[basicTypes.int8, '-1'],
		[basicTypes.uint8, '255'],
		[basicTypes.int16, '-1'],
		[basicTypes.uint16, '65535'],
		[basicTypes.int32, '-1'],
		[basicTypes.uint32, '4294967295'],
		[basicTypes.int, '-1'],
		[basicTypes.uint64, '18446744073709551615'],
		[basicTypes.bool, 'true'],
	])('reads all ones as %o', (type, text) => {
		memory.storeBytes(at, new Uint8Array(8).fill(255));
		expect(formatValue(reading, type, at)).toBe(text);
	});

	test('prints 64-bit integers beyond 2^53 exactly', () => {
		memory.storeInt32(at, 1);
		memory.storeInt32(at + 4, 0x7fffffff);
		expect(formatValue(reading, basicTypes.int, at)).toBe('9223372032559808513');
	});

	test('quotes strings and cuts long ones', () => {
		storeString(at, 'a "b"\n');
		expect(formatValue(reading, basicTypes.string, at)).toBe('"a \\"b\\"\\n"');
		storeString(at, 'x'.repeat(100));
		expect(formatValue(reading, basicTypes.string, at)).toBe(`"${'x'.repeat(64)}…"`);
	});

	test('shows what a delete leaves of a string key', () => {
		memory.storeInt64(at + 8, 5);
		expect(formatValue(reading, basicTypes.string, at)).toBe('nil, len 5');
	});

	test('prints pointers as Go does', () => {
		memory.storePointer(at, arenaBase + 0x12000);
		expect(formatValue(reading, pointerTo(basicTypes.int), at)).toBe('0xc000012000');
		memory.storePointer(at, 0);
		expect(formatValue(reading, pointerTo(basicTypes.int), at)).toBe('nil');
	});

	test('prints arrays, slices and structs', () => {
		for (let i = 0; i < 10; i++) memory.storeInt64(data + i * 8, i);
		memory.storePointer(at, data);
		memory.storeInt64(at + 8, 3);
		const point = structOf([
			{ name: 'x', type: basicTypes.int },
			{ name: 'y', type: basicTypes.int },
		]);
		expect(formatValue(reading, arrayOf(basicTypes.int, 10), data)).toBe('[0 1 2 3 4 5 6 7 …]');
		expect(formatValue(reading, sliceOf(basicTypes.int), at)).toBe('[0 1 2]');
		expect(formatValue(reading, point, data + 8)).toBe('{1 2}');
	});

	test('prints what an interface holds', () => {
		memory.storePointer(at, 8192);
		memory.storePointer(at + 8, data);
		memory.storeInt64(data, 42);
		expect(formatValue(reading, emptyInterface, at)).toBe('42');
		memory.storePointer(at, 0);
		expect(formatValue(reading, emptyInterface, at)).toBe('nil');
	});

	test('says ? to what cannot be read', () => {
		memory.storePointer(at, 12288);
		memory.storeInt64(at + 8, 1e12);
		expect(formatValue(reading, basicTypes.string, at)).toBe('?');
		expect(formatValue(reading, sliceOf(basicTypes.int), at)).toBe('?');
		expect(formatValue(reading, emptyInterface, at)).toBe('?');
		expect(formatValue(reading, basicTypes.int, memory.size)).toBe('?');
	});
});

describe('formatFloat', () => {
	// As fmt.Println of Go 1.23 prints them.
	test.each([
		[0, '0'],
		[-0, '-0'],
		[1.5, '1.5'],
		[1e20, '1e+20'],
		[123456, '123456'],
		[1e6, '1e+06'],
		[1e21, '1e+21'],
		[0.0001, '0.0001'],
		[0.00001, '1e-05'],
		[1.25e-7, '1.25e-07'],
		[-1e100, '-1e+100'],
		[NaN, 'NaN'],
		[-Infinity, '-Inf'],
	])('prints %d as %s', (value, text) => {
		expect(formatFloat(value)).toBe(text);
	});

	test('prints the shortest digits of a float32', () => {
		expect(formatFloat(Math.fround(0.1), true)).toBe('0.1');
	});
});

test('numbers are numeric, and nothing else', () => {
	expect(isNumeric(basicTypes.uint8)).toBe(true);
	expect(isNumeric(basicTypes.float64)).toBe(true);
	expect(isNumeric(emptyInterface)).toBe(false);
	expect(isNumeric(basicTypes.string)).toBe(false);
});
