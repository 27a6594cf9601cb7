// What the allocator and the collector both work on.

import type { Memory } from '../memory/memory.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { Pages } from './pages.ts';
import type { TypeTable } from './type-table.ts';

/** The parts of a heap. */
export interface HeapParts {
	readonly memory: Memory;
	readonly types: TypeTable;
	readonly pages: Pages;
	/** Where events go; null while nothing is recorded. */
	readonly recorder: Recorder | null;
}
