// What a run costs: hashes, buckets, comparisons, moves, memory. Counted once from left to right, as far as it is asked for,
// with a sum at every 512th event: any position is then a sum and at most 511 events away.

import { mapType, type MapType } from '#engine/runtime/classic/layout.ts';
import {
	eventId,
	eventNames,
	eventRows,
	eventWords,
	type EventName,
} from '#engine/trace/schema.ts';
import { argsAt, type Trace } from '#engine/trace/trace.ts';
import { countUpTo, mapAt, traceIndex } from './trace-index.ts';

/** Steps of work: what takes about the time of one look at memory. */
const steps = [
	'hashes',
	'buckets',
	'tophashReads',
	'lengthCompares',
	'keyCompares',
	'moved',
] as const;

/** The counters, in the order in which they are shown. */
export const costNames = [
	...steps,
	'bytesMoved',
	'bytesWritten',
	'allocations',
	'bytesAllocated',
] as const;

export type CostName = (typeof costNames)[number];

/**
 * hashes · buckets: looked into · tophashReads: tophash bytes looked at · lengthCompares: of strings · keyCompares · moved: entries, by evacuations · bytesMoved: of those entries ·
 * bytesWritten: of memory words that changed · allocations, bytesAllocated: as the allocator rounds them
 */
export type Costs = Readonly<Record<CostName, number>>;

/** What a program asks of a map. */
export const operationKinds = ['access', 'assign', 'delete', 'iterate'] as const;

export type OperationKind = (typeof operationKinds)[number];

/** An operation: events begin … end - 1. One that is under way ends at the position. */
export interface CountedOperation {
	readonly kind: OperationKind;
	readonly begin: number;
	readonly end: number;
	readonly costs: Costs;
}

/** All operations of a kind up to a position. */
export interface KindCosts {
	readonly kind: OperationKind;
	readonly count: number;
	/** Steps of work: hashes, buckets, comparisons and moves; on average, and in the operation with the most. */
	readonly mean: number;
	readonly worst: number;
	/** Where that one begins, as an event. */
	readonly worstAt: number;
}

const stride = 512;
const size = costNames.length;
const counter = Object.fromEntries(costNames.map((name, i) => [name, i])) as Record<
	CostName,
	number
>;

const counted: Partial<Record<EventName, CostName>> = {
	hash: 'hashes',
	'bucket.select': 'buckets',
	'chain.next': 'buckets',
	'iterate.bucket': 'buckets',
	'probe.tophash': 'tophashReads',
	'probe.empty': 'tophashReads',
	'probe.length': 'lengthCompares',
	'key.ends': 'keyCompares',
	'key.compare': 'keyCompares',
	'evacuate.slot': 'moved',
	malloc: 'allocations',
};

/** By event id: the counter that it moves by one; -1: none. */
const counterOf = Int8Array.from(eventNames, (name) => {
	const cost = counted[name];
	return cost === undefined ? -1 : counter[cost];
});

const beginsOf = new Map<number, OperationKind>([
	[eventId('map.access.begin'), 'access'],
	[eventId('map.assign.begin'), 'assign'],
	[eventId('map.delete.begin'), 'delete'],
]);
const ends = new Set(
	(
		[
			'map.access.end',
			'map.assign.end',
			'map.delete.end',
			'key.unhashable',
			'write.conflict',
		] as const
	).map(eventId),
);
/** A step of a loop has no beginning of its own: it reaches back to where the last thing was complete. */
const loopBegins = eventId('iterate.begin');
const loopSteps = new Set((['iterate.yield', 'iterate.end'] as const).map(eventId));
const inLoop = new Set(eventNames.flatMap((name, id) => (name.startsWith('iterate.') ? [id] : [])));
const isComplete = Uint8Array.from(eventRows, ({ level }) => (level === 'micro' ? 0 : 1));
const malloc = eventId('malloc');
const move = eventId('evacuate.slot');
const evacuation = eventId('evacuate.begin');
const wordSize = 4;

/** The finished operations of a kind, in the order of their ends. */
interface Finished {
	readonly begins: number[];
	readonly ends: number[];
	/** Steps of work in all operations up to each. */
	readonly sums: number[];
	/** Place of the one with the most steps up to each. */
	readonly worst: number[];
}

const noWork = (): Finished => ({ begins: [], ends: [], sums: [], worst: [] });

