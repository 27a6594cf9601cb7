// Searches for other places of a run, either way. A search reads the ids first, and fields only of the kinds
// that it is about; where these lie follows from event to event, so nothing is looked up.

import { nthOffsets } from './fields.ts';
import { eventId, eventNames, eventWords, type EventName } from './schema.ts';
import { argsAt, type EventColumns } from './trace.ts';

/** Kinds of events: 1 by the ids of those that are meant. */
export type Kinds = Uint8Array;

/** The kinds called by name. */
export function kindsOf(names: readonly EventName[]): Kinds {
	const kinds = new Uint8Array(eventNames.length);
	for (const name of names) kinds[eventId(name)] = 1;
	return kinds;
}

/** The first event behind a position (by = 1), or the last one whose state lies before it (by = -1). */
function firstOf(position: number, by: 1 | -1): number {
	return by > 0 ? Math.floor(position) : Math.ceil(position) - 2;
}

/** The nearest state behind (by = 1) or before (by = -1) a position to which an event of some kinds leads, or -1. */
export function nextOfKinds(
	{ id, length }: EventColumns,
	kinds: Kinds,
	position: number,
	by: 1 | -1,
): number {
	for (let i = firstOf(position, by); i >= 0 && i < length; i += by)
		if (kinds[id[i]] === 1) return i + 1;
	return -1;
}

/** Events whose `from` and `to` are no buckets. */
const others = kindsOf(['print', 'slice.grow', 'memstats.read']);

/** By event id: which of its words are addresses of buckets; -1: no more of them are. */
const [first, second] = [0, 1].map((n) => {
	const words = nthOffsets(['bucket', 'from', 'to'], n);
	return words.map((word, id) => (others[id] === 1 ? -1 : word));
});

/** The nearest state behind or before a position to which an event about the bucket at an address leads, or -1. */
export function nextTouch(
	events: EventColumns,
	bucket: number,
	position: number,
	by: 1 | -1,
): number {
	const { id, args, length } = events;
	let i = firstOf(position, by);
	if (i < 0 || i >= length) return -1;
	let at = argsAt(events, i);
	for (;;) {
		const kind = id[i];
		const isAbout = (word: number) => word >= 0 && args[at + word] === bucket;
		if (isAbout(first[kind]) || isAbout(second[kind])) return i + 1;
		if (by > 0) at += eventWords[kind];
		i += by;
		if (i < 0 || i >= length) return -1;
		if (by < 0) at -= eventWords[id[i]];
	}
}
