// The write log: what every store changed. An entry is a word index and (old XOR new), so applying an
// entry undoes it when it was done and redoes it when it was undone: seeking either way is one loop.
// Two growing columns; nothing else is kept about a write.

const firstCapacity = 1 << 16;

/** Columns of changes to 32-bit words. `length` entries are in use. */
export class WriteLog {
	/** Index of the changed word: byte offset >> 2. */
	word = new Int32Array(firstCapacity);
	/** Old value XOR new value; never 0. */
	delta = new Int32Array(firstCapacity);
	length = 0;

	/** Appends one change. */
	push(word: number, delta: number): void {
		const n = this.length;
		if (n === this.word.length) this.#grow();
		this.word[n] = word;
		this.delta[n] = delta;
		this.length = n + 1;
	}

	#grow(): void {
		this.word = doubled(this.word);
		this.delta = doubled(this.delta);
	}
}

/** A column of twice the length with the same beginning. */
export function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
	const wider = new Int32Array(column.length * 2);
	wider.set(column);
	return wider;
}
