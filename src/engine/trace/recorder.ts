// The recorder: takes events from the running engine. It is there only while a run is recorded; the engine
// asks `if (process.recorder !== null)` before each emit.
//
// While the program runs, events go into one stream of words, which costs least; columns are made of it at
// the end.
//
//   stream    … | id, line << 8 | length of the write log | fields … | id, line << 8 | …

import { doubled, WriteLog } from '../memory/write-log.ts';
import type { Memory } from '../memory/memory.ts';
import { eventRows, eventWords } from './schema.ts';
import { atShift, type EventColumns, type WriteColumns } from './trace.ts';

/** Words of the stream at first, unless the limit is lower. Room that is not used costs nothing. */
const firstCapacity = 1 << 23;

/** Events behind the limit that there is room for: a run stops at its next statement. */
const spareEvents = 1 << 12;

const idBits = 8;
const idMask = (1 << idBits) - 1;
const headWords = 2;
const maxWords = 7;
const maxDepth = 0xffff;
const atMask = (1 << atShift) - 1;

/** Appends events; from its construction on, every store to `memory` is logged. */
export class Recorder {
	/** Line of the statement that runs, from 1; the machine keeps it up to date. */
	line = 0;
	/** Events so far. */
	length = 0;
	/** Events after which `full` turns true. */
	readonly limit: number;
	readonly #log = new WriteLog();
	#stream: Int32Array<ArrayBuffer>;
	#end = 0;

	constructor(memory: Memory, limit: number) {
		const room = (limit + spareEvents) * (headWords + maxWords);
		this.limit = limit;
		this.#stream = new Int32Array(Math.min(room, firstCapacity));
		memory.log = this.#log;
	}

	/** Whether the budget is used up: time to stop politely at the next statement. */
	get full(): boolean {
		return this.length >= this.limit;
	}

	/** Appends an event with up to seven field words, in the order of its row in the schema. */
	emit(id: number, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0): void {
		const at = this.#end;
		if (at + headWords + maxWords > this.#stream.length) this.#stream = doubled(this.#stream);
		const stream = this.#stream;
		const size = eventWords[id];
		stream[at] = id | (this.line << idBits);
		stream[at + 1] = this.#log.length;
		stream[at + 2] = a;
		stream[at + 3] = b;
		stream[at + 4] = c;
		stream[at + 5] = d;
		if (size > 4) {
			stream[at + 6] = e;
			stream[at + 7] = f;
			stream[at + 8] = g;
		}
		this.#end = at + headWords + size;
		this.length++;
	}

	/** The events so far, in columns of their own, fit to be transferred. */
	events(): EventColumns {
		return columnsOf(this.#stream, this.length, this.#end - this.length * headWords);
	}

	/** The writes so far, cut to length (copies). */
	writes(): WriteColumns {
		const { length, word, delta } = this.#log;
		return { length, word: word.slice(0, length), delta: delta.slice(0, length) };
	}
}

const nests = Int8Array.from(eventRows, (row) => row.nest);

/** Columns of the first `n` events of a stream, whose fields take `argWords` words. */
function columnsOf(stream: Int32Array, n: number, argWords: number): EventColumns {
	const id = new Uint8Array(n);
	const line = new Uint16Array(n);
	const depth = new Uint16Array(n);
	const writes = new Int32Array(n);
	const at = new Int32Array((n >> atShift) + 1);
	const args = new Int32Array(argWords);
	let from = 0;
	let to = 0;
	let nesting = 0;
	for (let i = 0; i < n; i++) {
		const event = stream[from] & idMask;
		const nest = nests[event];
		if (nest < 0 && nesting > 0) nesting--;
		id[i] = event;
		line[i] = stream[from] >>> idBits;
		depth[i] = Math.min(nesting, maxDepth);
		writes[i] = stream[from + 1];
		if ((i & atMask) === 0) at[i >> atShift] = to;
		if (nest > 0) nesting++;
		from += headWords;
		for (const end = from + eventWords[event]; from < end;) args[to++] = stream[from++];
	}
	return { length: n, id, line, depth, writes, at, args };
}
