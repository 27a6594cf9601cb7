// Package runtime: the functions with which a program watches its memory.

import { nil } from '../memory/address.ts';
import { readMemStats } from '../runtime/memstats.ts';
import { nilPanic } from './panic.ts';
import type { Native } from './native.ts';

const gc: Native = {
	name: 'runtime.GC',
	call: ({ process }) => process.heap.collect(),
};

const memStats: Native = {
	name: 'runtime.ReadMemStats',
	call({ process }, args) {
		const to = process.memory.loadPointer(args);
		if (to === nil) nilPanic(0);
		readMemStats(process, to);
	},
};

/** Its argument is alive up to the call: that is all. */
const keepAlive: Native = { name: 'runtime.KeepAlive', call() {} };

export const runtimeNatives: readonly Native[] = [gc, memStats, keepAlive];
