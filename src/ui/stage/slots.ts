// Slots by keyboard: which one an arrow key leads to, and what a slot is called. Pure functions of the picture.

import { slotState } from '#inspect/classic.ts';
import type { SlotAt } from '#inspect/operation.ts';
import type { MapPicture } from '#inspect/picture.ts';
import { bucketTitle } from '#inspect/strip.ts';
import { hexByte } from '#inspect/value.ts';
import { text } from './text.ts';

const slots = 8;

const along: Readonly<Record<string, readonly [across: number, down: number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
};

const clamp = (n: number, low: number, high: number) => Math.min(Math.max(n, low), high);

/**
 * Where a key leads from `at` (slot -1: the bucket as a whole): left and right to the next chain, up and down
 * through the slots of a chain. Buckets that are not drawn are passed over. null: the key leads nowhere.
 */
export function slotBeside(
	map: MapPicture,
	at: SlotAt,
	key: string,
	isDrawn: (bucket: number) => boolean,
): SlotAt | null {
	if (!(key in along)) return null;
	const [across, down] = along[key];
	const chains = [map.old, map.table]
		.flatMap((table) => table?.chains ?? [])
		.map(({ buckets }) => buckets.map(({ addr }) => addr).filter(isDrawn))
		.filter((chain) => chain.length > 0);
	const place = chains.findIndex((chain) => chain.includes(at.bucket));
	if (place < 0) return at;
	const level = chains[place].indexOf(at.bucket);
	const chain = chains[clamp(place + across, 0, chains.length - 1)];
	if (across !== 0) return { bucket: chain[Math.min(level, chain.length - 1)], slot: at.slot };
	const next = clamp(level * slots + at.slot + down, -1, chain.length * slots - 1);
	return { bucket: chain[Math.max(next >> 3, 0)], slot: next < 0 ? -1 : next & (slots - 1) };
}

/** `bucket 3, slot 2: key 17, elem 289, tophash 0xb9`. */
export function slotName(map: MapPicture, { bucket, slot }: SlotAt): string {
	const found = [map.table, map.old]
		.flatMap((table) => table?.chains ?? [])
		.flatMap(({ buckets }) => buckets)
		.find(({ addr }) => addr === bucket)?.slots[slot];
	const state = found ? slotState(found.t) : '';
	return text.slot(
		bucketTitle(map, bucket) ?? '',
		slot,
		state === 'live' ? '' : state,
		found?.key,
		found?.elem,
		found ? `0x${hexByte(found.t)}` : '',
	);
}
