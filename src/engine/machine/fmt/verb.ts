// Which verbs apply to integers, floats and strings, and what they do. Each function appends the value, or returns
// false if the verb does not apply.

import { writeHexText, writeQuoted, writeText, type Text } from './bytes.ts';
import type { Flags } from './flags.ts';
import {
	writeCharacter,
	writeFloat,
	writeInteger,
	writeQuotedCharacter,
	writeUnicode,
	type Integer,
} from './number.ts';
import type { TextBuffer } from './text-buffer.ts';

/** Digits behind the point of %e and %f without a precision; -1 asks for the shortest. */
const usualPrecision = 6;
const shortest = -1;

/** An integer by verb. */
export function writeIntegerVerb(
	out: TextBuffer,
	flags: Flags,
	integer: Integer,
	verb: string,
): boolean {
	switch (verb) {
		case 'v':
		case 'd':
			writeInteger(out, flags, integer, 10, verb);
			return true;
		case 'b':
			writeInteger(out, flags, integer, 2, verb);
			return true;
		case 'o':
		case 'O':
			writeInteger(out, flags, integer, 8, verb);
			return true;
		case 'x':
		case 'X':
			writeInteger(out, flags, integer, 16, verb);
			return true;
		case 'c':
			writeCharacter(out, flags, integer);
			return true;
		case 'q':
			writeQuotedCharacter(out, flags, integer);
			return true;
		case 'U':
			writeUnicode(out, flags, integer);
			return true;
		default:
			return false;
	}
}

/** A float of `bits` bits by verb. */
export function writeFloatVerb(
	out: TextBuffer,
	flags: Flags,
	value: number,
	bits: 32 | 64,
	verb: string,
): boolean {
	switch (verb) {
		case 'v':
			writeFloat(out, flags, value, bits, 'g', shortest);
			return true;
		case 'b':
		case 'g':
		case 'G':
		case 'x':
		case 'X':
			writeFloat(out, flags, value, bits, verb, shortest);
			return true;
		case 'e':
		case 'E':
		case 'f':
			writeFloat(out, flags, value, bits, verb, usualPrecision);
			return true;
		case 'F':
			writeFloat(out, flags, value, bits, 'f', usualPrecision);
			return true;
		default:
			return false;
	}
}

/** A string or a list of bytes by verb. */
export function writeTextVerb(out: TextBuffer, flags: Flags, text: Text, verb: string): boolean {
	switch (verb) {
		case 'v':
			if (flags.sharpV) writeQuoted(out, flags, text);
			else writeText(out, flags, text);
			return true;
		case 's':
			writeText(out, flags, text);
			return true;
		case 'q':
			writeQuoted(out, flags, text);
			return true;
		case 'x':
		case 'X':
			writeHexText(out, flags, text, verb);
			return true;
		default:
			return false;
	}
}
