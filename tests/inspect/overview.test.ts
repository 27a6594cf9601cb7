import { describe, expect, test } from 'vitest';
import { overviewOf } from '#inspect/overview.ts';
import { recordIntMap, statesBehind } from './map-run.ts';

const replay = recordIntMap(0, (map) => {
	for (let i = 0; i < 200; i++) map.set(i, i);
});
const overview = overviewOf(replay);

describe('the overview of a run', () => {
	test('marks where growths begin', () => {
		const growths = overview.marks.filter(({ kind }) => kind === 'growth');
		expect(growths.map(({ state }) => state)).toEqual(statesBehind(replay, 'grow.begin'));
	});

	test('is densest where most is written', () => {
		expect(Math.max(...overview.density)).toBe(1);
		expect(Math.min(...overview.density)).toBeGreaterThanOrEqual(0);
		expect(overview.density.length).toBeLessThanOrEqual(120);
	});

	test('follows the heap from the first state on, step by step', () => {
		const { states, heapAlloc, totalAlloc } = overview.heap;
		expect(states[0]).toBe(0);
		expect(states).toEqual([...states].sort((a, b) => a - b));
		expect(heapAlloc.length).toBe(states.length);
		expect(totalAlloc.at(-1)).toBeGreaterThan(totalAlloc[0]);
	});

	test('survives JSON, in a few kilobytes', () => {
		const json = JSON.stringify(overview);
		expect(JSON.parse(json)).toEqual(overview);
		expect(json.length).toBeLessThan(10_000);
	});
});
