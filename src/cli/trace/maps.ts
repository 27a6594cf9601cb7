// The maps that a run leaves, as JSON: the header field by field, and the tables bucket by bucket.

import { typeIndex } from '#engine/abi/segments.ts';
import type { GoType } from '#engine/abi/type.ts';
import type { Entry, Image } from '#engine/machine/fmt/image-value.ts';
import { Printer } from '#engine/machine/fmt/printer.ts';
import type { Addr } from '#engine/memory/address.ts';
import type { ReadonlyMemory } from '#engine/memory/memory.ts';
import { mapType } from '#engine/runtime/classic/layout.ts';
import { Replay } from '#engine/trace/replay.ts';
import { eventId } from '#engine/trace/schema.ts';
import { eventAt, type Trace } from '#engine/trace/trace.ts';
import { decodeMap, type Bucket, type Slot, type Table } from '#inspect/classic.ts';
import { hexAddress } from './events.ts';
import { jsonValue } from './value.ts';

const mapMake = eventId('map.make');
const gcFree = eventId('gc.free');

/** The map types of the program, with the sizes of their slots and buckets in bytes. */
export function mapTypesOf({ debug }: Trace): object[] {
	return debug.types
		.filter((type) => type.kind === 'map')
		.map((type) => {
			const { path, keySlot, elemSlot, bucketSize, indirectKey, indirectElem } = mapType(type);
			return { name: type.name, path, keySlot, elemSlot, bucketSize, indirectKey, indirectElem };
		});
}

/** For each map that was made and not freed, in order of making: a function that gives it as JSON data. */
export function mapsOf(trace: Trace): (() => object)[] {
	const memory = new Replay(trace).seek(trace.events.length);
	const image = imageOf(trace, memory);
	return [...livingMaps(trace)].map(
		([addr, type]) =>
			() =>
				describe(image, trace.debug.types[type], addr),
	);
}

/** Header address → index of the type. */
function livingMaps({ events }: Trace): Map<Addr, number> {
	const maps = new Map<Addr, number>();
	for (let i = 0; i < events.length; i++) {
		if (events.id[i] !== mapMake && events.id[i] !== gcFree) continue;
		const { h, addr, type } = eventAt(events, i).fields;
		maps.delete(h ?? addr);
		if (type !== undefined) maps.set(h, type);
	}
	return maps;
}

function imageOf({ debug }: Trace, memory: ReadonlyMemory): Image {
	return {
		memory,
		typeAt: (addr) => debug.types[typeIndex(addr)] ?? null,
		entries: (type, addr) => entriesOf(memory, type, addr),
	};
}

function entriesOf(memory: ReadonlyMemory, type: GoType, addr: Addr): Entry[] {
	const map = decodeMap(memory, mapType(type), addr);
	return [map?.oldTable, map?.table].flatMap((table) => (table ? liveSlots(table) : []));
}

function liveSlots({ chains }: Table): Slot[] {
	return chains.flatMap((chain) =>
		chain.buckets.flatMap((bucket) => bucket.slots.filter((slot) => slot.state === 'live')),
	);
}

function describe(image: Image, type: GoType, addr: Addr): object {
	const map = decodeMap(image.memory, mapType(type), addr);
	if (map === null) throw new Error('a map was made at nil');
	const { count, flags, B, noverflow, hash0, buckets, oldbuckets, nevacuate, extra } = map;
	return {
		addr: hexAddress(addr),
		type: type.name,
		count,
		flags,
		B,
		noverflow,
		hash0,
		buckets: hexAddress(buckets),
		oldbuckets: hexAddress(oldbuckets),
		nevacuate,
		extra: hexAddress(extra),
		table: describeTable(image, type, map.table),
		oldTable: describeTable(image, type, map.oldTable),
	};
}

function describeTable(image: Image, type: GoType, table: Table | null): object | null {
	if (table === null) return null;
	const printer = new Printer(image);
	const chains = table.chains.map(({ buckets }) =>
		buckets.map((bucket) => describeBucket(printer, type, bucket)),
	);
	return { main: table.main, preallocated: table.preallocated, chains };
}

function describeBucket(printer: Printer, { key, elem }: GoType, bucket: Bucket): object {
	const { addr, kind, tophash, slots, overflow } = bucket;
	if (!key || !elem) throw new Error('a map type without key or elem');
	const entries = slots.flatMap((slot, i) => {
		if (slot.state !== 'live') return [];
		return [
			{
				slot: i,
				key: jsonValue(printer, key, slot.key),
				elem: jsonValue(printer, elem, slot.elem),
			},
		];
	});
	return { addr: hexAddress(addr), kind, tophash, entries, overflow: hexAddress(overflow) };
}
