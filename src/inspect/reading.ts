// The image of a replay as a source of values: types are found by their descriptors.

import { typeIndex } from '#engine/abi/segments.ts';
import type { Replay } from '#engine/trace/replay.ts';
import type { Reading } from './value.ts';

/** The image at the replay's cursor. */
export function readingOf({ memory, trace }: Replay): Reading {
	return { memory, typeAt: (descriptor) => trace.debug.types[typeIndex(descriptor)] ?? null };
}
