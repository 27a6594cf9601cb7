// A bucket array as the stage shows it. Small tables are given whole, with the text of every entry; of
// large ones the buckets near the action, and how full all the others are.

import type { Addr } from '#engine/memory/address.ts';
import {
	bucketCnt,
	minTopHash,
	evacuatedX,
	evacuatedY,
	type MapType,
} from '#engine/runtime/classic/layout.ts';
import { isZero } from './bytes.ts';
import { decodeChain, type Bucket, type Extra, type Slot, type TableHead } from './classic.ts';
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
	/** All chains, or, of a large table, those near the action. */
	readonly chains: readonly ChainPicture[];
	/** Preallocated overflow buckets that are not in use. */
	readonly spares: readonly Addr[];
	/** How many there are: `spares` lists the first ones. */
	readonly spareCount: number;
	/** Chains by length: [0] counts those of one bucket. Of a large table: of the chains given. */
	readonly chainLengths: readonly number[];
	/** Evacuated main buckets (of an old table). */
	readonly evacuated: number;
	/** Of a large table: mean entries of the main buckets, 0…8, in equal parts; else null. */
	readonly density: readonly number[] | null;
}

/** Tables of more buckets are given without the text of their entries, but for those near the action. */
const mostWithText = 128;
/** Tables of more buckets are given as densities, but for the buckets near the action. */
const mostWhole = 1024;
/** Parts of the density of a large table, and chains near the action. */
const densityParts = 1024;
const mostSpares = 64;
const nearby = 64;

/** The table as the stage shows it; `hand` is the main bucket at hand, or -1. */
export function pictureTable(
	reading: Reading,
	t: MapType,
	table: TableHead,
	hand: number,
	extra: Extra | null,
): TablePicture {
	const whole = table.main <= mostWhole;
	const near = windowAround(Math.max(hand, 0), table.main, nearby);
	const [from, to] = whole ? [0, table.main] : near;
	const chains: ChainPicture[] = [];
	const chainLengths: number[] = [];
	for (let i = from; i < to; i++) {
		const withText = table.main <= mostWithText || (i >= near[0] && i < near[1]);
		const { buckets, evacuated } = decodeChain(reading.memory, t, table, i);
		chains.push({
			index: i,
			evacuated,
			buckets: buckets.map((b) => pictureBucket(reading, t, b, withText)),
		});
		while (chainLengths.length < buckets.length) chainLengths.push(0);
		chainLengths[buckets.length - 1]++;
	}
	const spares = sparesOf(t, table, extra);
	return {
		addr: table.addr,
		length: table.main,
		bucketSize: t.bucketSize,
		chains,
		...spares,
		chainLengths,
		evacuated: countEvacuated(reading, t, table),
		density: whole ? null : densityOf(reading, t, table),
	};
}

/** `size` numbers around `centre` within 0…length, as a half-open range that begins at a multiple of 8. */
function windowAround(centre: number, length: number, size: number): [number, number] {
	if (length <= size) return [0, length];
	const from = Math.min(Math.max(centre - size / 2, 0), length - size) & ~7;
	return [from, from + size];
}

function pictureBucket(
	reading: Reading,
	t: MapType,
	{ addr, slots }: Bucket,
	withText: boolean,
): BucketPicture {
	return { addr, slots: slots.map((slot) => pictureSlot(reading, t, slot, withText)) };
}

function pictureSlot(reading: Reading, t: MapType, slot: Slot, withText: boolean): SlotPicture {
	const live = slot.tophash >= minTopHash;
	const { memory } = reading;
	// Tables without pointers are not wiped: what was moved away is still there, even if it is all zero.
	const moved = slot.tophash === evacuatedX || slot.tophash === evacuatedY;
	const keyThere = !isZero(memory, slot.keySlot, t.keySlot);
	const elemThere = !isZero(memory, slot.elemSlot, t.elemSlot);
	const stale = !live && (keyThere || elemThere || (moved && !t.bucketHasPointers));
	if (!live && !stale) return { t: slot.tophash };
	const text = withText ? textOf(reading, t, slot, live, keyThere, elemThere) : null;
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

function countEvacuated({ memory }: Reading, t: MapType, table: TableHead): number {
	const { u8 } = memory;
	let n = 0;
	for (let i = 0; i < table.main; i++) {
		const first = u8[table.addr + i * t.bucketSize];
		if (first >= evacuatedX && first < minTopHash) n++;
	}
	return n;
}

function densityOf({ memory }: Reading, t: MapType, table: TableHead): number[] {
	const { u8 } = memory;
	const size = table.main / densityParts;
	const parts: number[] = [];
	for (let p = 0; p < densityParts; p++) {
		let n = 0;
		for (let i = p * size; i < (p + 1) * size; i++) {
			const bucket = table.addr + i * t.bucketSize;
			for (let s = bucket; s < bucket + bucketCnt; s++) if (u8[s] >= minTopHash) n++;
		}
		parts.push(Math.round((n / size) * 100) / 100);
	}
	return parts;
}
