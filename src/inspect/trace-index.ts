// What is looked up in a trace again and again, found once: where each kind of event is, where maps were made, what
// was printed by when, and how often each line has run. All of it follows from the event columns.

import type { Addr } from '#engine/memory/address.ts';
import { eventId, eventRows } from '#engine/trace/schema.ts';
import { argsAt, eventAt, type EventColumns, type Trace } from '#engine/trace/trace.ts';

const mapMake = eventId('map.make');
const print = eventId('print');
const stmt = eventId('stmt');
const loopBegin = eventId('iterate.begin');
const visit = eventId('iterate.bucket');

/** A map that the program made. */
export interface MadeMap {
	/** The state in which it is there first. */
	readonly since: number;
	readonly addr: Addr;
	/** Index into DebugInfo.types. */
	readonly type: number;
}

/** The loops of one iterator: the events that begin one, and those that come to a bucket. */
interface IteratorEvents {
	readonly begins: readonly number[];
	readonly visits: readonly number[];
}

/** Ascending lists over one trace. */
export interface TraceIndex {
	/** By event id: the events. */
	readonly byKind: readonly Int32Array[];
	/** By address of the iterator. */
	readonly loops: ReadonlyMap<Addr, IteratorEvents>;
	readonly maps: readonly MadeMap[];
	/** By address of the header: the maps that were there, the oldest first. */
	readonly mapsByAddress: ReadonlyMap<Addr, readonly MadeMap[]>;
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
	const byKind = kindsIn(events);
	const prints = Array.from(byKind[print], (i) => eventAt(events, i).fields);
	const maps = Array.from(byKind[mapMake], (i): MadeMap => {
		const { h, type } = eventAt(events, i).fields;
		return { since: i + 1, addr: h, type };
	});
	const mapsByAddress = new Map<Addr, MadeMap[]>();
	for (const map of maps) entryOf(mapsByAddress, map.addr, () => []).push(map);
	const lineStates: number[][] = Array.from({ length: lineCount(debug.source) + 1 }, () => []);
	for (const i of byKind[stmt]) lineStates[events.line[i]]?.push(i + 1);
	return {
		byKind,
		loops: loopsIn(events, byKind),
		maps,
		mapsByAddress,
		printStates: Array.from(byKind[print], (i) => i + 1),
		printEnds: prints.map(({ from, length }) => from + length),
		lineStates,
	};
}

/** The events of each kind: pieces of one list, in which those of a kind stand together. */
function kindsIn({ id, length }: EventColumns): Int32Array[] {
	const ends = new Int32Array(eventRows.length);
	for (let i = 0; i < length; i++) ends[id[i]]++;
	for (let kind = 1; kind < ends.length; kind++) ends[kind] += ends[kind - 1];
	const begins = ends.slice();
	const all = new Int32Array(length);
	for (let i = length - 1; i >= 0; i--) all[--begins[id[i]]] = i;
	return Array.from(begins, (begin, kind) => all.subarray(begin, ends[kind]));
}

function loopsIn(
	events: EventColumns,
	byKind: readonly Int32Array[],
): Map<Addr, { begins: number[]; visits: number[] }> {
	const loops = new Map<Addr, { begins: number[]; visits: number[] }>();
	for (const [kind, list] of [
		[loopBegin, 'begins'],
		[visit, 'visits'],
	] as const) {
		const place = Object.keys(eventRows[kind].fields).indexOf('it');
		for (const i of byKind[kind]) {
			const it = events.args[argsAt(events, i) + place];
			entryOf(loops, it, () => ({ begins: [], visits: [] }))[list].push(i);
		}
	}
	return loops;
}

function entryOf<V>(map: Map<Addr, V>, key: Addr, make: () => V): V {
	const value = map.get(key) ?? make();
	map.set(key, value);
	return value;
}

/** Lines of a source text. */
function lineCount(source: string): number {
	return source.split('\n').length;
}

/** How many entries of an ascending list are ≤ state. */
export function countUpTo(states: ArrayLike<number>, state: number): number {
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
	return index.mapsByAddress.get(addr)?.findLast(({ since }) => since <= state) ?? null;
}

/** The last event up to `upTo` whose id is one of `ids`; -1: there is none. */
export function lastOf({ byKind }: TraceIndex, ids: Iterable<number>, upTo: number): number {
	let last = -1;
	for (const id of ids) last = Math.max(last, byKind[id][countUpTo(byKind[id], upTo) - 1] ?? -1);
	return last;
}

/** The first event behind event `after` whose id is one of `ids`; Infinity: there is none. */
export function firstOf({ byKind }: TraceIndex, ids: Iterable<number>, after: number): number {
	let first = Infinity;
	for (const id of ids)
		first = Math.min(first, byKind[id][countUpTo(byKind[id], after)] ?? Infinity);
	return first;
}
