// Strings are written as Go quotes them: quotes.json was recorded from real Go by quotes.go.

import { expect, test } from 'vitest';
import { quoted } from '#inspect/quote.ts';
import recorded from './quotes.json' with { type: 'json' };

test.each(recorded)('%s is %s', (hex, text) => {
	expect(quoted(Buffer.from(hex, 'hex'))).toBe(text);
});

test.each(['é', '漢', '😀'])('%s is not cut in two', (char) => {
	const bytes = new TextEncoder().encode(`a${char}`);
	for (let end = 1; end < bytes.length; end++)
		expect(quoted(bytes.subarray(0, end), true)).toBe('"a…"');
	expect(quoted(bytes, true)).toBe(`"a${char}…"`);
});

test('what is not UTF-8 at the end of a cut string is written byte by byte', () => {
	expect(quoted(Uint8Array.of(0x61, 0x80, 0x80, 0x80), true)).toBe('"a\\x80\\x80\\x80…"');
	expect(quoted(new Uint8Array(0), true)).toBe('"…"');
});
