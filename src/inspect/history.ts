// The history of a slot: every event of a run that changed its bytes, found in the write log, and every one
// that looked at it, found by the fields of the events.

import type { Addr } from '#engine/memory/address.ts';
import { keys, type MapType } from '#engine/runtime/classic/layout.ts';
import { fieldOffsets, namesSlot } from '#engine/trace/fields.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { argsAt, type EventColumns, type Trace, type WriteColumns } from '#engine/trace/trace.ts';
import { addressIndex } from './address-index.ts';
import { slotState } from './classic.ts';
import type { SlotAt } from './operation.ts';
import { readingOf } from './reading.ts';
import { formatPointer, formatValue, hexByte } from './value.ts';

/** What touched a slot: indices of events, ascending. */
export interface SlotHistory {
	readonly events: readonly number[];
	/** Those among them that changed its bytes. */
	readonly writers: ReadonlySet<number>;
	/** Those that handed out the memory in which the slot lies: what came before was something else. */
	readonly births: readonly number[];
}

/** A part of a slot that an event changed, as text before and behind it. */
export interface SlotChange {
	readonly part: 'tophash' | 'key' | 'elem';
	readonly before: string;
	readonly after: string;
}

const keyOffset = fieldOffsets('key');
const elemOffset = fieldOffsets('elem');

/** Everything that touched the slot in the whole run. */
export function historyOf(trace: Trace, t: MapType, place: SlotAt): SlotHistory {
	const { events, writes } = trace;
	const { id, args } = events;
	const { bucket, slot } = place;
	const key = keyAddr(t, place);
	const elem = t.elemSlot > 0 ? elemAddr(t, place) : -1;
	const looksAt = (event: number) => {
		const kind = id[event];
		const at = argsAt(events, event);
		return (
			namesSlot(kind, args, at, bucket, slot) ||
			(keyOffset[kind] >= 0 && args[at + keyOffset[kind]] === key) ||
			(elemOffset[kind] >= 0 && args[at + elemOffset[kind]] === elem)
		);
	};
	const index = addressIndex(trace);
	const births = index.birthsOf(bucket);
	const writers = new Set(writersOf(events, writes, bytesOf(t, place)));
	const looks = [bucket, key, elem].flatMap((addr) => index.naming(addr)).filter(looksAt);
	const touched = [...new Set([...births, ...writers, ...looks])].sort((a, b) => a - b);
	return { events: touched, writers, births };
}

/** The part of a history that belongs to what the memory is in state `index`: a bucket lives until its memory is handed out again. */
export function lifeAt({ events, births }: SlotHistory, index: number): readonly number[] {
	const next = births.findIndex((birth) => birth >= index);
	const last = next < 0 ? births.length : next;
	const from = last > 0 ? births[last - 1] : 0;
	const to = last < births.length ? births[last] : Infinity;
	return events.filter((event) => event >= from && event < to);
}

/** What event `event` changed in the slot; moves the replay's cursor. */
export function changesAt(
	replay: Replay,
	t: MapType,
	place: SlotAt,
	event: number,
): readonly SlotChange[] {
	const before = partsAt(replay, t, place, event);
	const after = partsAt(replay, t, place, event + 1);
	return partNames
		.map((part) => ({ part, before: before[part], after: after[part] }))
		.filter((change) => change.before !== change.after);
}

const partNames = ['tophash', 'key', 'elem'] as const;

function partsAt(
	replay: Replay,
	t: MapType,
	place: SlotAt,
	state: number,
): Record<SlotChange['part'], string> {
	const memory = replay.seek(state);
	const reading = readingOf(replay);
	const value = (type: MapType['key'], indirect: boolean, at: Addr) =>
		indirect ? formatPointer(memory.loadPointer(at)) : formatValue(reading, type, at);
	const top = memory.loadUint8(place.bucket + place.slot);
	const name = slotState(top);
	return {
		tophash: `0x${hexByte(top)}${name === 'live' ? '' : ` ${name}`}`,
		key: value(t.key, t.indirectKey, keyAddr(t, place)),
		elem: value(t.elem, t.indirectElem, elemAddr(t, place)),
	};
}

const keyAddr = (t: MapType, { bucket, slot }: SlotAt) => bucket + keys + slot * t.keySlot;
const elemAddr = (t: MapType, { bucket, slot }: SlotAt) => bucket + t.elems + slot * t.elemSlot;

/** The bytes of a slot: its tophash byte, its key, its elem. */
function bytesOf(t: MapType, place: SlotAt): readonly (readonly [at: Addr, size: number])[] {
	return [
		[place.bucket + place.slot, 1],
		[keyAddr(t, place), t.keySlot],
		[elemAddr(t, place), t.elemSlot],
	];
}

/** The events with writes to some bytes, ascending; an event may be given more than once. */
function writersOf(
	{ writes: ends, length }: EventColumns,
	{ word, delta, length: count }: WriteColumns,
	bytes: readonly (readonly [at: Addr, size: number])[],
): number[] {
	const masks = masksOf(bytes);
	const low = Math.min(...masks.keys());
	const high = Math.max(...masks.keys());
	const writers: number[] = [];
	let event = 0;
	for (let w = 0; w < count; w++) {
		if (word[w] < low || word[w] > high || (delta[w] & (masks.get(word[w]) ?? 0)) === 0) continue;
		event = firstBehind(ends, length, w, event);
		// Writes behind the last event belong to none: no state shows them.
		if (event < length) writers.push(event);
	}
	return writers;
}

/** By word of the image: which of its bits belong to the bytes. */
function masksOf(bytes: readonly (readonly [at: Addr, size: number])[]): Map<number, number> {
	const masks = new Map<number, number>();
	for (const [at, size] of bytes)
		for (let byte = at; byte < at + size; byte++)
			masks.set(byte >> 2, (masks.get(byte >> 2) ?? 0) | (0xff << ((byte & 3) * 8)));
	return masks;
}

/** The first event from `from` on behind which more than `write` writes have been made. */
function firstBehind(ends: Int32Array, length: number, write: number, from: number): number {
	let low = from;
	let high = length;
	while (low < high) {
		const mid = (low + high) >> 1;
		if (ends[mid] <= write) low = mid + 1;
		else high = mid;
	}
	return low;
}
