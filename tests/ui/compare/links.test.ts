import { describe, expect, test } from 'vitest';
import type { EntryPlace } from '#inspect/compare.ts';
import { elsewhereWords, keysAt, linkedWords } from '#ui/compare/links.ts';

/** `1:3.0 2:3.1`: key 1 lies in slot 0 of bucket 3 … */
function places(notation: string): Map<string, EntryPlace> {
	return new Map(
		notation.split(' ').map((one) => {
			const [, key, index, slot] = /^(\w+):(\d)\.(\d)$/.exec(one)!; // the tests write no other
			return [key, { bucket: 1000 + Number(index), slot: +slot, index: +index, old: false }];
		}),
	);
}
const left = places('1:0.0 2:0.1 3:1.0');
const right = places('1:0.0 2:4.0 3:5.0 9:5.1');

describe('the keys at a place', () => {
	test('are one at a slot, and all of them at a bucket', () => {
		expect(keysAt(left, { bucket: 1000, slot: 1 })).toEqual(['2']);
		expect(keysAt(left, { bucket: 1000, slot: -1 })).toEqual(['1', '2']);
		expect(keysAt(left, { bucket: 1000, slot: 7 })).toEqual([]);
		expect(keysAt(null, { bucket: 1000, slot: 0 })).toEqual([]);
	});
});

describe('the words about keys', () => {
	test('say where they lie on both sides, alike ones together', () => {
		expect(linkedWords(['2'], left, right)).toBe(
			'Key 2: bucket 0 on the left, bucket 4 on the right.',
		);
		expect(linkedWords(['1', '2'], left, right)).toBe(
			'Key 1: bucket 0 on the left, bucket 0 on the right. Key 2: bucket 0 on the left, bucket 4 on the right.',
		);
		expect(linkedWords(['9'], left, right)).toBe(
			'Key 9: nowhere on the left, bucket 5 on the right.',
		);
	});

	test('count those that lie elsewhere', () => {
		expect(elsewhereWords(left, right)).toMatch(/^2 of the 3 keys that both hold lie in another/);
		expect(elsewhereWords(left, left)).toMatch(/^Each of the 3 keys/);
		expect(elsewhereWords(left, new Map())).toMatch(/^No key is in both/);
		expect(elsewhereWords(null, left)).toMatch(/^There are too many buckets/);
	});
});
