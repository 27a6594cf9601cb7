import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBookmarks, withBookmark } from '#player/bookmarks.ts';

test('a kept text with a position twice, or with rubbish, gives each position once', () => {
	const text = JSON.stringify([
		{ position: 12, name: 'a' },
		{ position: 12, name: 'b' },
		{ position: 3, name: 'c' },
		{ position: 99, name: 'behind the end' },
		null,
	]);
	expect(readBookmarks(text, 20)).toEqual([
		{ position: 3, name: 'c' },
		{ position: 12, name: 'b' },
	]);
});

const all = fc.uniqueArray(
	fc.record({
		position: fc.nat(10_000).map((n) => n / 100),
		name: fc.string({ unit: 'grapheme', maxLength: 30 }),
	}),
	{ selector: ({ position }) => position, maxLength: 30 },
);

test('a kept text gives what was kept; of one that is cut off, what is whole', () => {
	fc.assert(
		fc.property(all, fc.nat(2000), (bookmarks, cut) => {
			const text = JSON.stringify(bookmarks);
			const whole = readBookmarks(text, 100);
			expect(whole).toEqual([...bookmarks].sort((a, b) => a.position - b.position));
			const left = text.slice(0, cut);
			const isWhole = ({ position, name }: (typeof bookmarks)[number]) =>
				left.includes(JSON.stringify({ position, name }));
			expect(readBookmarks(left, 100)).toEqual(whole.filter(isWhole));
		}),
		{ seed: 2314 },
	);
});

test.each(['', 'nonsense', '{"position":1}', '7', '[[[', 'null', '"[]"', '{"position":1,"name":'])(
	'what is not ours, as %j, gives none',
	(text) => {
		expect(readBookmarks(text, 20)).toEqual([]);
	},
);

test('a name is cut, however it came', () => {
	const long = { position: 1, name: 'x'.repeat(100_000) };
	expect(readBookmarks(JSON.stringify([long]), 20)[0].name).toHaveLength(200);
	expect(withBookmark([], long)[0].name).toHaveLength(200);
});
