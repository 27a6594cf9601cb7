// Reads rune and string literals with their escapes, and gives their values.

import type { LiteralKind, ReportError } from './token.ts';
import { bytesToText } from './text.ts';

/** Where a literal ends, and whether it was reported as malformed. */
interface ScannedText {
	end: number;
	kind: LiteralKind;
	bad: boolean;
}

const simple: Readonly<Record<string, number>> = {
	a: 7,
	b: 8,
	f: 12,
	n: 10,
	r: 13,
	t: 9,
	v: 11,
	'\\': 92,
};

interface Escape {
	end: number;
	bad: boolean;
	/** A byte, for `\x` and octal escapes; else a code point. */
	value: number;
	isByte: boolean;
}

// Reads the escape whose backslash is at `start`.
function scanEscape(text: string, start: number, quote: string, report: ReportError): Escape {
	const char = text[start + 1] ?? '';
	const result: Escape = { end: start + 2, bad: false, value: simple[char] ?? 0, isByte: false };
	if (char === quote) return { ...result, value: quote.charCodeAt(0) };
	if (char in simple) return result;
	if (char === '') return { ...result, end: start + 1, bad: true };
	if (char >= '0' && char <= '7') return scanDigits(text, start + 1, 3, 8, quote, report);
	if (char === 'x') return scanDigits(text, start + 2, 2, 16, quote, report);
	if (char === 'u') return scanDigits(text, start + 2, 4, 16, quote, report);
	if (char === 'U') return scanDigits(text, start + 2, 8, 16, quote, report);
	report(start + 1, 'unknown escape');
	return { ...result, end: start + 1, bad: true };
}

function scanDigits(
	text: string,
	start: number,
	count: number,
	base: number,
	quote: string,
	report: ReportError,
): Escape {
	const isByte = count < 4;
	let value = 0;
	let at = start;
	for (; at < start + count; at++) {
		const char = text[at] ?? '';
		const digit = /^[0-9a-fA-F]$/.test(char) ? parseInt(char, 16) : base;
		if (digit >= base) {
			if (char === '') return { end: at, bad: true, value, isByte };
			const shown = char === quote ? `'${char === "'" ? "\\'" : char}'` : `'${char}'`;
			const kind = base === 8 ? 'octal' : 'hexadecimal';
			const printable = char === '\n' ? "'\\n'" : shown;
			report(at, `invalid character ${printable} in ${kind} escape`);
			return { end: at, bad: true, value, isByte };
		}
		value = value * base + digit;
	}
	let bad = false;
	if (isByte && value > 255) {
		report(at, `octal escape value ${value} > 255`);
		bad = true;
	} else if (!isByte && (value > 0x10ffff || (value >= 0xd800 && value < 0xe000))) {
		const hex = value.toString(16).toUpperCase().padStart(4, '0');
		report(at, `escape is invalid Unicode code point U+${hex}`);
		bad = true;
	}
	return { end: at, bad, value, isByte };
}

/** Reads the interpreted string literal at `start`. */
export function scanString(text: string, start: number, report: ReportError): ScannedText {
	let bad = false;
	for (let at = start + 1; ;) {
		const char = text[at];
		if (char === '"') return { end: at + 1, kind: 'string', bad };
		if (char === '\n') {
			report(at, 'newline in string');
			return { end: at, kind: 'string', bad: true };
		}
		if (char === undefined) {
			report(start, 'string not terminated');
			return { end: at, kind: 'string', bad: true };
		}
		if (char === '\\') {
			const escape = scanEscape(text, at, '"', report);
			bad ||= escape.bad;
			at = escape.end;
		} else at++;
	}
}

/** Reads the raw string literal at `start`. */
export function scanRawString(text: string, start: number, report: ReportError): ScannedText {
	const close = text.indexOf('`', start + 1);
	if (close >= 0) return { end: close + 1, kind: 'string', bad: false };
	report(start, 'string not terminated');
	return { end: text.length, kind: 'string', bad: true };
}

/** Reads the rune literal at `start`. */
export function scanRune(text: string, start: number, report: ReportError): ScannedText {
	let bad = false;
	const fail = (pos: number, message: string) => {
		if (!bad) report(pos, message);
		bad = true;
	};
	for (let at = start + 1, count = 0; ; count++) {
		const char = text[at];
		if (char === "'") {
			if (count === 0) fail(at, "empty rune literal or unescaped '");
			else if (count > 1) fail(start, 'more than one character in rune literal');
			return { end: at + 1, kind: 'rune', bad };
		}
		if (char === '\n' || char === undefined) {
			const what = char === undefined ? 'rune literal not terminated' : 'newline in rune literal';
			fail(char === undefined ? start : at, what);
			return { end: at, kind: 'rune', bad: true };
		}
		if (char === '\\') {
			const escape = scanEscape(text, at, "'", fail);
			bad ||= escape.bad;
			at = escape.end;
		} else at += String.fromCodePoint(text.codePointAt(at) ?? 0).length;
	}
}

/** The code point that a well-formed rune literal stands for. */
export function runeValue(literal: string): number {
	if (literal[1] !== '\\') return literal.codePointAt(1) ?? 0;
	return scanEscape(literal, 1, "'", () => {}).value;
}

/** The value of a well-formed string literal; see `text.ts` for bytes that are not UTF-8. */
export function stringValue(literal: string): string {
	const inner = literal.slice(1, -1);
	if (literal.startsWith('`')) return inner.replaceAll('\r', '');
	if (!inner.includes('\\')) return inner;
	const bytes: number[] = [];
	const encoder = new TextEncoder();
	for (let at = 1; at < literal.length - 1;) {
		if (literal[at] === '\\') {
			const escape = scanEscape(literal, at, '"', () => {});
			if (escape.isByte) bytes.push(escape.value);
			else bytes.push(...encoder.encode(String.fromCodePoint(escape.value)));
			at = escape.end;
		} else {
			const char = String.fromCodePoint(literal.codePointAt(at) ?? 0);
			bytes.push(...encoder.encode(char));
			at += char.length;
		}
	}
	return bytesToText(Uint8Array.from(bytes));
}
