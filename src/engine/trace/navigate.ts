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

/** Step over: the next state in direction `by` that is not nested deeper than the present one. */
export function stepOver(events: EventColumns, index: number, by: 1 | -1): number {
	if (index + by < 0 || index + by > events.length) return index;
	const depthAt = (state: number) => (state < events.length ? events.depth[state] : 0);
	const depth = depthAt(index);
	let at = index + by;
	while (at > 0 && at < events.length && depthAt(at) > depth) at += by;
	return at;
}

/** Step out: the next state in direction `by` that is nested less deep than the present one. */
export function stepOut(events: EventColumns, index: number, by: 1 | -1): number {
	const depthAt = (state: number) => (state < events.length ? events.depth[state] : 0);
	const depth = depthAt(index);
	let at = index + by;
	while (at > 0 && at < events.length && depthAt(at) >= depth) at += by;
	return Math.min(Math.max(at, 0), events.length);
}
