// A bucket as bytes: its four parts in memory order, each cut into its eight cells, with offsets. What
// a cell holds is given both as the value it means and as the bytes it is.

import type { Addr } from '#engine/memory/address.ts';
import type { ReadonlyMemory } from '#engine/memory/memory.ts';
import { bucketCnt, keys, minTopHash, type MapType } from '#engine/runtime/classic/layout.ts';
import { formatPointer, formatValue, hexByte, type Reading } from './value.ts';

/** One tophash byte, key, elem, or the overflow pointer. */
export interface ByteCell {
	/** What the bytes mean: a value, or the byte itself. */
	readonly text: string;
	/** The bytes in memory order, as hexadecimal digits; cut behind `mostBytes`. */
	readonly hex: string;
	/** The cell belongs to an entry. */
	readonly live: boolean;
	/** It belongs to none, and its bytes are not zero. */
	readonly stale: boolean;
}

/** A part of a bucket. */
export interface BytePart {
	readonly name: 'tophash' | 'keys' | 'elems' | 'overflow';
	/** Bytes from the beginning of the bucket. */
	readonly offset: number;
	/** Bytes of the part. */
	readonly size: number;
	readonly cells: readonly ByteCell[];
}

/** A bucket as bytes. */
export interface ByteStrip {
	readonly addr: Addr;
	/** Which bucket it is, as `bucket 9` or `overflow bucket of 9`. */
	readonly title: string;
	/** The reader chose it; else it is the one at hand. */
	readonly chosen: boolean;
	/** Bytes of the bucket. */
	readonly size: number;
	readonly parts: readonly BytePart[];
}

const mostBytes = 16;

/** The bytes of the bucket at `addr`. */
export function byteStrip(
	reading: Reading,
	t: MapType,
	addr: Addr,
	title: string,
	chosen: boolean,
): ByteStrip {
	const { memory } = reading;
	const live: boolean[] = [];
	for (let i = 0; i < bucketCnt; i++) live.push(memory.loadUint8(addr + i) >= minTopHash);
	const cells = (offset: number, size: number, text: (at: Addr) => string): ByteCell[] =>
		live.map((isLive, i) => {
			const at = addr + offset + i * size;
			const stale = !isLive && !isZero(memory, at, size);
			return {
				text: isLive || stale ? text(at) : '',
				hex: hexOf(memory, at, size),
				live: isLive,
				stale,
			};
		});
	const value = (type: MapType['key'], indirect: boolean) => (at: Addr) =>
		indirect ? formatPointer(memory.loadPointer(at)) : formatValue(reading, type, at);
	const tophash = live.map((isLive, i): ByteCell => {
		const text = hexByte(memory.loadUint8(addr + i));
		return { text, hex: text, live: isLive, stale: false };
	});
	const link = addr + t.overflow;
	const overflow: ByteCell = {
		text: formatPointer(memory.loadPointer(link)),
		hex: hexOf(memory, link, 8),
		live: memory.loadPointer(link) !== 0,
		stale: false,
	};
	return {
		addr,
		title,
		chosen,
		size: t.bucketSize,
		parts: [
			{ name: 'tophash', offset: 0, size: bucketCnt, cells: tophash },
			{
				name: 'keys',
				offset: keys,
				size: bucketCnt * t.keySlot,
				cells: cells(keys, t.keySlot, value(t.key, t.indirectKey)),
			},
			{
				name: 'elems',
				offset: t.elems,
				size: bucketCnt * t.elemSlot,
				cells: cells(t.elems, t.elemSlot, value(t.elem, t.indirectElem)),
			},
			{ name: 'overflow', offset: t.overflow, size: 8, cells: [overflow] },
		],
	};
}

/** Whether `size` bytes at `addr` are all zero. */
export function isZero(memory: ReadonlyMemory, addr: Addr, size: number): boolean {
	for (let i = 0; i < size; i++) if (memory.loadUint8(addr + i) !== 0) return false;
	return true;
}

function hexOf(memory: ReadonlyMemory, addr: Addr, size: number): string {
	const bytes: string[] = [];
	for (let i = 0; i < Math.min(size, mostBytes); i++)
		bytes.push(hexByte(memory.loadUint8(addr + i)));
	return bytes.join(' ') + (size > mostBytes ? ' …' : '');
}
