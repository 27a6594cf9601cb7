// How long the chains of a map are, and how long they would be if its hash scattered the keys at random.

import { bucketCnt, mapType, minTopHash, type MapType } from '#engine/runtime/classic/layout.ts';
import type { ReadonlyMemory } from '#engine/memory/memory.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { decodeHeader, type MapHeader, type TableHead } from './classic.ts';
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
	return chainLengths(replay.seek(index), mapType(replay.trace.debug.types[made.type]), h);
}

/** The lengths of all chains of the map at `h`; null if it has no table. */
function chainLengths(memory: ReadonlyMemory, t: MapType, h: number): ChainLengths | null {
	const header = decodeHeader(memory, t, h);
	const table = header?.table;
	if (!header || !table) return null;
	const buckets: number[] = [];
	let chains = 0;
	let entries = 0;
	for (let i = 0; i < table.main; i++) {
		if (!isInUse(memory, t, header, i)) continue;
		chains++;
		let length = 0;
		for (let b = table.addr + i * t.bucketSize; b !== 0 && length < longest; length++) {
			for (let slot = b; slot < b + bucketCnt; slot++)
				if (memory.loadUint8(slot) >= minTopHash) entries++;
			b = nextOf(memory, t, b);
		}
		while (buckets.length < length) buckets.push(0);
		buckets[length - 1]++;
	}
	return { buckets, ideal: idealLengths(chains, entries), chains, entries };
}

function nextOf(memory: ReadonlyMemory, t: MapType, bucket: number): number {
	const next = memory.loadPointer(bucket + t.overflow);
	return memory.contains(next, t.bucketSize) ? next : 0;
}

function isInUse(memory: ReadonlyMemory, t: MapType, header: MapHeader, index: number): boolean {
	const old: TableHead | null = header.oldTable;
	if (old === null) return true;
	const first = memory.loadUint8(old.addr + (index & (old.main - 1)) * t.bucketSize);
	return first > 1 && first < minTopHash;
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
