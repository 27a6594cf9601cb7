// A key by what it is, not by where it lies: two places hold the same key if and only if these texts are equal. (A
// NaN is told by its bytes, although Go says that it equals nothing.)

import type { Addr } from '#engine/memory/address.ts';
import type { GoType } from '#engine/abi/type.ts';
import { keys, minTopHash } from '#engine/runtime/classic/layout.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { mapOfBucket } from './bucket-place.ts';
import { operationAt, type SlotAt } from './operation.ts';
import { readingOf } from './reading.ts';
import { mapAt, traceIndex } from './trace-index.ts';
import { formatValue, heldBy, type Reading } from './value.ts';

/** Shown for what lies outside of the image: it equals nothing that can be read. */
const nowhere = '?';

/** The identity of the value of `type` at `addr`. */
export function identityOf(reading: Reading, type: GoType, addr: Addr): string {
	const { memory } = reading;
	if (!memory.contains(addr, type.size) && type.size > 0) return nowhere;
	switch (type.kind) {
		case 'string':
			return bytesOf(reading, memory.loadPointer(addr), memory.loadInt64(addr + 8));
		case 'interface': {
			const descriptor = memory.loadPointer(addr);
			const held = heldBy(reading, addr);
			return held ? `${descriptor}:${identityOf(reading, held.type, held.addr)}` : `${descriptor}`;
		}
		case 'array':
			return Array.from({ length: type.length ?? 0 }, (_, i) =>
				type.elem ? identityOf(reading, type.elem, addr + i * type.elem.size) : nowhere,
			).join();
		case 'struct':
			return (type.fields ?? [])
				.filter(({ name }) => name !== '_')
				.map((field) => identityOf(reading, field.type, addr + field.offset))
				.join();
		case 'float32':
		case 'float64':
			return formatValue(reading, type, addr).replace(/^-0$/, '0');
		default:
			return bytesOf(reading, addr, type.size);
	}
}

function bytesOf({ memory }: Reading, addr: Addr, length: number): string {
	if (length !== 0 && !memory.contains(addr, length)) return nowhere;
	// Letter by letter: of short texts, and most are short, that is by far the quickest way.
	let text = `${length}x`;
	for (let at = addr; at < addr + length; at++) text += String.fromCharCode(memory.u8[at]);
	return text;
}

/** A key of a map. */
export interface KeyOf {
	/** Header of the map. */
	readonly h: Addr;
	readonly identity: string;
	/** As text. */
	readonly text: string;
}

/** The key in a slot in a state, of whichever map; null if no entry is there. Moves the replay's cursor. */
export function keyInSlot(replay: Replay, index: number, { bucket, slot }: SlotAt): KeyOf | null {
	const place = slot < 0 ? null : mapOfBucket(replay, index, bucket);
	if (place === null) return null;
	const { header, type } = place;
	const { memory } = replay;
	if (memory.loadUint8(bucket + slot) < minTopHash) return null;
	const at = bucket + keys + slot * type.keySlot;
	return keyAt(replay, header.addr, type.key, type.indirectKey ? memory.loadPointer(at) : at);
}

/** The key that the operation at hand in a state is about; null if it has none. Moves the replay's cursor. */
export function keyAtHand(replay: Replay, index: number): KeyOf | null {
	const operation = operationAt(replay.trace, index);
	const made = operation && mapAt(traceIndex(replay.trace), operation.h, index);
	const type = made && replay.trace.debug.types[made.type].key;
	if (!operation || !type || operation.key === 0) return null;
	// The operand is in its place when the event that began the operation has been emitted.
	replay.seek(operation.begin + 1);
	return keyAt(replay, operation.h, type, operation.key);
}

function keyAt(replay: Replay, h: Addr, type: GoType, addr: Addr): KeyOf {
	const reading = readingOf(replay);
	return {
		h,
		identity: identityOf(reading, type, addr),
		text: formatValue(reading, type, addr),
	};
}
