// Which map a bucket belongs to, and where in it: a slot is read with the type of that map.

import type { Addr } from '#engine/memory/address.ts';
import { hmap, mapType, type MapType } from '#engine/runtime/classic/layout.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { decodeChain, decodeHeader, type MapHeader, type TableHead } from './classic.ts';
import { operationAt } from './operation.ts';
import { traceIndex } from './trace-index.ts';

/** A bucket and the map that it is part of. */
export interface BucketPlace {
	readonly header: MapHeader;
	readonly type: MapType;
	readonly table: TableHead;
	readonly old: boolean;
	/** Its main bucket, and how many overflow buckets come before it (0: it is the main bucket). */
	readonly index: number;
	readonly level: number;
}

/**
 * Where a bucket is in state `index`: in most cases in the map at hand. null if it is part of no map then. Leaves the replay
 * there.
 */
export function mapOfBucket(replay: Replay, index: number, bucket: Addr): BucketPlace | null {
	const { trace } = replay;
	const memory = replay.seek(index);
	const at = operationAt(trace, index)?.h;
	const made = traceIndex(trace).maps.filter(({ since }) => since <= index);
	for (const { addr, type } of [...made.filter((m) => m.addr === at), ...made.toReversed()]) {
		if (!memory.contains(addr, hmap.size)) continue;
		const t = mapType(trace.debug.types[type]);
		const header = decodeHeader(memory, t, addr);
		if (header === null) continue;
		for (const [table, old] of [
			[header.table, false],
			[header.oldTable, true],
		] as const) {
			const place = table && placeIn(replay, t, table, bucket);
			if (table && place) return { header, type: t, table, old, ...place };
		}
	}
	return null;
}

function placeIn(
	{ memory }: Replay,
	t: MapType,
	table: TableHead,
	bucket: Addr,
): { index: number; level: number } | null {
	const own = (bucket - table.addr) / t.bucketSize;
	if (own >= 0 && own < table.main && Number.isInteger(own)) return { index: own, level: 0 };
	for (let index = 0; index < table.main; index++) {
		const link = memory.loadPointer(table.addr + index * t.bucketSize + t.overflow);
		if (link === 0) continue;
		const level = decodeChain(memory, t, table, index).buckets.findIndex((b) => b.addr === bucket);
		if (level > 0) return { index, level };
	}
	return null;
}
