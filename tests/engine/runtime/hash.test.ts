import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashed, memhash, mix, multiply } from '#engine/runtime/hash.ts';
import { testProcess } from './values.ts';

const seed = { seed: 1, numRuns: 2000 };
const two64 = 1n << 64n;
const mask = two64 - 1n;

/** Halves that lie near the ends of their range as often as anywhere else. */
const half = fc.oneof(
	fc.integer(),
	fc.constantFrom(0, 1, -1, -2, 0x7fffffff, -0x80000000, -0x7fffffff, 0xffff, 0x10000),
);

const whole = (low: number, high: number) => (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);

describe('mix', () => {
	test('folds the 128 bits of every product exactly', () => {
		fc.assert(
			fc.property(half, half, half, half, (a0, a1, b0, b1) => {
				mix(a0, a1, b0, b1);
				const product = whole(a0, a1) * whole(b0, b1);
				expect(whole(hashed[0], hashed[1])).toBe((product >> 64n) ^ (product & mask));
			}),
			seed,
		);
	});
});

describe('multiply', () => {
	test('is multiplication modulo 2^64', () => {
		fc.assert(
			fc.property(half, half, half, half, (a0, a1, b0, b1) => {
				hashed[0] = a0;
				hashed[1] = a1;
				multiply(b0, b1);
				expect(whole(hashed[0], hashed[1])).toBe((whole(a0, a1) * whole(b0, b1)) & mask);
			}),
			seed,
		);
	});
});

describe('memhash', () => {
	test('depends on every byte, for every length, and on no other', () => {
		const p = testProcess();
		const at = p.heap.mallocgc(256, null);
		const hash = (from: number, n: number) => {
			memhash(p, from, n, 3, 5);
			return whole(hashed[0], hashed[1]);
		};
		for (let n = 1; n <= 130; n++) {
			p.memory.clear(at, 256);
			const all = new Set([hash(at + 1, n)]);
			for (let i = 0; i < n + 2; i++) {
				p.memory.clear(at, 256);
				p.memory.storeUint8(at + i, 1);
				all.add(hash(at + 1, n));
			}
			expect(all.size).toBe(n + 1);
		}
	});

	test('does not depend on where the bytes lie', () => {
		const p = testProcess();
		const at = p.heap.mallocgc(512, null);
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 130 }), fc.integer({ min: 0, max: 7 }), (bytes, i) => {
				p.memory.storeBytes(at, bytes);
				memhash(p, at, bytes.length, 7, 9);
				const aligned = [...hashed];
				p.memory.storeBytes(at + 200 + i, bytes);
				memhash(p, at + 200 + i, bytes.length, 7, 9);
				expect([...hashed]).toEqual(aligned);
			}),
			{ seed: 1 },
		);
	});
});
