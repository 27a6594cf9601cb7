import { describe, expect, test } from 'vitest';
import { basicTypes } from '#engine/abi/type.ts';
import { findEvent, lastEventNamed } from '#engine/trace/navigate.ts';
import type { EventName } from '#engine/trace/schema.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { pictureAt, type MapPicture } from '#inspect/picture.ts';
import { operationAt } from '#inspect/operation.ts';
import { replayOf } from '#gallery/record.ts';

/** The map behind the first event of a name, from state `from` on. */
function behind(replay: Replay, name: EventName, from = 0): MapPicture {
	const at = findEvent(replay.trace.events, name, {}, from);
	expect(at, name).toBeGreaterThanOrEqual(0);
	return last(replay, at + 1);
}

function last(replay: Replay, index = replay.length - 1): MapPicture {
	const { map } = pictureAt(replay, index);
	if (map === null) throw new Error('there is no map');
	return map;
}

const keysOf = (map: MapPicture) =>
	(map.table?.chains ?? [])
		.flatMap(({ buckets }) => buckets.flatMap(({ slots }) => slots))
		.filter(({ t }) => t >= 5)
		.map(({ key }) => Number(key))
		.sort((a, b) => a - b);

describe('pictureAt', () => {
	test('knows no map before the first is made', () => {
		expect(pictureAt(replayOf('make'), 0)).toEqual({ maps: [], map: null });
	});

	test('knows the nil map', () => {
		const { map } = pictureAt(replayOf('get 1'), 2);
		expect(map?.h).toBe(0);
		expect(map?.table).toBeNull();
	});

	test('is plain data that JSON keeps', () => {
		const replay = replayOf('make; set 0..40');
		const picture = pictureAt(replay, replay.length - 1);
		expect(JSON.parse(JSON.stringify(picture))).toEqual(picture);
	});

	test('does not depend on where the replay was before', () => {
		const replay = replayOf('make; set 0..30; delete 4');
		for (const index of [3, 100, 300, 400]) {
			const picture = pictureAt(replay, index);
			replay.seek(replay.length - 1);
			expect(pictureAt(replay, index)).toEqual(picture);
			expect(replay.index).toBe(index);
		}
	});

	test('reads the entries of every bucket, overflow buckets too', () => {
		const map = last(replayOf('make; set 0..90; delete 5; set 5'));
		expect(keysOf(map)).toEqual(Array.from({ length: 91 }, (_, i) => i));
		expect(map.type).toBe('map[int]int');
	});

	test('marks the fields that the operation changed', () => {
		const replay = replayOf('make; set 0..3');
		const changed = last(replay).fields.filter((f) => f.changed);
		expect(changed.map((f) => `${f.name} ${f.text}`)).toEqual(['count 4']);
		const first = behind(replay, 'bucket.new');
		expect(first.fields.find((f) => f.name === 'buckets')?.changed).toBe(true);
	});

	test('shows the key at hand, its tophash and its bucket', () => {
		const replay = replayOf('make 20; set 7');
		const { hash, table } = behind(replay, 'slot.insert');
		expect(hash?.key).toBe('7');
		expect(hash?.bits).toBe(2);
		const chain = table?.chains[hash?.index ?? -1];
		expect(chain?.buckets[0].slots[0]).toMatchObject({ t: hash?.tophash, key: '7' });
	});

	test('shows which bit decides where an entry moves', () => {
		const replay = replayOf('make; set 0..13');
		const map = behind(
			replay,
			'evacuate.slot',
			findEvent(replay.trace.events, 'grow.begin', { B: 2 }),
		);
		expect(map.hash?.decidingBit).toBe(1);
		expect(map.hand.table).toBe(map.hash?.index);
		expect(map.hand.table % 2).toBe(map.hand.old);
		expect(map.evacuating).toBe(map.hand.old);
		expect(map.marks.map(({ mark }) => mark)).toEqual(['left', 'arrived']);
	});

	test('remembers what the operation moved, also when it is over', () => {
		const map = last(replayOf('make; set 0..13'));
		const marks = map.marks.map(({ mark }) => mark);
		expect(marks.filter((mark) => mark === 'settled').length).toBe(13);
		expect(marks).toContain('inserted');
	});

	test('goes back to the key of the operation when the evacuation is over', () => {
		const replay = replayOf('make; set 0..13');
		expect(
			behind(replay, 'grow.end', findEvent(replay.trace.events, 'grow.begin', { B: 2 })).hash?.key,
		).toBe('13');
	});

	test('keeps stale keys readable', () => {
		const map = last(replayOf('make; set 1..8; delete 3'));
		const stale = map.table?.chains[0].buckets[0].slots.filter((slot) => slot.stale);
		expect(stale).toEqual([{ t: 1, key: '3', stale: true }]);
	});

	test('tells old buckets that were evacuated from others', () => {
		const replay = replayOf('make; set 0..26');
		const { old, nevacuate } = last(replay);
		expect(old?.length).toBe(4);
		expect(old?.chains.filter((chain) => chain.evacuated).length).toBe(old?.evacuated);
		expect(old?.evacuated).toBe(2);
		expect(nevacuate).toBe(1);
	});

	test('counts what the gauges show', () => {
		const { gauges } = last(replayOf('make; set 0..26'));
		expect(gauges).toMatchObject({
			count: 27,
			buckets: 8,
			loadCapacity: 52,
			overflowLimit: 8,
		});
		expect(last(replayOf('make; set 1')).gauges.loadCapacity).toBe(8);
		expect(last(replayOf('make 9; set 1')).gauges.loadCapacity).toBe(13);
	});

	test('lists the preallocated buckets that are not in use', () => {
		const map = last(replayOf('make 60; set 0'));
		expect(map.table?.spares.length).toBe(2);
		expect(map.table?.spares[0]).toBe((map.table?.addr ?? 0) + 16 * 144);
	});

	test('shows the bytes of the bucket at hand, or of the one chosen', () => {
		const replay = replayOf('make 20; set 0..9');
		const map = last(replay);
		expect(map.strip?.title).toBe(`bucket ${map.hand.table}`);
		const chosen = (map.table?.addr ?? 0) + 3 * 144;
		const { map: after } = pictureAt(replay, replay.length - 1, { selected: chosen });
		expect(after?.strip).toMatchObject({
			addr: chosen,
			title: 'bucket 3',
			chosen: true,
			size: 144,
		});
		expect(
			after?.strip?.parts.map(({ name, offset, size }) => `${name} +${offset} ${size}`),
		).toEqual(['tophash +0 8', 'keys +8 64', 'elems +72 64', 'overflow +136 8']);
	});

	test('gives the bytes of a key in memory order', () => {
		const { strip } = last(replayOf('make; set 258'));
		const [, keys] = strip?.parts ?? [];
		expect(keys.cells[0]).toEqual({
			text: '258',
			hex: '02 01 00 00 00 00 00 00',
			live: true,
			stale: false,
		});
	});

	test('quotes string keys, and says what a delete leaves of one', () => {
		const map = last(replayOf('make; set 0..2; delete 0', { key: basicTypes.string }));
		const [first, second] = map.table?.chains[0].buckets[0].slots ?? [];
		expect(first).toEqual({ t: 1, key: 'nil, len 5', stale: true });
		expect(second.key).toBe('"pear"');
	});

	test('gives large tables in part, with a density', () => {
		const map = last(replayOf('make 20000; set 0..100'));
		expect(map.table?.length).toBe(4096);
		expect(map.table?.chains.length).toBe(64);
		expect(map.table?.density?.live.length).toBe(512);
		const sum = map.table?.density?.live.reduce((a, b) => a + b, 0) ?? 0;
		expect(sum * 8).toBeCloseTo(101, 0);
	});
});

