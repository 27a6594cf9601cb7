// The recorder: takes events from the running engine and appends them to columns. It is there only while
// a run is recorded; the engine asks `if (process.recorder !== null)` before each emit.

import { doubled, WriteLog } from '../memory/write-log.ts';
import type { Memory } from '../memory/memory.ts';
import { eventRows, eventWords } from './schema.ts';
import { atShift, type EventColumns, type WriteColumns } from './trace.ts';

const firstCapacity = 1 << 12;
const maxDepth = 0xffff;

/** Appends events; from its construction on, every store to `memory` is logged. */
export class Recorder {
	/** Line of the statement that runs, from 1; the machine keeps it up to date. */
	line = 0;
	/** Events so far. */
	length = 0;
	/** Events after which `full` turns true. */
	readonly limit: number;
	readonly #log = new WriteLog();
	#depth = 0;
	#id = new Uint8Array(firstCapacity);
	#line = new Uint16Array(firstCapacity);
	#nesting = new Uint16Array(firstCapacity);
	#writes = new Int32Array(firstCapacity);
	#at = new Int32Array(firstCapacity >> atShift);
	#args = new Int32Array(firstCapacity);
	#argsLength = 0;

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
		const n = this.length;
		if (n === this.#id.length) this.#growColumns();
		if (this.#argsLength + 7 > this.#args.length) this.#args = doubled(this.#args);
		const nest = nests[id];
		if (nest < 0 && this.#depth > 0) this.#depth--;
		this.#id[n] = id;
		this.#line[n] = this.line;
		this.#nesting[n] = Math.min(this.#depth, maxDepth);
		this.#writes[n] = this.#log.length;
		if ((n & ((1 << atShift) - 1)) === 0) this.#at[n >> atShift] = this.#argsLength;
		if (nest > 0) this.#depth++;
		const args = this.#args;
		const at = this.#argsLength;
		args[at] = a;
		args[at + 1] = b;
		args[at + 2] = c;
		args[at + 3] = d;
		args[at + 4] = e;
		args[at + 5] = f;
		args[at + 6] = g;
		this.#argsLength = at + eventWords[id];
		this.length = n + 1;
	}

	/** The columns so far, cut to length (copies: fit to be transferred). */
	events(): EventColumns {
		return {
			length: this.length,
			id: this.#id.slice(0, this.length),
			line: this.#line.slice(0, this.length),
			depth: this.#nesting.slice(0, this.length),
			writes: this.#writes.slice(0, this.length),
			at: this.#at.slice(0, (this.length >> atShift) + 1),
			args: this.#args.slice(0, this.#argsLength),
		};
	}

	/** The writes so far, cut to length (copies). */
	writes(): WriteColumns {
		const { length, word, delta } = this.#log;
		return { length, word: word.slice(0, length), delta: delta.slice(0, length) };
	}

	#growColumns(): void {
		const n = this.length * 2;
		this.#id = widened(this.#id, new Uint8Array(n));
		this.#line = widened(this.#line, new Uint16Array(n));
		this.#nesting = widened(this.#nesting, new Uint16Array(n));
		this.#writes = doubled(this.#writes);
		this.#at = doubled(this.#at);
	}
}

function widened<T extends Uint8Array | Uint16Array>(column: T, wider: T): T {
	wider.set(column);
	return wider;
}

const nests = Int8Array.from(eventRows, (row) => row.nest);
