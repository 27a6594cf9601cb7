import { describe, expect, test } from 'vitest';
import { Memory } from '#engine/memory/memory.ts';
import {
	eventsNamed,
	findEvent,
	lastEventNamed,
	stepOut,
	stepOver,
	stopBefore,
	stopsOf,
} from '#engine/trace/navigate.ts';
import { Recorder } from '#engine/trace/recorder.ts';
import { eventId, type EventName } from '#engine/trace/schema.ts';
import type { EventColumns } from '#engine/trace/trace.ts';

/** Events by name, the first field in parentheses: `stmt(3) hash`. */
function events(notation: string): EventColumns {
	const recorder = new Recorder(new Memory(4096), 100);
	for (const [, name, field] of notation.matchAll(/([\w.]+)(?:\((\d+)\))?/g))
		recorder.emit(eventId(name as EventName), Number(field ?? 0));
	return recorder.events();
}

//             0       1       2                3    4              5           6         7       8
const run =
	'stmt(1) stmt(2) map.assign.begin hash evacuate.begin evacuate.slot evacuate.end map.assign.end stmt(3)';

describe('stops', () => {
	test.each([
		['micro', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
		['operation', [0, 8, 9]],
		['line', [0, 1, 2, 9]],
	] as const)('on level %s', (level, stops) => {
		expect([...stopsOf(events(run), level)]).toEqual(stops);
	});

	test('of an empty trace are its only state', () => {
		expect([...stopsOf(events(''), 'micro')]).toEqual([0]);
	});

	test.each([
		[0, 0],
		[1, 1],
		[7, 2],
		[9, 3],
		[100, 3],
	])('the last one up to state %d is number %d', (index, stop) => {
		expect(stopBefore(Int32Array.of(0, 1, 2, 9), index)).toBe(stop);
	});
});

describe('searches', () => {
	test('all of a name', () => {
		expect(eventsNamed(events(run), 'stmt')).toEqual([0, 1, 8]);
	});

	test('the last of a name before a state', () => {
		expect(lastEventNamed(events(run), 'stmt', 8)).toBe(1);
		expect(lastEventNamed(events(run), 'stmt', 9)).toBe(8);
		expect(lastEventNamed(events(run), 'stmt', 0)).toBe(-1);
	});

	test('the first with given fields', () => {
		expect(findEvent(events(run), 'stmt', { pc: 3 })).toBe(8);
		expect(findEvent(events(run), 'stmt', {}, 1)).toBe(1);
		expect(findEvent(events(run), 'stmt', { pc: 4 })).toBe(-1);
	});
});

describe('steps', () => {
	const columns = events(run);
	const micro = stopsOf(columns, 'micro');
	const line = stopsOf(columns, 'line');

	test('over pass what is nested, forwards and backwards', () => {
		expect(stepOver(columns, micro, 2, 1)).toBe(8);
		expect(stepOver(columns, micro, 8, -1)).toBe(2);
		expect(stepOver(columns, micro, 4, 1)).toBe(7);
		expect(stepOver(columns, micro, 0, 1)).toBe(1);
	});

	test('over stop only at stops of the level', () => {
		expect(stepOver(columns, line, 2, 1)).toBe(9);
		expect(stepOver(columns, line, 5, -1)).toBe(2);
	});

	test('over the ends of the trace stay there', () => {
		expect(stepOver(columns, micro, 0, -1)).toBe(0);
		expect(stepOver(columns, micro, 9, 1)).toBe(9);
	});

	test('out leave the nest', () => {
		expect(stepOut(columns, micro, 5, 1)).toBe(7);
		expect(stepOut(columns, micro, 5, -1)).toBe(4);
		expect(stepOut(columns, micro, 0, 1)).toBe(9);
	});
});
