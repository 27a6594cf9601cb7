// A growing buffer of bytes: text on its way to the output or into a string of the program. It holds
// bytes, not JavaScript strings, because Go strings need not be valid UTF-8.

import { isRune, runeError } from './utf8.ts';

const firstCapacity = 256;

/** Bytes written so far: `bytes[0…length)`. */
export class TextBuffer {
	bytes = new Uint8Array(firstCapacity);
	length = 0;

	/** The text, as a view that the next write invalidates. */
	get text(): Uint8Array {
		return this.bytes.subarray(0, this.length);
	}

	/** Appends one byte. */
	byte(value: number): void {
		this.reserve(1);
		this.bytes[this.length++] = value;
	}

	/** Appends `count` times the same byte. */
	repeat(value: number, count: number): void {
		if (count <= 0) return;
		this.reserve(count);
		this.bytes.fill(value, this.length, this.length + count);
		this.length += count;
	}

	/** Appends text of ASCII characters. */
	ascii(text: string): void {
		const n = text.length;
		this.reserve(n);
		for (let i = 0; i < n; i++) this.bytes[this.length + i] = text.charCodeAt(i);
		this.length += n;
	}

	/** Appends an integer, 0 ≤ value < 2^31, in decimal. */
	decimal(value: number): void {
		let digits = 1;
		for (let bound = 10; value >= bound && digits < 10; bound *= 10) digits++;
		this.reserve(digits);
		const { bytes, length } = this;
		let rest = value;
		for (let at = length + digits - 1; at >= length; at--) {
			const next = (rest / 10) | 0;
			bytes[at] = 0x30 + rest - next * 10;
			rest = next;
		}
		this.length = length + digits;
	}

	/** Appends any text as UTF-8. */
	string(text: string): void {
		for (const character of text) this.rune(character.codePointAt(0) ?? runeError);
	}

	/** Appends source[from…end). */
	copy(source: Uint8Array, from: number, end: number): void {
		this.reserve(end - from);
		if (end - from < 16)
			for (let i = from; i < end; i++) this.bytes[this.length + i - from] = source[i];
		else this.bytes.set(source.subarray(from, end), this.length);
		this.length += end - from;
	}

	/** Appends a character as UTF-8; what is none becomes U+FFFD. */
	rune(value: number): void {
		const rune = isRune(value) ? value : runeError;
		if (rune < 0x80) return this.byte(rune);
		if (rune < 0x800) this.byte(0xc0 | (rune >> 6));
		else {
			if (rune < 0x10000) this.byte(0xe0 | (rune >> 12));
			else {
				this.byte(0xf0 | (rune >> 18));
				this.byte(0x80 | ((rune >> 12) & 0x3f));
			}
			this.byte(0x80 | ((rune >> 6) & 0x3f));
		}
		this.byte(0x80 | (rune & 0x3f));
	}

	/** Opens a gap of `count` bytes `fill` at `at` and moves what stood there behind it. */
	insert(at: number, fill: number, count: number): void {
		if (count <= 0) return;
		this.reserve(count);
		this.bytes.copyWithin(at + count, at, this.length);
		this.bytes.fill(fill, at, at + count);
		this.length += count;
	}

	/** Makes room for `count` more bytes. */
	reserve(count: number): void {
		const need = this.length + count;
		if (need <= this.bytes.length) return;
		const wider = new Uint8Array(Math.max(need, this.bytes.length * 2));
		wider.set(this.bytes.subarray(0, this.length));
		this.bytes = wider;
	}
}
