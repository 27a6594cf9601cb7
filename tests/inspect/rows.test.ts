import { describe, expect, test } from 'vitest';
import { eventsNamed } from '#engine/trace/navigate.ts';
import type { EventName } from '#engine/trace/schema.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { pictureAt } from '#inspect/picture.ts';
import { rowsAt, type SlotRow, type TableRows } from '#inspect/rows.ts';
import { replayOf } from '#gallery/record.ts';

const all = { from: 0, count: 1 << 20 };

function rowsOf(replay: Replay, index: number, before = index, old = false): TableRows | null {
	const { map } = pictureAt(replay, index);
	return rowsAt(replay, index, before, map?.h ?? 0, old, all);
}

const slotsOf = (rows: TableRows | null): SlotRow[] =>
	rows?.chains.flatMap(({ buckets }) => buckets.flatMap(({ rows: slots }) => slots)) ?? [];

const changesOf = (rows: TableRows | null) =>
	slotsOf(rows).flatMap(({ change, key }) => (change ? [`${change} ${key}`.trim()] : []));

/** What the last event of a name changed. */
function changed(script: string, name: EventName, old = false): string[] {
	const replay = replayOf(script);
	const at = eventsNamed(replay.trace.events, name).pop() ?? -1;
	return changesOf(rowsOf(replay, at + 1, at, old));
}

describe('the rows of a map', () => {
	test('hold what the picture shows, in every state', () => {
		const replay = replayOf('make; set 0..40; delete 3..9; set 50..60; delete 50');
		for (let index = 1; index < replay.length; index += 61) {
			const { map } = pictureAt(replay, index);
			for (const [table, old] of [
				[map?.table ?? null, false],
				[map?.old ?? null, true],
			] as const) {
				const shown = table?.chains.flatMap(({ buckets }) => buckets.flatMap(({ slots }) => slots));
				const rows = slotsOf(rowsOf(replay, index, index, old));
				expect(rows.map(({ tophash }) => tophash)).toEqual(shown?.map(({ t }) => t) ?? []);
				const live = rows.filter(({ state }) => state === 'live').map(({ key }) => key);
				expect(live).toEqual(shown?.filter(({ t }) => t >= 5).map(({ key }) => key) ?? []);
			}
		}
	});

	test('are given in part, with the length of the whole', () => {
		const replay = replayOf('make 1000; set 0..20');
		const { map } = pictureAt(replay, replay.length - 1);
		const part = { from: 32, count: 16 };
		const rows = rowsAt(replay, replay.length - 1, 0, map?.h ?? 0, false, part);
		expect(rows?.length).toBe(256);
		expect(rows?.chains.map(({ index }) => index)).toEqual(
			Array.from({ length: 16 }, (_, i) => 32 + i),
		);
	});

	test('are null where there is no table', () => {
		const replay = replayOf('make');
		expect(rowsOf(replay, replay.length - 1)).toBeNull();
		expect(rowsOf(replay, replay.length - 1, 0, true)).toBeNull();
	});

	test('say what the last step did to a slot', () => {
		expect(changed('make; set 7', 'slot.insert')).toEqual(['inserted 7']);
		expect(changed('make; set 7; set 7', 'slot.update')).toEqual([]);
		expect(changed('make; set 6..7; delete 6', 'slot.emptyOne')).toEqual(['removed 6']);
		expect(changed('make; set 7; delete 7', 'slot.emptyRest')).toEqual(['marked 7']);
		expect(changed('make; set 0..26', 'evacuate.slot', true)).toEqual([
			expect.stringMatching(/^moved \d+$/),
		]);
		expect(changed('make; set 0..26', 'evacuate.slot')).toEqual([
			expect.stringMatching(/^inserted \d+$/),
		]);
	});

	test('leave the replay where it was asked for', () => {
		const replay = replayOf('make; set 0..26');
		rowsOf(replay, 100, 50);
		expect(replay.index).toBe(100);
	});
});
