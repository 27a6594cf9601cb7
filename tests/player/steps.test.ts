import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepOut, stepOver, stopsOf } from '#engine/trace/navigate.ts';
import { stateOut, stateOver } from '#player/steps.ts';
import { columnsOf, runs } from './synthetic.ts';

const seed = 2311;
const calls = columnsOf(['stmt', 'call.enter', 'stmt', 'print', 'call.exit', 'stmt', 'stmt']);

describe('stateOver', () => {
	test('passes over what a call does, forwards', () => {
		const lines = stopsOf(calls, 'line'); // 0 1 3 6 7
		expect(stateOver(calls, lines, 1, 1)).toBe(6);
	});

	test('passes over what a call did, backwards', () => {
		const lines = stopsOf(calls, 'line');
		expect(stateOver(calls, lines, 6, -1)).toBe(1);
	});

	test('agrees with the search in the trace on the finest level', () => {
		fc.assert(
			fc.property(runs, fc.nat(60), fc.constantFrom<1 | -1>(1, -1), (events, at, by) => {
				const index = at % (events.length + 1);
				const stops = stopsOf(events, 'micro');
				expect(stateOver(events, stops, index, by)).toBe(stepOver(events, index, by));
			}),
			{ seed },
		);
	});
});

describe('stateOut', () => {
	test('agrees with the search in the trace on the finest level', () => {
		fc.assert(
			fc.property(runs, fc.nat(60), fc.constantFrom<1 | -1>(1, -1), (events, at, by) => {
				const index = at % (events.length + 1);
				const stops = stopsOf(events, 'micro');
				expect(stateOut(events, stops, index, by)).toBe(stepOut(events, index, by));
			}),
			{ seed },
		);
	});
});
