// Narration: one sentence about the event that led to a state, with the numbers in it.

import type { Replay } from '#engine/trace/replay.ts';
import { EventContext } from './event-context.ts';
import type { Sentence } from './sentence.ts';
import { functionOf, subgoalOf, type Subgoal } from './subgoal.ts';
import type { Reading } from './value.ts';
import type { Words } from './words.ts';

/** The sentence for state `index`. The image must be there. */
export function narrate(replay: Replay, index: number, reading: Reading, words: Words): Sentence {
	if (index === 0) return words.start;
	const context = new EventContext(replay, index, reading);
	return words.events[context.event.name](context);
}

/** What an event is a part of. */
export interface Stage {
	readonly subgoal: Subgoal;
	/** The function of the runtime, or empty. */
	readonly fn: string;
}

/** The stage that state `index` belongs to; null before the first event. The image must be there. */
export function stageAt(replay: Replay, index: number, reading: Reading): Stage | null {
	if (index === 0) return null;
	const context = new EventContext(replay, index, reading);
	return { subgoal: subgoalOf(context.event.name), fn: functionOf(context) };
}
