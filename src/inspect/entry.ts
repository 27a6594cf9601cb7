// The way of an entry through the tables: where it was inserted, which evacuations moved it and from where,
// when it was updated, who read it, what removed it. It is followed from slot to slot by the events that name them.

import type { Addr } from '#engine/memory/address.ts';
import { namesSlot } from '#engine/trace/fields.ts';
import { eventId } from '#engine/trace/schema.ts';
import { argsAt, type Trace } from '#engine/trace/trace.ts';
import { addressIndex } from './address-index.ts';
import type { SlotAt } from './operation.ts';
import { firstOf, lastOf, traceIndex } from './trace-index.ts';

/** A place where an entry lay, and the event that brought it there. */
export interface Station {
	readonly event: number;
	readonly place: SlotAt;
	/** A move to the Y half; null: it was inserted here, or moved within the same size. */
	readonly useY: boolean | null;
}

/** A hash as an event recorded it. */
export interface RecordedHash {
	readonly event: number;
	readonly low: number;
	readonly high: number;
}

/** An entry of a map, from its insert to its end. All lists hold indices of events, ascending. */
export interface Entry {
	/** The first one is the insert. */
	readonly stations: readonly Station[];
	readonly hashes: readonly RecordedHash[];
	/** Everything that names its slot while it lies there, and what moves it: the first one is the insert. */
	readonly touches: readonly number[];
	readonly updates: readonly number[];
	/** Comparisons of look-ups that found it, and loops that came to it. */
	readonly reads: readonly number[];
	/** The event that removed it; -1: none did. */
	readonly removed: number;
	/** The event up to which it is followed: its end, that of its memory, or that of the run. */
	readonly end: number;
}

const ids = {
	hash: eventId('hash'),
	insert: eventId('slot.insert'),
	update: eventId('slot.update'),
	clear: eventId('slot.clear'),
	move: eventId('evacuate.slot'),
	compare: eventId('key.compare'),
	yield: eventId('iterate.yield'),
	access: eventId('map.access.begin'),
};
const assignments = new Set([eventId('map.assign.begin')]);
const clears = new Set([eventId('map.clear.begin')]);
const hashes = new Set([ids.hash]);

/** What looks for a key. */
const searches = new Set(
	(['map.access.begin', 'map.assign.begin', 'map.delete.begin', 'iterate.moved'] as const).map(
		eventId,
	),
);

/** The entry whose bytes lie in the slot in state `index`: a live one, or one that has gone; null if there was none. */
export function entryAt(trace: Trace, place: SlotAt, index: number): Entry | null {
	const insert = insertOf(trace, place, index);
	return insert < 0 ? null : entryOf(trace, insert);
}

/** Where an entry lies in state `index`; null before its insert and behind its end. */
export function placeAt({ stations, end }: Entry, index: number): SlotAt | null {
	if (index > end) return null;
	return stations.findLast(({ event }) => event < index)?.place ?? null;
}

/** Goes back to the insert of what lies in a slot; -1 if nothing has been inserted since its memory was handed out. */
function insertOf(trace: Trace, { bucket, slot }: SlotAt, index: number): number {
	const { events } = trace;
	const { id, args } = events;
	const birth =
		addressIndex(trace)
			.birthsOf(bucket)
			.findLast((event) => event < index) ?? -1;
	const before = addressIndex(trace).naming(bucket).reverse();
	for (const event of before) {
		if (event >= index) continue;
		if (event < birth) break;
		const at = argsAt(events, event);
		if (id[event] === ids.insert && args[at] === bucket && args[at + 1] === slot) return event;
		if (id[event] === ids.move && args[at + 2] === bucket && args[at + 3] === slot)
			return insertOf(trace, { bucket: args[at], slot: args[at + 1] }, event);
	}
	return -1;
}

