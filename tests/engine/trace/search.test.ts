import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Memory } from '#engine/memory/memory.ts';
import { Recorder } from '#engine/trace/recorder.ts';
import { eventId, eventNames, eventRows, type EventName } from '#engine/trace/schema.ts';
import { kindsOf, nextOfKinds, nextTouch } from '#engine/trace/search.ts';
import { eventAt, type EventColumns } from '#engine/trace/trace.ts';

const seeded = { seed: 5, numRuns: 200 };

/** Runs of any events, whose fields are small numbers so that they are met again. */
const runs = fc
	.array(
		fc.tuple(fc.nat(eventNames.length - 1), fc.array(fc.nat(3), { minLength: 7, maxLength: 7 })),
		{
			maxLength: 300,
		},
	)
	.map((list): EventColumns => {
		const recorder = new Recorder(new Memory(4096), list.length + 1);
		for (const [id, [a, b, c, d, e, f, g]] of list) recorder.emit(id, a, b, c, d, e, f, g);
		return recorder.events();
	});
const positions = fc.double({ min: 0, max: 1, noNaN: true });
const ways = fc.constantFrom<1 | -1>(1, -1);

/** The nearest state in a direction whose event fits, found by looking at all of them. */
function naive(
	events: EventColumns,
	position: number,
	by: 1 | -1,
	fits: (name: EventName, fields: Readonly<Record<string, number>>) => boolean,
): number {
	const states: number[] = [];
	for (let i = 0; i < events.length; i++) {
		const { name, fields } = eventAt(events, i);
		if ((i + 1 - position) * by > 0 && fits(name, fields)) states.push(i + 1);
	}
	return states.length === 0 ? -1 : by > 0 ? Math.min(...states) : Math.max(...states);
}

describe('the next event of some kinds', () => {
	test('is the one that a look at all events finds', () => {
		const names = fc.subarray([...eventNames]);
		fc.assert(
			fc.property(runs, names, positions, ways, (events, wanted, share, by) => {
				for (const at of [share * events.length, Math.round(share * events.length)])
					expect(nextOfKinds(events, kindsOf(wanted), at, by)).toBe(
						naive(events, at, by, (name) => wanted.includes(name)),
					);
			}),
			seeded,
		);
	});
});

describe('the next touch of a bucket', () => {
	const tables = new Set<EventName>(['chain.next', 'overflow.new', 'evacuate.slot']);
	const touches = (bucket: number) => (name: EventName, fields: Readonly<Record<string, number>>) =>
		fields.bucket === bucket ||
		(tables.has(name) && (fields.from === bucket || fields.to === bucket));

	test('is the one that a look at all events finds', () => {
		fc.assert(
			fc.property(runs, positions, ways, fc.nat(3), (events, share, by, bucket) => {
				for (const at of [share * events.length, Math.round(share * events.length)])
					expect(nextTouch(events, bucket, at, by)).toBe(naive(events, at, by, touches(bucket)));
			}),
			seeded,
		);
	});

	test('knows every event that names a bucket', () => {
		const from = eventRows.flatMap(({ fields }, id) => ('from' in fields ? [eventNames[id]] : []));
		expect(from).toEqual(
			['print', ...tables.values(), 'slice.grow'].sort(
				(a, b) => eventId(a as EventName) - eventId(b as EventName),
			),
		);
	});
});
