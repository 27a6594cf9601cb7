// The census of a large bucket array: how full its main buckets are, part by part. Counting half a million
// slots takes longer than a frame may, so what was counted is kept with the replay, and only the buckets
// that were written to between that state and this one are counted again.

import type { Addr } from '#engine/memory/address.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { bucketCnt, evacuatedX, minTopHash, type MapType } from '#engine/runtime/classic/layout.ts';
import type { TableHead } from './classic.ts';

/** What there is in a bucket array, in equal parts of its main buckets, from the first to the last. */
export interface Census {
	/** By part: entries of the main buckets. */
	readonly live: Int32Array;
	/** By part: main buckets that are evacuated. */
	readonly evacuated: Int32Array;
	/** Main buckets with an overflow bucket behind them. */
	readonly chained: number;
}

/** Parts that a census has at most. */
const mostParts = 512;

/** Tables of a replay that are remembered: the old and the new one of two maps. */
const mostKept = 4;

const kept = new WeakMap<Replay, Count[]>();

/** The census of a table in the state that the replay is in. */
export function censusOf(replay: Replay, t: MapType, table: TableHead): Census {
	const counts = kept.get(replay) ?? [];
	let count = counts.find((one) => one.isOf(t, table));
	count ??= new Count(replay, t, table);
	kept.set(replay, [count, ...counts.filter((one) => one !== count)].slice(0, mostKept));
	count.update();
	return count;
}

/** A bucket in one byte: entries, and two flags. */
const entries = 15;
const isEvacuated = 16;
const isChained = 32;

class Count implements Census {
	readonly live: Int32Array;
	readonly evacuated: Int32Array;
	chained = 0;
	readonly #replay: Replay;
	readonly #addr: Addr;
	readonly #main: number;
	readonly #bucketSize: number;
	readonly #overflow: number;
	/** log2 of the buckets of a part. */
	readonly #shift: number;
	/** What was counted, bucket by bucket, and after how many writes of the log. */
	readonly #buckets: Uint8Array;
	#writes = -1;

	constructor(replay: Replay, t: MapType, { addr, main, B }: TableHead) {
		const parts = Math.min(main, mostParts);
		this.live = new Int32Array(parts);
		this.evacuated = new Int32Array(parts);
		this.#replay = replay;
		this.#addr = addr;
		this.#main = main;
		this.#bucketSize = t.bucketSize;
		this.#overflow = t.overflow;
		this.#shift = B - Math.log2(parts);
		this.#buckets = new Uint8Array(main);
	}

	isOf(t: MapType, { addr, main }: TableHead): boolean {
		return this.#addr === addr && this.#main === main && this.#bucketSize === t.bucketSize;
	}

	/** Counts what has changed since the last time. */
	update(): void {
		const { trace, index } = this.#replay;
		const now = index === 0 ? 0 : trace.events.writes[index - 1];
		const [from, to] = [Math.min(this.#writes, now), Math.max(this.#writes, now)];
		if (this.#writes < 0 || to - from > this.#main) {
			for (let i = 0; i < this.#main; i++) this.#count(i);
		} else {
			const { word } = trace.writes;
			for (let at = from; at < to; at++) {
				const i = Math.floor((word[at] * 4 - this.#addr) / this.#bucketSize);
				if (i >= 0 && i < this.#main) this.#count(i);
			}
		}
		this.#writes = now;
	}

	#count(i: number): void {
		const was = this.#buckets[i];
		const now = this.#read(i);
		if (was === now) return;
		this.#buckets[i] = now;
		const part = i >> this.#shift;
		this.live[part] += (now & entries) - (was & entries);
		this.evacuated[part] += flag(now, isEvacuated) - flag(was, isEvacuated);
		this.chained += flag(now, isChained) - flag(was, isChained);
	}

	#read(i: number): number {
		const { memory } = this.#replay;
		const { u8 } = memory;
		const bucket = this.#addr + i * this.#bucketSize;
		let n = 0;
		for (let s = bucket; s < bucket + bucketCnt; s++) if (u8[s] >= minTopHash) n++;
		if (u8[bucket] >= evacuatedX && u8[bucket] < minTopHash) n |= isEvacuated;
		return memory.loadPointer(bucket + this.#overflow) === 0 ? n : n | isChained;
	}
}

function flag(bucket: number, bit: number): 0 | 1 {
	return (bucket & bit) === 0 ? 0 : 1;
}
