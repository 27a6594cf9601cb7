import { describe, expect, test } from 'vitest';
import { Follower } from '#player/follower.ts';

/** The second run waits in states 2…4 of the first, and does two things in the step to 5. */
const alignment = { a: [0, 2, 4, 5], b: [0, 2, 2, 4] };
const led = (from: number, to: number, t: number) =>
	new Follower({ span: { from, to, t }, index: to, before: from, touched: true }, () => alignment);

describe('a follower', () => {
	test('moves with its leader', () => {
		expect(led(1, 2, 0.25).span).toEqual({ from: 1, to: 2, t: 0.25 });
		expect(led(4, 5, 0.5).span).toEqual({ from: 2, to: 4, t: 0.5 });
		expect(led(4, 5, 0.5).index).toBe(4);
	});

	test('rests where it has nothing to do, and says so', () => {
		expect(led(2, 3, 0.5).span).toEqual({ from: 2, to: 2, t: 0 });
		expect(led(2, 3, 0.5).waits).toBe(true);
		expect(led(4, 5, 0.5).waits).toBe(false);
	});

	test('does not wait before anything has begun', () => {
		expect(led(0, 0, 0).waits).toBe(false);
	});

	test('is at the beginning while it is not known where it belongs', () => {
		const lost = new Follower(
			{ span: { from: 3, to: 4, t: 0.5 }, index: 4, before: 3, touched: true },
			() => null,
		);
		expect(lost.span).toEqual({ from: 0, to: 0, t: 0 });
	});
});
