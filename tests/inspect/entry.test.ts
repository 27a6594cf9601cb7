import { describe, expect, test } from 'vitest';
import { compile } from '#engine/compile.ts';
import { defaultOptions, run } from '#engine/run.ts';
import { eventAt } from '#engine/trace/trace.ts';
import { eventsNamed } from '#engine/trace/navigate.ts';
import { Replay } from '#engine/trace/replay.ts';
import type { SlotAt } from '#inspect/operation.ts';
import { pictureAt } from '#inspect/picture.ts';
import { placeAt } from '#inspect/entry.ts';
import { slotReport, type SlotReport } from '#inspect/slot-report.ts';
import { replayOf } from '#gallery/record.ts';

const nanProgram = `package main

func main() {
	m := map[float64]int{}
	zero := 0.0
	for i := 0; i < 20; i++ {
		m[zero/zero] = i
		m[float64(i)] = i
	}
	println(len(m))
}
`;

/** The second map gets the bucket of the first one: in slot 1, where 11 was, the key is 0 and the slot empty. */
const reuseProgram = `package main

import "runtime"

func old() {
	m := map[int]int{10: 1, 11: 2}
	m[12] = m[11]
}

func young() {
	m := map[int]int{1: 1}
	println(m[0])
}

func main() {
	old()
	runtime.GC()
	young()
}
`;

/** Reports on all slots with an entry, in state `index`. */
function reports(replay: Replay, index = replay.length - 1): SlotReport[] {
	const { map } = pictureAt(replay, index);
	const places: SlotAt[] = [map?.table, map?.old].flatMap(
		(table) =>
			table?.chains.flatMap(({ buckets }) =>
				buckets.flatMap(({ addr, slots }) =>
					slots.flatMap(({ t }, slot) => (t >= 5 ? [{ bucket: addr, slot }] : [])),
				),
			) ?? [],
	);
	return places.map((place) => {
		const report = slotReport(replay, index, place);
		if (report === null) throw new Error(`no report on ${place.bucket} ${place.slot}`);
		return report;
	});
}

const nameOf = (replay: Replay, event: number) => eventAt(replay.trace.events, event).name;

describe('the report on a slot', () => {
	test('has the hash that led to it: bucket and tophash follow, in every state', () => {
		const replay = replayOf('make; set 0..60; delete 3; set 70..80');
		for (let index = 10; index < replay.length; index += 97)
			for (const { hash, tophash, index: bucket } of reports(replay, index)) {
				expect(hash).toMatchObject({ fits: true, tophash, index: bucket });
				expect(hash && eventAt(replay.trace.events, hash.event).name).toMatch(/hash|evacuate.slot/);
			}
	});

	test('does not claim that the hash of a NaN led there', () => {
		const { program } = compile(nanProgram);
		if (program === null) throw new Error('the program does not compile');
		const replay = new Replay(run(program, defaultOptions));
		for (const { isNaN, key } of reports(replay)) expect(isNaN).toBe(key === 'NaN');
		const nans = reports(replay).filter(({ isNaN }) => isNaN);
		expect(nans).toHaveLength(20);
		expect(nans.every(({ hash }) => hash?.fits)).toBe(false);
		expect(reports(replay).every(({ isNaN, hash }) => isNaN || hash?.fits)).toBe(true);
	});

	test('names the deciding bit while the map grows', () => {
		const replay = replayOf('make; set 0..26');
		const all = reports(replay);
		expect(
			new Set(all.map(({ old, hash }) => `${old} ${hash?.bits} ${hash?.decidingBit}`)),
		).toEqual(new Set(['true 2 2', 'false 3 2']));
	});

	test('is null where no map has the bucket', () => {
		const replay = replayOf('make; set 0..3');
		expect(slotReport(replay, replay.length - 1, { bucket: 12345, slot: 0 })).toBeNull();
	});

	test('says what stale bytes are left of', () => {
		const replay = replayOf('make; set 1..8; delete 3');
		const { map } = pictureAt(replay, replay.length - 1);
		const bucket = map?.table?.addr ?? 0;
		const report = slotReport(replay, replay.length - 1, { bucket, slot: 2 });
		expect(report).toMatchObject({ state: 'emptyOne', stale: true, key: '3' });
		expect(nameOf(replay, report?.entry?.removed ?? 0)).toBe('slot.clear');
	});
});

describe('the way of an entry', () => {
	test('begins with its insert and leads through every evacuation to where it is', () => {
		const replay = replayOf('make; set 0..60');
		const moves = eventsNamed(replay.trace.events, 'evacuate.slot');
		let moved = 0;
		for (const { entry, place } of reports(replay)) {
			const stations = entry?.stations ?? [];
			expect(nameOf(replay, stations[0].event)).toBe('slot.insert');
			for (const [i, { event }] of stations.entries()) {
				if (i === 0) continue;
				const { fields } = eventAt(replay.trace.events, event);
				expect([fields.from, fields.fromSlot]).toEqual(Object.values(stations[i - 1].place));
			}
			expect(stations[stations.length - 1].place).toEqual(place);
			expect(entry && placeAt(entry, replay.length - 1)).toEqual(place);
			expect(entry?.removed).toBe(-1);
			moved += stations.length - 1;
		}
		expect(moved).toBe(moves.length);
	});

	test('is the same whenever it is asked for', () => {
		const replay = replayOf('make; set 0..30; get 1; delete 1');
		const [first] = reports(replay, 40);
		const { stations } = first.entry ?? { stations: [] };
		for (const { event, place } of stations)
			expect(slotReport(replay, event + 1, place)?.entry).toEqual(first.entry);
	});

	test('has updates, reads and the end', () => {
		const replay = replayOf('make; set 7; set 7; get 7; get 8; range; delete 7');
		const [{ entry }] = reports(replay, 20);
		expect(entry?.updates.map((event) => nameOf(replay, event))).toEqual(['slot.update']);
		expect(entry?.reads.map((event) => nameOf(replay, event))).toEqual([
			'key.compare',
			'iterate.yield',
		]);
		expect(nameOf(replay, entry?.removed ?? 0)).toBe('slot.clear');
	});

	test('ends with its memory: what a later map compares there is no read of it', () => {
		const { program } = compile(reuseProgram);
		if (program === null) throw new Error('the program does not compile');
		const trace = run(program, defaultOptions);
		const replay = new Replay(trace);
		const first = eventsNamed(trace.events, 'slot.insert').map((i) => eventAt(trace.events, i));
		const { fields, index } = first[1];
		const entry = slotReport(replay, index + 1, {
			bucket: fields.bucket,
			slot: fields.slot,
		})?.entry;
		const stale = eventsNamed(trace.events, 'key.compare')
			.map((i) => eventAt(trace.events, i))
			.filter(
				({ fields: { bucket, slot, equal } }) =>
					bucket === fields.bucket && slot === fields.slot && equal === 1,
			);
		expect(stale.map(({ line }) => line)).toEqual([7, 12]);
		expect(entry?.reads).toEqual([stale[0].index]);
		expect(entry?.removed).toBe(-1);
		expect(nameOf(replay, entry?.end ?? 0)).toBe('malloc');
	});

	test('ends where the map is cleared', () => {
		const replay = replayOf('make; set 1..3; clear');
		const [cleared] = eventsNamed(replay.trace.events, 'map.clear.begin');
		const [{ entry }] = reports(replay, cleared);
		expect(nameOf(replay, entry?.removed ?? 0)).toBe('map.clear.begin');
	});
});
