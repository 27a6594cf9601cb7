// makemap: what make(map[K]V, hint) calls.

import type { GoType } from '../../abi/type.ts';
import { nil, type Addr } from '../../memory/address.ts';
import { eventId } from '../../trace/schema.ts';
import type { Process } from '../process.ts';
import { overLoadFactor } from './grow.ts';
import { hmap, mapType } from './layout.ts';
import { hmapType } from './records.ts';
import { extraOf, makeBucketArray } from './table.ts';

const mapMake = eventId('map.make');

/** Tables of more bytes are not asked for: a hint that needs one counts as 0. */
const maxAlloc = 2 ** 48;

/**
 * Makes a map with room for `hint` entries. Returns the address of its header. The table of a map without
 * a hint is left to the first insert.
 */
export function makemap(p: Process, type: GoType, hint: number): Addr {
	const t = mapType(type);
	const entries = hint * t.bucketSize > maxAlloc ? 0 : hint;
	const h = hmap.at(p.memory, p.heap.newobject(hmapType));
	p.random.draw();
	h.hash0 = p.random.low;
	let B = 0;
	while (overLoadFactor(entries, B)) B++;
	h.B = B;
	if (B > 0) {
		const { buckets, nextOverflow } = makeBucketArray(p, t, B, nil);
		h.buckets = buckets;
		if (nextOverflow !== nil) extraOf(p, h).nextOverflow = nextOverflow;
	}
	if (p.recorder !== null) p.recorder.emit(mapMake, h.addr, p.types.indexOf(type), hint, B);
	return h.addr;
}
