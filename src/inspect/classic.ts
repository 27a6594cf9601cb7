// The classic map as a debugger sees it: from an address and a type to plain data. It reads what is there
// and believes nothing: whatever cannot be read is said in `unreadable`, and nothing here throws.

import type { Addr } from '#engine/memory/address.ts';
import type { ReadonlyMemory } from '#engine/memory/memory.ts';
import {
	bucketArrayLength,
	bucketShift,
	bucketCnt,
	emptyOne,
	hmap,
	keys,
	mapextra,
	minTopHash,
	sameSizeGrow,
	slice,
	type MapType,
} from '#engine/runtime/classic/layout.ts';

/** What a tophash byte says of its slot: `live` is an entry, the others are Go's names of the marks. */
export type SlotState =
	'emptyRest' | 'emptyOne' | 'evacuatedX' | 'evacuatedY' | 'evacuatedEmpty' | 'live';

/** One of the eight places of a bucket. */
export interface Slot {
	readonly tophash: number;
	readonly state: SlotState;
	/** Where key and elem lie in the bucket; for an indirect one that is where its pointer lies. */
	readonly keySlot: Addr;
	readonly elemSlot: Addr;
	/** Where the values lie. Differs for an indirect one: what the pointer points to, 0 if it is nil. */
	readonly key: Addr;
	readonly elem: Addr;
}

/** A bucket of a chain. */
export interface Bucket {
	readonly addr: Addr;
	/** Main bucket, overflow bucket preallocated in the same table, or allocated by itself. */
	readonly kind: 'main' | 'preallocated' | 'heap';
	/** Index among the main (preallocated) buckets of its table; -1 if allocated by itself. */
	readonly index: number;
	/** The eight tophash bytes. */
	readonly tophash: readonly number[];
	readonly slots: readonly Slot[];
	/** Next bucket of the chain, or nil. */
	readonly overflow: Addr;
}

/** A main bucket and the overflow buckets linked behind it. */
export interface Chain {
	readonly index: number;
	readonly buckets: readonly Bucket[];
	/** In an old table: its entries have moved. */
	readonly evacuated: boolean;
	/** Why the chain ends before a nil link, or null. */
	readonly unreadable: string | null;
}

/** Where a bucket array lies and how long it is. */
export interface TableHead {
	readonly addr: Addr;
	/** log2 of the number of main buckets. */
	readonly B: number;
	/** Main buckets, and the preallocated overflow buckets behind them. */
	readonly main: number;
	readonly preallocated: number;
}

/** A bucket array with its chains, one for each main bucket. */
export interface Table extends TableHead {
	readonly chains: readonly Chain[];
}

/** An overflow list: the slice that keeps buckets without pointers alive. */
export interface OverflowList {
	readonly addr: Addr;
	readonly array: Addr;
	readonly len: number;
	readonly cap: number;
}

/** The mapextra record. */
export interface Extra {
	readonly addr: Addr;
	readonly overflow: OverflowList | null;
	readonly oldoverflow: OverflowList | null;
	/** Next free preallocated bucket of the current table: address (or nil), and its index, -1 if nil. */
	readonly nextOverflow: Addr;
	readonly next: number;
}

/** The header: the fields of hmap under Go's names, and what its pointers point to. */
export interface MapHeader {
	readonly addr: Addr;
	readonly count: number;
	readonly flags: number;
	readonly B: number;
	readonly noverflow: number;
	readonly hash0: number;
	readonly buckets: Addr;
	readonly oldbuckets: Addr;
	readonly nevacuate: number;
	readonly extra: Addr;
	/** There is an old table. */
	readonly growing: boolean;
	readonly sameSizeGrow: boolean;
	/** The current table; null before the first insert, or if it is unreadable. */
	readonly table: TableHead | null;
	/** The table that is being evacuated; null unless growing, or if it is unreadable. */
	readonly oldTable: TableHead | null;
	readonly mapextra: Extra | null;
	/** What of the header cannot be read, or null. */
	readonly unreadable: string | null;
}

/** A map, whole. */
export interface ClassicMap extends MapHeader {
	readonly table: Table | null;
	readonly oldTable: Table | null;
}

/** More buckets are taken for a broken B. */
const maxB = 28;

/** More buckets in a chain are taken for a loop. */
const maxChain = 1 << 12;

/** The map whose header is at `h`; null is the nil map. */
export function decodeMap(memory: ReadonlyMemory, t: MapType, h: Addr): ClassicMap | null {
	const header = decodeHeader(memory, t, h);
	if (header === null) return null;
	const withChains = (head: TableHead | null): Table | null => {
		if (head === null) return null;
		const chains: Chain[] = [];
		for (let i = 0; i < head.main; i++) chains.push(decodeChain(memory, t, head, i));
		return { ...head, chains };
	};
	return { ...header, table: withChains(header.table), oldTable: withChains(header.oldTable) };
}

