import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basicTypes } from '#engine/abi/type.ts';
import { mapType, minTopHash } from '#engine/runtime/classic/layout.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { chainLengthsAt, idealLengths } from '#inspect/chains.ts';
import { decodeMap } from '#inspect/classic.ts';
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

describe('the lengths of chains, step by step', () => {
	/** The same, read from the map as a whole: lengths, and entries in all. */
	function plainly(replay: Replay, state: number, h: number) {
		const map = decodeMap(replay.seek(state), mapType(replay.trace.debug.types[0]), h);
		const { table, oldTable } = map ?? {};
		const inUse = (table?.chains ?? []).filter(
			({ index }) => !oldTable || oldTable.chains[index % oldTable.main].evacuated,
		);
		const lengths = inUse.map(({ buckets }) => buckets.length);
		const longest = Math.max(0, ...lengths);
		return {
			buckets: Array.from({ length: longest }, (_, i) => lengths.filter((n) => n === i + 1).length),
			chains: inUse.length,
			entries: inUse
				.flatMap(({ buckets }) => buckets.flatMap(({ tophash }) => tophash))
				.filter((top) => top >= minTopHash).length,
		};
	}

	test.each([
		['doublings', 'make; set 0..120', {}],
		['overflow buckets that come and go', 'make; set 0..103; delete 0..103; set 0..30; clear', {}],
		[
			'a growth of the same size',
			'make; set 0..200; delete 0..190; set 200..400; delete 200..390; set 400..600; delete 400..590',
			{},
		],
		['buckets with pointers', 'make; set 0..90; delete 3..9', { elem: basicTypes.string }],
	])('are those of a count of all chains: %s', (_, script, options) => {
		const replay = replayOf(script, options);
		const { h } = pictureAt(replay, replay.length - 1).map ?? { h: 0 };
		const t = mapType(replay.trace.debug.types[0]);
		const step = Math.ceil(replay.length / 700);
		const forwards = Array.from({ length: Math.floor(replay.length / step) }, (_, i) => i * step);
		const backwards = forwards.toReversed().map((state) => Math.max(state - 1, 0));
		const jumps = [1, 9, 5, 3, 7, 2].map((tenth) => Math.floor((tenth * replay.length) / 10));
		for (const state of [...forwards, ...backwards, ...jumps]) {
			const lengths = chainLengthsAt(replay, state, h);
			if (lengths) expect(lengths, `state ${state}`).toMatchObject(plainly(replay, state, h));
			else expect(decodeMap(replay.seek(state), t, h)?.table ?? null).toBeNull();
		}
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
