// What is looked up in a trace again and again, found once: where maps were made, what was printed by
// when, and how often each line has run. All of it follows from the event columns.

import type { Addr } from '#engine/memory/address.ts';
import { eventId } from '#engine/trace/schema.ts';
import { eventAt, type Trace } from '#engine/trace/trace.ts';

const mapMake = eventId('map.make');
const print = eventId('print');
const stmt = eventId('stmt');

/** A map that the program made. */
export interface MadeMap {
	/** The state in which it is there first. */
	readonly since: number;
	readonly addr: Addr;
	/** Index into DebugInfo.types. */
	readonly type: number;
}

/** Ascending lists over one trace. */
export interface TraceIndex {
	readonly maps: readonly MadeMap[];
	/** States behind which something has been printed, and the bytes printed by then. */
	readonly printStates: readonly number[];
	readonly printEnds: readonly number[];
	/** By line (from 1): the states in which its statements are about to run. */
	readonly lineStates: readonly (readonly number[])[];
}

const known = new WeakMap<Trace, TraceIndex>();

/** The index of `trace`, made at the first call. */
export function traceIndex(trace: Trace): TraceIndex {
	let index = known.get(trace);
	if (index === undefined) {
		index = build(trace);
		known.set(trace, index);
	}
	return index;
}

function build({ events, debug }: Trace): TraceIndex {
	const maps: MadeMap[] = [];
	const printStates: number[] = [];
	const printEnds: number[] = [];
	const lineStates: number[][] = Array.from({ length: lineCount(debug.source) + 1 }, () => []);
	const { id, line } = events;
	for (let i = 0; i < events.length; i++) {
		if (id[i] === stmt) lineStates[line[i]]?.push(i + 1);
		else if (id[i] === print) {
			printStates.push(i + 1);
			const { from, length } = eventAt(events, i).fields;
			printEnds.push(from + length);
		} else if (id[i] === mapMake) {
			const { h, type } = eventAt(events, i).fields;
			maps.push({ since: i + 1, addr: h, type });
		}
	}
	return { maps, printStates, printEnds, lineStates };
}

/** Lines of a source text. */
function lineCount(source: string): number {
	return source.split('\n').length;
}

/** How many entries of an ascending list are ≤ state. */
export function countUpTo(states: readonly number[], state: number): number {
	let low = 0;
	let high = states.length;
	while (low < high) {
		const mid = (low + high) >> 1;
		if (states[mid] <= state) low = mid + 1;
		else high = mid;
	}
	return low;
}

/** The map whose header is at `addr` in `state`, or null: an address can be used again after a collection. */
export function mapAt(index: TraceIndex, addr: Addr, state: number): MadeMap | null {
	for (let i = index.maps.length - 1; i >= 0; i--)
		if (index.maps[i].addr === addr && index.maps[i].since <= state) return index.maps[i];
	return null;
}
