// Navigation: which states a player stops at, and searches for other places in a trace. Pure functions
// over the event columns; a stop is a state index, 0…events.length.

import { eventId, eventRows, type EventName, type Level } from './schema.ts';
import { eventAt, type EventColumns } from './trace.ts';

const isLine = eventRows.map((row) => row.level === 'line');
const isOperation = eventRows.map((row) => row.level === 'operation');

/** The states at which a player stops on `level`, ascending; the first and the last state are always among them. */
export function stopsOf(events: EventColumns, level: Level): Int32Array {
	const n = events.length;
	const stops = new Int32Array(n + 2);
	const wanted = level === 'micro' ? null : level === 'line' ? isLine : isOperation;
	let length = 1;
	for (let i = 1; i <= n; i++)
		if (wanted === null || i === n || wanted[events.id[i - 1]]) stops[length++] = i;
	return stops.slice(0, length);
}

/** Index in ascending `stops` of the last one ≤ index. */
export function stopBefore(stops: Int32Array, index: number): number {
	let low = 0;
	let high = stops.length - 1;
	while (low < high) {
		const mid = (low + high + 1) >> 1;
		if (stops[mid] <= index) low = mid;
		else high = mid - 1;
	}
	return low;
}

/** The indices of all events called `name`, ascending. */
export function eventsNamed(events: EventColumns, name: EventName): number[] {
	const id = eventId(name);
	const found: number[] = [];
	for (let i = 0; i < events.length; i++) if (events.id[i] === id) found.push(i);
	return found;
}

/** The last event before `index` that is called `name`, or -1. */
export function lastEventNamed(events: EventColumns, name: EventName, index: number): number {
	const id = eventId(name);
	for (let i = index - 1; i >= 0; i--) if (events.id[i] === id) return i;
	return -1;
}

/** The first event called `name` whose fields have the given values, from event `from` on, or -1. */
export function findEvent(
	events: EventColumns,
	name: EventName,
	fields: Readonly<Record<string, number>> = {},
	from = 0,
): number {
	const id = eventId(name);
	const wanted = Object.entries(fields);
	for (let i = from; i < events.length; i++) {
		if (events.id[i] !== id) continue;
		const have = eventAt(events, i).fields;
		if (wanted.every(([field, value]) => have[field] === value)) return i;
	}
	return -1;
}

/**
 * How deep a state is: the depth of the event that leads on from it, where an event that ends its nest still
 * belongs to it. The last state is outside of everything.
 */
function depthOf({ length, depth, id }: EventColumns, state: number): number {
	if (state >= length) return 0;
	return depth[state] + (eventRows[id[state]].nest < 0 ? 1 : 0);
}

/** The first stop in direction `by` from `index` that is at most `depth` deep, else the first or last one. */
function search(
	events: EventColumns,
	stops: Int32Array,
	index: number,
	by: 1 | -1,
	depth: number,
): number {
	const last = stops.length - 1;
	let place = stopBefore(stops, index);
	if (by < 0 && stops[place] < index) place++;
	place += by;
	while (place > 0 && place < last && depthOf(events, stops[place]) > depth) place += by;
	return stops[Math.min(Math.max(place, 0), last)];
}

/** Step over: the next of `stops` in direction `by` that is not nested deeper than state `index`. */
export function stepOver(
	events: EventColumns,
	stops: Int32Array,
	index: number,
	by: 1 | -1,
): number {
	return search(events, stops, index, by, depthOf(events, index));
}

/** Step out: the next of `stops` in direction `by` that is nested less deep than state `index`. */
export function stepOut(
	events: EventColumns,
	stops: Int32Array,
	index: number,
	by: 1 | -1,
): number {
	return search(events, stops, index, by, depthOf(events, index) - 1);
}
