// What stands between % and the verb, and the padding that follows from it. Every function of this folder
// that writes a value appends its text to the buffer and then pads what it has appended.

import type { TextBuffer } from './text-buffer.ts';
import { countRunes } from './utf8.ts';

/** Width or precision that is not given. */
export const absent = -1;

const spaceByte = 0x20;
const zeroByte = 0x30;

/** The flags of one directive. */
export class Flags {
	/** Least number of characters, or absent. */
	width = absent;
	/** Digits or characters, depending on the verb, or absent. */
	precision = absent;
	minus = false;
	plus = false;
	sharp = false;
	space = false;
	zero = false;
	/** %+v and %#v: the flag changes what is written, not how numbers look. */
	plusV = false;
	sharpV = false;
	/** None of them is set: most directives. */
	get none(): boolean {
		return this.width === absent && this.precision === absent && !this.#anyFlag;
	}

	get #anyFlag(): boolean {
		return this.minus || this.plus || this.sharp || this.space || this.zero || this.sharpV;
	}

	/** Makes ready for the next directive. */
	clear(): void {
		this.width = absent;
		this.precision = absent;
		this.minus = this.plus = this.sharp = this.space = this.zero = false;
		this.plusV = this.sharpV = false;
	}

	/** %+v and %#v: turns the flag into its meaning for v. */
	forV(): void {
		this.sharpV = this.sharp;
		this.sharp = false;
		this.plusV = this.plus;
		this.plus = false;
	}
}

/** Pads what was appended since `start` to the width, with zeros on the left if the zero flag is set. */
export function pad(out: TextBuffer, flags: Flags, start: number): void {
	padWith(out, flags, start, flags.zero && !flags.minus ? zeroByte : spaceByte);
}

/** Pads with spaces, whatever the zero flag says. */
export function padBlank(out: TextBuffer, flags: Flags, start: number): void {
	padWith(out, flags, start, spaceByte);
}

function padWith(out: TextBuffer, flags: Flags, start: number, fill: number): void {
	if (flags.width === absent) return;
	const missing = flags.width - countRunes(out.bytes, start, out.length);
	if (flags.minus) out.repeat(fill, missing);
	else out.insert(start, fill, missing);
}

/** Appends ASCII text, padded. */
export function padText(out: TextBuffer, flags: Flags, text: string): void {
	const start = out.length;
	out.ascii(text);
	pad(out, flags, start);
}
