// The records of the classic map as objects of the heap: where the collector finds pointers in them.

import { pointer, type StructField } from '../../abi/struct.ts';
import type { GoType } from '../../abi/type.ts';
import { hmap, mapextra, slice } from './layout.ts';

interface Record {
	readonly name: string;
	readonly size: number;
	readonly fields: readonly StructField[];
}

function objectType({ name, size, fields }: Record): GoType {
	const pointers = fields.filter((field) => field.kind === pointer).map((field) => field.offset);
	return { kind: 'struct', name, size, align: 8, pointers };
}

export const hmapType = objectType(hmap);
export const mapextraType = objectType(mapextra);
export const sliceType = objectType(slice);
