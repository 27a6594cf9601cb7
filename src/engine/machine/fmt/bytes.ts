// Strings and byte slices under the flags of a directive: as they are, quoted, or in hexadecimal.

import { absent, pad, type Flags } from './flags.ts';
import { canBackquote, quoteString } from './quote.ts';
import type { TextBuffer } from './text-buffer.ts';
import { endOfRunes } from './utf8.ts';

const space = 0x20;
const backquote = 0x60;
const lower = '0123456789abcdef';
const upper = '0123456789ABCDEF';

/** bytes[from…end), the text of a string. */
export interface Text {
	readonly bytes: Uint8Array;
	readonly from: number;
	readonly end: number;
}

/** The precision cuts a text behind so many characters. */
function cut({ bytes, from, end }: Text, flags: Flags): number {
	return flags.precision === absent ? end : endOfRunes(bytes, from, end, flags.precision);
}

/** %s */
export function writeText(out: TextBuffer, flags: Flags, text: Text): void {
	const start = out.length;
	out.copy(text.bytes, text.from, cut(text, flags));
	pad(out, flags, start);
}

/** %q */
export function writeQuoted(out: TextBuffer, flags: Flags, text: Text): void {
	const start = out.length;
	const { bytes, from } = text;
	const end = cut(text, flags);
	if (flags.sharp && canBackquote(bytes, from, end)) {
		out.byte(backquote);
		out.copy(bytes, from, end);
		out.byte(backquote);
	} else {
		quoteString(out, bytes, from, end, flags.plus);
	}
	pad(out, flags, start);
}

/** %x and %X: two digits per byte; the precision counts bytes. */
export function writeHexText(out: TextBuffer, flags: Flags, text: Text, verb: 'x' | 'X'): void {
	const start = out.length;
	const { bytes, from } = text;
	const end = flags.precision === absent ? text.end : Math.min(text.end, from + flags.precision);
	const digits = verb === 'x' ? lower : upper;
	for (let at = from; at < end; at++) {
		if (at > from && flags.space) out.byte(space);
		if (flags.sharp && (at === from || flags.space)) out.ascii(`0${verb}`);
		out.ascii(digits[bytes[at] >> 4] + digits[bytes[at] & 15]);
	}
	pad(out, flags, start);
}
