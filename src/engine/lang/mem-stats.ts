// Which fields of runtime.MemStats a program may read.

export { memStatsType } from '../abi/mem-stats.ts';

/** The fields whose values the engine models; a program may read no other. */
export const modelledMemStats: ReadonlySet<string> = new Set([
	...['Alloc', 'TotalAlloc', 'Lookups', 'Mallocs', 'Frees', 'HeapAlloc', 'HeapSys', 'HeapIdle'],
	...[
		'HeapInuse',
		'HeapObjects',
		'NextGC',
		'NumGC',
		'NumForcedGC',
		'EnableGC',
		'DebugGC',
		'BySize',
	],
]);
