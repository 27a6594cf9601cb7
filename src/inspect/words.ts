// Words: what is said about a run, in some language. What a sentence is made of comes from EventContext and
// Journey; the words of English are in english/. A second language is a second folder.

import type { EventName } from '#engine/trace/schema.ts';
import type { EventContext } from './event-context.ts';
import type { Journey } from './journey.ts';
import type { Sentence } from './sentence.ts';

/** What is said about the events of a run. */
export interface Words {
	/** Before the first event. */
	readonly start: Sentence;
	readonly events: { readonly [K in EventName]: (e: EventContext) => Sentence };
	/** What happened on the way of a longer step; null where nothing of note did. */
	readonly journey: (way: Journey) => Sentence | null;
}
