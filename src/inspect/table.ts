// A bucket array as the stage shows it. Small tables are given whole, with the text of every entry; of
// large ones the buckets near the action, and how full all the others are.

import type { Addr } from '#engine/memory/address.ts';
import {
	minTopHash,
	evacuatedX,
	evacuatedY,
	type MapType,
} from '#engine/runtime/classic/layout.ts';
import { BucketCache, isSelfContained } from './bucket-cache.ts';
import { isZero } from './bytes.ts';
import type { Census } from './census.ts';
import { decodeBucket, walkChain, type Extra, type Slot, type TableHead } from './classic.ts';
import { formatPointer, formatValue, type Reading } from './value.ts';

/** A slot. `key` and `elem` are given where there is something to read. */
export interface SlotPicture {
	/** The tophash byte. */
	readonly t: number;
	readonly key?: string;
	readonly elem?: string;
	/** No entry, but the bytes of one are still there. */
	readonly stale?: true;
}

/** A bucket. */
export interface BucketPicture {
	readonly addr: Addr;
	readonly slots: readonly SlotPicture[];
}

/** A main bucket and the overflow buckets behind it. */
export interface ChainPicture {
	readonly index: number;
	readonly evacuated: boolean;
	readonly buckets: readonly BucketPicture[];
}

/** A bucket array. */
export interface TablePicture {
	readonly addr: Addr;
	/** Main buckets. */
	readonly length: number;
	/** Bytes of a bucket. */
	readonly bucketSize: number;
	/** All chains, or, of a large table, those around `focus`. */
	readonly chains: readonly ChainPicture[];
	/** Main buckets that are looked at: the one at hand; in a table that has doubled, one in each half. */
	readonly focus: readonly number[];
	/** Preallocated overflow buckets that are not in use. */
	readonly spares: readonly Addr[];
	/** How many there are: `spares` lists the first ones. */
	readonly spareCount: number;
	/** Chains by length: [0] counts those of one bucket. Of a large table, [1] is of all that are longer. */
	readonly chainLengths: readonly number[];
	/** Evacuated main buckets (of an old table). */
	readonly evacuated: number;
	/** Of a large table; else null. */
	readonly density: Density | null;
}

/** How full the main buckets of a large table are, in equal parts from the first to the last. */
export interface Density {
	/** Mean entries, 0…8. */
	readonly live: readonly number[];
	/** Share of the buckets that are evacuated, 0…1; empty if none is. */
	readonly evacuated: readonly number[];
}

/** Maps of more main buckets, both tables together, are shown as densities. */
export const mostWhole = 512;
const mostSpares = 64;
/** Chains given of a large table. */
const nearby = 64;

/** The table as the stage shows it: whole, or, with a census, the pages of the main buckets `focus`. */
export function pictureTable(
	reading: Reading,
	t: MapType,
	table: TableHead,
	focus: readonly number[],
	extra: Extra | null,
	censusOf: ((table: TableHead) => Census) | null,
): TablePicture {
	const census = censusOf === null ? null : censusOf(table);
	const cache = isSelfContained(t) ? cacheOf(reading) : null;
	const pictured = (addr: Addr) => pictureBucket(reading, t, table, addr);
	const chains: ChainPicture[] = [];
	const lengths: number[] = [];
	for (const i of indicesOf(table, census === null ? null : focus)) {
		const { addrs, evacuated } = walkChain(reading.memory, t, table, i);
		const buckets = addrs.map((addr) =>
			cache ? cache.get(reading.memory, t, addr, pictured) : pictured(addr),
		);
		chains.push({ index: i, evacuated, buckets });
		while (lengths.length < buckets.length) lengths.push(0);
		lengths[buckets.length - 1]++;
	}
	return {
		addr: table.addr,
		length: table.main,
		bucketSize: t.bucketSize,
		chains,
		focus,
		...sparesOf(t, table, extra),
		chainLengths: census === null ? lengths : [table.main - census.chained, census.chained],
		evacuated:
			census === null
				? chains.filter(({ evacuated }) => evacuated).length
				: census.evacuated.reduce((a, b) => a + b),
		density: census && densityOf(census, table),
	};
}

const caches = new WeakMap<Reading['memory'], BucketCache<BucketPicture>>();

function cacheOf({ memory }: Reading): BucketCache<BucketPicture> {
	const cache = caches.get(memory) ?? new BucketCache();
	caches.set(memory, cache);
	return cache;
}

/** All buckets, or the page of each that is looked at. */
function indicesOf({ main }: TableHead, focus: readonly number[] | null): number[] {
	const pages = focus?.map((i) => pageOf(i, main, nearby / focus.length)) ?? [[0, main]];
	return pages.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i));
}

/** The page of `size` buckets that holds `index`: what is looked at stays in its place while the action is near. */
function pageOf(index: number, length: number, size: number): [number, number] {
	const from = index - (index % size);
	return [from, Math.min(from + size, length)];
}

function pictureBucket(reading: Reading, t: MapType, table: TableHead, addr: Addr): BucketPicture {
	const { slots } = decodeBucket(reading.memory, t, table, addr);
	return { addr, slots: slots.map((slot) => pictureSlot(reading, t, slot)) };
}

function pictureSlot(reading: Reading, t: MapType, slot: Slot): SlotPicture {
	const live = slot.tophash >= minTopHash;
	const { memory } = reading;
	// Tables without pointers are not wiped: what was moved away is still there, even if it is all zero.
	const moved = slot.tophash === evacuatedX || slot.tophash === evacuatedY;
	const keyThere = !isZero(memory, slot.keySlot, t.keySlot);
	const elemThere = !isZero(memory, slot.elemSlot, t.elemSlot);
	const stale = !live && (keyThere || elemThere || (moved && !t.bucketHasPointers));
	if (!live && !stale) return { t: slot.tophash };
	const text = textOf(reading, t, slot, live, keyThere, elemThere);
	return { t: slot.tophash, ...text, ...(stale && { stale }) };
}

function textOf(
	reading: Reading,
	t: MapType,
	slot: Slot,
	live: boolean,
	keyThere: boolean,
	elemThere: boolean,
): { key: string; elem?: string } {
	const key = slot.key === 0 ? formatPointer(0) : formatValue(reading, t.key, slot.key);
	if (t.elem.size === 0 || (!live && !elemThere)) return { key };
	const elem = slot.elem === 0 ? formatPointer(0) : formatValue(reading, t.elem, slot.elem);
	return live || keyThere ? { key, elem } : { key: '', elem };
}

function sparesOf(
	t: MapType,
	table: TableHead,
	extra: Extra | null,
): { spares: Addr[]; spareCount: number } {
	if (extra === null || extra.next < 0) return { spares: [], spareCount: 0 };
	const spares: Addr[] = [];
	for (let i = extra.next; i < table.preallocated && spares.length < mostSpares; i++)
		spares.push(table.addr + (table.main + i) * t.bucketSize);
	return { spares, spareCount: table.preallocated - extra.next };
}

const rounded = (n: number) => Math.round(n * 1000) / 1000;

function densityOf({ live, evacuated }: Census, { main }: TableHead): Density {
	const size = main / live.length;
	const shares = (counts: Int32Array) => Array.from(counts, (n) => rounded(n / size));
	return {
		live: shares(live),
		evacuated: evacuated.some((n) => n > 0) ? shares(evacuated) : [],
	};
}