/** The costs of a run. */
export class CostIndex {
	readonly #trace: Trace;
	/** Sums of all counters before events 0, 512, 1024, … */
	readonly #sums: number[] = Array.from({ length: size }, () => 0);
	readonly #finished: Readonly<Record<OperationKind, Finished>> = {
		access: noWork(),
		assign: noWork(),
		delete: noWork(),
		iterate: noWork(),
	};
	/** Events counted so far. */
	#counted = 0;
	readonly #now = new Float64Array(size);
	/** The operation under way, and the counters where it began. */
	#open: OperationKind | null = null;
	#openAt = 0;
	readonly #atOpen = new Float64Array(size);
	/** Behind the last event that completed something: where a step of a loop begins. */
	#complete = 0;
	readonly #atComplete = new Float64Array(size);
	/** Bytes of an entry of the map that is being evacuated. */
	#entryBytes = 0;

	constructor(trace: Trace) {
		this.#trace = trace;
	}

	/** What the first `state` events cost. */
	upTo(state: number): Costs {
		this.#countTo(state);
		return named(this.#sumsAt(state));
	}

	/** What events from … to - 1 cost. */
	between(from: number, to: number): Costs {
		this.#countTo(to);
		const [a, b] = [this.#sumsAt(from), this.#sumsAt(to)];
		return named(b.map((n, i) => n - a[i]));
	}

	/** The operation under way in a state; null: none is. */
	operationAt(state: number): CountedOperation | null {
		const { id } = this.#trace.events;
		let isLoop = false;
		for (let i = state - 1; i >= 0; i--) {
			const kind = beginsOf.get(id[i]);
			if (kind) return this.#operation(kind, i, state);
			if (isComplete[id[i]] === 1)
				return isLoop || id[i] === loopBegins ? this.#operation('iterate', i + 1, state) : null;
			isLoop ||= inLoop.has(id[i]);
		}
		return null;
	}

	/** The operation that ended last; null: none has. */
	lastAt(state: number): CountedOperation | null {
		this.#countTo(state);
		let last: CountedOperation | null = null;
		for (const kind of operationKinds) {
			const { begins, ends: all } = this.#finished[kind];
			const place = countUpTo(all, state) - 1;
			if (place >= 0 && (last === null || all[place] > last.end))
				last = this.#operation(kind, begins[place], all[place]);
		}
		return last;
	}

	/** All operations up to a state, kind by kind; kinds that did not occur are left out. */
	kindsAt(state: number): KindCosts[] {
		this.#countTo(state);
		return operationKinds.flatMap((kind) => {
			const { begins, ends: all, sums, worst } = this.#finished[kind];
			const count = countUpTo(all, state);
			if (count === 0) return [];
			const place = worst[count - 1];
			return [
				{
					kind,
					count,
					mean: sums[count - 1] / count,
					worst: sums[place] - (sums[place - 1] ?? 0),
					worstAt: begins[place],
				},
			];
		});
	}

	#operation(kind: OperationKind, begin: number, end: number): CountedOperation {
		return { kind, begin, end, costs: this.between(begin, end) };
	}

	/** The counters before event `state`, which has been counted. */
	#sumsAt(state: number): Float64Array {
		const part = Math.floor(state / stride);
		const sums = Float64Array.from(this.#sums.slice(part * size, (part + 1) * size));
		const { events } = this.#trace;
		const first = part * stride;
		let at = first < state ? argsAt(events, first) : 0;
		let bytes = first < state ? this.#entryBytesBefore(first) : 0;
		for (let i = first; i < state; at += eventWords[events.id[i++]])
			bytes = this.#add(sums, i, at, bytes);
		return sums;
	}

	/** Counts on to event `to`. */
	#countTo(to: number): void {
		const { events } = this.#trace;
		const end = Math.min(to, events.length);
		if (this.#counted >= end) return;
		let at = argsAt(events, this.#counted);
		for (let i = this.#counted; i < end; at += eventWords[events.id[i++]]) {
			this.#entryBytes = this.#add(this.#now, i, at, this.#entryBytes);
			this.#follow(i);
			if ((i + 1) % stride === 0) this.#sums.push(...this.#now);
		}
		this.#counted = end;
	}

	/** Adds event `i`, whose fields begin at `at`; returns the bytes of an entry in the evacuation at hand. */
	#add(sums: Float64Array, i: number, at: number, entryBytes: number): number {
		const { id, args, writes } = this.#trace.events;
		const kind = id[i];
		const place = counterOf[kind];
		if (place >= 0) sums[place]++;
		sums[counter.bytesWritten] += (writes[i] - (i === 0 ? 0 : writes[i - 1])) * wordSize;
		if (kind === malloc) sums[counter.bytesAllocated] += args[at + 2];
		else if (kind === move) sums[counter.bytesMoved] += entryBytes;
		else if (kind === evacuation) return this.#entryBytesOf(args[at], i);
		return entryBytes;
	}

	/** Tophash, key and elem of an entry of the map at `h`. */
	#entryBytesOf(h: number, event: number): number {
		const made = mapAt(traceIndex(this.#trace), h, event);
		if (made === null) return 0;
		const { keySlot, elemSlot }: MapType = mapType(this.#trace.debug.types[made.type]);
		return 1 + keySlot + elemSlot;
	}

	/** The same for the evacuation that is under way before event `first`. */
	#entryBytesBefore(first: number): number {
		const { events } = this.#trace;
		for (let i = first - 1; i >= 0 && isComplete[events.id[i]] === 0; i--)
			if (events.id[i] === evacuation) return this.#entryBytesOf(events.args[argsAt(events, i)], i);
		return 0;
	}

	/** Notes where operations begin and end. */
	#follow(i: number): void {
		const id = this.#trace.events.id[i];
		const begun = beginsOf.get(id);
		if (begun) {
			this.#open = begun;
			this.#openAt = i;
			this.#atOpen.set(this.#now);
		} else if (this.#open && ends.has(id)) {
			this.#finish(this.#open, this.#openAt, i + 1, this.#atOpen);
			this.#open = null;
		} else if (loopSteps.has(id)) this.#finish('iterate', this.#complete, i + 1, this.#atComplete);
		if (isComplete[id] === 1) {
			this.#complete = i + 1;
			this.#atComplete.set(this.#now);
		}
	}

	#finish(kind: OperationKind, begin: number, end: number, before: Float64Array): void {
		const all = this.#finished[kind];
		const work = workOf(this.#now) - workOf(before);
		const place = all.ends.length;
		const sum = all.sums[place - 1] ?? 0;
		const most = all.worst[place - 1] ?? place;
		const isWorst = place === 0 || work > all.sums[most] - (all.sums[most - 1] ?? 0);
		all.begins.push(begin);
		all.ends.push(end);
		all.sums.push(sum + work);
		all.worst.push(isWorst ? place : most);
	}
}

/** How many steps of work there are in sums by counter. */
function workOf(sums: ArrayLike<number>): number {
	return steps.reduce((sum, name) => sum + sums[counter[name]], 0);
}

function named(sums: ArrayLike<number>): Costs {
	return Object.fromEntries(costNames.map((name, i) => [name, sums[i]])) as Costs;
}
