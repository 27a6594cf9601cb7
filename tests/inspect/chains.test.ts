import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chainLengthsAt, idealLengths } from '#inspect/chains.ts';
import { pictureAt } from '#inspect/picture.ts';
import { replayOf } from '#gallery/record.ts';

function lengthsOf(script: string, index?: number) {
	const replay = replayOf(script);
	const state = index ?? replay.length - 1;
	const { map } = pictureAt(replay, state);
	return { map, lengths: chainLengthsAt(replay, state, map?.h ?? 0) };
}

describe('the lengths of chains', () => {
	test('are those of the picture when nothing grows', () => {
		const { map, lengths } = lengthsOf('make 100; set 0..103');
		expect(lengths?.buckets).toEqual(map?.table?.chainLengths);
		expect(lengths).toMatchObject({ chains: 16, entries: 104 });
	});

	test('leave out buckets that wait for their entries', () => {
		const { map, lengths } = lengthsOf('make; set 0..26');
		expect(map?.old?.evacuated).toBe(2);
		expect(lengths?.chains).toBe(4);
	});

	test('are null before there is a table', () => {
		expect(lengthsOf('make').lengths).toBeNull();
	});
});

describe('an ideal hash', () => {
	const sizes = fc.record({
		chains: fc.integer({ min: 0, max: 12 }).map((B) => 2 ** B),
		load: fc.double({ min: 0, max: 13, noNaN: true }),
	});

	test('fills all chains', () => {
		fc.assert(
			fc.property(sizes, ({ chains, load }) => {
				const all = idealLengths(chains, Math.round(load * chains));
				const sum = all.reduce((a, b) => a + b, 0);
				expect(Math.abs(sum - chains)).toBeLessThan(0.2);
			}),
			{ seed: 8, numRuns: 60 },
		);
	});

	test('gives one chain what there is', () => {
		expect(idealLengths(1, 8)).toEqual([1]);
		expect(idealLengths(1, 9)).toEqual([0, 1]);
	});

	test('gives two chains the halves of a coin', () => {
		// Nine entries: all of them in one of the two chains has the probability 2 / 2^9.
		expect(idealLengths(2, 9)[0]).toBeCloseTo(2 - 2 / 2 ** 9);
	});
});
