import { describe, expect, test } from 'vitest';
import { runtimeBase } from '#engine/abi/segments.ts';
import { Memory } from '#engine/memory/memory.ts';
import { SeededRandom } from '#engine/runtime/rand.ts';

function drawn(random: SeededRandom, n: number): number[][] {
	return Array.from({ length: n }, () => {
		random.draw();
		return [random.low, random.high];
	});
}

function seeded(seed: number): SeededRandom {
	return new SeededRandom(new Memory(4096), runtimeBase, seed);
}

describe('random numbers', () => {
	test('are the same for the same seed, and others for another', () => {
		const numbers = drawn(seeded(1), 50);
		expect(drawn(seeded(1), 50)).toEqual(numbers);
		expect(drawn(seeded(2), 50)).not.toEqual(numbers);
	});

	test('come back when the image goes back', () => {
		const memory = new Memory(4096);
		const random = new SeededRandom(memory, runtimeBase, 1);
		drawn(random, 10);
		const image = memory.u8.slice(runtimeBase, runtimeBase + 16);
		const numbers = drawn(random, 10);
		memory.storeBytes(runtimeBase, image);
		expect(drawn(random, 10)).toEqual(numbers);
	});

	test('set every bit about as often as not', () => {
		const numbers = drawn(seeded(3), 2000).flat();
		for (let bit = 0; bit < 32; bit++) {
			const ones = numbers.filter((n) => ((n >>> bit) & 1) === 1).length;
			expect(Math.abs(ones - 2000)).toBeLessThan(150);
		}
	});

	// Compared with the definition, written with bigints.
	test('follow xoshiro128**', () => {
		const memory = new Memory(4096);
		const random = new SeededRandom(memory, runtimeBase, 1);
		[1, 2, 3, 4].forEach((word, i) => memory.storeInt32(runtimeBase + 4 * i, word));
		const reference = xoshiro([1n, 2n, 3n, 4n]);
		expect(drawn(random, 20).flat()).toEqual(Array.from({ length: 40 }, reference));
	});
});

/** The generator by its definition, on 32-bit words kept as bigints. */
function xoshiro(s: bigint[]): () => number {
	const rotl = (x: bigint, k: bigint) => BigInt.asUintN(32, (x << k) | (x >> (32n - k)));
	return () => {
		const result = BigInt.asIntN(32, rotl(BigInt.asUintN(32, s[1] * 5n), 7n) * 9n);
		const t = BigInt.asUintN(32, s[1] << 9n);
		s[2] ^= s[0];
		s[3] ^= s[1];
		s[1] ^= s[2];
		s[0] ^= s[3];
		s[2] ^= t;
		s[3] = rotl(s[3], 11n);
		return Number(result);
	};
}
