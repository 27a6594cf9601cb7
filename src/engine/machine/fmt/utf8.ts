// UTF-8 as Go reads and writes it: a byte that begins no valid sequence counts as one character, the
// replacement character U+FFFD.

/** What stands for an invalid byte, and the largest code point. */
export const runeError = 0xfffd;
export const maxRune = 0x10ffff;

/** Bytes of one character are packed behind it: `rune << widthBits | width`. */
export const widthBits = 3;
export const widthMask = (1 << widthBits) - 1;

const invalid = (runeError << widthBits) | 1;

/** The character at `at` (at < end) and the bytes it takes: `rune << widthBits | width`. */
export function decodeRune(bytes: Uint8Array, at: number, end: number): number {
	const first = bytes[at];
	if (first < 0x80) return (first << widthBits) | 1;
	const width = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
	if (first < 0xc2 || first > 0xf4 || at + width > end) return invalid;
	let rune = first & (0xff >> (width + 1));
	for (let i = 1; i < width; i++) {
		const next = bytes[at + i];
		if ((next & 0xc0) !== 0x80) return invalid;
		rune = (rune << 6) | (next & 0x3f);
	}
	const tooShort = rune < (width === 4 ? 0x10000 : width === 3 ? 0x800 : 0x80);
	if (tooShort || !isRune(rune)) return invalid;
	return (rune << widthBits) | width;
}

/** Whether UTF-8 can encode `rune`: no surrogate, not above U+10FFFF. */
export function isRune(rune: number): boolean {
	return (rune >= 0 && rune < 0xd800) || (rune > 0xdfff && rune <= maxRune);
}

/** Characters in bytes[from…end), each invalid byte counted as one. */
export function countRunes(bytes: Uint8Array, from: number, end: number): number {
	let count = 0;
	for (let at = from; at < end; count++) at += decodeRune(bytes, at, end) & widthMask;
	return count;
}

/** Where the first `count` characters of bytes[from…end) end. */
export function endOfRunes(bytes: Uint8Array, from: number, end: number, count: number): number {
	let at = from;
	for (let n = count; n > 0 && at < end; n--) at += decodeRune(bytes, at, end) & widthMask;
	return at;
}
