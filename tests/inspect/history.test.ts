import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basicTypes } from '#engine/abi/type.ts';
import { mapType, keys, type MapType } from '#engine/runtime/classic/layout.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { eventAt } from '#engine/trace/trace.ts';
import { changesAt, historyOf, lifeAt } from '#inspect/history.ts';
import type { SlotAt } from '#inspect/operation.ts';
import { pictureAt } from '#inspect/picture.ts';
import { replayOf } from '#gallery/record.ts';

const runs = {
	'map[int]int': replayOf('make; set 0..40; delete 3..20; set 50..60; clear; set 0..9; range'),
	'map[string]int': replayOf('make; set 0..14; delete 2..9; get 0..5; set 3', {
		key: basicTypes.string,
	}),
	'map[int32]int8': replayOf('make 20; set 0..30; delete 0..9; range', {
		key: basicTypes.int32,
		elem: basicTypes.int8,
	}),
};

const layoutOf = ({ trace }: Replay) => mapType(trace.debug.types[0]);

/** The slots of the tables in state `index`. */
function slotsOf(replay: Replay, index: number): SlotAt[] {
	const { map } = pictureAt(replay, index);
	return [map?.table, map?.old].flatMap(
		(table) =>
			table?.chains.flatMap(({ buckets }) =>
				buckets.flatMap(({ addr }) =>
					Array.from({ length: 8 }, (_, slot) => ({ bucket: addr, slot })),
				),
			) ?? [],
	);
}

function bytesOf(replay: Replay, t: MapType, { bucket, slot }: SlotAt, state: number): string {
	const { u8 } = replay.seek(state);
	const part = (at: number, size: number) => u8.slice(at, at + size).join(' ');
	return [
		u8[bucket + slot],
		part(bucket + keys + slot * t.keySlot, t.keySlot),
		part(bucket + t.elems + slot * t.elemSlot, t.elemSlot),
	].join(' | ');
}

describe.each(Object.entries(runs))('the history of a slot of a %s', (_, replay) => {
	const t = layoutOf(replay);
	const end = replay.trace.events.length;
	const someSlot = fc
		.integer({ min: 1, max: end })
		.map((index) => ({ index, slots: slotsOf(replay, index) }))
		.filter(({ slots }) => slots.length > 0)
		.chain(({ index, slots }) =>
			fc.record({ index: fc.constant(index), place: fc.constantFrom(...slots) }),
		);

	test('has every event that changed its bytes, and calls no other a writer', () => {
		fc.assert(
			fc.property(someSlot, ({ place }) => {
				const { writers } = historyOf(replay.trace, t, place);
				let before = bytesOf(replay, t, place, 0);
				for (let i = 0; i < end; i++) {
					const after = bytesOf(replay, t, place, i + 1);
					if (after !== before) expect(writers.has(i), `event ${i} changed it`).toBe(true);
					before = after;
				}
			}),
			{ seed: 5, numRuns: 12 },
		);
	});

	test('has every event that names it, in order, each once', () => {
		fc.assert(
			fc.property(someSlot, ({ place }) => {
				const { events } = historyOf(replay.trace, t, place);
				expect(events).toEqual([...new Set(events)].sort((a, b) => a - b));
				const naming = Array.from({ length: end }, (_, i) => eventAt(replay.trace.events, i))
					.filter(({ fields }) => fields.bucket === place.bucket && fields.slot === place.slot)
					.map(({ index }) => index);
				expect(naming.filter((i) => !events.includes(i))).toEqual([]);
			}),
			{ seed: 6, numRuns: 12 },
		);
	});

	test('of one life holds what came since its memory was handed out', () => {
		fc.assert(
			fc.property(someSlot, ({ place, index }) => {
				const history = historyOf(replay.trace, t, place);
				const life = lifeAt(history, index);
				expect(eventAt(replay.trace.events, life[0]).name).toBe('malloc');
				expect(life[0]).toBeLessThan(index);
				expect(history.births.filter((birth) => life.includes(birth))).toEqual([life[0]]);
			}),
			{ seed: 7, numRuns: 12 },
		);
	});
});

test('what an event changed is told part by part', () => {
	const replay = runs['map[int]int'];
	const t = layoutOf(replay);
	const [place] = slotsOf(replay, 40);
	const history = historyOf(replay.trace, t, place);
	const at = (name: string) =>
		history.events.find((i) => eventAt(replay.trace.events, i).name === name) ?? -1;
	expect(changesAt(replay, t, place, at('slot.insert'))).toEqual([
		{ part: 'tophash', before: '0x00 emptyRest', after: expect.stringMatching(/^0x[0-9a-f]{2}$/) },
	]);
	expect(changesAt(replay, t, place, at('evacuate.slot'))).toEqual([
		{
			part: 'tophash',
			before: expect.stringMatching(/^0x[0-9a-f]{2}$/),
			after: expect.stringMatching(/^0x0[23] evacuated[XY]$/),
		},
	]);
	const look = history.events.find((i) => !history.writers.has(i) && !history.births.includes(i));
	expect(changesAt(replay, t, place, look ?? -1)).toEqual([]);
});
