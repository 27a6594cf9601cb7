// Package runtime: the functions with which a program watches its memory, and the collector behind one of them.

import { nil } from '../memory/address.ts';
import { collectGarbage } from '../runtime/gc.ts';
import { readMemStats } from '../runtime/memstats.ts';
import { nilPanic } from './panic.ts';
import type { Part } from './library.ts';
import type { Native } from './native.ts';

const gc: Native = {
	name: 'runtime.GC',
	call: ({ process }) => collectGarbage(process.heap),
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

export const runtimePart: Part = { natives: [gc, memStats, keepAlive], collect: collectGarbage };
