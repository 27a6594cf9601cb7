// An event that a question may be about, with what it takes to ask and to answer: the operation that it begins,
// the map, its header in any state, and the buckets that can be pointed at.

import type { Addr } from '#engine/memory/address.ts';
import { mapType, type MapType } from '#engine/runtime/classic/layout.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { eventNames, type EventName } from '#engine/trace/schema.ts';
import { eventAt, type TraceEvent } from '#engine/trace/trace.ts';
import {
	decodeChain,
	decodeHeader,
	type Bucket,
	type MapHeader,
	type TableHead,
} from '../classic.ts';
import { readingOf } from '../reading.ts';
import { mapAt, traceIndex } from '../trace-index.ts';
import { formatValue } from '../value.ts';
import type { QuestionWords } from './english.ts';
import type { BucketChoice } from './question.ts';

/** The events that begin an operation on one key, and what ends each. */
const endOf: Partial<Record<EventName, EventName>> = {
	'map.assign.begin': 'map.assign.end',
	'map.access.begin': 'map.access.end',
	'map.delete.begin': 'map.delete.end',
};

/** Tables of more buckets are not asked about: who could point at one of their buckets? */
const mostBuckets = 64;

/** A map in one state. */
export interface MapThen {
	readonly t: MapType;
	readonly header: MapHeader;
}

/** A bucket, and its chain in the order of the search. */
export interface ChainThen {
	readonly choices: readonly BucketChoice[];
	readonly buckets: readonly Bucket[];
}

/** Event `event.index` of a run. Moves the cursor of the replay. */
export class Asking {
	readonly replay: Replay;
	readonly event: TraceEvent;
	readonly words: QuestionWords;
	#span: readonly TraceEvent[] | null = null;

	constructor(replay: Replay, event: number, words: QuestionWords) {
		this.replay = replay;
		this.words = words;
		this.event = eventAt(replay.trace.events, event);
	}

	/** The operation that the event begins: its events, from it to its end. */
	get span(): readonly TraceEvent[] {
		this.#span ??= this.#spanOf();
		return this.#span;
	}

	#spanOf(): TraceEvent[] {
		const { events } = this.replay.trace;
		const end = endOf[this.event.name];
		const span = [this.event];
		for (let i = this.event.index + 1; end !== undefined && i < events.length; i++) {
			const name = eventNames[events.id[i]];
			if (name === 'gc.mark' || name === 'gc.free') continue;
			span.push(eventAt(events, i));
			if (name === end) break;
		}
		return span;
	}

	/** The first event of a name in the operation; with `from`, behind that event. */
	first(name: EventName, from = -1): TraceEvent | undefined {
		return this.span.find((event) => event.name === name && event.index > from);
	}

	last(name: EventName): TraceEvent | undefined {
		return this.span.findLast((event) => event.name === name);
	}

	all(name: EventName): TraceEvent[] {
		return this.span.filter((event) => event.name === name);
	}

	/** The last event before this one that fits, no further back than the run goes. */
	before(fits: (event: TraceEvent) => boolean, name: EventName): TraceEvent | null {
		const { events } = this.replay.trace;
		for (let i = this.event.index - 1; i >= 0; i--) {
			if (eventNames[events.id[i]] !== name) continue;
			const event = eventAt(events, i);
			if (fits(event)) return event;
		}
		return null;
	}

	/** The map at `h` in state `state`; null if it is nil or cannot be read. */
	mapIn(state: number, h: Addr = this.event.fields.h ?? 0): MapThen | null {
		const { trace } = this.replay;
		const made = mapAt(traceIndex(trace), h, state);
		if (made === null) return null;
		const t = mapType(trace.debug.types[made.type]);
		const header = decodeHeader(this.replay.seek(state), t, h);
		return header === null || header.unreadable !== null ? null : { t, header };
	}

	/** The key that the operation is about. */
	get key(): string {
		// The operand is in its place when the event has been emitted.
		const state = this.event.index + 1;
		const map = this.mapIn(state);
		return map ? this.keyAt(state, map.t, this.event.fields.key) : '';
	}

	/** The key at an address, as text. */
	keyAt(state: number, t: MapType, addr: Addr): string {
		this.replay.seek(state);
		return formatValue(readingOf(this.replay), t.key, addr);
	}

	/** Why the tables of a map cannot be pointed at, or null. */
	tooLarge({ header }: MapThen): string | null {
		const buckets = header.table?.main ?? 0;
		return buckets > mostBuckets ? this.words.refused.large(buckets, mostBuckets) : null;
	}

	/** The main buckets of a table; overflow buckets stand for the one whose chain they are in. */
	mains(state: number, { t }: MapThen, table: TableHead | null, old: boolean): BucketChoice[] {
		if (table === null) return [];
		const memory = this.replay.seek(state);
		return Array.from({ length: table.main }, (_, i) => {
			const { buckets } = decodeChain(memory, t, table, i);
			return {
				addr: buckets[0].addr,
				name: this.words.bucket(i, old),
				chain: buckets.map(({ addr }) => addr),
			};
		});
	}

	/** The buckets of the chain of one main bucket of a table, each by itself. */
	chain(state: number, { t }: MapThen, table: TableHead, index: number, old: boolean): ChainThen {
		const { buckets } = decodeChain(this.replay.seek(state), t, table, index);
		const choices = buckets.map(({ addr }, i) => ({
			addr,
			name: this.words.bucket(index, old, i),
			chain: [addr],
		}));
		return { choices, buckets };
	}
}
