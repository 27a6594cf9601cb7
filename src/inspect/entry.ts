// The way of an entry through the tables: where it was inserted, which evacuations moved it and from where,
// when it was updated, who read it, what removed it. Followed through the events of the whole run.

import type { Addr } from '#engine/memory/address.ts';
import { eventId, eventWords } from '#engine/trace/schema.ts';
import { argsAt, type EventColumns, type Trace } from '#engine/trace/trace.ts';
import { namesSlot } from './fields.ts';
import type { SlotAt } from './operation.ts';

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
	readonly updates: readonly number[];
	/** Look-ups that found it, and loops that came to it. */
	readonly reads: readonly number[];
	/** The event that removed it; -1: none did. */
	readonly removed: number;
	/** The event up to which it is followed: its end, that of its memory, or that of the run. */
	readonly end: number;
}

const ids = {
	malloc: eventId('malloc'),
	hash: eventId('hash'),
	insert: eventId('slot.insert'),
	update: eventId('slot.update'),
	clear: eventId('slot.clear'),
	emptyOne: eventId('slot.emptyOne'),
	clearMap: eventId('map.clear.begin'),
	move: eventId('evacuate.slot'),
	compare: eventId('key.compare'),
	yield: eventId('iterate.yield'),
	access: eventId('map.access.begin'),
	accessEnd: eventId('map.access.end'),
	assign: eventId('map.assign.begin'),
};

/** The entry whose bytes lie in the slot in state `index`: a live one, or one that has gone; null if there was none. */
export function entryAt({ events }: Trace, place: SlotAt, index: number): Entry | null {
	const insert = insertOf(events, place, index);
	return insert && follow(events, insert);
}

/** Where an entry lies in state `index`; null before its insert and behind its end. */
export function placeAt({ stations, end }: Entry, index: number): SlotAt | null {
	if (index > end) return null;
	return stations.findLast(({ event }) => event < index)?.place ?? null;
}

/** Goes back to the insert of what lies in a slot; null if nothing has been inserted since its memory was handed out. */
function insertOf(events: EventColumns, { bucket, slot }: SlotAt, index: number): Station | null {
	const { id, args } = events;
	let at = index < events.length ? argsAt(events, index) : wordsOf(events);
	for (let i = index - 1; i >= 0; i--) {
		const kind = id[i];
		at -= eventWords[kind];
		if (kind === ids.insert && args[at] === bucket && args[at + 1] === slot)
			return { event: i, place: { bucket, slot }, useY: null };
		if (kind === ids.move && args[at + 2] === bucket && args[at + 3] === slot) {
			bucket = args[at];
			slot = args[at + 1];
		} else if (kind === ids.malloc && args[at] <= bucket && bucket < args[at] + args[at + 2])
			return null;
	}
	return null;
}

/** Where the fields of the last event end. */
function wordsOf(events: EventColumns): number {
	const last = events.length - 1;
	return last < 0 ? 0 : argsAt(events, last) + eventWords[events.id[last]];
}

function follow(events: EventColumns, insert: Station): Entry {
	const { id, args, length } = events;
	const stations = [insert];
	const { h, hashes } = assignmentOf(events, insert.event);
	const updates: number[] = [];
	const reads: number[] = [];
	let { bucket, slot } = insert.place;
	let isAccess = false;
	let at = argsAt(events, insert.event + 1 < length ? insert.event + 1 : insert.event);
	for (let i = insert.event + 1; i < length; at += eventWords[id[i++]]) {
		const kind = id[i];
		if (kind === ids.access) isAccess = true;
		else if (kind === ids.accessEnd) isAccess = false;
		else if (kind === ids.clearMap && args[at] === h)
			return { stations, hashes, updates, reads, removed: i, end: i };
		if (!namesSlot(kind, args, at, bucket, slot)) continue;
		if (kind === ids.move) {
			const [, , to, toSlot, useY, low, high] = args.subarray(at, at + eventWords[kind]);
			// An entry that comes to the slot is another one: the one that lay here has gone with its memory.
			if (to === bucket && toSlot === slot)
				return { stations, hashes, updates, reads, removed: -1, end: i };
			const isRehashed = low !== 0 || high !== 0;
			[bucket, slot] = [to, toSlot];
			stations.push({ event: i, place: { bucket, slot }, useY: isRehashed ? useY === 1 : null });
			if (isRehashed) hashes.push({ event: i, low, high });
		} else if (kind === ids.update) updates.push(i);
		else if (kind === ids.yield || (kind === ids.compare && isAccess && args[at + 2] === 1))
			reads.push(i);
		else if (kind === ids.clear || kind === ids.emptyOne)
			return { stations, hashes, updates, reads, removed: i, end: i };
		else if (kind === ids.insert) return { stations, hashes, updates, reads, removed: -1, end: i };
	}
	return { stations, hashes, updates, reads, removed: -1, end: length };
}

/** The assignment that event `insert` belongs to: its map, and the hash of its operand. */
function assignmentOf(
	events: EventColumns,
	insert: number,
): { readonly h: Addr; readonly hashes: RecordedHash[] } {
	const { id, args } = events;
	let begin = insert;
	while (begin > 0 && id[begin] !== ids.assign) begin--;
	const h = args[argsAt(events, begin)];
	for (let i = begin; i < insert; i++) {
		if (id[i] !== ids.hash) continue;
		const at = argsAt(events, i);
		return { h, hashes: [{ event: i, low: args[at + 2], high: args[at + 3] }] };
	}
	return { h, hashes: [] };
}
