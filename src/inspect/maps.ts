// The maps of a program side by side: of each the few numbers that tell it from the others, how full its
// buckets are, and the variable that holds it.

import type { Addr } from '#engine/memory/address.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { bucketCnt, loadCapacity, mapType, minTopHash } from '#engine/runtime/classic/layout.ts';
import { decodeHeader, type MapHeader } from './classic.ts';
import { readingOf } from './reading.ts';
import { stackAt } from './stack.ts';
import { traceIndex } from './trace-index.ts';
import type { Reading } from './value.ts';

/** A map at a glance. */
export interface MapGlance {
	readonly h: Addr;
	/** As `map[int]string`. */
	readonly type: string;
	/** The variable in scope that holds it, or the empty string. */
	readonly name: string;
	readonly count: number;
	readonly B: number;
	/** Entries as a share of those with which the table doubles, 0…1. */
	readonly load: number;
	/** It has an old table. */
	readonly growing: boolean;
	/** By part of the current table: share of the slots of its main buckets that are full, 0…1. */
	readonly shape: readonly number[];
}

const pointerSize = 8;

/** Parts of a shape, and the buckets of each that are looked at. */
const parts = 32;
const samples = 8;

/** The maps made by state `index`, oldest first, the first `shaped` with their shapes. Leaves the replay there. */
export function mapsAt(replay: Replay, index: number, shaped = Infinity): MapGlance[] {
	const { trace } = replay;
	const made = traceIndex(trace).maps.filter(({ since }) => since <= index);
	// An address can be used again: the map made last is there.
	const byAddress = new Map(made.map((map) => [map.addr, map]));
	replay.seek(index);
	const reading = readingOf(replay);
	const names = namesOf(replay, index, reading);
	return [...byAddress.values()].flatMap(({ addr, type }, place) => {
		const goType = trace.debug.types[type];
		const t = mapType(goType);
		const header = decodeHeader(reading.memory, t, addr);
		if (header === null) return [];
		const { count, B, growing } = header;
		return {
			h: addr,
			type: goType.name,
			name: names.get(addr) ?? '',
			count,
			B,
			load: Math.min(count / loadCapacity(B), 1),
			growing,
			shape: place < shaped ? shapeOf(reading, t.bucketSize, header) : [],
		};
	});
}

/** By map: the variable that holds it, the innermost one of several. */
function namesOf({ trace }: Replay, index: number, reading: Reading): Map<Addr, string> {
	const { debug, events } = trace;
	const line = index === 0 ? 0 : events.line[index - 1];
	const locals = stackAt(reading, debug, line).flatMap(({ variables }) => variables);
	const globals = debug.globals.map(({ name, type, offset }) => ({
		name,
		type: debug.types[type].name,
		addr: offset,
	}));
	const names = new Map<Addr, string>();
	for (const { name, type, addr } of [...locals, ...globals]) {
		if (!type.startsWith('map[') || !reading.memory.contains(addr, pointerSize)) continue;
		const h = reading.memory.loadPointer(addr);
		if (h !== 0 && !names.has(h)) names.set(h, name);
	}
	return names;
}

function shapeOf({ memory }: Reading, bucketSize: number, { table }: MapHeader): number[] {
	if (table === null) return [];
	const n = Math.min(table.main, parts);
	const size = table.main / n;
	const step = Math.max(1, size / samples);
	return Array.from({ length: n }, (_, part) => {
		let full = 0;
		let slots = 0;
		for (let i = 0; i < size; i += step, slots += bucketCnt) {
			const bucket = table.addr + (part * size + i) * bucketSize;
			for (let s = bucket; s < bucket + bucketCnt; s++) if (memory.u8[s] >= minTopHash) full++;
		}
		return full / slots;
	});
}
