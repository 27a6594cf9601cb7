// The recorder: takes events from the running engine. It is there only while a run is recorded; the engine
// asks `if (process.recorder !== null)` before each emit.
//
// While the program runs, events go into one stream of words, which costs least, cut into chunks, which never
// have to be copied; columns are made of it at the end.
//
//   stream    … | id, line << 8 | length of the write log | fields … | id, line << 8 | …

import { WriteLog } from '../memory/write-log.ts';
import type { Memory } from '../memory/memory.ts';
import { eventRows, eventWords } from './schema.ts';
import { atShift, type EventColumns, type WriteColumns } from './trace.ts';

/** Words of a chunk; room that is not used costs nothing. */
const chunkWords = 1 << 20;

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
	readonly #full: Int32Array[] = [];
	#chunk = new Int32Array(chunkWords);
	#end = 0;

	constructor(memory: Memory, limit: number) {
		this.limit = limit;
		memory.log = this.#log;
	}

	/** Whether the budget is used up: time to stop politely at the next statement. */
	get full(): boolean {
		return this.length >= this.limit;
	}

	/** Appends an event with up to seven field words, in the order of its row in the schema. */
	emit(id: number, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0): void {
		if (this.#end + headWords + maxWords > chunkWords) this.#nextChunk();
		const chunk = this.#chunk;
		const at = this.#end;
		const size = eventWords[id];
		chunk[at] = id | (this.line << idBits);
		chunk[at + 1] = this.#log.length;
		chunk[at + 2] = a;
		chunk[at + 3] = b;
		chunk[at + 4] = c;
		chunk[at + 5] = d;
		if (size > 4) {
			chunk[at + 6] = e;
			chunk[at + 7] = f;
			chunk[at + 8] = g;
		}
		this.#end = at + headWords + size;
		this.length++;
	}

	/** The events so far, in columns of their own, fit to be transferred. */
	events(): EventColumns {
		return columnsOf([...this.#full, this.#chunk.subarray(0, this.#end)], this.length);
	}

	/** The writes so far, likewise. */
	writes(): WriteColumns {
		return this.#log.columns();
	}

	#nextChunk(): void {
		this.#full.push(this.#chunk.subarray(0, this.#end));
		this.#chunk = new Int32Array(chunkWords);
		this.#end = 0;
	}
}

const nests = Int8Array.from(eventRows, (row) => row.nest);

/** Columns of the `n` events in the chunks of a stream. */
function columnsOf(chunks: readonly Int32Array[], n: number): EventColumns {
	const words = chunks.reduce((sum, { length }) => sum + length, 0);
	const columns = {
		length: n,
		id: new Uint8Array(n),
		line: new Uint16Array(n),
		depth: new Uint16Array(n),
		writes: new Int32Array(n),
		at: new Int32Array((n >> atShift) + 1),
		args: new Int32Array(words - n * headWords),
	};
	const place = { event: 0, word: 0, depth: 0 };
	for (const chunk of chunks) sortIn(columns, chunk, place);
	return columns;
}

/** Puts the events of a chunk into the columns, from `place` on, which moves behind them. */
function sortIn(
	{ id, line, depth, writes, at, args }: EventColumns,
	chunk: Int32Array,
	place: { event: number; word: number; depth: number },
): void {
	let { event, word, depth: nesting } = place;
	for (let from = 0; from < chunk.length; event++) {
		const kind = chunk[from] & idMask;
		const nest = nests[kind];
		if (nest < 0 && nesting > 0) nesting--;
		id[event] = kind;
		line[event] = chunk[from] >>> idBits;
		depth[event] = Math.min(nesting, maxDepth);
		writes[event] = chunk[from + 1];
		if ((event & atMask) === 0) at[event >> atShift] = word;
		if (nest > 0) nesting++;
		from += headWords;
		for (const end = from + eventWords[kind]; from < end;) args[word++] = chunk[from++];
	}
	Object.assign(place, { event, word, depth: nesting });
}
