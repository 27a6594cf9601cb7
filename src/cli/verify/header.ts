// The header of a recording: which map type it is about. Our layout of that type has to be the recorded one.

import { mapOf } from '#engine/abi/type.ts';
import { mapType } from '#engine/runtime/classic/layout.ts';
import { hasPointers } from '#engine/abi/type.ts';
import type { MapKind } from './dump.ts';
import { Unreplayable, describe } from './failure.ts';
import { kindOf } from './kinds.ts';
import { isWord } from './random.ts';
import type { JsonObject } from './recording.ts';

/** What a replay needs to know before the first operation. */
export interface TraceHeader {
	readonly kind: MapKind;
	readonly hashkey: readonly string[];
	/** Dumps come with every operation. */
	readonly small: boolean;
	/** A digest comes with every n-th operation. */
	readonly digestEvery: number;
}

/** Reads the header of a trace. Throws Unreplayable if it says what we do not know, or lay out otherwise. */
export function readHeader(header: JsonObject): TraceHeader {
	const { small, digestEvery, type } = header;
	if (typeof small !== 'boolean') throw new Unreplayable('the header lacks `small`');
	if (!Number.isInteger(digestEvery) || (digestEvery as number) < 1)
		throw new Unreplayable('the header lacks `digestEvery`');
	if (typeof type !== 'object' || type === null) throw new Unreplayable('the header lacks `type`');
	return {
		kind: readType(type as JsonObject),
		hashkey: readHashkey(header),
		small,
		digestEvery: digestEvery as number,
	};
}

/** The four words of the hash key. */
export function readHashkey({ hashkey }: JsonObject): readonly string[] {
	if (Array.isArray(hashkey) && hashkey.length === 4 && hashkey.every(isWord)) return hashkey;
	throw new Unreplayable('the header lacks the four words of `hashkey`');
}

function readType(type: JsonObject): MapKind {
	const key = kindOf(type.key);
	const elem = kindOf(type.elem);
	const t = mapType(mapOf(key.type, elem.type));
	const ours: JsonObject = {
		path: t.path,
		keySize: t.key.size,
		elemSize: t.elem.size,
		keySlot: t.keySlot,
		elemSlot: t.elemSlot,
		bucketSize: t.bucketSize,
		bucketHasPointers: t.bucketHasPointers,
		keyHasPointers: hasPointers(t.key),
		elemHasPointers: hasPointers(t.elem),
		indirectKey: t.indirectKey,
		indirectElem: t.indirectElem,
		reflexiveKey: t.reflexiveKey,
		needKeyUpdate: t.needKeyUpdate,
		hashMightPanic: t.hashMightPanic,
	};
	for (const [field, got] of Object.entries(ours))
		if (type[field] !== got)
			throw new Unreplayable(describe({ field: `type.${field}`, expected: type[field], got }));
	return { t, key, elem };
}
