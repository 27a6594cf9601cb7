import { expect, test } from 'vitest';
import { readBookmarks } from '#player/bookmarks.ts';

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
