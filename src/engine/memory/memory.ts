// The memory image: one growing buffer that holds everything a running program and its runtime know.
// Loads are shared with the read-only twin that the page replays; stores exist only here, and each one
// appends to the write log while recording.
//
// All multi-byte values are little-endian. 64-bit integers travel as two 32-bit halves; the `Int64`
// methods convert to JavaScript numbers and are exact below 2^53.

import { arenaBase, arenaHigh, dataGoBase, fromGoHalves, nil, type Addr } from './address.ts';
import type { WriteLog } from './write-log.ts';

const two32 = 2 ** 32;

/** Bytes kept in readiness for an arena that grows: untouched, they cost nothing, and copying the image does. */
const firstRoom = 1 << 25;

/** Runs of at most so many bytes are moved word by word: quicker than a call of a typed array's method. */
const shortRun = 24;

/** Typed loads from an image. Addresses are byte offsets; words must be aligned to their size. */
export class ReadonlyMemory {
	protected bytes: Uint8Array;
	protected words: Int32Array;
	protected doubles: Float64Array;
	/** Bytes in the image; a buffer that is to grow is longer. */
	protected end: number;

	constructor(buffer: ArrayBuffer, size = buffer.byteLength) {
		this.end = size;
		this.bytes = new Uint8Array(buffer);
		this.words = new Int32Array(buffer);
		this.doubles = new Float64Array(buffer);
	}

	/** Bytes in the image. */
	get size(): number {
		return this.end;
	}

	/** The image as bytes, for reading; there may be more of them than `size`. Valid until the image grows. */
	get u8(): Uint8Array {
		return this.bytes;
	}

	/** The image as 32-bit words (index = address >> 2), for reading. Valid until the image grows. */
	get i32(): Int32Array {
		return this.words;
	}

	/** Whether `length` bytes at `addr` lie inside the image and above nil. */
	contains(addr: Addr, length = 1): boolean {
		return addr > nil && length >= 0 && addr + length <= this.end;
	}

	loadUint8(addr: Addr): number {
		return this.bytes[addr];
	}

	loadUint16(addr: Addr): number {
		return this.bytes[addr] | (this.bytes[addr + 1] << 8);
	}

	/** A 32-bit word, signed. */
	loadInt32(addr: Addr): number {
		return this.words[addr >> 2];
	}

	loadUint32(addr: Addr): number {
		return this.words[addr >> 2] >>> 0;
	}

	/** A signed 64-bit integer as a number; exact below 2^53. */
	loadInt64(addr: Addr): number {
		const low = this.words[addr >> 2];
		const high = this.words[(addr >> 2) + 1];
		return high === low >> 31 ? low : high * two32 + (low >>> 0);
	}

	loadFloat64(addr: Addr): number {
		return this.doubles[addr >> 3];
	}

	/** The image offset that the 64-bit pointer at `addr` points to; -1 for an address in no segment. */
	loadPointer(addr: Addr): Addr {
		const w = addr >> 2;
		const low = this.words[w];
		if (this.words[w + 1] === arenaHigh && low >= 0) return low + arenaBase;
		return fromGoHalves(low, this.words[w + 1]);
	}
}

/** The image of a running process: loads, logged stores, growth. */
export class Memory extends ReadonlyMemory {
	/** Where stores are logged; null while nothing is recorded. */
	log: WriteLog | null = null;

	/** An image of zeros, with `arenaBytes` of the arena, and with room to grow without being copied. */
	constructor(arenaBytes = 0, room = firstRoom) {
		super(new ArrayBuffer(arenaBase + Math.max(arenaBytes, room)), arenaBase + arenaBytes);
	}

	/** Makes the image at least `size` bytes long. New bytes are zero. */
	grow(size: number): void {
		if (size <= this.end) return;
		this.end = (size + 7) & -8;
		if (this.end > this.bytes.length) this.#widen();
	}

