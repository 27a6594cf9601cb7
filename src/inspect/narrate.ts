// Narration: one sentence about the event that led to a state, with the numbers in it.

import type { Replay } from '#engine/trace/replay.ts';
import type { Words } from './english.ts';
import { EventContext } from './event-context.ts';
import type { Sentence } from './sentence.ts';
import type { Reading } from './value.ts';

/** The sentence for state `index`. The image must be there. */
export function narrate(replay: Replay, index: number, reading: Reading, words: Words): Sentence {
	if (index === 0) return words.start;
	const context = new EventContext(replay, index, reading);
	return words.events[context.event.name](context);
}
