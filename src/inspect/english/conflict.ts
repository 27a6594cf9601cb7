// What is said where two goroutines meet at one map, in a write or in a loop.

import { hashWriting } from '#engine/runtime/classic/layout.ts';
import type { EventContext } from '../event-context.ts';
import { say, strong, type Sentence } from '../sentence.ts';

/** Two goroutines at one map. */
export function conflict(e: EventContext): Sentence {
	const found =
		e.header.flags & hashWriting
			? 'is set, and not by this call: another goroutine is writing'
			: 'is gone: another goroutine has written meanwhile';
	return say`${strong('hashWriting')} ${found}. ${strong(`fatal error: ${e.panicMessage}`)}`;
}
