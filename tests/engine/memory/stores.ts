// Random stores into a small stretch of the image, for tests of the laws of memory and time.

import fc from 'fast-check';
import { arenaBase, nil } from '#engine/memory/address.ts';
import { Memory } from '#engine/memory/memory.ts';

/** Bytes of the stretch, which begins at arenaBase. */
export const stretch = 256;

/** One store, by name, with its place in the stretch and its value. */
export interface Store {
	readonly kind: keyof typeof stores;
	readonly at: number;
	readonly from: number;
	readonly length: number;
	readonly value: number;
}

const word = (at: number, size: number) => arenaBase + (at & -size);

const stores = {
	uint8: (m: Memory, { at, value }: Store) => m.storeUint8(arenaBase + at, value),
	uint16: (m: Memory, { at, value }: Store) => m.storeUint16(word(at, 2), value),
	int32: (m: Memory, { at, value }: Store) => m.storeInt32(word(at, 4), value),
	int64: (m: Memory, { at, value }: Store) => m.storeInt64(word(at, 8), value * 12345),
	float64: (m: Memory, { at, value }: Store) => m.storeFloat64(word(at, 8), value / 7),
	pointer: (m: Memory, { at, from }: Store) =>
		m.storePointer(word(at, 8), from % 3 === 0 ? nil : arenaBase + from),
	copy: (m: Memory, { at, from, length }: Store) =>
		m.copy(arenaBase + at, arenaBase + from, length),
	clear: (m: Memory, { at, length }: Store) => m.clear(arenaBase + at, length),
	bytes: (m: Memory, { at, length, value }: Store) =>
		m.storeBytes(
			arenaBase + at,
			Uint8Array.from({ length }, (_, i) => value + i),
		),
};

/** Performs a store. */
export function perform(memory: Memory, store: Store): void {
	stores[store.kind](memory, store);
}

/** Any store; runs of bytes stay inside of the stretch. */
export const anyStore: fc.Arbitrary<Store> = fc.record({
	kind: fc.constantFrom(...(Object.keys(stores) as Store['kind'][])),
	at: fc.integer({ min: 0, max: stretch / 2 }),
	from: fc.integer({ min: 0, max: stretch / 2 }),
	length: fc.integer({ min: 0, max: stretch / 2 - 1 }),
	value: fc.integer(),
});

/** The stretch as it is now. */
export function bytesOf(memory: Memory): Uint8Array {
	return memory.u8.slice(arenaBase, arenaBase + stretch);
}

/** A memory whose stretch holds 1, 2, 3 … */
export function filled(): Memory {
	const memory = new Memory(4096, 0);
	memory.storeBytes(
		arenaBase,
		Uint8Array.from({ length: stretch }, (_, i) => i + 1),
	);
	return memory;
}
