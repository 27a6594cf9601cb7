// The hash of bytes: Go's portable memhash, the one in use where the processor offers no AES. (With AES,
// Go's hash is another one; nothing else about the map depends on which.)
//
// A 64-bit number is two 32-bit halves, low and high. Every hash is left in `hashed`: V8 keeps an
// Int32Array unboxed, where a returned pair or a module variable would be allocated.

import type { Addr } from '../memory/address.ts';
import type { Process } from './process.ts';

/** The hash computed last: low half, high half. */
export const hashed = new Int32Array(2);

const low = 0;
const high = 1;

/** Leaves a hash in `hashed`. */
export function setHashed(hashLow: number, hashHigh: number): void {
	hashed[low] = hashLow;
	hashed[high] = hashHigh;
}

// The constant that a hash ends with, mixed with the length: 0x1d8e4e27c47d124f.
const m5Low = 0xc47d124f | 0;
const m5High = 0x1d8e4e27;

/** 2^-32: shifts a double right by a word. */
const word = 2 ** -32;

/**
 * hashed = hash of the `n` bytes at `addr`, seeded. 64-bit halves of the input are read little-endian at any
 * address; the last ones may overlap what came before.
 */
export function memhash(
	p: Process,
	addr: Addr,
	n: number,
	seedLow: number,
	seedHigh: number,
): void {
	const words = p.memory.i32;
	const bytes = p.memory.u8;
	const key = p.hashkey >> 2;
	hashed[low] = seedLow ^ words[key];
	hashed[high] = seedHigh ^ words[key + 1];
	if (n === 0) return;
	if (n > 16) absorb(bytes, words, key, addr, n);
	const end = addr + n;
	if (n >= 8) {
		const a = n > 16 ? end - 16 : addr;
		const b = end - 8;
		finish(words, key, n, load(bytes, a), load(bytes, a + 4), load(bytes, b), load(bytes, b + 4));
	} else if (n >= 4) {
		finish(words, key, n, load(bytes, addr), 0, load(bytes, end - 4), 0);
	} else {
		const a = bytes[addr] | (bytes[addr + (n >> 1)] << 8) | (bytes[end - 1] << 16);
		finish(words, key, n, a, 0, 0, 0);
	}
}

/** memhash of 4 bytes. */
export function memhash32(p: Process, addr: Addr, seedLow: number, seedHigh: number): void {
	if ((addr & 3) !== 0) return memhash(p, addr, 4, seedLow, seedHigh);
	const words = p.memory.i32;
	const key = p.hashkey >> 2;
	const value = words[addr >> 2];
	hashed[low] = seedLow ^ words[key];
	hashed[high] = seedHigh ^ words[key + 1];
	finish(words, key, 4, value, 0, value, 0);
}

/** memhash of 8 bytes. */
export function memhash64(p: Process, addr: Addr, seedLow: number, seedHigh: number): void {
	if ((addr & 3) !== 0) return memhash(p, addr, 8, seedLow, seedHigh);
	const words = p.memory.i32;
	const key = p.hashkey >> 2;
	const w = addr >> 2;
	hashed[low] = seedLow ^ words[key];
	hashed[high] = seedHigh ^ words[key + 1];
	finish(words, key, 8, words[w], words[w + 1], words[w], words[w + 1]);
}

/** hashed = mix(m5 ^ n, mix(a ^ key[1], b ^ hashed)). */
function finish(
	words: Int32Array,
	key: number,
	n: number,
	aLow: number,
	aHigh: number,
	bLow: number,
	bHigh: number,
): void {
	mix(aLow ^ words[key + 2], aHigh ^ words[key + 3], bLow ^ hashed[low], bHigh ^ hashed[high]);
	mix(m5Low ^ n, m5High, hashed[low], hashed[high]);
}

/** Mixes all but the last 16 bytes of a long input into `hashed`: 48 at a time in three lanes, then 16 at a time. */
function absorb(bytes: Uint8Array, words: Int32Array, key: number, addr: Addr, n: number): void {
	let at = addr;
	let left = n;
	if (left > 48) {
		lanes.fill(hashed[low], 0, 3);
		lanes.fill(hashed[high], 3);
		for (; left > 48; left -= 48, at += 48)
			for (let lane = 0; lane < 3; lane++) {
				mixPair(bytes, words, at + 16 * lane, key + 2 * lane + 2, lanes[lane], lanes[lane + 3]);
				lanes[lane] = hashed[low];
				lanes[lane + 3] = hashed[high];
			}
		hashed[low] = lanes[0] ^ lanes[1] ^ lanes[2];
		hashed[high] = lanes[3] ^ lanes[4] ^ lanes[5];
	}
	for (; left > 16; left -= 16, at += 16)
		mixPair(bytes, words, at, key + 2, hashed[low], hashed[high]);
}

/** hashed = mix(first 8 bytes at `at` ^ word pair `key`, next 8 bytes ^ seed). */
function mixPair(
	bytes: Uint8Array,
	words: Int32Array,
	at: Addr,
	key: number,
	seedLow: number,
	seedHigh: number,
): void {
	mix(
		load(bytes, at) ^ words[key],
		load(bytes, at + 4) ^ words[key + 1],
		load(bytes, at + 8) ^ seedLow,
		load(bytes, at + 12) ^ seedHigh,
	);
}

/** Low halves, then high halves, of the three lanes of absorb: scratch, empty between calls. */
const lanes = new Int32Array(6);

/** Four bytes at any address. */
function load(bytes: Uint8Array, at: Addr): number {
	return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
}

/**
 * hashed = high half XOR low half of the 128-bit product a * b.
 *
 *     column     3          2          1          0
 *                                      [ a0 * b0 ]
 *                           [ a0 * b1 + a1 * b0 ]
 *                [ a1 * b1 ]
 *
 * The products have 64 bits and more, a double 53. Math.imul gives their lower words exactly; a double less
 * its lower word is the upper word, wrong by less than 2^-18. Columns are added up as they come, and made
 * whole by adding a half and dropping the fraction.
 */
export function mix(aLow: number, aHigh: number, bLow: number, bHigh: number): void {
	const a0 = aLow >>> 0;
	const a1 = aHigh >>> 0;
	const b0 = bLow >>> 0;
	const b1 = bHigh >>> 0;
	const low0 = Math.imul(a0, b0) >>> 0;
	const low1 = (Math.imul(a0, b1) + Math.imul(a1, b0)) >>> 0;
	const low2 = Math.imul(a1, b1) >>> 0;
	const column1 = (a0 * b0 - low0) * word + low1 + 0.5;
	const high1 = (a0 * b1 + a1 * b0 - low1) * word;
	const column2 = high1 + low2 + Math.floor(column1 * word) + 0.5;
	const column3 = (a1 * b1 - low2) * word + Math.floor(column2 * word) + 0.5;
	hashed[low] = low0 ^ column2;
	hashed[high] = column1 ^ column3;
}

/** hashed = hashed * m, modulo 2^64. */
export function multiply(mLow: number, mHigh: number): void {
	const a0 = hashed[low] >>> 0;
	const b0 = mLow >>> 0;
	const low00 = Math.imul(a0, b0);
	const high00 = (a0 * b0 - (low00 >>> 0)) * word + 0.5;
	hashed[high] = (high00 | 0) + Math.imul(a0, mHigh) + Math.imul(hashed[high], b0);
	hashed[low] = low00;
}
