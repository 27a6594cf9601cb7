import { describe, expect, expectTypeOf, test } from 'vitest';
import { int, pointer, struct, uint16, uint32, uint8, uintptr } from '#engine/abi/struct.ts';
import { arenaBase } from '#engine/memory/address.ts';
import { Memory, ReadonlyMemory } from '#engine/memory/memory.ts';
import { WriteLog } from '#engine/memory/write-log.ts';
import { hiter, hmap, mapextra, slice } from '#engine/runtime/classic/layout.ts';

const record = struct('test.record', {
	a: uint8,
	b: uint16,
	c: uint8,
	d: uint32,
	e: uint8,
	f: pointer,
	g: int,
	h: uintptr,
	i: uint8,
});

const at = arenaBase + 64;

describe('struct', () => {
	test('places each field at the next multiple of its size', () => {
		expect(record.offset).toEqual({ a: 0, b: 2, c: 4, d: 8, e: 12, f: 16, g: 24, h: 32, i: 40 });
		expect(record.size).toBe(48);
		expect(record.fields.map(({ name, offset }) => `${name} ${offset}`).join(', ')).toBe(
			'a 0, b 2, c 4, d 8, e 12, f 16, g 24, h 32, i 40',
		);
	});

	// Offsets as reflect shows them for the records of Go 1.23's runtime.
	test.each([
		[hmap, 48, [0, 8, 9, 10, 12, 16, 24, 32, 40]],
		[mapextra, 24, [0, 8, 16]],
		[slice, 24, [0, 8, 16]],
		[hiter, 96, [0, 8, 16, 24, 32, 40, 48, 56, 64, 72, 73, 74, 75, 80, 88]],
	])('lays out $name as Go does', ({ size, fields }, goSize, offsets) => {
		expect(size).toBe(goSize);
		expect(fields.map(({ offset }) => offset)).toEqual(offsets);
	});

	test('reads back what was written, and touches nothing else', () => {
		const memory = new Memory(4096);
		memory.storeBytes(at, new Uint8Array(record.size).fill(0xaa));
		const view = record.at(memory, at);
		const values = { a: 1, b: 2, c: 3, d: 2 ** 32 - 4, e: 5, f: at, g: -7, h: 8, i: 9 };
		Object.assign(view, values);
		expect(view).toMatchObject(values);
		const gaps = [1, 5, 6, 7, 13, 14, 15, 41, 47];
		expect(gaps.map((gap) => memory.loadUint8(at + gap))).toEqual(gaps.map(() => 0xaa));
	});

	test('stores through the log', () => {
		const memory = new Memory(4096);
		const log = new WriteLog();
		memory.log = log;
		const view = record.at(memory, at);
		view.g++;
		view.g = 1;
		view.c |= 4;
		expect([...log.columns().word]).toEqual([(at + 24) >> 2, (at + 4) >> 2]);
	});

	test('has a read-only twin that sees the same fields', () => {
		const memory = new Memory(4096);
		record.at(memory, at).d = 77;
		const twin = record.read(new ReadonlyMemory(memory.u8.buffer as ArrayBuffer), at);
		expect(twin.d).toBe(77);
		expect(twin.addr).toBe(at);
	});

	test('lets nobody write through the twin, nor read fields that are not there', () => {
		const twin = record.read(new Memory(4096), at);
		expectTypeOf(twin).toEqualTypeOf<
			{ readonly addr: number } & {
				readonly [K in 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i']: number;
			}
		>();
		expectTypeOf(record.read).parameter(0).toEqualTypeOf<ReadonlyMemory>();
		expectTypeOf(record.at).parameter(0).toEqualTypeOf<Memory>();
		expectTypeOf<ReadonlyMemory>().not.toHaveProperty('setWord');
		expectTypeOf<ReadonlyMemory>().not.toHaveProperty('storeUint8');
	});
});
