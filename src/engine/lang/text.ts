// Go strings are bytes, and need not be UTF-8 (`"\xff"`). String constants are kept as JavaScript strings in
// which a byte that is not part of valid UTF-8 is the lone surrogate U+DC00 + byte; no Go source can hold one.

const escapeBase = 0xdc00;
const loneSurrogate = /\p{Surrogate}/u;

/** The bytes of a string constant. */
export function textToBytes(text: string): Uint8Array {
	if (!loneSurrogate.test(text)) return new TextEncoder().encode(text);
	const bytes: number[] = [];
	const encoder = new TextEncoder();
	for (const char of text) {
		const code = char.codePointAt(0) ?? 0;
		if (code >= escapeBase && code < escapeBase + 256) bytes.push(code - escapeBase);
		else bytes.push(...encoder.encode(char));
	}
	return Uint8Array.from(bytes);
}

/** The string constant of these bytes. */
export function bytesToText(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return decodeLeniently(bytes);
	}
}

function decodeLeniently(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length;) {
		const size = sequenceLength(bytes[at]);
		const decoded = size > 0 ? decodeOne(bytes.subarray(at, at + size)) : null;
		text += decoded ?? String.fromCharCode(escapeBase + bytes[at]);
		at += decoded === null ? 1 : size;
	}
	return text;
}

function sequenceLength(lead: number): number {
	if (lead < 0x80) return 1;
	if (lead >= 0xc2 && lead < 0xe0) return 2;
	if (lead >= 0xe0 && lead < 0xf0) return 3;
	return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

function decodeOne(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return null;
	}
}

/** Joins two string constants: bytes that were invalid apart may be a character together. */
export function concatTexts(x: string, y: string): string {
	const joined = x + y;
	if (!loneSurrogate.test(x) || !loneSurrogate.test(y)) return joined;
	return bytesToText(textToBytes(joined));
}

/** Order of two string constants by their bytes: negative, zero or positive. */
export function compareTexts(x: string, y: string): number {
	const a = textToBytes(x);
	const b = textToBytes(y);
	const shared = Math.min(a.length, b.length);
	for (let i = 0; i < shared; i++) if (a[i] !== b[i]) return a[i] - b[i];
	return a.length - b.length;
}
