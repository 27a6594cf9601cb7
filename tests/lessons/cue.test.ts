import { describe, expect, test } from 'vitest';
import { parseCue, resolveCue } from '#lessons/cue.ts';
import { traceOf } from './trace.ts';

// states       0      1          2                  3                           4             5
const events = traceOf(
	`stmt@3 stmt@4 map.assign.begin@4 evacuate.begin(oldbucket=0) evacuate.slot(toSlot=1)
	 evacuate.end(oldbucket=0) map.assign.end stmt@4 map.assign.begin@4 evacuate.begin(oldbucket=1)
	 evacuate.slot(toSlot=0) evacuate.slot(toSlot=1,useY=1) evacuate.end(oldbucket=1) map.assign.end stmt@5`,
);

const resolve = (cue: string) => resolveCue(parseCue(cue), events);

describe('a cue', () => {
	test.each([
		['start', 0],
		['end', 15],
		['map.assign.begin', 3],
		['map.assign.begin@before', 2],
		['map.assign.begin#2', 9],
		['map.assign.begin#-1', 9],
		['line:4', 2],
		['line:4#2', 8],
		['line:5@before', 14],
		['evacuate.slot?useY=true', 12],
		['evacuate.slot?toSlot=0x1&useY=0', 5],
	])('%s stands for a state', (cue, state) => {
		expect(resolve(cue)).toEqual({ from: undefined, state });
	});

	test.each([
		['evacuate.slot?oldbucket=1', 11],
		['evacuate.slot?oldbucket=1#2', 12],
		['evacuate.slot?oldbucket=1&toSlot=1', 12],
	])('%s looks at the events around, too', (cue, state) => {
		expect(resolve(cue)).toEqual({ from: undefined, state });
	});

	test('is no longer inside an event that has ended', () => {
		const later = traceOf('evacuate.begin(oldbucket=1) evacuate.end(oldbucket=1) malloc');
		expect(() => resolveCue(parseCue('malloc?oldbucket=1'), later)).toThrow('never happens');
	});

	test('can be a way from before one place until behind the next', () => {
		expect(resolve('evacuate.begin?oldbucket=1..evacuate.end')).toEqual({ from: 9, state: 13 });
		expect(resolve('start..line:5')).toEqual({ from: 0, state: 15 });
	});

	test('can name its scenario', () => {
		expect(parseCue('growth/grow.begin').scenario).toBe('growth');
		expect(parseCue('grow.begin').scenario).toBeUndefined();
	});

	test.each([
		['grow.bigin', 'no event is called grow.bigin'],
		['grow.begin?colour=1', 'grow.begin has no field colour, nor has an event around it'],
		['grow.begin?B=many', 'many is not a number'],
		['grow.begin?B', 'B does not read field=value'],
		['grow.begin#0', 'ordinals count from 1'],
		['grow.begin?', 'does not read field=value'],
		['', 'is not a place'],
		['start..end..start', 'more than two places'],
	])('%s is refused', (cue, problem) => {
		expect(() => parseCue(cue)).toThrow(problem);
	});

	test.each([
		['grow.begin', 'grow.begin never happens'],
		['map.assign.begin#3', 'map.assign.begin happens only 2 times'],
		['evacuate.slot?toSlot=7', 'evacuate.slot toSlot=7 never happens'],
		['line:9', 'line 9 never happens'],
		['line:5..line:4', 'line 4 from there on never happens'],
		['line:3#2', 'line 3 happens only once'],
	])('%s is not in the run', (cue, problem) => {
		expect(() => resolve(cue)).toThrow(problem);
	});
});
