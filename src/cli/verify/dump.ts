// The state of a map as recordings tell it: a dump in JSON, the canonical text of the same content, and the digest
// of that text. Buckets that were never used are left out of both.

import type { Addr } from '#engine/memory/address.ts';
import type { ReadonlyMemory } from '#engine/memory/memory.ts';
import type { MapType } from '#engine/runtime/classic/layout.ts';
import {
	decodeChain,
	decodeHeader,
	type Bucket,
	type OverflowList,
	type Slot,
	type TableHead,
} from '#inspect/classic.ts';
import { hex, type Kind } from './basic-kinds.ts';
import type { TestData } from './data.ts';

/** Tokens of key and elem; null for what is zero. Of a slot without an entry where both are zero: null. */
type SlotDump = readonly [key: string | null, elem: string | null] | null;

/** `m`, `p<index>` or `h`, then eight tophash bytes, then eight slots. */
type BucketDump = readonly [kind: string, tophash: string, slots: readonly SlotDump[]];

/** Index of the main bucket, and the buckets of its chain. */
type ChainDump = readonly [index: number, ...buckets: BucketDump[]];

type ListDump = readonly [length: number, capacity: number] | null;

/** Everything that a recording tells of a map. */
export interface Dump {
	readonly count: number;
	readonly flags: number;
	readonly B: number;
	readonly noverflow: number;
	readonly nevacuate: number;
	/** 8 hexadecimal digits. */
	readonly hash0: string;
	/** Buckets of the current and of the old table. */
	readonly total: number | null;
	readonly oldTotal: number | null;
	readonly extra: {
		readonly next: number | null;
		readonly overflow: ListDump;
		readonly oldoverflow: ListDump;
	} | null;
	readonly new: readonly ChainDump[];
	readonly old: readonly ChainDump[];
}

/** How to read a map of a recording: its layout, and the kinds of its keys and elems. */
export interface MapKind {
	readonly t: MapType;
	readonly key: Kind;
	readonly elem: Kind;
}

/** The dump of the map at `h`; null for the nil map. */
export function dumpMap(data: TestData, kind: MapKind, h: Addr): Dump | null {
	const { memory } = data.process;
	const map = decodeHeader(memory, kind.t, h);
	if (map === null) return null;
	if (map.unreadable !== null) throw new Error(map.unreadable);
	const { mapextra: extra, table, oldTable } = map;
	return {
		count: map.count,
		flags: map.flags,
		B: map.B,
		noverflow: map.noverflow,
		nevacuate: map.nevacuate,
		hash0: hex(map.hash0),
		total: table && table.main + table.preallocated,
		oldTotal: oldTable && oldTable.main + oldTable.preallocated,
		extra: extra && {
			next: extra.next < 0 ? null : extra.next,
			overflow: dumpList(extra.overflow),
			oldoverflow: dumpList(extra.oldoverflow),
		},
		new: table === null ? [] : dumpTable(data, kind, table),
		old: oldTable === null ? [] : dumpTable(data, kind, oldTable),
	};
}

function dumpList(list: OverflowList | null): ListDump {
	return list && [list.len, list.cap];
}

function dumpTable(data: TestData, kind: MapKind, table: TableHead): ChainDump[] {
	const { memory } = data.process;
	const chains: ChainDump[] = [];
	for (let i = 0; i < table.main; i++) {
		if (allZero(memory, table.addr + i * kind.t.bucketSize, kind.t.bucketSize)) continue;
		const { buckets, unreadable } = decodeChain(memory, kind.t, table, i);
		if (unreadable !== null) throw new Error(`bucket ${i}: ${unreadable}`);
		const dumps = buckets.map((bucket) => dumpBucket(data, kind, bucket));
		if (dumps.length > 1 || isUsed(dumps[0])) chains.push([i, ...dumps]);
	}
	return chains;
}

/** Whether the words at `addr` are all zero, as those of a bucket that was never used. */
function allZero(memory: ReadonlyMemory, addr: Addr, size: number): boolean {
	const words = memory.i32;
	const end = (addr + size) >> 2;
	for (let w = addr >> 2; w < end; w++) if (words[w] !== 0) return false;
	return true;
}

function isUsed([, tophash, slots]: BucketDump): boolean {
	return tophash !== '0000000000000000' || slots.some((slot) => slot !== null);
}

function dumpBucket(data: TestData, kind: MapKind, bucket: Bucket): BucketDump {
	const letter = { main: 'm', preallocated: `p${bucket.index}`, heap: 'h' }[bucket.kind];
	const tophash = bucket.tophash.map((top) => top.toString(16).padStart(2, '0')).join('');
	return [letter, tophash, bucket.slots.map((slot) => dumpSlot(data, kind, slot))];
}

function dumpSlot(data: TestData, { t, key, elem }: MapKind, slot: Slot): SlotDump {
	if (slot.state === 'live') return [key.token(data, slot.key), elem.token(data, slot.elem)];
	const zeroKey = t.indirectKey ? slot.key === 0 : key.isZero(data, slot.key);
	const zeroElem = t.indirectElem ? slot.elem === 0 : elem.isZero(data, slot.elem);
	if (zeroKey && zeroElem) return null;
	return [
		zeroKey ? null : key.token(data, slot.key),
		zeroElem ? null : elem.token(data, slot.elem),
	];
}

/** The canonical text of a dump. */
export function canonicalText(dump: Dump | null): string {
	if (dump === null) return 'nil map\n';
	const { count, flags, B, noverflow, nevacuate, hash0, total, oldTotal, extra } = dump;
	const header = [count, flags, B, noverflow, nevacuate, hash0, total ?? '-', oldTotal ?? '-'];
	const lists = extra && [extra.overflow, extra.oldoverflow].map((l) => (l ? l.join('/') : '-'));
	return [
		`H ${header.join(' ')}`,
		lists ? `X ${extra?.next ?? '-'} ${lists.join(' ')}` : 'X -',
		...dump.new.map((chain) => chainText('N', chain)),
		...dump.old.map((chain) => chainText('O', chain)),
		'',
	].join('\n');
}

function chainText(letter: string, [index, ...buckets]: ChainDump): string {
	return `${letter} ${index} ${buckets.map(bucketText).join(' ')}`;
}

function bucketText([kind, tophash, slots]: BucketDump): string {
	return `${kind}:${tophash}[${slots.map(slotText).join(';')}]`;
}

function slotText(slot: SlotDump): string {
	return slot === null ? '_' : `${slot[0] ?? '_'}=${slot[1] ?? '_'}`;
}

/** The digest of a text: 32-bit FNV-1a of its UTF-8 bytes, 8 hexadecimal digits. */
export function digest(text: string): string {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
	return hex(hash);
}
