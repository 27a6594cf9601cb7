import { describe, expect, test } from 'vitest';
import { answered, dueKinds, type Items } from '#ui/quiz/repeat.ts';

const day = 24 * 60 * 60 * 1000;
const start = 1_000_000;

/** The items behind answers to `bucket`, each a number of days after the one before: `-0 +1 -3`. */
function after(notation: string): { items: Items; now: number } {
	let items: Items = {};
	let now = start;
	notation.split(' ').forEach((one, i) => {
		now += Number(one.slice(1)) * day;
		items = answered(items, { kind: 'bucket', event: i, right: one[0] === '+' }, now);
	});
	return { items, now };
}

/** In how many days it is due again. */
function dueIn(notation: string): number | null {
	const { items, now } = after(notation);
	const due = items.bucket?.due;
	return due === undefined ? null : (due - now) / day;
}

describe('what has been missed', () => {
	test.each([
		['+0', null],
		['-0', 0],
		['-0 +0', 1],
		['-0 +0 +1', 3],
		['-0 +0 +1 +3', 7],
		['-0 +0 +1 +3 +7', null],
		['-0 +0 +1 -3', 0],
		['-0 +0 +1 -3 +0', 1],
	])('comes back behind %s in so many days: %s', (notation, days) => {
		expect(dueIn(notation)).toBe(days);
	});

	test('is due from its day on', () => {
		const { items, now } = after('-0 +0');
		expect(dueKinds(items, now)).toEqual([]);
		expect(dueKinds(items, now + day)).toEqual(['bucket']);
	});

	test('comes in the order of the days', () => {
		const { items } = after('-0');
		const both = answered(
			items,
			{ kind: 'grow', event: 9, right: false, choice: 'no' },
			start - day,
		);
		expect(dueKinds(both, start)).toEqual(['grow', 'bucket']);
		expect(both.grow?.choice).toBe('no');
	});

	test('leaves counts behind, and the events that were asked about', () => {
		const { items } = after('-0 +0 +1');
		expect(items.bucket).toMatchObject({ asked: 3, right: 2, events: [0, 1, 2] });
	});
});
