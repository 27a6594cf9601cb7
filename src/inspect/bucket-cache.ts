// What was made of the bytes of buckets, kept as long as the bytes are the same: most buckets of a large table stand
// still from step to step, and comparing is far quicker than reading and writing out again.

import type { GoType } from '#engine/abi/type.ts';
import type { Addr } from '#engine/memory/address.ts';
import type { ReadonlyMemory } from '#engine/memory/memory.ts';
import type { MapType } from '#engine/runtime/classic/layout.ts';

/** More buckets than a picture has: a reader may wander through a large table. */
const mostKept = 4096;

/** What is made of the buckets of one image. */
export class BucketCache<Made> {
	readonly #kept = new Map<Addr, { t: MapType; words: Int32Array; made: Made }>();

	/** What was made of the bucket at `addr` when its bytes were the same, else what `make` makes of it now. */
	get({ i32 }: ReadonlyMemory, t: MapType, addr: Addr, make: (addr: Addr) => Made): Made {
		const first = addr >> 2;
		const kept = this.#kept.get(addr);
		if (kept?.t === t && isSame(kept.words, i32, first)) return kept.made;
		if (this.#kept.size >= mostKept) this.#kept.clear();
		const words = i32.slice(first, first + (t.bucketSize >> 2));
		const made = make(addr);
		this.#kept.set(addr, { t, words, made });
		return made;
	}
}

function isSame(words: Int32Array, i32: Int32Array, first: number): boolean {
	for (let i = 0; i < words.length; i++) if (words[i] !== i32[first + i]) return false;
	return true;
}

/** Whether all that is shown of a bucket is in its own bytes. */
export function isSelfContained({ indirectKey, indirectElem, key, elem }: MapType): boolean {
	return !indirectKey && !indirectElem && isPlain(key) && isPlain(elem);
}

/** Whether a value is shown without a look at what it points to. Other pointers are shown as addresses. */
function isPlain({ kind, elem, fields = [] }: GoType): boolean {
	if (kind === 'array') return elem !== undefined && isPlain(elem);
	return !/string|slice|interface/.test(kind) && fields.every(({ type }) => isPlain(type));
}
