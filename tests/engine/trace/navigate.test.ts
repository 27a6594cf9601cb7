import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepOut, stepOver, stopsOf } from '#engine/trace/navigate.ts';
import { columnsOf, runs } from '../../player/synthetic.ts';

const seed = 2311;
const calls = columnsOf(['stmt', 'call.enter', 'stmt', 'print', 'call.exit', 'stmt', 'stmt']);

describe('stepOver', () => {
	test.each([
		['micro', 1, 1, 5],
		['micro', 5, -1, 1],
		['micro', 2, 1, 3],
		['line', 1, 1, 6],
		['line', 6, -1, 1],
		['micro', 7, 1, 7],
		['micro', 0, -1, 0],
	] as const)('on %s leads from %d by %d to %d', (level, from, by, to) => {
		expect(stepOver(calls, stopsOf(calls, level), from, by)).toBe(to);
	});
});

describe('stepOut', () => {
	test.each([
		['micro', 3, 1, 5],
		['micro', 3, -1, 1],
		['micro', 4, 1, 5],
		['micro', 6, 1, 7],
		['line', 3, 1, 6],
	] as const)('on %s leads from %d by %d to %d', (level, from, by, to) => {
		expect(stepOut(calls, stopsOf(calls, level), from, by)).toBe(to);
	});
});

describe('steps', () => {
	test('lead to a stop, onwards unless they are at the end', () => {
		const levels = fc.constantFrom('micro', 'operation', 'line' as const);
		const ways = fc.constantFrom<1 | -1>(1, -1);
		fc.assert(
			fc.property(runs, levels, ways, fc.nat(60), (events, level, by, at) => {
				const stops = stopsOf(events, level);
				const index = at % (events.length + 1);
				for (const step of [stepOver, stepOut]) {
					const to = step(events, stops, index, by);
					expect(stops).toContain(to);
					const isStuck = by > 0 ? index === events.length : index === 0;
					expect(isStuck ? to === index : (to - index) * by > 0).toBe(true);
				}
			}),
			{ seed },
		);
	});
});
