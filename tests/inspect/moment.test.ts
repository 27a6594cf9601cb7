import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '#inspect/english.ts';
import { momentAt } from '#inspect/moment.ts';
import { recordIntMap } from './map-run.ts';

const fill = () =>
	recordIntMap(0, (map) => {
		for (let i = 0; i < 40; i++) map.set(i, i * i);
		map.delete(3);
	});
const replay = fill();

describe('a moment', () => {
	test('is the same however its state was reached', () => {
		const walks = fc.array(fc.nat(replay.length - 1), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(walks, (walk) => {
				for (const state of walk) replay.seek(state);
				const state = walk[walk.length - 1];
				expect(momentAt(replay, state, english)).toEqual(momentAt(fill(), state, english));
			}),
			{ seed: 2311, numRuns: 30 },
		);
	});

	test('survives JSON', () => {
		for (const state of [0, 1, 100, replay.length - 1]) {
			const moment = momentAt(replay, state, english);
			expect(JSON.parse(JSON.stringify(moment))).toEqual(moment);
		}
	});

	test('leaves the replay at its state', () => {
		momentAt(replay, 77, english);
		expect(replay.index).toBe(77);
	});

	test('counts how often lines have run', () => {
		expect(momentAt(replay, replay.length - 1, english).hits).toEqual([0, 0, 0]);
	});
});
