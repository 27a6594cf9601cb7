// A slot unfolded: its key and elem taken apart, with what the operation at hand has changed in them.

import type { GoType } from '#engine/abi/type.ts';
import { keys, minTopHash, type MapType } from '#engine/runtime/classic/layout.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { isZero } from './bytes.ts';
import { operationAt, type SlotAt } from './operation.ts';
import { readingOf } from './reading.ts';
import { mapOfBucket } from './bucket-place.ts';
import { unfold, type Leaf, type Piece, type Root, type Unfolded } from './unfold.ts';

/** What the slot holds in state `index`; null if there is nothing to unfold. Leaves the replay at `index`. */
export function unfoldSlot(replay: Replay, index: number, place: SlotAt): Unfolded | null {
	const memory = replay.seek(index);
	const owner = place.slot < 0 ? null : mapOfBucket(replay, index, place.bucket);
	if (owner === null) return null;
	const { type } = owner;
	const roots = rootsOf(type, place).filter((root) => root.type.size > 0);
	if (roots.every(isPlain)) return null;
	const isEmpty = roots.every(({ addr, type: { size }, indirect }) =>
		isZero(memory, addr, indirect ? 8 : size),
	);
	const isLive = memory.loadUint8(place.bucket + place.slot) >= minTopHash;
	if (isEmpty && !isLive) return null;
	const pieces = unfold(readingOf(replay), roots);
	return { slot: place.slot, pieces: withChanges(replay, index, pieces) };
}

function rootsOf(t: MapType, { bucket, slot }: SlotAt): Root[] {
	return [
		{
			kind: 'key',
			type: t.key,
			addr: bucket + keys + slot * t.keySlot,
			indirect: t.indirectKey,
		},
		{
			kind: 'elem',
			type: t.elem,
			addr: bucket + t.elems + slot * t.elemSlot,
			indirect: t.indirectElem,
		},
	];
}

/** A number or a bool, which its slot shows whole. */
function isPlain({ type, indirect }: Root): boolean {
	return !indirect && isPlainKind(type);
}

const isPlainKind = ({ kind }: GoType) =>
	/^(bool|u?int\d*|uintptr|float\d+|complex\d+)$/.test(kind);

/** Marks the leaves whose bytes are not what they were before the operation at hand. */
function withChanges(replay: Replay, index: number, pieces: Piece[]): Piece[] {
	const begin = operationAt(replay.trace, index)?.begin ?? index;
	const now = pieces.map(({ addr, size }) => replay.memory.u8.slice(addr, addr + size));
	const before = replay.seek(begin);
	const isSame = (piece: number, { addr }: Piece, { offset, size }: Leaf) => {
		const bytes = now[piece].subarray(offset, offset + size);
		return bytes.every((byte, i) => before.u8[addr + offset + i] === byte);
	};
	const marked = pieces.map((piece, i) => ({
		...piece,
		leaves: piece.leaves.map((leaf) =>
			isSame(i, piece, leaf) ? leaf : { ...leaf, changed: true as const },
		),
	}));
	replay.seek(index);
	return marked;
}
