import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arenaBase, imageBase, nil } from '#engine/memory/address.ts';
import { Memory } from '#engine/memory/memory.ts';
import { WriteLog } from '#engine/memory/write-log.ts';
import { anyStore, bytesOf, filled, perform, stretch } from './stores.ts';

const at = arenaBase + 64;
const seeded = { seed: 1, numRuns: 60 };
const run = { min: 0, max: stretch / 2 - 1 };

/** Applies all entries of a log, forwards or backwards. */
function apply(memory: Memory, log: WriteLog, backwards: boolean): void {
	memory.log = null;
	const { length, word, delta } = log.columns();
	for (let i = 0; i < length; i++) {
		const entry = backwards ? length - 1 - i : i;
		const w = word[entry];
		memory.setWord(w, memory.i32[w] ^ delta[entry]);
	}
}

describe('memory', () => {
	test('loads the bytes, half-words and words that were stored', () => {
		const memory = new Memory(4096, 0);
		memory.storeUint8(at, 0x1ff);
		memory.storeUint8(at + 1, -1);
		memory.storeUint16(at + 2, 0xabcd);
		expect(memory.loadUint8(at)).toBe(0xff);
		expect(memory.loadUint16(at + 2)).toBe(0xabcd);
		expect(memory.loadUint32(at)).toBe(0xabcdffff);
		expect(memory.loadInt32(at)).toBe(0xabcdffff | 0);
	});

	test('loads a half-word from an odd address', () => {
		const memory = filled();
		expect(memory.loadUint16(arenaBase + 3)).toBe(0x0504);
	});

	test('keeps 64-bit integers exact below 2^53', () => {
		const memory = new Memory(4096, 0);
		fc.assert(
			fc.property(fc.maxSafeInteger(), (value) => {
				memory.storeInt64(at, value);
				expect(memory.loadInt64(at)).toBe(value);
				const view = new DataView(memory.u8.buffer);
				expect(view.getBigInt64(at, true)).toBe(BigInt(value));
			}),
			seeded,
		);
	});

	test('keeps doubles bit for bit', () => {
		const memory = new Memory(4096, 0);
		fc.assert(
			fc.property(fc.double(), (value) => {
				memory.storeFloat64(at, value);
				expect(memory.loadFloat64(at)).toBe(value);
			}),
			seeded,
		);
	});

	test.each([
		['nil', nil, 0n],
		['the data segment', imageBase + 16, 0x4c0010n],
		['the arena', arenaBase, 0xc000000000n],
		['far into the arena', arenaBase + 0x12345678, 0xc012345678n],
	])('holds a pointer to %s as the 64-bit Go address', (_, target, address) => {
		const memory = new Memory(4096, 0);
		memory.storePointer(at, target);
		expect(new DataView(memory.u8.buffer).getBigUint64(at, true)).toBe(address);
		expect(memory.loadPointer(at)).toBe(target);
	});

	test.each([0x1n, 0xc100000000n, 0xc080000000n, 0xffffffffffffffffn, 0x300000n])(
		'loads %d as -1: no segment holds that address',
		(address) => {
			const memory = new Memory(4096, 0);
			new DataView(memory.u8.buffer).setBigUint64(at, address, true);
			expect(memory.loadPointer(at)).toBe(-1);
		},
	);

	test('copies runs as a typed array does, logged or not, wherever they overlap', () => {
		fc.assert(
			fc.property(
				fc.integer(run),
				fc.integer(run),
				fc.integer(run),
				fc.boolean(),
				(to, from, length, logged) => {
					const memory = filled();
					const expected = bytesOf(memory).copyWithin(to, from, from + length);
					if (logged) memory.log = new WriteLog();
					memory.copy(arenaBase + to, arenaBase + from, length);
					expect(bytesOf(memory)).toEqual(expected);
				},
			),
			seeded,
		);
	});

	test('clears runs, logged or not', () => {
		fc.assert(
			fc.property(fc.integer(run), fc.integer(run), fc.boolean(), (from, length, logged) => {
				const memory = filled();
				const expected = bytesOf(memory).fill(0, from, from + length);
				if (logged) memory.log = new WriteLog();
				memory.clear(arenaBase + from, length);
				expect(bytesOf(memory)).toEqual(expected);
			}),
			seeded,
		);
	});

	test('grows without losing a byte, and what is new is zero', () => {
		const memory = filled();
		const before = bytesOf(memory);
		const end = memory.size;
		memory.grow(end + 100_000);
		expect(memory.size).toBeGreaterThanOrEqual(end + 100_000);
		expect(memory.size % 8).toBe(0);
		expect(bytesOf(memory)).toEqual(before);
		expect(memory.u8.subarray(end).every((byte) => byte === 0)).toBe(true);
	});

	test('contains what lies between nil and its end', () => {
		const memory = new Memory(4096, 0);
		expect(memory.contains(nil)).toBe(false);
		expect(memory.contains(memory.size - 8, 8)).toBe(true);
		expect(memory.contains(memory.size - 8, 9)).toBe(false);
		expect(memory.contains(-1)).toBe(false);
	});
});

describe('write log', () => {
	test('is its own inverse: backwards undoes every store, forwards does it again', () => {
		fc.assert(
			fc.property(fc.array(anyStore, { maxLength: 40 }), (stores) => {
				const memory = filled();
				const before = bytesOf(memory);
				const log = new WriteLog();
				memory.log = log;
				for (const store of stores) perform(memory, store);
				const after = bytesOf(memory);
				apply(memory, log, true);
				expect(bytesOf(memory)).toEqual(before);
				apply(memory, log, false);
				expect(bytesOf(memory)).toEqual(after);
			}),
			seeded,
		);
	});

	test('does not change what a store does', () => {
		fc.assert(
			fc.property(fc.array(anyStore, { maxLength: 40 }), (stores) => {
				const logged = filled();
				const silent = filled();
				logged.log = new WriteLog();
				for (const store of stores) {
					perform(logged, store);
					perform(silent, store);
				}
				expect(bytesOf(logged)).toEqual(bytesOf(silent));
			}),
			seeded,
		);
	});

	test('has no entry for a store that changes nothing, and one for each word of a run', () => {
		const memory = filled();
		const log = new WriteLog();
		memory.log = log;
		memory.storeUint8(arenaBase, 1);
		memory.copy(arenaBase + 8, arenaBase + 8, 32);
		expect(log.length).toBe(0);
		memory.clear(arenaBase + 2, 9); // bytes 2…10: three words
		const { word, delta } = log.columns();
		expect([...word]).toEqual([0, 1, 2].map((w) => (arenaBase >> 2) + w));
		expect(delta.includes(0)).toBe(false);
	});

	test('keeps entries beyond its first chunk', () => {
		const log = new WriteLog();
		for (let i = 0; i < 1_200_000; i++) log.push(i, ~i);
		expect(log.length).toBe(1_200_000);
		const { word, delta } = log.columns();
		expect(word.every((w, i) => w === i && delta[i] === ~i)).toBe(true);
	});
});
