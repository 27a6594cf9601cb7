import { describe, expect, test } from 'vitest';
import { grouped, join, plain, say, strong } from '#inspect/sentence.ts';

describe('say', () => {
	test('takes plain and strong pieces in turn', () => {
		const n = 3;
		expect(say`${strong('evacuate')} moves ${n} keys to ${strong(9)}.`).toEqual([
			'',
			'evacuate',
			' moves 3 keys to ',
			'9',
			'.',
		]);
	});

	test('gives the words of a joined sentence in order', () => {
		const both = join(say`One ${strong('two')}.`, say`${strong('Three')} four.`);
		expect(plain(both)).toBe('One two. Three four.');
		expect(both[3]).toBe('Three');
	});
});

describe('grouped', () => {
	test.each([
		[0, '0'],
		[999, '999'],
		[1000, '1,000'],
		[4194304, '4,194,304'],
	])('%d reads %s', (n, text) => {
		expect(grouped(n)).toBe(text);
	});
});