	#widen(): void {
		const arena = Math.max(this.end - arenaBase, (this.bytes.length - arenaBase) * 2);
		const wider = new ArrayBuffer(arenaBase + arena);
		new Uint8Array(wider).set(this.bytes);
		this.bytes = new Uint8Array(wider);
		this.words = new Int32Array(wider);
		this.doubles = new Float64Array(wider);
	}

	/** Stores the word with index `w` (address >> 2). Every other store comes down to this. */
	setWord(w: number, value: number): void {
		const { words, log } = this;
		if (log !== null) {
			const delta = words[w] ^ value;
			if (delta === 0) return;
			log.push(w, delta);
		}
		words[w] = value;
	}

	storeUint8(addr: Addr, value: number): void {
		if (this.log === null) {
			this.bytes[addr] = value;
			return;
		}
		const shift = (addr & 3) << 3;
		const w = addr >> 2;
		this.setWord(w, (this.words[w] & ~(0xff << shift)) | ((value & 0xff) << shift));
	}

	storeUint16(addr: Addr, value: number): void {
		const shift = (addr & 2) << 3;
		const w = addr >> 2;
		this.setWord(w, (this.words[w] & ~(0xffff << shift)) | ((value & 0xffff) << shift));
	}

	storeInt32(addr: Addr, value: number): void {
		this.setWord(addr >> 2, value | 0);
	}

	/** Stores a number as a 64-bit integer; exact below 2^53. */
	storeInt64(addr: Addr, value: number): void {
		const w = addr >> 2;
		const low = value | 0;
		this.setWord(w, low);
		this.setWord(w + 1, low === value ? low >> 31 : Math.floor(value / two32));
	}

	storeFloat64(addr: Addr, value: number): void {
		float[0] = value;
		const w = addr >> 2;
		this.setWord(w, halves[0]);
		this.setWord(w + 1, halves[1]);
	}

	/** Stores the 64-bit Go address of image offset `target` (0 stores nil). */
	storePointer(addr: Addr, target: Addr): void {
		const w = addr >> 2;
		if (target >= arenaBase) {
			this.setWord(w, target - arenaBase);
			this.setWord(w + 1, arenaHigh);
		} else {
			this.setWord(w, target === nil ? 0 : target + dataGoBase);
			this.setWord(w + 1, 0);
		}
	}

	/** Copies `length` bytes; the regions may overlap. */
	copy(to: Addr, from: Addr, length: number): void {
		if (to === from || length <= 0) return;
		const byWords = ((to | from | length) & 3) === 0;
		if (byWords && (this.log !== null || length <= shortRun))
			this.#copyWords(to >> 2, from >> 2, length >> 2);
		else if (this.log === null) this.bytes.copyWithin(to, from, from + length);
		else if (to < from || to >= from + length) this.#storeRun(to, this.bytes, from, length);
		else this.#storeRun(to, this.bytes.slice(from, from + length), 0, length);
	}

	/** Sets `length` bytes to zero. */
	clear(addr: Addr, length: number): void {
		if (this.log === null && length > shortRun) {
			this.bytes.fill(0, addr, addr + length);
			return;
		}
		const end = addr + length;
		for (let at = addr; at < end;) {
			const n = Math.min(4 - (at & 3), end - at);
			this.setWord(at >> 2, this.words[at >> 2] & ~maskOf(at, n));
			at += n;
		}
	}

	/** Stores the bytes of `source` from `addr` on. */
	storeBytes(addr: Addr, source: Uint8Array): void {
		if (this.log === null) this.bytes.set(source, addr);
		else this.#storeRun(addr, source, 0, source.length);
	}

	#copyWords(to: number, from: number, n: number): void {
		if (to < from) for (let i = 0; i < n; i++) this.setWord(to + i, this.words[from + i]);
		else for (let i = n - 1; i >= 0; i--) this.setWord(to + i, this.words[from + i]);
	}

	/** Stores bytes of `source`, word by word and upwards, so that each word changed is logged once. */
	#storeRun(to: Addr, source: Uint8Array, from: number, length: number): void {
		for (let done = 0; done < length;) {
			const at = to + done;
			const n = Math.min(4 - (at & 3), length - done);
			let value = 0;
			for (let i = n - 1; i >= 0; i--) value = (value << 8) | source[from + done + i];
			const mask = maskOf(at, n);
			const shifted = value << ((at & 3) << 3);
			this.setWord(at >> 2, (this.words[at >> 2] & ~mask) | (shifted & mask));
			done += n;
		}
	}
}

/** The bits, within its word, of `n` bytes from `addr` on, all of them in one word. */
function maskOf(addr: Addr, n: number): number {
	return (n === 4 ? -1 : (1 << (n << 3)) - 1) << ((addr & 3) << 3);
}

// One double seen as two words: scratch, empty between calls.
const float = new Float64Array(1);
const halves = new Int32Array(float.buffer);
