// Strings as Go's strconv.Quote writes them: what does not print, or would turn the text around it, is escaped; so two
// strings that differ never look alike for being invisible.

/** Letters, marks, numbers, punctuation, symbols and the space print; but for quotes and backslashes. */
const escapes = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|["\\]/gu;
const singles: Readonly<Record<string, string | undefined>> = {
	'\x07': '\\a',
	'\b': '\\b',
	'\f': '\\f',
	'\n': '\\n',
	'\r': '\\r',
	'\t': '\\t',
	'\v': '\\v',
	'"': '\\"',
	'\\': '\\\\',
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 as a string literal of Go; of a string of which only the first bytes are given, with `…` at its end. */
export function quoted(bytes: Uint8Array, isCut = false): string {
	const inside = escapedText(isCut ? withoutPart(bytes) : bytes);
	return `"${inside}${isCut ? '…' : ''}"`;
}

/** Printable ASCII that needs no escape, letter by letter: for short texts far quicker than decoding; else null. */
function plainText(bytes: Uint8Array): string | null {
	let text = '';
	for (const byte of bytes) {
		if (byte < 0x20 || byte > 0x7e || byte === 0x22 || byte === 0x5c) return null;
		text += String.fromCharCode(byte);
	}
	return text;
}

/** What is not UTF-8 is written byte by byte. */
function escapedText(bytes: Uint8Array): string {
	const plain = plainText(bytes);
	if (plain !== null) return plain;
	const whole = decoded(bytes);
	if (whole !== null) return whole.replace(escapes, escaped);
	let text = '';
	for (let at = 0; at < bytes.length;) {
		const width = widthOf(bytes[at]);
		const char = decoded(bytes.subarray(at, at + width));
		text += char?.replace(escapes, escaped) ?? hex('\\x', bytes[at], 2);
		at += char === null ? 1 : width;
	}
	return text;
}

function decoded(bytes: Uint8Array): string | null {
	try {
		return utf8.decode(bytes);
	} catch {
		return null;
	}
}

function escaped(char: string): string {
	const code = char.codePointAt(0) ?? 0;
	const short = singles[char];
	if (short !== undefined) return short;
	if (code < 0x80) return hex('\\x', code, 2);
	return code <= 0xffff ? hex('\\u', code, 4) : hex('\\U', code, 8);
}

function hex(prefix: string, code: number, digits: number): string {
	return prefix + code.toString(16).padStart(digits, '0');
}

/** Bytes of the character that begins with a byte. */
function widthOf(byte: number): number {
	return byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** The bytes without the beginning of a character at their end. */
function withoutPart(bytes: Uint8Array): Uint8Array {
	const tail = bytes.subarray(-3);
	const lead = tail.findLastIndex((byte) => byte >= 0xc0);
	const isPart = lead >= 0 && lead + widthOf(tail[lead]) > tail.length;
	return isPart ? bytes.subarray(0, lead - tail.length) : bytes;
}
