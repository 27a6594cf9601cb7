import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Memory } from '#engine/memory/memory.ts';
import { Recorder } from '#engine/trace/recorder.ts';
import type { eventRows } from '#engine/trace/schema.ts';
import {
	eventId,
	eventNames,
	schema,
	type EventName,
	type EventRow,
} from '#engine/trace/schema.ts';
import { eventAt } from '#engine/trace/trace.ts';
import { anySteps, depthsOf, record } from './random-trace.ts';

const seeded = { seed: 4, numRuns: 40 };

describe('recorder', () => {
	test('gives back every event: name, line, depth and fields', () => {
		fc.assert(
			fc.property(anySteps, (steps) => {
				const { events } = record(steps).trace;
				const depths = depthsOf(steps);
				expect(events.length).toBe(steps.length);
				steps.forEach(({ id, line, args }, index) => {
					const event = eventAt(events, index);
					expect(event).toMatchObject({ index, name: eventNames[id], line, depth: depths[index] });
					expect(Object.values(event.fields)).toEqual(args);
				});
			}),
			seeded,
		);
	});

	test('names the halves of a hash', () => {
		const recorder = new Recorder(new Memory(4096), 1);
		recorder.emit(eventId('hash'), 1, 2, -3, 4);
		expect(eventAt(recorder.events(), 0).fields).toEqual({ h: 1, key: 2, hash: -3, hashHigh: 4 });
	});

	test('is full when the budget is used up, and goes on recording', () => {
		const recorder = new Recorder(new Memory(4096), 2);
		const full: boolean[] = [];
		for (let i = 0; i < 4; i++) {
			recorder.emit(eventId('stmt'), i);
			full.push(recorder.full);
		}
		expect(full).toEqual([false, true, true, true]);
		expect(recorder.events().length).toBe(4);
	});

	test('keeps events beyond its first chunk', () => {
		const recorder = new Recorder(new Memory(4096), 1e9);
		const id = eventId('evacuate.slot');
		for (let i = 0; i < 200_000; i++) recorder.emit(id, i, 1, 2, 3, 0, ~i, i);
		const events = recorder.events();
		expect(eventAt(events, 199_999).fields).toMatchObject({ from: 199_999, hash: ~199_999 });
		expect(eventAt(events, 104_097).fields).toMatchObject({ from: 104_097, hashHigh: 104_097 });
	});

	test('hands out columns that nothing else holds on to', () => {
		const { trace } = record(fc.sample(anySteps, { seed: 5, numRuns: 1 })[0]);
		const { id, line, depth, writes, at, args } = trace.events;
		const columns = [id, line, depth, writes, at, args, trace.writes.word, trace.writes.delta];
		const buffers = columns.map(({ buffer }) => buffer);
		expect(new Set(buffers).size).toBe(columns.length);
		for (const column of columns) expect(column.buffer.byteLength).toBe(column.byteLength);
	});
});

describe('the schema', () => {
	const rows = Object.entries(schema) as [EventName, (typeof eventRows)[number]][];

	test.each(rows)('%s is a noun and a verb, or one word', (name) => {
		expect(name).toMatch(/^[a-z]+(\.[a-zA-Z]+){0,2}$/);
	});

	test.each(rows)('%s fits the seven words that emit takes', (_, { fields }) => {
		const words = Object.values(fields).map((unit) => (unit === 'hash' ? 2 : 1));
		expect(words.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(7);
	});

	test('has an end for every begin', () => {
		for (const [name, { nest }] of Object.entries<EventRow>(schema)) {
			const end = name.replace(/begin$/, 'end').replace(/enter$/, 'exit');
			if (nest > 0) expect(schema[end as EventName].nest).toBe(-1);
		}
	});
});
