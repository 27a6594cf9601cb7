// The life of a key: every event that is about it, wherever its entry lies by then. The entry is followed through
// overflow buckets and evacuations by the events alone; bytes are read only where an operation names a key.

import { mapType } from '#engine/runtime/classic/layout.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { eventRows, eventWords, type EventName } from '#engine/trace/schema.ts';
import { kindsOf } from '#engine/trace/search.ts';
import { eventAt, type TraceEvent } from '#engine/trace/trace.ts';
import { identityOf, type KeyOf } from './key.ts';
import { readingOf } from './reading.ts';
import { mapAt, traceIndex } from './trace-index.ts';

const operations: ReadonlySet<EventName> = new Set([
	'map.access.begin',
	'map.assign.begin',
	'map.delete.begin',
]);
/** By event id: which of its words is the bucket of the slot that it is about (the slot is the next one), or -1. */
const bucketWord = Int8Array.from(eventRows, ({ fields }) => {
	const names = Object.keys(fields);
	return 'bucket' in fields && 'slot' in fields
		? names.indexOf('bucket')
		: names.indexOf('fromSlot') - 1;
}).map((word) => Math.max(word, -1));

/** By event id: it is looked at wherever it is about. */
const general = kindsOf([...operations, 'map.make', 'map.clear.end', 'gc.free', 'slot.insert']);

/**
 * The states to which events about a key lead, ascending. An event is about a key if it begins an operation on it, if
 * the slot that it is about holds the entry of the key, or if it takes that entry away. Moves the replay's cursor.
 */
export function touchesOfKey(replay: Replay, key: KeyOf): Int32Array {
	const { events } = replay.trace;
	const { id, args, length } = events;
	const follower = new Follower(replay, key);
	const states: number[] = [];
	for (let i = 0, at = 0; i < length; at += eventWords[id[i]], i++) {
		const word = bucketWord[id[i]];
		const isHere = word >= 0 && follower.isAt(args[at + word], args[at + word + 1]);
		if ((isHere || general[id[i]] === 1) && follower.isTouch(eventAt(events, i), isHere))
			states.push(i + 1);
	}
	return Int32Array.from(states);
}

/** Knows where the entry of a key lies, while it is told the events in order. */
class Follower {
	readonly #replay: Replay;
	readonly #key: KeyOf;
	/** The slot of the entry; bucket 0 while there is none. */
	#bucket = 0;
	#slot = 0;
	/** The operation at hand is on the key. */
	#isMine = false;

	constructor(replay: Replay, key: KeyOf) {
		this.#replay = replay;
		this.#key = key;
	}

	isAt(bucket: number, slot: number): boolean {
		return bucket === this.#bucket && slot === this.#slot && bucket !== 0;
	}

	/** Takes an event; `isHere`: it is about the slot of the entry. */
	isTouch(event: TraceEvent, isHere: boolean): boolean {
		const { name, fields } = event;
		const { h } = this.#key;
		if (operations.has(name)) return (this.#isMine = this.#isOn(event));
		switch (name) {
			case 'map.make':
			case 'gc.free':
				// The header is another map's, or nobody's, from here on.
				if ((fields.h ?? fields.addr) === h) this.#bucket = 0;
				return false;
			case 'map.clear.end': {
				const isTaken = fields.h === h && this.#bucket !== 0;
				if (isTaken) this.#bucket = 0;
				return isTaken;
			}
			case 'slot.insert':
				if (this.#isMine) this.#move(fields.bucket, fields.slot);
				return this.#isMine;
			case 'evacuate.slot':
				this.#move(fields.to, fields.toSlot);
				return true;
			case 'slot.clear':
				this.#bucket = 0;
				return true;
			default:
				return isHere;
		}
	}

	#move(bucket: number, slot: number): void {
		this.#bucket = bucket;
		this.#slot = slot;
	}

	/** Whether an operation that begins is on the key. */
	#isOn({ index, fields }: TraceEvent): boolean {
		const { h } = this.#key;
		if (fields.h !== h) return false;
		const { trace } = this.#replay;
		const made = mapAt(traceIndex(trace), h, index);
		if (made === null) return false;
		// The operand is in its place when the event has been emitted.
		this.#replay.seek(index + 1);
		const { key } = mapType(trace.debug.types[made.type]);
		return identityOf(readingOf(this.#replay), key, fields.key) === this.#key.identity;
	}
}
