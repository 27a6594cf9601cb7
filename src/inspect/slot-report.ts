// What there is to say of one slot in one state: which bucket it is in, what its bytes hold, which bits of the
// hash led there, and what became of the entry.

import type { Addr } from '#engine/memory/address.ts';
import { minTopHash, tophashOf, type MapType } from '#engine/runtime/classic/layout.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { mapOfBucket, type BucketPlace } from './bucket-place.ts';
import { isZero } from './bytes.ts';
import { decodeChain, type MapHeader, type SlotState } from './classic.ts';
import { entryAt, placeAt, type Entry } from './entry.ts';
import type { SlotAt } from './operation.ts';
import { readingOf } from './reading.ts';
import { formatPointer, formatValue } from './value.ts';

/** How a hash led to a slot. */
export interface HashPath {
	/** 64 bits in two halves, and the event that recorded them. */
	readonly low: number;
	readonly high: number;
	readonly event: number;
	/** hash0 of the map in this state. */
	readonly hash0: number;
	/** Its first byte, and the tophash byte that follows from it. */
	readonly top: number;
	readonly tophash: number;
	/** How many low bits select the bucket, and which one they select. */
	readonly bits: number;
	readonly index: number;
	/** While growing: the bit that decides between X and Y, counted from 0; -1: none does. */
	readonly decidingBit: number;
	/** Bucket and tophash follow from the hash. They do not for a NaN, of which each hash is another one. */
	readonly fits: boolean;
}

/** A slot in a state. */
export interface SlotReport {
	readonly place: SlotAt;
	readonly h: Addr;
	readonly type: MapType;
	/** Its main bucket, in which table, and how many overflow buckets come before it (0: it is in the main bucket). */
	readonly index: number;
	readonly old: boolean;
	readonly level: number;
	/** Address of that main bucket. */
	readonly main: Addr;
	/** Address of the current table of its map: where an old bucket's entries move to. */
	readonly table: Addr;
	readonly tophash: number;
	readonly state: SlotState;
	/** What the bytes read as, also where they mean nothing any more. */
	readonly key: string;
	readonly elem: string;
	/** It holds no entry, and key or elem are not zero. */
	readonly stale: boolean;
	/** The key is not equal to itself: it holds a NaN. */
	readonly isNaN: boolean;
	/** null: no insert is known. */
	readonly hash: HashPath | null;
	readonly entry: Entry | null;
}

/**
 * The slot in state `index`; null if its bucket is part of no map then. Leaves the replay at `index`. An entry that is
 * `known` from another state is not followed anew.
 */
export function slotReport(
	replay: Replay,
	index: number,
	place: SlotAt,
	known: Entry | null = null,
): SlotReport | null {
	replay.seek(index);
	const found = mapOfBucket(replay, index, place.bucket);
	if (found === null) return null;
	const { header, type, table, old, level } = found;
	const reading = readingOf(replay);
	const chain = decodeChain(reading.memory, type, table, found.index);
	const slot = chain.buckets[level].slots[place.slot];
	const { tophash, state, keySlot, elemSlot } = slot;
	const entry = isAt(known, place, index) ? known : entryAt(replay.trace, place, index);
	const value = (t: MapType['key'], at: Addr) =>
		at === 0 ? formatPointer(0) : formatValue(reading, t, at);
	const key = value(type.key, slot.key);
	return {
		place,
		h: header.addr,
		type,
		index: found.index,
		old,
		level,
		main: chain.buckets[0].addr,
		table: header.table?.addr ?? table.addr,
		tophash,
		state,
		key,
		elem: type.elem.size === 0 ? '' : value(type.elem, slot.elem),
		stale:
			state !== 'live' &&
			!(
				isZero(reading.memory, keySlot, type.keySlot) &&
				isZero(reading.memory, elemSlot, type.elemSlot)
			),
		isNaN: !type.reflexiveKey && /\bNaN\b/.test(key),
		hash: entry && hashPath(entry, index, header, found, tophash),
		entry,
	};
}

function isAt(entry: Entry | null, { bucket, slot }: SlotAt, index: number): boolean {
	const place = entry && placeAt(entry, index);
	return place?.bucket === bucket && place.slot === slot;
}

/** The hash recorded last for the entry, and how it leads to the bucket. */
function hashPath(
	{ hashes }: Entry,
	index: number,
	header: MapHeader,
	{ table, old, index: bucket }: BucketPlace,
	have: number,
): HashPath | null {
	const hash = hashes.findLast(({ event }) => event < index);
	if (hash === undefined) return null;
	const { low, high, event } = hash;
	const tophash = tophashOf(high);
	const selects = table.B === 0 ? 0 : (low & (2 ** table.B - 1)) >>> 0;
	return {
		low,
		high,
		event,
		hash0: header.hash0,
		top: high >>> 24,
		tophash,
		bits: table.B,
		index: selects,
		decidingBit: header.growing && !header.sameSizeGrow ? table.B - (old ? 0 : 1) : -1,
		fits: selects === bucket && (have < minTopHash || have === tophash),
	};
}
