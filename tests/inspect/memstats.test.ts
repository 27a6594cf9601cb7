import { describe, expect, test } from 'vitest';
import { lastChange, memStatsAt, statNames } from '#inspect/memstats.ts';
import { eventAt } from '#engine/trace/trace.ts';
import { recordIntMap, statesBehind } from './map-run.ts';

const replay = recordIntMap(0, (map) => {
	for (let i = 0; i < 100; i++) map.set(i, i);
});
const end = replay.length - 1;

describe('the counters', () => {
	test('move with each allocation, by what the event says', () => {
		for (const state of statesBehind(replay, 'malloc')) {
			const { slot } = eventAt(replay.trace.events, state - 1).fields;
			const after = memStatsAt(replay.seek(state));
			const before = memStatsAt(replay.seek(state - 1));
			expect(after.HeapAlloc - before.HeapAlloc).toBe(slot);
			expect(after.Mallocs - before.Mallocs).toBe(1);
		}
	});

	test('hold together', () => {
		const { HeapAlloc, HeapInuse, HeapObjects, TotalAlloc, Mallocs, Frees } = memStatsAt(
			replay.seek(end),
		);
		expect(HeapObjects).toBe(Mallocs - Frees);
		expect(HeapAlloc).toBeLessThanOrEqual(TotalAlloc);
		expect(HeapAlloc).toBeLessThanOrEqual(HeapInuse);
	});
});

describe('the last change of a counter', () => {
	test('is the last event that moved it', () => {
		for (const name of statNames) {
			const change = lastChange(replay, name, end);
			if (!change) continue;
			const value = (state: number) => memStatsAt(replay.seek(state))[name];
			expect(value(change.state) - value(change.state - 1)).toBe(change.by);
			for (let state = change.state; state <= end; state++)
				expect(value(state)).toBe(value(change.state));
		}
		expect(lastChange(replay, 'Mallocs', end)?.by).toBe(1);
	});

	test('is null before there was any', () => {
		expect(lastChange(replay, 'NumGC', end)).toBeNull();
		expect(lastChange(replay, 'HeapAlloc', 0)).toBeNull();
	});
});
