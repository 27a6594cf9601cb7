// Replay: the image of a trace at any position. A write is its own inverse, so going forwards and going
// backwards are the same loop over the write log; what is reached does not depend on the way there.

import { ReadonlyMemory } from '../memory/memory.ts';
import type { Trace } from './trace.ts';

/** The image of a trace and a cursor into its events. */
export class Replay {
	readonly trace: Trace;
	/** The image at `index`. The same object at every position: read it before the next seek. */
	readonly memory: ReadonlyMemory;
	readonly #words: Int32Array;
	#index = 0;
	#writes = 0;

	constructor(trace: Trace) {
		const buffer = new ArrayBuffer(trace.size);
		const bytes = new Uint8Array(buffer);
		for (const { addr, bytes: piece } of trace.initial) bytes.set(piece, addr);
		this.trace = trace;
		this.memory = new ReadonlyMemory(buffer);
		this.#words = new Int32Array(buffer);
	}

	/** Number of states: events + 1. */
	get length(): number {
		return this.trace.events.length + 1;
	}

	/** The state that the image is in: behind the first `index` events. */
	get index(): number {
		return this.#index;
	}

	/** Moves to state `index`, 0 ≤ index < length, and returns the image. */
	seek(index: number): ReadonlyMemory {
		if (!(index >= 0 && index < this.length) || !Number.isInteger(index))
			throw new RangeError(`state ${index} is not one of the ${this.length} of this trace`);
		const target = index === 0 ? 0 : this.trace.events.writes[index - 1];
		const { word, delta } = this.trace.writes;
		const words = this.#words;
		let at = this.#writes;
		for (; at < target; at++) words[word[at]] ^= delta[at];
		while (at > target) {
			at--;
			words[word[at]] ^= delta[at];
		}
		this.#writes = at;
		this.#index = index;
		return this.memory;
	}
}
