// The picture: everything that the stage shows in one state of a trace, as plain data fit for JSON. It is
// read from the image (what is) and from the operation at hand (what is being done); scene/ draws it.

import type { Addr } from '#engine/memory/address.ts';
import type { ReadonlyMemory } from '#engine/memory/memory.ts';
import type { GoType } from '#engine/abi/type.ts';
import type { Replay } from '#engine/trace/replay.ts';
import {
	hmap,
	keys,
	loadCapacity,
	mapType,
	tophashOf,
	type MapType,
} from '#engine/runtime/classic/layout.ts';
import type { ByteStrip } from './bytes.ts';
import { stripOf } from './strip.ts';
import { censusOf } from './census.ts';
import { decodeHeader, type MapHeader, type TableHead } from './classic.ts';
import { flagNames, loopOf, type LoopPicture } from './loop.ts';
import { operationAt, type Operation, type SlotAt, type SlotMark } from './operation.ts';
import { readingOf } from './reading.ts';
import { mostWhole, pictureTable, type TablePicture } from './table.ts';
import { mapAt, traceIndex } from './trace-index.ts';
import type { Unfolded } from './unfold.ts';
import { formatPointer, formatValue, isNumeric, type Reading } from './value.ts';

/** A map that the program made. */
export interface MapName {
	readonly h: Addr;
	/** As `map[int]string`. */
	readonly type: string;
}

/** A field of the header. */
export interface FieldPicture {
	readonly name: string;
	/** Bytes from the beginning of the header. */
	readonly offset: number;
	readonly text: string;
	/** It is not what it was before the operation at hand. */
	readonly changed: boolean;
	/** It says that another goroutine writes. */
	readonly alarming?: true;
}

/** The hash of the key at hand. */
export interface HashPicture {
	/** The key as text. */
	readonly key: string;
	/** 64 bits in two halves. */
	readonly low: number;
	readonly high: number;
	/** Its first byte, and that of the entry: moved out of the way of the marks. */
	readonly top: number;
	readonly tophash: number;
	/** How many low bits select the bucket, and which one. */
	readonly bits: number;
	readonly index: number;
	/** The bit that decides between X (0) and Y (1), counted from 0; -1 if none does. */
	readonly decidingBit: number;
}

/** A slot and what the operation at hand did with it. */
export interface MarkPicture extends SlotAt {
	readonly mark: SlotMark;
}

/** How full a map is, and when it will grow. */
export interface Gauges {
	readonly count: number;
	/** Main buckets: 2^B. */
	readonly buckets: number;
	/** Entries with which the table is full: with the next one it doubles. */
	readonly loadCapacity: number;
	readonly noverflow: number;
	/** Overflow buckets at which the table is rebuilt in the same size. */
	readonly overflowLimit: number;
	/** Chains by length: [0] counts those of one bucket. */
	readonly chains: readonly number[];
}

/** The map last touched. */
export interface MapPicture {
	/** Address of the header; 0 is the nil map. */
	readonly h: Addr;
	readonly type: string;
	/** Keys, elems are numbers and stand at the right edge. */
	readonly numericKeys: boolean;
	readonly numericElems: boolean;
	/** Elems take no bytes, so there is none to show. */
	readonly elemless: boolean;
	readonly fields: readonly FieldPicture[];
	readonly hash: HashPicture | null;
	/** The growth under way moves entries to a table of the same size. */
	readonly sameSize: boolean;
	readonly nevacuate: number;
	readonly table: TablePicture | null;
	readonly old: TablePicture | null;
	/** Main buckets at hand, by index; -1: none. */
	readonly hand: { readonly table: number; readonly old: number };
	/** Index of the old bucket that is being evacuated, or -1. */
	readonly evacuating: number;
	readonly marks: readonly MarkPicture[];
	readonly cursor: SlotAt | null;
	/** The loop at hand, or null. */
	readonly loop: LoopPicture | null;
	/** The bits that are set in flags, by name. */
	readonly flags: readonly string[];
	/** Another goroutine writes, which ends the program. */
	readonly conflict: boolean;
	readonly gauges: Gauges;
	readonly strip: ByteStrip | null;
	/** The slot that the reader chose, taken apart; absent: none, or there is nothing to it. */
	readonly unfolded?: Unfolded;
	/** What cannot be read, or null. */
	readonly unreadable: string | null;
}

/** What the stage shows. */
export interface Picture {
	/** The maps made so far, oldest first. */
	readonly maps: readonly MapName[];
	/** The one last touched; null before the first. */
	readonly map: MapPicture | null;
}

