// The write log: what every store changed. An entry is a word index and (old XOR new), so applying an
// entry undoes it when it was done and redoes it when it was undone: seeking either way is one loop.
//
// While the program runs, entries go into chunks, which never have to be copied; columns are made of them at
// the end. Nothing else is kept about a write.

/** Words of a chunk; room that is not used costs nothing. */
const chunkWords = 1 << 20;

/** Changes to 32-bit words, in the order in which they were made. */
export class WriteLog {
	/** Entries so far. */
	length = 0;
	readonly #full: Int32Array[] = [];
	#chunk = new Int32Array(chunkWords);
	#end = 0;

	/** Appends one change: of the word with that index (byte offset >> 2), by old value XOR new value, never 0. */
	push(word: number, delta: number): void {
		if (this.#end === chunkWords) this.#nextChunk();
		const chunk = this.#chunk;
		const end = this.#end;
		chunk[end] = word;
		chunk[end + 1] = delta;
		this.#end = end + 2;
		this.length++;
	}

	/** The entries in columns of their own, fit to be transferred. */
	columns(): { length: number; word: Int32Array<ArrayBuffer>; delta: Int32Array<ArrayBuffer> } {
		const { length } = this;
		const word = new Int32Array(length);
		const delta = new Int32Array(length);
		let to = 0;
		for (const chunk of [...this.#full, this.#chunk.subarray(0, this.#end)])
			for (let from = 0; from < chunk.length; to++) {
				word[to] = chunk[from++];
				delta[to] = chunk[from++];
			}
		return { length, word, delta };
	}

	#nextChunk(): void {
		this.#full.push(this.#chunk);
		this.#chunk = new Int32Array(chunkWords);
		this.#end = 0;
	}
}
