// What holds for every classic map between two operations.

import assert from 'node:assert/strict';
import type { Addr } from '#engine/memory/address.ts';
import { hashed } from '#engine/runtime/hash.ts';
import { isEmpty } from '#engine/runtime/classic/bucket.ts';
import { hashKey, keyEqual } from '#engine/runtime/classic/find.ts';
import { overLoadFactor } from '#engine/runtime/classic/grow.ts';
import {
	bucketCnt,
	emptyRest,
	hashWriting,
	minTopHash,
	type MapType,
	tophashOf,
} from '#engine/runtime/classic/layout.ts';
import type { Process } from '#engine/runtime/process.ts';
import { decodeMap, type Chain, type ClassicMap, type Slot } from '#inspect/classic.ts';

/** Checks the map at `h`; its loops, if there were any, are over. */
export function checkMap(p: Process, t: MapType, h: Addr): void {
	const map = decodeMap(p.memory, t, h);
	if (map === null) return;
	assert.equal(map.unreadable, null);
	assert.equal(map.flags & hashWriting, 0);
	assert.ok(map.count <= bucketCnt || !overLoadFactor(map.count, map.B));
	const chains = map.table?.chains ?? [];
	for (const chain of chains) checkChain(p, t, h, chain, map.B);
	checkOverflow(t, map);
	checkOldTable(p, t, map);
	assert.equal(liveSlots(chains).length + liveSlots(unmoved(map)).length, map.count);
}

/** Slots that hold entries. */
function liveSlots(chains: readonly Chain[]): Slot[] {
	const slots = chains.flatMap((chain) => chain.buckets.flatMap((bucket) => bucket.slots));
	return slots.filter((slot) => slot.state === 'live');
}

/** Chains of the old table that are still to be evacuated. */
function unmoved(map: ClassicMap): Chain[] {
	return (map.oldTable?.chains ?? []).filter((chain) => !chain.evacuated);
}

/** Behind emptyRest nothing follows, no mark of evacuation is there, and entries are where their hash leads to. */
function checkChain(p: Process, t: MapType, h: Addr, chain: Chain, B: number): void {
	assert.equal(chain.unreadable, null);
	const slots = chain.buckets.flatMap((bucket) => bucket.slots);
	const rest = slots.findIndex((slot) => slot.tophash === emptyRest);
	if (rest >= 0) assert.ok(slots.slice(rest).every((s) => s.tophash === emptyRest));
	for (const { tophash: top, key } of slots) {
		if (isEmpty(top)) continue;
		assert.ok(top >= minTopHash);
		if (!keyEqual(p, t, key, key)) continue;
		hashKey(p, t, h, key);
		assert.equal(top, tophashOf(hashed[1]));
		assert.equal(hashed[0] & (2 ** B - 1), chain.index);
	}
}

/** Overflow buckets of the current table are counted, taken in order, and listed if nothing else keeps them. */
function checkOverflow(t: MapType, map: ClassicMap): void {
	const buckets = (map.table?.chains ?? []).flatMap((chain) => chain.buckets.slice(1));
	assert.equal(map.noverflow, buckets.length);
	const preallocated = buckets.filter((bucket) => bucket.kind === 'preallocated');
	const indices = preallocated.map((bucket) => bucket.index).sort((a, b) => a - b);
	assert.deepEqual(
		indices,
		indices.map((_, i) => i),
	);
	if (map.table && map.table.preallocated > 0) {
		const used = map.mapextra?.next === -1 ? map.table.preallocated : map.mapextra?.next;
		assert.equal(used, indices.length);
	}
	if (!t.bucketHasPointers) assert.equal(map.mapextra?.overflow?.len ?? 0, buckets.length);
}

function checkOldTable(p: Process, t: MapType, map: ClassicMap): void {
	const { oldTable, table, nevacuate } = map;
	if (oldTable === null) return;
	assert.ok(nevacuate < oldTable.main);
	for (const chain of oldTable.chains) {
		if (chain.index < nevacuate) assert.ok(chain.evacuated);
		if (chain.evacuated) {
			const marks = chain.buckets.flatMap((bucket) => bucket.tophash);
			assert.ok(marks.every((top) => !isEmpty(top) && top < minTopHash));
		} else {
			checkChain(p, t, map.addr, chain, oldTable.B);
			const halves: Chain[] = (table?.chains ?? []).filter(
				(c) => c.index % oldTable.main === chain.index,
			);
			assert.deepEqual(liveSlots(halves), []);
		}
	}
}
