// The buckets of a map as rows of text: for who reads a table instead of a picture. A part of a large table is read at a
// time, and each slot is compared with what it was in an earlier state.

import type { Addr } from '#engine/memory/address.ts';
import { mapType, type MapType } from '#engine/runtime/classic/layout.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { isZero } from './bytes.ts';
import { decodeChain, decodeHeader, type Slot, type SlotState, type TableHead } from './classic.ts';
import { readingOf } from './reading.ts';
import { mapAt, traceIndex } from './trace-index.ts';
import { formatPointer, formatValue, type Reading } from './value.ts';

/** What became of a slot since an earlier state. */
export type SlotChange = 'inserted' | 'removed' | 'moved' | 'updated' | 'marked';

/** A slot as text. */
export interface SlotRow {
	readonly slot: number;
	readonly tophash: number;
	readonly state: SlotState;
	/** Empty where there is nothing to read. */
	readonly key: string;
	readonly elem: string;
	/** Key and elem are those of a former entry. */
	readonly stale: boolean;
	readonly change: SlotChange | null;
}

/** A bucket, with how many buckets of its chain come before it. */
export interface BucketRows {
	readonly addr: Addr;
	readonly level: number;
	readonly rows: readonly SlotRow[];
}

/** A chain. */
export interface ChainRows {
	readonly index: number;
	readonly evacuated: boolean;
	readonly entries: number;
	readonly buckets: readonly BucketRows[];
}

/** A part of a bucket array. */
export interface TableRows {
	/** Main buckets of the whole. */
	readonly length: number;
	/** Index of the first chain given. */
	readonly from: number;
	readonly chains: readonly ChainRows[];
}

/** Which chains are wanted. */
export interface Part {
	readonly from: number;
	readonly count: number;
}

/**
 * The chains of the current or the old table of the map at `h` in state `index`, and what became of their slots since state
 * `before`; null if there is no such table. Leaves the replay at `index`.
 */
export function rowsAt(
	replay: Replay,
	index: number,
	before: number,
	h: Addr,
	old: boolean,
	{ from, count }: Part,
): TableRows | null {
	const made = mapAt(traceIndex(replay.trace), h, index);
	if (made === null) return null;
	const t = mapType(replay.trace.debug.types[made.type]);
	const table = tableOf(replay, index, t, h, old);
	if (table === null) return null;
	const end = Math.min(from + count, table.main);
	const chains: ChainRows[] = [];
	for (let i = from; i < end; i++) chains.push(readChain(readingOf(replay), t, table, i));
	const earlier = tableBefore(replay, before, t, h, table);
	const compared = earlier ? chains.map((chain) => compareChain(replay, t, chain)) : chains;
	replay.seek(index);
	return { length: table.main, from, chains: compared };
}

function tableOf(
	replay: Replay,
	state: number,
	t: MapType,
	h: Addr,
	old: boolean,
): TableHead | null {
	const header = decodeHeader(replay.seek(state), t, h);
	return (old ? header?.oldTable : header?.table) ?? null;
}

/** Whether the map had the table in an earlier state; the replay is there then. */
function tableBefore(
	replay: Replay,
	state: number,
	t: MapType,
	h: Addr,
	{ addr }: TableHead,
): boolean {
	const made = mapAt(traceIndex(replay.trace), h, state);
	if (made === null) return false;
	return [true, false].some((old) => tableOf(replay, state, t, h, old)?.addr === addr);
}

function readChain(reading: Reading, t: MapType, table: TableHead, index: number): ChainRows {
	const { buckets, evacuated } = decodeChain(reading.memory, t, table, index);
	const read = buckets.map(({ addr, slots }, level) => ({
		addr,
		level,
		rows: slots.map((slot, i) => readSlot(reading, t, slot, i)),
	}));
	const entries = read.flatMap(({ rows }) => rows).filter(({ state }) => state === 'live').length;
	return { index, evacuated, entries, buckets: read };
}

function readSlot(reading: Reading, t: MapType, slot: Slot, i: number): SlotRow {
	const { tophash, state } = slot;
	const isLive = state === 'live';
	const isThere =
		isLive ||
		!isZero(reading.memory, slot.keySlot, t.keySlot) ||
		!isZero(reading.memory, slot.elemSlot, t.elemSlot);
	const value = (type: MapType['key'], at: Addr) =>
		at === 0 ? formatPointer(0) : formatValue(reading, type, at);
	return {
		slot: i,
		tophash,
		state,
		key: isThere ? value(t.key, slot.key) : '',
		elem: isThere && t.elem.size > 0 ? value(t.elem, slot.elem) : '',
		stale: isThere && !isLive,
		change: null,
	};
}

/** Tells what became of the slots since the state that the replay is in. */
function compareChain(replay: Replay, t: MapType, chain: ChainRows): ChainRows {
	const reading = readingOf(replay);
	const buckets = chain.buckets.map((bucket) => {
		// A table of one bucket, read by itself: so its slots are found wherever the bucket is linked.
		const one: TableHead = { addr: bucket.addr, B: 0, main: 1, preallocated: 0 };
		const [before] = readChain(reading, t, one, 0).buckets;
		return {
			...bucket,
			rows: bucket.rows.map((row, i) => ({ ...row, change: changeOf(before.rows[i], row) })),
		};
	});
	return { ...chain, buckets };
}

function changeOf(before: SlotRow, now: SlotRow): SlotChange | null {
	const wasLive = before.state === 'live';
	if (now.state === 'live') {
		if (!wasLive || before.key !== now.key) return 'inserted';
		return before.elem === now.elem ? null : 'updated';
	}
	if (wasLive)
		return now.state === 'evacuatedX' || now.state === 'evacuatedY' ? 'moved' : 'removed';
	return before.tophash === now.tophash ? null : 'marked';
}
