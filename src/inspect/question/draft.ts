// What a kind of question says about an event: a question but for what all kinds have in common.

import type { Asking } from './asking.ts';
import type { Verb } from './english.ts';
import type { Question } from './question.ts';

/** A question, without what is left at its default. */
export type Draft = Omit<Question, 'kind' | 'event' | 'shows' | 'remark'> &
	Partial<Pick<Question, 'shows' | 'remark'>>;

/** Makes a question of an event; a sentence says why there is none to be asked. */
export type Ask = (asking: Asking) => Draft | string;

/** What an operation does with its key. */
export function verbOf({ event }: Asking): Verb {
	if (event.name === 'map.delete.begin') return 'delete';
	return event.name === 'map.access.begin' ? 'look-up' : 'insert';
}
