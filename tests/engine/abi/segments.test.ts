import { describe, expect, test } from 'vitest';
import {
	offHeapBase,
	runtimeBase,
	spansBase,
	typeAddr,
	typeBase,
	typeIndex,
} from '#engine/abi/segments.ts';
import { arenaBase } from '#engine/memory/address.ts';
import { dataBase } from '#engine/lang/program.ts';
import { offHeapSpan, stackpool } from '#engine/runtime/heap/layout.ts';

describe('the data segment', () => {
	test('has its parts in order', () => {
		const parts = [dataBase, typeBase, runtimeBase, stackpool, spansBase, offHeapBase, arenaBase];
		expect(parts).toEqual([...parts].sort((a, b) => a - b));
		expect(offHeapSpan).toBeLessThan(stackpool);
	});

	test('has room for type descriptors up to the records of the runtime', () => {
		expect(typeIndex(typeAddr(0))).toBe(0);
		expect(typeIndex(typeAddr(4711))).toBe(4711);
		expect(typeIndex(typeAddr(3) + 8)).toBe(-1);
		expect(typeIndex(typeBase - 64)).toBe(-1);
		expect(typeIndex(runtimeBase)).toBe(-1);
	});
});
