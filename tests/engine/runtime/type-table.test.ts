import { describe, expect, test } from 'vitest';
import { typeAddr } from '#engine/abi/segments.ts';
import { basicTypes, mapOf, named, pointerTo, structOf } from '#engine/abi/type.ts';
import { nil } from '#engine/memory/address.ts';
import { Memory } from '#engine/memory/memory.ts';
import { _type, tflagNamed, TypeTable } from '#engine/runtime/type-table.ts';

const { int, string, uint8 } = basicTypes;
const point = named(
	'main.Point',
	structOf([
		{ name: 'name', type: string },
		{ name: 'x', type: int },
	]),
);

describe('the type table', () => {
	test('describes the program’s types first, in their order', () => {
		const table = new TypeTable(new Memory(4096), [int, point]);
		expect([int, point].map((type) => table.descriptor(type))).toEqual([typeAddr(0), typeAddr(1)]);
		expect(table.indexOf(point)).toBe(1);
	});

	test('adds a type that is new, once', () => {
		const table = new TypeTable(new Memory(4096), [int]);
		const type = mapOf(int, int);
		const addr = table.descriptor(type);
		expect(addr).toBe(typeAddr(1));
		expect(table.descriptor(type)).toBe(addr);
		expect(table.typeAt(addr)).toBe(type);
	});

	test('keeps the place of each type of the program, even if one is there twice', () => {
		const table = new TypeTable(new Memory(4096), [int, int, point]);
		expect(table.indexOf(int)).toBe(0);
		expect(table.typeAt(typeAddr(1))).toBe(int);
		expect(table.indexOf(point)).toBe(2);
	});

	test('knows no type elsewhere', () => {
		const table = new TypeTable(new Memory(4096), [int]);
		for (const addr of [nil, -1, typeAddr(1), typeAddr(0) + 8])
			expect(table.typeAt(addr)).toBe(null);
	});

	// Size, pointer bytes, alignment and kind as Go 1.23's own descriptors have them.
	test.each([
		[int, 8, 0, 8, 2],
		[uint8, 1, 0, 1, 8],
		[string, 16, 8, 8, 24],
		[point, 24, 8, 8, 25],
		[pointerTo(int), 8, 8, 8, 22],
		[mapOf(int, int), 8, 8, 8, 21],
	])('writes a descriptor of $name that begins as Go’s does', (type, size, bytes, align, kind) => {
		const memory = new Memory(4096);
		const table = new TypeTable(memory, [type]);
		const { Size_, PtrBytes, Align_, Kind_ } = _type.read(memory, table.descriptor(type));
		expect([Size_, PtrBytes, Align_, Kind_]).toEqual([size, bytes, align, kind]);
	});

	test('flags the types that have a name', () => {
		const memory = new Memory(4096);
		const table = new TypeTable(memory, [int, point, pointerTo(int)]);
		const flags = [0, 1, 2].map((i) => _type.read(memory, typeAddr(i)).TFlag);
		expect(flags).toEqual([tflagNamed, tflagNamed, 0]);
		expect(table.indexOf(int)).toBe(0);
	});
});
