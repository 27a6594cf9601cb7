// The moments of the gallery: what the stage can look like, each with a name. The snapshot tests draw them,
// and the page /gallery shows them. A new overlay or a new state of the map belongs in this list.

import {
	arrayOf,
	basicTypes,
	pointerTo,
	sliceOf,
	structOf,
	type GoType,
} from '#engine/abi/type.ts';
import type { EventName } from '#engine/trace/schema.ts';
import type { RecordOptions } from './record.ts';

/** A moment: behind the nth event of a name (from the end if negative), or on the way to it. */
export interface GalleryMoment {
	/** Unlike all others: it gives the snapshot its file. */
	readonly name: string;
	/** What is done to the map: see record.ts. */
	readonly script: string;
	readonly options?: RecordOptions;
	/** Absent: behind everything. */
	readonly event?: EventName;
	readonly nth?: number;
	/** The slot written last is chosen, and taken apart. */
	readonly unfolds?: boolean;
	/** Show addresses and offsets. */
	readonly expert?: boolean;
	/** On the way over the event, 0 < t < 1; absent: behind it. */
	readonly t?: number;
}

/** Filled and emptied again and again: overflow buckets are left behind, until the table is rebuilt. */
const churn = Array.from({ length: 12 }, (_, round) => {
	const keys = `${round * 26}..${round * 26 + 25}`;
	return `set ${keys}; delete ${keys}`;
}).join('; ');

/** A struct with padding, a string and a slice. */
const fruit: GoType = {
	...structOf([
		{ name: 'ripe', type: basicTypes.bool },
		{ name: 'name', type: basicTypes.string },
		{ name: 'sizes', type: sliceOf(basicTypes.int) },
	]),
	name: 'main.Fruit',
};

/** Slots taken apart: what key and elem are made of. */
const unfoldings: readonly GalleryMoment[] = [
	{ name: 'unfolded string', script: 'make; set 0..5', options: { key: basicTypes.string } },
	{
		name: 'unfolded slice',
		script: 'make; set 0..7',
		options: { key: basicTypes.string, elem: sliceOf(basicTypes.int) },
		t: 0.5,
	},
	{ name: 'unfolded struct', script: 'make; set 0..11', options: { elem: fruit } },
	{ name: 'unfolded pointer', script: 'make; set 0..7', options: { elem: pointerTo(fruit) } },
	{
		name: 'unfolded pointer with addresses',
		script: 'make; set 0..7',
		options: { key: basicTypes.string, elem: pointerTo(fruit) },
		expert: true,
	},
	{
		name: 'unfolded indirect key',
		script: 'make; set 0..5',
		options: { key: arrayOf(basicTypes.int, 17) },
	},
].map((moment) => ({ ...moment, event: 'elem.write', nth: -1, unfolds: true }));

export const moments: readonly GalleryMoment[] = [
	{ name: 'no map', script: 'make', event: 'stmt', nth: 0 },
	{ name: 'empty map', script: 'make' },
	{ name: 'no bucket', script: 'make; set 0', event: 'map.assign.begin', nth: 0 },
	{ name: 'first insert', script: 'make; set 0', event: 'slot.insert', nth: 0, t: 0.5 },
	{ name: 'probe', script: 'make; set 0..5; get 4', event: 'key.compare', nth: -1 },
	{ name: 'full bucket', script: 'make; set 0..7', event: 'elem.write', nth: -1 },
	{ name: 'overflow', script: 'make; set 0..60', event: 'overflow.new', nth: 0, t: 0.6 },
	{ name: 'growth begins', script: 'make; set 0..30', event: 'grow.begin', nth: 2, t: 0.5 },
	{ name: 'evacuation', script: 'make; set 0..30', event: 'evacuate.slot', nth: 25, t: 0.5 },
	{ name: 'growth done', script: 'make; set 0..30', event: 'grow.end', nth: -1 },
	{ name: 'same-size growth', script: `make; ${churn}`, event: 'evacuate.slot', nth: -1, t: 0.5 },
	{
		name: 'deletes',
		script: 'make; set 0..12; delete 3..6',
		options: { key: basicTypes.string },
		event: 'slot.emptyOne',
		nth: -1,
	},
	{
		name: 'back-propagation',
		script: 'make; set 0..7; delete 4..6; delete 7',
		event: 'slot.emptyRest',
		nth: -2,
	},
	{
		name: 'back-propagation over a chain',
		script: 'make; set 0..50; delete 41; delete 47; delete 38; delete 50',
		event: 'slot.emptyRest',
		nth: -1,
	},
	{ name: 'write flag', script: 'make; set 0..6', event: 'write.begin', nth: -1 },
	{
		name: 'concurrent write',
		script: 'make; set 0..6; writer; set 7',
		event: 'write.conflict',
		nth: 0,
	},
	{ name: 'clear', script: 'make; set 0..20; clear', event: 'clear.marks', nth: 0 },
	{
		name: 'old array released',
		script: 'make; set 0..30',
		event: 'grow.end',
		nth: -1,
		t: 0.2,
	},
	{ name: 'loop', script: 'make; set 0..20; range 4', event: 'iterate.yield', nth: -1 },
	{
		name: 'loop while growing',
		script: 'make; set 0..27; range 9',
		event: 'iterate.yield',
		nth: -1,
	},
	{ name: 'loop wraps', script: 'make; set 0..50; range', event: 'iterate.yield', nth: -4 },
	{
		name: 'loop over a moved entry',
		script: 'make; set 0..25; open; next; set 26; next 1..20',
		event: 'iterate.moved',
		nth: 0,
	},
	...unfoldings,
	{ name: '64 buckets', script: 'make; set 0..400' },
	{ name: '1,024 buckets', script: 'make; set 0..5000' },
	{ name: '4,096 buckets', script: 'make 20000; set 0..99' },
	{ name: '65,536 buckets', script: 'make 400000; set 0..200000' },
];
