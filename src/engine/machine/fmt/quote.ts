// Quoting as Go's strconv does it: what is not printable, or not ASCII if only that is wanted, is escaped.

import { isPrint } from './printable.ts';
import type { TextBuffer } from './text-buffer.ts';
import { decodeRune, isRune, maxRune, runeError, widthBits, widthMask } from './utf8.ts';

const doubleQuote = 0x22;
const singleQuote = 0x27;
const backquote = 0x60;
const backslash = 0x5c;
const tab = 0x09;
const space = 0x20;
const del = 0x7f;
const byteOrderMark = 0xfeff;

/** Letters that stand for the control characters 7 to 13 behind a backslash. */
const firstLetter = 7;
const letters = 'abtnvfr';

/** Appends bytes[from…end) as a Go string literal. */
export function quoteString(
	out: TextBuffer,
	bytes: Uint8Array,
	from: number,
	end: number,
	asciiOnly: boolean,
): void {
	out.byte(doubleQuote);
	for (let at = from; at < end;) {
		const packed = decodeRune(bytes, at, end);
		const width = packed & widthMask;
		const rune = packed >> widthBits;
		if (width === 1 && rune === runeError) escapeByte(out, bytes[at]);
		else escapeRune(out, rune, doubleQuote, asciiOnly);
		at += width;
	}
	out.byte(doubleQuote);
}

/** Appends a character as a Go character literal; what is none becomes U+FFFD. */
export function quoteRune(out: TextBuffer, rune: number, asciiOnly: boolean): void {
	out.byte(singleQuote);
	escapeRune(out, isRune(rune) ? rune : runeError, singleQuote, asciiOnly);
	out.byte(singleQuote);
}

/** Whether the bytes can stand between backquotes as they are: valid UTF-8 on one line, no backquote. */
export function canBackquote(bytes: Uint8Array, from: number, end: number): boolean {
	for (let at = from; at < end;) {
		const packed = decodeRune(bytes, at, end);
		const rune = packed >> widthBits;
		const width = packed & widthMask;
		if (width === 1 && (rune === runeError || rune === backquote || rune === del)) return false;
		if (rune === byteOrderMark || (rune < space && rune !== tab)) return false;
		at += width;
	}
	return true;
}

function escapeByte(out: TextBuffer, byte: number): void {
	out.ascii(`\\x${byte.toString(16).padStart(2, '0')}`);
}

function escapeRune(out: TextBuffer, rune: number, quote: number, asciiOnly: boolean): void {
	if (rune === quote || rune === backslash) {
		out.byte(backslash);
		out.byte(rune);
	} else if ((rune < 0x80 || !asciiOnly) && isPrint(rune)) {
		out.rune(rune);
	} else if (rune >= firstLetter && rune < firstLetter + letters.length) {
		out.ascii(`\\${letters[rune - firstLetter]}`);
	} else if (rune < space || rune === del) {
		escapeByte(out, rune);
	} else if (rune <= 0xffff || rune > maxRune) {
		out.ascii(`\\u${rune.toString(16).padStart(4, '0')}`);
	} else {
		out.ascii(`\\U${rune.toString(16).padStart(8, '0')}`);
	}
}
