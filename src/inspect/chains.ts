// How long the chains of a map are, and how long they would be if its hash scattered the keys at random.

import { bucketCnt, mapType, minTopHash, type MapType } from '#engine/runtime/classic/layout.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { decodeHeader, type TableHead } from './classic.ts';
import { mapAt, traceIndex } from './trace-index.ts';

/** Chains of the current table by their length. While it grows only those count whose old bucket has been evacuated. */
export interface ChainLengths {
	/** Chains of 1, 2, 3, … buckets: [0] counts those of one. */
	readonly buckets: readonly number[];
	/** The same with the same number of entries under an ideal hash. */
	readonly ideal: readonly number[];
	/** Chains counted, and entries in them. */
	readonly chains: number;
	readonly entries: number;
}

/** More links than this are taken for a loop. */
const longest = 1 << 12;

/** The lengths of all chains of the map at `h` in state `index`; null if it has no table. Leaves the replay there. */
export function chainLengthsAt(replay: Replay, index: number, h: number): ChainLengths | null {
	const made = mapAt(traceIndex(replay.trace), h, index);
	if (made === null) return null;
	const t = mapType(replay.trace.debug.types[made.type]);
	const header = decodeHeader(replay.seek(index), t, h);
	const table = header?.table;
	if (!header || !table) return null;
	const count = countOf(replay, t, table);
	count.update(header.oldTable);
	const { chains, entries } = count;
	return { buckets: count.lengths(), ideal: idealLengths(chains, entries), chains, entries };
}

/** The table counted last. */
const kept = new WeakMap<Replay, Count>();

function countOf(replay: Replay, t: MapType, table: TableHead): Count {
	let count = kept.get(replay);
	if (!count?.isOf(t, table)) count = new Count(replay, t, table);
	kept.set(replay, count);
	return count;
}

/**
 * The chains of a table, counted: after a short step only those that were written to. A chain is written to in its
 * main bucket, in one of its overflow buckets, or, while it waits for its entries, in the old bucket that has them.
 */
class Count {
	chains = 0;
	entries = 0;
	readonly #replay: Replay;
	readonly #t: MapType;
	readonly #table: TableHead;
	#old: TableHead | null = null;
	/** By length: how many chains. */
	#byLength = new Int32Array(longest + 1);
	/** By main bucket: buckets in its chain (0: it waits for its entries), and entries in them. */
	readonly #lengths: Uint16Array;
	readonly #entries: Uint16Array;
	/** By word of the image in which overflow buckets have their tophash bytes and their links: the main bucket. */
	readonly #owners = new Map<number, number>();
	/** After how many writes of the log it was counted. */
	#writes = -1;

	constructor(replay: Replay, t: MapType, table: TableHead) {
		this.#replay = replay;
		this.#t = t;
		this.#table = table;
		this.#lengths = new Uint16Array(table.main);
		this.#entries = new Uint16Array(table.main);
	}

	isOf(t: MapType, { addr, main }: TableHead): boolean {
		return this.#table.addr === addr && this.#table.main === main && this.#t === t;
	}

	/** Chains by length: [0] counts those of one bucket. */
	lengths(): number[] {
		let end = this.#byLength.length;
		while (end > 1 && this.#byLength[end - 1] === 0) end--;
		return [...this.#byLength.subarray(1, end)];
	}

	/** Counts what has changed since the last time; `old` is the table that is being evacuated. */
	update(old: TableHead | null): void {
		const { trace, index } = this.#replay;
		const now = index === 0 ? 0 : trace.events.writes[index - 1];
		const [from, to] = [Math.min(this.#writes, now), Math.max(this.#writes, now)];
		const olds = [this.#old, old];
		const isNew = this.#writes < 0;
		this.#writes = now;
		this.#old = old;
		if (isNew || to - from > this.#table.main) {
			for (let i = 0; i < this.#table.main; i++) this.#count(i);
			return;
		}
		for (let at = from; at < to; at++) {
			const word = trace.writes.word[at];
			const main = this.#mainOf(this.#table, word);
			const owner = main < 0 ? this.#owners.get(word) : main;
			if (owner !== undefined) this.#count(owner);
			for (const table of olds) {
				const waiting = table === null ? -1 : this.#mainOf(table, word);
				if (table !== null && waiting >= 0)
					for (let i = waiting; i < this.#table.main; i += table.main) this.#count(i);
			}
		}
	}

	/** The main bucket of a table in which a word of the image lies, or -1. */
	#mainOf({ addr, main }: TableHead, word: number): number {
		const i = Math.floor((word * 4 - addr) / this.#t.bucketSize);
		return i < main ? Math.max(i, -1) : -1;
	}

	#count(i: number): void {
		const was = this.#lengths[i];
		if (was > 0) this.#byLength[was]--;
		this.entries -= this.#entries[i];
		this.#measure(i);
		const now = this.#lengths[i];
		if (now > 0) this.#byLength[now]++;
		this.entries += this.#entries[i];
		this.chains += Math.sign(now) - Math.sign(was);
	}

	#measure(i: number): void {
		const { u8 } = this.#replay.memory;
		const { addr } = this.#table;
		let length = 0;
		let entries = 0;
		for (
			let b = this.#isInUse(i) ? addr + i * this.#t.bucketSize : 0;
			b !== 0 && length < longest;
			length++
		) {
			for (let slot = b; slot < b + bucketCnt; slot++) if (u8[slot] >= minTopHash) entries++;
			if (length > 0) this.#own(b, i);
			b = this.#nextOf(b);
		}
		this.#lengths[i] = length;
		this.#entries[i] = entries;
	}

	#own(bucket: number, i: number): void {
		this.#owners.set(bucket >> 2, i);
		this.#owners.set((bucket >> 2) + 1, i);
		this.#owners.set((bucket + this.#t.overflow) >> 2, i);
	}

	#nextOf(bucket: number): number {
		const { memory } = this.#replay;
		const next = memory.loadPointer(bucket + this.#t.overflow);
		return memory.contains(next, this.#t.bucketSize) ? next : 0;
	}

	/** While the table grows: whether the old bucket with the entries of chain `i` has been evacuated. */
	#isInUse(i: number): boolean {
		if (this.#old === null) return true;
		const { addr, main } = this.#old;
		const first = this.#replay.memory.loadUint8(addr + (i & (main - 1)) * this.#t.bucketSize);
		return first > 1 && first < minTopHash;
	}
}

/** Lengths of which less than this is expected are left out. */
const least = 0.05;
const negligible = 1e-9;

/**
 * Expected chains by length if `entries` keys fall into `chains` buckets at random: the entries of a bucket follow the
 * binomial distribution, and eight fit into each bucket of its chain.
 */
export function idealLengths(chains: number, entries: number): number[] {
	if (chains === 0) return [];
	const lengths: number[] = [];
	// P(k) / P(k - 1) = (n - k + 1) / k × p / (1 - p); in logarithms, since P(0) may be too small for a number.
	const odds = Math.log(1 / (chains - 1));
	let logP = chains === 1 ? -Infinity : entries * Math.log(1 - 1 / chains);
	for (let k = 0; k <= entries; k++) {
		if (k > 0) logP += Math.log((entries - k + 1) / k) + odds;
		const p = chains === 1 ? (k === entries ? 1 : 0) : Math.exp(logP);
		const length = Math.max(1, Math.ceil(k / bucketCnt));
		while (lengths.length < length) lengths.push(0);
		lengths[length - 1] += p * chains;
		if (k * chains > entries && p * chains < negligible) break;
	}
	while (lengths.length > 1 && lengths[lengths.length - 1] < least) lengths.pop();
	return lengths;
}
