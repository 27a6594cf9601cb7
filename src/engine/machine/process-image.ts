// A process as fmt sees it: its memory, its type table, and the entries of its maps.

import type { GoType } from '../abi/type.ts';
import type { Addr } from '../memory/address.ts';
import { nativeIter } from '../lang/program.ts';
import { mapiterinit, mapiternext } from '../runtime/classic/iterate.ts';
import { hiter, mapType } from '../runtime/classic/layout.ts';
import type { Process } from '../runtime/process.ts';
import type { Entry, Image } from './fmt/image-value.ts';

/** What fmt sees of the process. */
export function imageOf(process: Process): Image {
	return {
		memory: process.memory,
		typeAt: (addr) => process.types.typeAt(addr),
		entries: (type, map) => entriesOf(process, type, map),
	};
}

// fmt goes through a map as a range loop does, and leaves the same traces in it.
function entriesOf(process: Process, type: GoType, map: Addr): Entry[] {
	const it = hiter.read(process.memory, nativeIter);
	const entries: Entry[] = [];
	mapiterinit(process, mapType(type), map, nativeIter);
	for (; it.key !== 0; mapiternext(process, nativeIter))
		entries.push({ key: it.key, elem: it.elem });
	process.memory.clear(nativeIter, hiter.size);
	return entries;
}