/** What a reader may ask for. */
export interface PictureOptions {
	/** The bucket whose bytes are shown; 0: the one at hand. */
	readonly selected?: Addr;
	/** Of tables too large to be shown whole: the main bucket to look at; absent: the one at hand. */
	readonly around?: number;
	/** Header of the map to look at; absent, or not made yet: the one last touched. */
	readonly map?: Addr;
}

/** The picture of state `index`, 0 ≤ index < replay.length. Leaves the replay at `index`. */
export function pictureAt(replay: Replay, index: number, options: PictureOptions = {}): Picture {
	const { trace } = replay;
	const made = traceIndex(trace);
	const maps = made.maps
		.filter(({ since }) => since <= index)
		.map(({ addr, type }) => ({ h: addr, type: trace.debug.types[type].name }));
	const last = operationAt(trace, index);
	const { map: chosen = 0 } = options;
	const isElsewhere = last !== null && last.h !== chosen && maps.some(({ h }) => h === chosen);
	const operation = isElsewhere ? idle(chosen, index) : last;
	const touched = operation && mapAt(made, operation.h, index);
	if (operation === null) return { maps, map: null };
	if (touched === null) return { maps, map: nilMap(operation) };
	const type = trace.debug.types[touched.type];
	const before = mapBefore(replay, operation, type);
	replay.seek(index);
	return {
		maps,
		map: mapPicture(replay, type, operation, before, options),
	};
}

/** Nothing is being done with the map. */
function idle(h: Addr, index: number): Operation {
	return {
		h,
		name: 'map.access.begin',
		begin: index,
		over: true,
		key: 0,
		hash: null,
		select: null,
		evacuating: -1,
		marks: [],
		cursor: null,
		loop: null,
		conflict: false,
	};
}

/** What was true when the operation began: the header's fields before it, and its operand. */
interface Before {
	readonly header: readonly string[] | null;
	readonly key: string;
}

function mapBefore(replay: Replay, operation: Operation, type: GoType): Before {
	const { h, key, name, begin } = operation;
	const header = name === 'map.make' ? null : fieldTexts(replay.seek(begin), h);
	if (key === 0 || !type.key) return { header, key: '' };
	// The operand is in its place when the event has been emitted.
	replay.seek(begin + 1);
	return { header, key: formatValue(readingOf(replay), type.key, key) };
}

function fieldTexts(memory: ReadonlyMemory, h: Addr): string[] {
	if (!memory.contains(h, hmap.size)) return hmap.fields.map(() => '?');
	const header = hmap.read(memory, h);
	return hmap.fields.map(({ name, kind }) => {
		const value = header[name as keyof typeof hmap.offset];
		if (kind.name === 'unsafe.Pointer') return formatPointer(value);
		return name === 'hash0' ? value.toString(16).padStart(8, '0') : String(value);
	});
}

function mapPicture(
	replay: Replay,
	type: GoType,
	operation: Operation,
	before: Before,
	{ selected = 0, around }: PictureOptions,
): MapPicture | null {
	const reading = readingOf(replay);
	const t = mapType(type);
	const header = decodeHeader(reading.memory, t, operation.h);
	if (header === null) return null;
	const hand = handOf(header, operation);
	const focus = focusOf(header, hand, around);
	const { table: head, oldTable, mapextra } = header;
	const isLarge = (head?.main ?? 0) + (oldTable?.main ?? 0) > mostWhole;
	const census = isLarge ? (table: TableHead) => censusOf(replay, t, table) : null;
	const table = head && pictureTable(reading, t, head, focus.table, mapextra, census);
	const old = oldTable && pictureTable(reading, t, oldTable, focus.old, null, census);
	return {
		h: operation.h,
		type: type.name,
		numericKeys: isNumeric(t.key),
		numericElems: isNumeric(t.elem),
		elemless: t.elem.size === 0,
		fields: fieldPictures(reading.memory, operation, before.header),
		hash: hashPicture(reading, t, header, operation, before.key),
		sameSize: header.sameSizeGrow,
		nevacuate: header.nevacuate,
		table,
		old,
		hand,
		evacuating: operation.evacuating,
		marks: operation.marks,
		cursor: operation.cursor,
		loop: loopOf(reading.memory, operation),
		flags: flagNames(header.flags),
		conflict: operation.conflict,
		gauges: gaugesOf(header, table),
		strip: stripOf(reading, t, selected, [table, old], hand, operation.cursor),
		unreadable: header.unreadable,
	};
}

