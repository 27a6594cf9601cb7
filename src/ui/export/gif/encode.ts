// GIF89a: one palette for all frames, and of each frame only the rectangle that is not as it was.

import { compress } from './lzw.ts';
import type { Palette } from './palette.ts';

/** The palette has 2^8 entries; the last one is never drawn. */
const paletteBits = 8;
const transparent = 255;
const mostInBlock = 255;
/** Stay as it is when the next frame is drawn over it. */
const keep = 1 << 2;

const ascii = (text: string) => [...text].map((char) => char.charCodeAt(0));
const word = (n: number) => [n & 0xff, n >> 8];

interface Rectangle {
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
}

/** Writes a film that loops. */
export class GifEncoder {
	readonly #width: number;
	readonly #height: number;
	readonly #palette: Palette;
	readonly #parts: Uint8Array[] = [];
	#last: Uint8Array | null = null;
	/** The control block of the last frame, and how long that is shown. */
	#control: Uint8Array | null = null;
	#delay = 0;

	/** Width and height in pixels, below 65,536. */
	constructor(width: number, height: number, palette: Palette) {
		this.#width = width;
		this.#height = height;
		this.#palette = palette;
		const flags = 0x80 | ((paletteBits - 1) << 4) | (paletteBits - 1);
		this.#push([...ascii('GIF89a'), ...word(width), ...word(height), flags, 0, 0]);
		this.#push(this.#colors());
		// Loop for ever: the extension of Netscape 2.0, which all browsers know.
		this.#push([0x21, 0xff, 11, ...ascii('NETSCAPE2.0'), 3, 1, 0, 0, 0]);
	}

	/** Adds a frame, width × height pixels of 0xaabbggrr, to be shown for `delay` hundredths of a second. */
	add(pixels: Uint32Array, delay: number): void {
		const indices = this.#palette.indicesOf(pixels);
		const changed = this.#last
			? this.#changed(indices, this.#last)
			: { x: 0, y: 0, w: this.#width, h: this.#height };
		if (changed === null) return this.#hold(delay);
		this.#frame(indices, changed, delay);
		this.#last = indices;
	}

	/** The file. */
	finish(): Blob {
		this.#push([0x3b]);
		return new Blob(this.#parts as BlobPart[], { type: 'image/gif' });
	}

	#push(bytes: ArrayLike<number>): Uint8Array {
		const part = Uint8Array.from(bytes);
		this.#parts.push(part);
		return part;
	}

	#colors(): number[] {
		const all = [...this.#palette.colors];
		while (all.length < 1 << paletteBits) all.push(0);
		return all.flatMap((color) => [color & 0xff, (color >> 8) & 0xff, color >> 16]);
	}

	/** Nothing changed: the last frame stays longer. */
	#hold(delay: number): void {
		this.#delay += delay;
		this.#control?.set(word(this.#delay), 4);
	}

	#frame(indices: Uint8Array, { x, y, w, h }: Rectangle, delay: number): void {
		const last = this.#last;
		const flags = keep | (last ? 1 : 0);
		this.#delay = delay;
		this.#control = this.#push([0x21, 0xf9, 4, flags, ...word(delay), transparent, 0]);
		this.#push([0x2c, ...word(x), ...word(y), ...word(w), ...word(h), 0, paletteBits]);
		const cut = new Uint8Array(w * h);
		for (let row = 0; row < h; row++) {
			const from = (y + row) * this.#width + x;
			for (let i = 0; i < w; i++) {
				const index = indices[from + i];
				cut[row * w + i] = index === last?.[from + i] ? transparent : index;
			}
		}
		this.#blocks(compress(cut));
	}

	/** Data come in blocks of at most 255 bytes, each behind its length. */
	#blocks(data: Uint8Array): void {
		const blocks = new Uint8Array(data.length + Math.ceil(data.length / mostInBlock) + 1);
		let at = 0;
		for (let i = 0; i < data.length; i += mostInBlock) {
			const block = data.subarray(i, i + mostInBlock);
			blocks[at] = block.length;
			blocks.set(block, at + 1);
			at += block.length + 1;
		}
		this.#parts.push(blocks);
	}

	/** What is around all pixels that differ; null if none does. */
	#changed(indices: Uint8Array, last: Uint8Array): Rectangle | null {
		let [left, right, top, bottom] = [this.#width, -1, -1, -1];
		for (let y = 0, i = 0; y < this.#height; y++)
			for (let x = 0; x < this.#width; x++, i++) {
				if (indices[i] === last[i]) continue;
				if (top < 0) top = y;
				bottom = y;
				if (x < left) left = x;
				if (x > right) right = x;
			}
		return top < 0 ? null : { x: left, y: top, w: right - left + 1, h: bottom - top + 1 };
	}
}
