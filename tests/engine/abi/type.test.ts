import { describe, expect, test } from 'vitest';
import { memStatsType } from '#engine/abi/mem-stats.ts';
import {
	alignUp,
	arrayOf,
	basicTypes,
	emptyInterface,
	funcOf,
	mapOf,
	named,
	pointerTo,
	sliceOf,
	structOf,
	type GoType,
} from '#engine/abi/type.ts';

const { bool, int, int32, int64, uint8, uint16, float64, complex64, string } = basicTypes;

const fields = (...types: GoType[]) => structOf(types.map((type, i) => ({ name: `f${i}`, type })));
const none = fields();

describe('a Go type', () => {
	// Size, alignment and pointer words, as unsafe.Sizeof, unsafe.Alignof and the pointer bitmap of Go 1.23 on linux/amd64.
	test.each<[GoType, number, number, number[]]>([
		[bool, 1, 1, []],
		[complex64, 8, 4, []],
		[string, 16, 8, [0]],
		[sliceOf(int), 24, 8, [0]],
		[emptyInterface, 16, 8, [0, 8]],
		[mapOf(string, int), 8, 8, [0]],
		[pointerTo(none), 8, 8, [0]],
		[none, 0, 1, []],
		[fields(uint8, int64, uint8), 24, 8, []],
		[fields(uint8, uint8, uint16, int32), 8, 4, []],
		[fields(int32, string), 24, 8, [8]],
		[fields(string, emptyInterface, bool), 40, 8, [0, 16, 24]],
		[fields(int64, none), 16, 8, []],
		[fields(none, int64), 8, 8, []],
		[fields(uint8, none), 2, 1, []],
		[arrayOf(string, 3), 48, 8, [0, 16, 32]],
		[arrayOf(fields(uint8, pointerTo(int)), 2), 32, 8, [8, 24]],
		[arrayOf(uint8, 200), 200, 1, []],
		[fields(arrayOf(float64, 2), arrayOf(string, 2)), 48, 8, [16, 32]],
		[memStatsType, 5776, 8, []],
	])('$name has its size, alignment and pointers', (type, size, align, pointers) => {
		expect([type.size, type.align, type.pointers]).toEqual([size, align, pointers]);
	});

	test.each<[GoType, string]>([
		[mapOf(string, sliceOf(string)), 'map[string][]string'],
		[arrayOf(pointerTo(int), 4), '[4]*int'],
		[fields(int32, string), 'struct { f0 int32; f1 string }'],
		[none, 'struct {}'],
		[funcOf([int, sliceOf(emptyInterface)], [], true), 'func(int, ...interface {})'],
		[funcOf([], [int, bool]), 'func() (int, bool)'],
		[funcOf([string], [int]), 'func(string) int'],
	])('is called as Go calls it', (type, name) => {
		expect(type.name).toBe(name);
	});

	test('keeps its layout under a name of its own, and remembers what it is', () => {
		const point = named('main.Point', fields(int, int));
		const other = named('main.Other', point);
		expect(other).toMatchObject({ name: 'main.Other', size: 16, kind: 'struct' });
		expect(other.underlying).toBe(point.underlying);
	});
});

test('alignUp gives the next multiple of a power of two', () => {
	expect([0, 1, 7, 8, 9].map((n) => alignUp(n, 8))).toEqual([0, 8, 8, 8, 16]);
});