/** The entry that event `insert` inserted. */
export function entryOf(trace: Trace, insert: number): Entry {
	const { events } = trace;
	const { id, args } = events;
	const first = argsAt(events, insert);
	const { h, hash } = assignmentOf(trace, insert);
	const entry = {
		stations: [stationOf(insert, args[first], args[first + 1], null)],
		hashes: hash ? [hash] : [],
		touches: [insert],
		updates: [] as number[],
		reads: [] as number[],
	};
	const cleared = clearOf(trace, h, insert);
	for (let from = insert; ;) {
		const stay = stayOf(trace, entry.stations[entry.stations.length - 1].place, from, cleared);
		for (const event of stay.touches) {
			entry.touches.push(event);
			if (id[event] === ids.update) entry.updates.push(event);
			else if (isRead(trace, event)) entry.reads.push(event);
		}
		const { end, removed } = stay;
		if (stay.move < 0) return { ...entry, removed: removed ? end : -1, end };
		from = stay.move;
		const [, , to, toSlot, useY, low, high] = args.subarray(argsAt(events, from));
		const isRehashed = low !== 0 || high !== 0;
		entry.stations.push(stationOf(from, to, toSlot, isRehashed ? useY === 1 : null));
		if (isRehashed) entry.hashes.push({ event: from, low, high });
	}
}

const stationOf = (event: number, bucket: Addr, slot: number, useY: boolean | null): Station => ({
	event,
	place: { bucket, slot },
	useY,
});

/** What happened to an entry in one slot. */
interface Stay {
	readonly touches: readonly number[];
	/** The evacuation that moved it on; -1: none did. */
	readonly move: number;
	/** If none did: its end, and whether that removed it. */
	readonly end: number;
	readonly removed: boolean;
}

/** The stay in a slot of what came there with event `from`; `cleared` is the event that clears its map then, or Infinity. */
function stayOf(trace: Trace, { bucket, slot }: SlotAt, from: number, cleared: number): Stay {
	const { events } = trace;
	const { id, args, length } = events;
	const index = addressIndex(trace);
	const reborn = index.birthsOf(bucket).find((event) => event > from) ?? Infinity;
	const last = Math.min(cleared, reborn, length);
	const touches: number[] = [];
	const ends = (end: number, removed: boolean): Stay => ({ touches, move: -1, end, removed });
	for (const event of index.naming(bucket)) {
		if (event <= from) continue;
		if (event > last) break;
		const at = argsAt(events, event);
		if (!namesSlot(id[event], args, at, bucket, slot)) continue;
		const isMove = id[event] === ids.move;
		// What comes to the slot is another entry: the one that lay here has gone with its memory.
		if (id[event] === ids.insert || (isMove && args[at + 2] === bucket && args[at + 3] === slot))
			return ends(event, false);
		touches.push(event);
		if (isMove) return { touches, move: event, end: event, removed: false };
		if (id[event] === ids.clear) return ends(event, true);
	}
	return ends(last, last === cleared);
}

/** Whether an event found the entry: a loop that came to it, or the last comparison of a look-up. */
function isRead(trace: Trace, event: number): boolean {
	const { id, args } = trace.events;
	if (id[event] === ids.yield) return true;
	if (id[event] !== ids.compare || args[argsAt(trace.events, event) + 2] !== 1) return false;
	return id[lastOf(traceIndex(trace), searches, event)] === ids.access;
}

/** The first event behind an insert that begins to clear the map with header `h`; Infinity: none does. */
function clearOf(trace: Trace, h: Addr, insert: number): number {
	const { events } = trace;
	const lists = traceIndex(trace);
	let clear = firstOf(lists, clears, insert);
	while (clear !== Infinity && events.args[argsAt(events, clear)] !== h)
		clear = firstOf(lists, clears, clear);
	return clear;
}

/** The assignment that event `insert` belongs to: its map, and the hash of its operand. */
function assignmentOf(
	trace: Trace,
	insert: number,
): { readonly h: Addr; readonly hash: RecordedHash | null } {
	const { events } = trace;
	const { args } = events;
	const lists = traceIndex(trace);
	const begin = lastOf(lists, assignments, insert);
	const event = firstOf(lists, hashes, begin);
	const at = event < insert ? argsAt(events, event) : -1;
	return {
		h: args[argsAt(events, begin)],
		hash: at < 0 ? null : { event, low: args[at + 2], high: args[at + 3] },
	};
}