/** The header at `h` and where its tables are, without their contents; null is the nil map. */
export function decodeHeader(memory: ReadonlyMemory, t: MapType, h: Addr): MapHeader | null {
	if (h === 0) return null;
	const problems: string[] = [];
	const at = memory.contains(h, hmap.size) ? h : 0;
	if (at === 0) problems.push('the header lies outside of the image');
	const { count, flags, B, noverflow, hash0, buckets, oldbuckets, nevacuate, extra } = hmap.read(
		memory,
		at,
	);
	const same = (flags & sameSizeGrow) !== 0;
	const table = decodeTable(memory, t, buckets, B, problems);
	return {
		addr: h,
		count,
		flags,
		B,
		noverflow,
		hash0,
		buckets,
		oldbuckets,
		nevacuate,
		extra,
		growing: oldbuckets !== 0,
		sameSizeGrow: same,
		table,
		oldTable: decodeTable(memory, t, oldbuckets, same ? B : B - 1, problems),
		mapextra: decodeExtra(memory, t, extra, table, problems),
		unreadable: problems.length > 0 ? problems.join('; ') : null,
	};
}

function decodeTable(
	memory: ReadonlyMemory,
	t: MapType,
	addr: Addr,
	B: number,
	problems: string[],
): TableHead | null {
	if (addr === 0) return null;
	const length = B >= 0 && B <= maxB ? bucketArrayLength(t, B) : 0;
	if (length === 0 || !memory.contains(addr, length * t.bucketSize)) {
		problems.push(`a table with B = ${B} does not fit into the image`);
		return null;
	}
	return { addr, B, main: bucketShift(B), preallocated: length - bucketShift(B) };
}

function decodeExtra(
	memory: ReadonlyMemory,
	t: MapType,
	addr: Addr,
	table: TableHead | null,
	problems: string[],
): Extra | null {
	if (addr === 0) return null;
	if (!memory.contains(addr, mapextra.size)) {
		problems.push('mapextra lies outside of the image');
		return null;
	}
	const { overflow, oldoverflow, nextOverflow } = mapextra.read(memory, addr);
	const firstFree = table === null ? 0 : table.addr + table.main * t.bucketSize;
	return {
		addr,
		overflow: decodeList(memory, overflow, problems),
		oldoverflow: decodeList(memory, oldoverflow, problems),
		nextOverflow,
		next: nextOverflow === 0 ? -1 : (nextOverflow - firstFree) / t.bucketSize,
	};
}

function decodeList(memory: ReadonlyMemory, addr: Addr, problems: string[]): OverflowList | null {
	if (addr === 0) return null;
	if (!memory.contains(addr, slice.size)) {
		problems.push('an overflow list lies outside of the image');
		return null;
	}
	const { array, len, cap } = slice.read(memory, addr);
	return { addr, array, len, cap };
}

/** The chain of main bucket `index` of a table. */
export function decodeChain(
	memory: ReadonlyMemory,
	t: MapType,
	table: TableHead,
	index: number,
): Chain {
	const { addrs, evacuated, unreadable } = walkChain(memory, t, table, index);
	const buckets = addrs.map((addr) => decodeBucket(memory, t, table, addr));
	return { index, buckets, evacuated, unreadable };
}

/** The chain of main bucket `index` of a table: where its buckets are. */
export function walkChain(
	memory: ReadonlyMemory,
	t: MapType,
	table: TableHead,
	index: number,
): Pick<Chain, 'evacuated' | 'unreadable'> & { readonly addrs: readonly Addr[] } {
	const addrs: Addr[] = [];
	let unreadable: string | null = null;
	const main = table.addr + index * t.bucketSize;
	for (let addr = main; addr !== 0 && unreadable === null;) {
		if (!memory.contains(addr, t.bucketSize)) unreadable = 'the link leads out of the image';
		else if (addrs.length === maxChain) unreadable = 'the links run in a circle';
		else {
			addrs.push(addr);
			addr = memory.loadPointer(addr + t.overflow);
		}
	}
	const first = memory.loadUint8(main);
	return { addrs, evacuated: first > emptyOne && first < minTopHash, unreadable };
}

/** The bucket at an address of a table, or of a chain that begins there. */
export function decodeBucket(
	memory: ReadonlyMemory,
	t: MapType,
	table: TableHead,
	addr: Addr,
): Bucket {
	const place = (addr - table.addr) / t.bucketSize;
	const inTable = place >= 0 && place < table.main + table.preallocated;
	const kind = !inTable ? 'heap' : place < table.main ? 'main' : 'preallocated';
	const tophash: number[] = [];
	const slots: Slot[] = [];
	for (let i = 0; i < bucketCnt; i++) {
		tophash.push(memory.loadUint8(addr + i));
		slots.push(decodeSlot(memory, t, addr, i));
	}
	return {
		addr,
		kind,
		index: kind === 'main' ? place : kind === 'preallocated' ? place - table.main : -1,
		tophash,
		slots,
		overflow: memory.loadPointer(addr + t.overflow),
	};
}

function decodeSlot(memory: ReadonlyMemory, t: MapType, bucket: Addr, i: number): Slot {
	const tophash = memory.loadUint8(bucket + i);
	const keySlot = bucket + keys + i * t.keySlot;
	const elemSlot = bucket + t.elems + i * t.elemSlot;
	return {
		tophash,
		state: slotState(tophash),
		keySlot,
		elemSlot,
		key: t.indirectKey ? memory.loadPointer(keySlot) : keySlot,
		elem: t.indirectElem ? memory.loadPointer(elemSlot) : elemSlot,
	};
}

/** What a tophash byte says of its slot. */
export function slotState(tophash: number): SlotState {
	return tophash < minTopHash ? marks[tophash] : 'live';
}

/** Names of the tophash values below minTopHash. */
const marks: readonly SlotState[] = [
	'emptyRest',
	'emptyOne',
	'evacuatedX',
	'evacuatedY',
	'evacuatedEmpty',
];
