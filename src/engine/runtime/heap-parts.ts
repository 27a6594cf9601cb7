// What the allocator and the collector both work on.

import type { Addr } from '../memory/address.ts';
import type { Memory } from '../memory/memory.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { Pages } from './pages.ts';
import type { TypeTable } from './type-table.ts';

/** Calls `visit` for every pointer that keeps an object alive. */
export type Roots = (visit: (pointer: Addr) => void) => void;

/** The parts of a heap. */
export interface HeapParts {
	readonly memory: Memory;
	readonly types: TypeTable;
	readonly pages: Pages;
	/** Where events go; null while nothing is recorded. */
	readonly recorder: Recorder | null;
	/** What is alive besides what is reachable from it; null: nothing. */
	readonly roots: Roots | null;
}
