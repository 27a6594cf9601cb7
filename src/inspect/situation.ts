// A situation: what conditions speak of, in one state after the other. It is told the events in order and keeps
// account of the map, the key and the bucket at hand; bytes are read only when a field is asked for.

import type { Addr } from '#engine/memory/address.ts';
import { hmap, keys, mapType } from '#engine/runtime/classic/layout.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { eventNames, type EventName } from '#engine/trace/schema.ts';
import { kindsOf } from '#engine/trace/search.ts';
import { eventAt, type TraceEvent } from '#engine/trace/trace.ts';
import { headerNames, type FieldName, type HeaderName } from './condition.ts';
import { orderOf, orderOfNumber, orderOfPointer, type Order } from './literal-order.ts';
import type { Literal } from './literal.ts';
import { memStatsAt, type StatName } from './memstats.ts';
import { operationBegins } from './operation.ts';
import { readingOf } from './reading.ts';
import { mapAt, traceIndex } from './trace-index.ts';

/** Bits that say what may be different from the state before. */
export const headerMoved = 1;
export const heapMoved = 2;
export const keyMoved = 4;
export const bucketMoved = 8;

const begins = kindsOf(operationBegins);
const heapMoves = kindsOf(['malloc', 'gc.begin', 'gc.free', 'gc.end']);

/** Events that change what the key or the bucket at hand is, by what they do to them. */
const handling: Partial<Record<EventName, (hand: Hand, event: TraceEvent) => void>> = {
	'map.access.begin': begin,
	'map.assign.begin': begin,
	'map.delete.begin': begin,
	'map.access.end': end,
	'map.assign.end': end,
	'map.delete.end': end,
	'bucket.select': (hand, { fields }) => (hand.bucket = fields.index),
	'evacuate.begin': (hand, { fields }) => (hand.evacuating = fields.oldbucket),
	'evacuate.end': (hand) => (hand.evacuating = -1),
	'iterate.bucket': (hand, { fields }) => (hand.bucket = fields.index),
	'iterate.end': end,
	'evacuate.slot': (hand, { fields }) => (hand.entry = { at: fields.to, slot: fields.toSlot }),
	'iterate.yield': (hand, { fields }) => (hand.entry = { at: fields.bucket, slot: fields.slot }),
};
const handled = kindsOf(Object.keys(handling) as EventName[]);

/** What is being worked on. */
interface Hand {
	/** Where the key of the operation under way lies; 0: there is none. */
	operand: Addr;
	/** The entry that the last event moved or yielded; null: it did not. */
	entry: { readonly at: Addr; readonly slot: number } | null;
	/** Index of the bucket that was selected, and of the old one that is being evacuated; -1: none. */
	bucket: number;
	evacuating: number;
}

function begin(hand: Hand, { fields }: TraceEvent): void {
	hand.operand = fields.key;
	hand.bucket = -1;
}

function end(hand: Hand): void {
	hand.operand = 0;
	hand.bucket = -1;
}

const words = hmap.size >> 2;
const headers: ReadonlySet<string> = new Set(headerNames);
const pointers: ReadonlySet<string> = new Set(['buckets', 'oldbuckets', 'extra']);

/** The states of a run, one after the other. It moves the cursor of its replay. */
export class Situation {
	readonly replay: Replay;
	/** The state. */
	index = 0;
	/** Header of the map at hand; 0: none. */
	#h: Addr = 0;
	/** By iterator: the map that it goes through. */
	readonly #loops = new Map<Addr, Addr>();
	readonly #hand: Hand = { operand: 0, entry: null, bucket: -1, evacuating: -1 };

	constructor(replay: Replay) {
		this.replay = replay;
	}

	/** Goes to the next state, and says what may be different there. */
	next(): number {
		const { events, writes } = this.replay.trace;
		const i = this.index++;
		const id = events.id[i];
		let moved = heapMoves[id] === 1 ? heapMoved : 0;
		if (begins[id] === 1 && this.#turnTo(i)) moved |= headerMoved;
		for (let at = i === 0 ? 0 : events.writes[i - 1]; at < events.writes[i]; at++) {
			const word = writes.word[at] - (this.#h >> 2);
			if (word >= 0 && word < words) moved |= headerMoved;
		}
		if (this.#hand.entry !== null) {
			this.#hand.entry = null;
			moved |= keyMoved;
		}
		if (handled[id] === 1) {
			handling[eventNames[id]]?.(this.#hand, eventAt(events, i));
			moved |= keyMoved | bucketMoved;
		}
		return moved;
	}

	/** Takes up the map that event `i` is about; whether it is another one than before. */
	#turnTo(i: number): boolean {
		const { name, fields } = eventAt(this.replay.trace.events, i);
		// A loop names its map only where it begins.
		if (name === 'iterate.begin') this.#loops.set(fields.it, fields.h);
		const h = name === 'iterate.yield' ? (this.#loops.get(fields.it) ?? 0) : fields.h;
		const isOther = h !== this.#h || name === 'map.make';
		this.#h = h;
		return isOther;
	}

	/** How a field in the state at hand stands to a literal; null: there is no such field there. */
	orderOf(field: FieldName, literal: Literal): Order | null {
		if (field === 'key') return this.#orderOfKey(literal);
		const value = field === 'bucket' ? this.#bucket() : this.readField(field, this.index);
		if (value === null) return null;
		return pointers.has(field) ? orderOfPointer(value, literal) : orderOfNumber(value, literal);
	}

	#bucket(): number | null {
		const { evacuating, bucket } = this.#hand;
		const index = evacuating >= 0 ? evacuating : bucket;
		return index < 0 ? null : index;
	}

	/** A counter, or a field of the header of the map at hand (of a pointer: an Addr), as it is in a state near by. */
	readField(field: HeaderName | StatName, index: number): number | null {
		if (!headers.has(field)) return memStatsAt(this.replay.seek(index))[field as StatName];
		if (mapAt(traceIndex(this.replay.trace), this.#h, index) === null) return null;
		return hmap.read(this.replay.seek(index), this.#h)[field as HeaderName];
	}

	#orderOfKey(literal: Literal): Order | null {
		const { trace } = this.replay;
		const made = mapAt(traceIndex(trace), this.#h, this.index);
		const { operand, entry } = this.#hand;
		if (made === null || (operand === 0 && entry === null)) return null;
		const t = mapType(trace.debug.types[made.type]);
		const memory = this.replay.seek(this.index);
		const reading = readingOf(this.replay);
		if (entry === null) return orderOf(reading, t.key, operand, literal);
		const at = entry.at + keys + entry.slot * t.keySlot;
		return orderOf(reading, t.key, t.indirectKey ? memory.loadPointer(at) : at, literal);
	}
}
