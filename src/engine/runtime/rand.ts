// Random numbers of the runtime. Go seeds its generator from the operating system; here the numbers are an
// input: of a seeded generator in a run, of the recording when a recording is replayed.

import type { Addr } from '../memory/address.ts';
import type { Memory } from '../memory/memory.ts';

/** Yields 64-bit random numbers as two 32-bit halves. */
export interface RandomSource {
	/** Draws the next number into `low` and `high`. */
	draw(): void;
	/** Low and high half of the number drawn last, as signed 32-bit integers. */
	low: number;
	high: number;
}

/**
 * A xoshiro128** generator (Blackman and Vigna, 2018) whose four words of state lie in the image, so that going back in
 * time brings back the numbers to come. (Go draws from ChaCha8; nothing depends on which.)
 */
export class SeededRandom implements RandomSource {
	low = 0;
	high = 0;
	readonly #memory: Memory;
	/** Word index of the state. */
	readonly #state: number;

	/** Puts the state for `seed`, an unsigned 32-bit integer, at `addr`: 16 bytes. */
	constructor(memory: Memory, addr: Addr, seed: number) {
		this.#memory = memory;
		this.#state = addr >> 2;
		for (let i = 0; i < 4; i++) memory.setWord(this.#state + i, scatter(seed + (i + 1) * golden));
	}

	draw(): void {
		this.low = this.#next();
		this.high = this.#next();
	}

	#next(): number {
		const { i32 } = this.#memory;
		const at = this.#state;
		const s1 = i32[at + 1];
		const s2 = i32[at + 2] ^ i32[at];
		const s3 = i32[at + 3] ^ s1;
		this.#memory.setWord(at + 1, s1 ^ s2);
		this.#memory.setWord(at, i32[at] ^ s3);
		this.#memory.setWord(at + 2, s2 ^ (s1 << 9));
		this.#memory.setWord(at + 3, rotl(s3, 11));
		return Math.imul(rotl(Math.imul(s1, 5), 7), 9);
	}
}

/** 2^32 divided by the golden ratio: steps by it are spread evenly. */
const golden = 0x9e3779b9;

function rotl(x: number, k: number): number {
	return (x << k) | (x >>> (32 - k));
}

/** A permutation of the 32-bit integers in which every bit of the result depends on every bit of `x`. */
function scatter(x: number): number {
	let z = x | 0;
	z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
	z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
	return z ^ (z >>> 16);
}
