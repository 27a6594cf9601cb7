import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	advanced,
	courseBetween,
	courseFrom,
	nearestStop,
	spanAt,
	type Pace,
} from '#player/course.ts';

const seed = 2311;
const stops = fc
	.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 40 })
	.map((list) => Int32Array.from([0, ...list.sort((a, b) => a - b)]));
const even: Pace = (from, to) => (to - from) * 10;

describe('spanAt', () => {
	const course = Int32Array.of(0, 4, 6);
	test.each([
		[0, { from: 0, to: 4, t: 0 }],
		[1, { from: 0, to: 4, t: 0.25 }],
		[4, { from: 4, to: 6, t: 0 }],
		[5, { from: 4, to: 6, t: 0.5 }],
		[6, { from: 6, to: 6, t: 0 }],
		[9, { from: 6, to: 6, t: 0 }],
	])('finds the move at %d', (position, span) => {
		expect(spanAt(course, position)).toEqual(span);
	});

	test('holds the position between its ends', () => {
		fc.assert(
			fc.property(stops, fc.double({ min: 0, max: 1, noNaN: true }), (course, share) => {
				const position = share * course[course.length - 1];
				const { from, to, t } = spanAt(course, position);
				expect(from + t * (to - from)).toBeCloseTo(position, 9);
			}),
			{ seed },
		);
	});
});

describe('advanced', () => {
	test('comes equally far in one stretch of time and in many', () => {
		const times = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 20 });
		fc.assert(
			fc.property(stops, times, (course, parts) => {
				const whole = parts.reduce((a, b) => a + b, 0);
				const inParts = parts.reduce((at, ms) => advanced(course, at, ms, even), 0);
				expect(inParts).toBeCloseTo(advanced(course, 0, whole, even), 6);
			}),
			{ seed },
		);
	});

	test('stays at the end', () => {
		expect(advanced(Int32Array.of(0, 3), 1, 1e6, even)).toBe(3);
	});
});

describe('courseFrom', () => {
	test('stops at every stop when there is time for it', () => {
		expect([...courseFrom(Int32Array.of(0, 2, 5, 9), 2, 9, 10, even)]).toEqual([2, 5, 9]);
	});

	test('merges moves until they take long enough, and ends at the end', () => {
		const course = courseFrom(
			Int32Array.from({ length: 11 }, (_, i) => i),
			0,
			10,
			40,
			even,
		);
		expect([...course]).toEqual([0, 4, 8, 10]);
	});

	test('starts between stops too', () => {
		expect([...courseFrom(Int32Array.of(0, 4, 8), 5, 8, 0, even)]).toEqual([5, 8]);
	});

	test('ends between stops, and does not look behind that', () => {
		const seen: number[] = [];
		const pace: Pace = (_, to) => seen.push(to);
		const stops = Int32Array.from({ length: 1000 }, (_, i) => 2 * i);
		expect([...courseFrom(stops, 0, 7, 0, pace)]).toEqual([0, 2, 4, 6, 7]);
		expect(Math.max(...seen)).toBe(6);
	});
});

describe('courseBetween', () => {
	test('takes every stop when they are few', () => {
		expect([...courseBetween(Int32Array.of(0, 2, 5, 9), 9, 1, 8)]).toEqual([1, 2, 5, 9]);
	});

	test('takes at most the hops allowed, ascending, from end to end', () => {
		const ends = fc.tuple(fc.nat(200), fc.nat(200), fc.integer({ min: 1, max: 8 }));
		fc.assert(
			fc.property(stops, ends, (course, [a, b, hops]) => {
				const way = [...courseBetween(course, a, b, hops)];
				expect(way[0]).toBe(Math.min(a, b));
				expect(way[way.length - 1]).toBe(Math.max(a, b));
				expect(way.length).toBeLessThanOrEqual(hops + 1);
				expect(way).toEqual([...new Set(way)].sort((x, y) => x - y));
			}),
			{ seed },
		);
	});
});

describe('nearestStop', () => {
	test.each([
		[0.4, 0],
		[2, 0],
		[2.1, 4],
		[99, 6],
	])('of %d is %d', (position, stop) => {
		expect(nearestStop(Int32Array.of(0, 4, 6), position)).toBe(stop);
	});
});