describe('operationAt', () => {
	const replay = replayOf('make; set 0..4; get 3; get 9; delete 2; range');
	const { events } = replay.trace;

	test('is null before the first map', () => {
		expect(operationAt(replay.trace, 0)).toBeNull();
	});

	test('follows a look-up slot by slot', () => {
		const begin = findEvent(events, 'map.access.begin');
		const found = findEvent(events, 'key.compare', { equal: 1 }, begin);
		const marks = operationAt(replay.trace, found + 1)?.marks.map(
			({ slot, mark }) => `${slot} ${mark}`,
		);
		expect(marks).toEqual(['0 wrongKey', '1 wrongKey', '2 wrongKey', '3 match']);
	});

	test('keeps what was found when the operation is over, and forgets the search', () => {
		const end = findEvent(events, 'map.access.end');
		const operation = operationAt(replay.trace, end + 1);
		expect(operation?.over).toBe(true);
		expect(operation?.marks.map(({ slot, mark }) => `${slot} ${mark}`)).toEqual(['3 match']);
	});

	test('has a cursor only where the last event is about a slot', () => {
		const probe = findEvent(events, 'probe.empty');
		expect(operationAt(replay.trace, probe + 1)?.cursor?.slot).toBe(0);
		const end = findEvent(events, 'map.access.end');
		expect(operationAt(replay.trace, end + 1)?.cursor).toBeNull();
	});

	test('knows the map of a loop that goes on', () => {
		const at = lastEventNamed(events, 'iterate.yield', events.length);
		const operation = operationAt(replay.trace, at + 1);
		expect(operation?.h).toBe(operationAt(replay.trace, 10)?.h);
		expect(operation?.marks.map(({ mark }) => mark)).toEqual(['yielded']);
	});
});