function fieldPictures(
	memory: ReadonlyMemory,
	{ h, conflict }: Operation,
	before: readonly string[] | null,
): FieldPicture[] {
	return fieldTexts(memory, h).map((text, i) => ({
		name: hmap.fields[i].name,
		offset: hmap.fields[i].offset,
		text,
		changed: before !== null && before[i] !== text,
		...(conflict && hmap.fields[i].name === 'flags' && { alarming: true as const }),
	}));
}

/** The nil map was touched: a variable that holds no pointer. */
function nilMap({ h, cursor }: Operation): MapPicture {
	return {
		h,
		type: 'map',
		numericKeys: false,
		numericElems: false,
		elemless: false,
		fields: [],
		hash: null,
		sameSize: false,
		nevacuate: 0,
		table: null,
		old: null,
		hand: { table: -1, old: -1 },
		evacuating: -1,
		marks: [],
		cursor,
		loop: null,
		flags: [],
		conflict: false,
		gauges: gaugesFor(0, 0, 0, []),
		strip: null,
		unreadable: null,
	};
}

/** Which main buckets the operation is working on. */
function handOf(header: MapHeader, operation: Operation): MapPicture['hand'] {
	const { select, evacuating } = operation;
	if (evacuating >= 0 && header.oldTable !== null)
		return { old: evacuating, table: destinationOf(header, operation) };
	if (select === null) return { table: -1, old: -1 };
	const inOld = header.oldTable !== null && select.old;
	const index = select.index & ((header.oldTable?.main ?? 1) - 1);
	return inOld ? { old: index, table: -1 } : { old: -1, table: select.index };
}

/** Which main buckets are looked at: those at hand, or where the reader looks; in a doubled table the two of a pair. */
function focusOf(
	{ table, oldTable, nevacuate }: MapHeader,
	hand: MapPicture['hand'],
	around: number | undefined,
): { table: number[]; old: number[] } {
	const main = table?.main ?? 1;
	const at = Math.min(around ?? Math.max(hand.table, hand.old, oldTable ? nevacuate : 0), main - 1);
	const half = oldTable?.main ?? main;
	const low = at & (half - 1);
	return { table: half < main ? [low, low + half] : [at], old: [low] };
}

/** The new bucket that the entry moved last went to; the X bucket before the first. */
function destinationOf(header: MapHeader, { evacuating, hash }: Operation): number {
	const useY = hash?.slot != null && hash.useY === true && !header.sameSizeGrow;
	return useY ? evacuating + (header.oldTable?.main ?? 0) : evacuating;
}

function hashPicture(
	reading: Reading,
	t: MapType,
	header: MapHeader,
	{ hash, select, key: operand }: Operation,
	key: string,
): HashPicture | null {
	if (hash === null) return null;
	const { low, high, slot, useY } = hash;
	const decides = hash.decides && !header.sameSizeGrow;
	const bits = select?.old && header.oldTable && !decides ? header.oldTable.B : header.B;
	const top = high >>> 24;
	const index = bits === 0 ? 0 : (low & (2 ** bits - 1)) >>> 0;
	const y = header.oldTable?.main ?? 0;
	return {
		key:
			slot !== null
				? keyAt(reading, t, slot)
				: hash.key === operand
					? key
					: formatValue(reading, t.key, hash.key),
		low,
		high,
		top,
		tophash: tophashOf(high),
		bits,
		// The entry's half was decided by the runtime: for a NaN the hash here need not agree.
		index: useY !== null && decides && y > 0 ? (index & (y - 1)) + (useY ? y : 0) : index,
		decidingBit: decides ? header.B - 1 : -1,
	};
}

function keyAt(reading: Reading, t: MapType, { bucket, slot }: SlotAt): string {
	const at = bucket + keys + slot * t.keySlot;
	return formatValue(reading, t.key, t.indirectKey ? reading.memory.loadPointer(at) : at);
}

function gaugesOf(header: MapHeader, table: TablePicture | null): Gauges {
	return gaugesFor(header.count, header.B, header.noverflow, table?.chainLengths ?? []);
}

function gaugesFor(count: number, B: number, noverflow: number, chains: readonly number[]): Gauges {
	return {
		count,
		buckets: 2 ** B,
		loadCapacity: loadCapacity(B),
		noverflow,
		overflowLimit: 2 ** Math.min(B, 15),
		chains,
	};
}
