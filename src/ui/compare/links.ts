// The same keys on both sides: what the reader points at on the one, found on the other. Pure.

import { isSameBucket, type EntryPlace } from '#inspect/compare.ts';
import type { SlotAt } from '#inspect/operation.ts';
import { text } from './text.ts';

/** By keys: where they lie; null where not all can be read. */
type Places = ReadonlyMap<string, EntryPlace> | null;

/** The keys at a place: one for a slot, those of a bucket where the slot is -1. */
export function keysAt(places: Places, { bucket, slot }: SlotAt): string[] {
	return [...(places ?? [])]
		.filter(([, place]) => place.bucket === bucket && (slot < 0 || place.slot === slot))
		.map(([key]) => key);
}

/** In words: where some keys lie on both sides; those that lie alike together. */
export function linkedWords(keys: readonly string[], left: Places, right: Places): string {
	const groups = new Map<string, string[]>();
	const spot = (place: EntryPlace | undefined) => place && `${place.old} ${place.index}`;
	for (const key of keys) {
		const id = `${spot(left?.get(key))} ${spot(right?.get(key))}`;
		groups.set(id, [...(groups.get(id) ?? []), key]);
	}
	return [...groups.values()]
		.map((alike) => text.linked(alike, left?.get(alike[0]) ?? null, right?.get(alike[0]) ?? null))
		.join(' ');
}

/** In words: how many keys lie in other buckets. */
export function elsewhereWords(left: Places, right: Places): string {
	if (left === null || right === null) return text.tooMany;
	const both = [...left].flatMap(([key, place]) => {
		const other = right.get(key);
		return other ? [isSameBucket(place, other)] : [];
	});
	if (both.length === 0) return text.noKeys;
	return text.elsewhere(both.filter((isSame) => !isSame).length, both.length);
}
