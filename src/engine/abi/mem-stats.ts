// The type runtime.MemStats: a struct with the fields of Go 1.23 in their order, so that each lies where Go
// has it.

import { arrayOf, basicTypes, named, structOf, type GoType } from './type.ts';

const { uint32, uint64, float64, bool } = basicTypes;

/** Length of the rings of the last pauses. */
const pauses = arrayOf(uint64, 256);

/** Entries of BySize: class 0 and the size classes up to 18432 bytes. */
export const bySizeLength = 61;

/** An entry of BySize: slot size in bytes, objects allocated and freed. */
export const bySizeEntry = structOf([
	{ name: 'Size', type: uint32 },
	{ name: 'Mallocs', type: uint64 },
	{ name: 'Frees', type: uint64 },
]);

const counters = [
	...['Alloc', 'TotalAlloc', 'Sys', 'Lookups', 'Mallocs', 'Frees', 'HeapAlloc', 'HeapSys'],
	...['HeapIdle', 'HeapInuse', 'HeapReleased', 'HeapObjects', 'StackInuse', 'StackSys'],
	...['MSpanInuse', 'MSpanSys', 'MCacheInuse', 'MCacheSys', 'BuckHashSys', 'GCSys', 'OtherSys'],
	...['NextGC', 'LastGC', 'PauseTotalNs'],
];

/** The type runtime.MemStats. 5776 bytes. */
export const memStatsType: GoType = named(
	'runtime.MemStats',
	structOf([
		...counters.map((name) => ({ name, type: uint64 })),
		{ name: 'PauseNs', type: pauses },
		{ name: 'PauseEnd', type: pauses },
		{ name: 'NumGC', type: uint32 },
		{ name: 'NumForcedGC', type: uint32 },
		{ name: 'GCCPUFraction', type: float64 },
		{ name: 'EnableGC', type: bool },
		{ name: 'DebugGC', type: bool },
		{ name: 'BySize', type: arrayOf(bySizeEntry, bySizeLength) },
	]),
);
