// The kinds of questions: at which events each is asked, and how one is found for a place or for a second time.

import type { Replay } from '#engine/trace/replay.ts';
import { eventNames, type EventName } from '#engine/trace/schema.ts';
import { Asking } from './asking.ts';
import type { Ask } from './draft.ts';
import { english, type QuestionWords } from './english.ts';
import { askGrow, askHalf, askMoves } from './growth.ts';
import { askBytes, askEmpty, askNext } from './other.ts';
import { questionKinds, type Question, type QuestionKind } from './question.ts';
import { askBucket, askSlot, askTophash } from './search.ts';

interface KindRow {
	readonly places: readonly EventName[];
	readonly ask: Ask;
}

const search: readonly EventName[] = ['map.assign.begin', 'map.access.begin', 'map.delete.begin'];

const kinds: Record<QuestionKind, KindRow> = {
	bucket: { places: search, ask: askBucket },
	slot: { places: search, ask: askSlot },
	grow: { places: ['map.assign.begin'], ask: askGrow },
	bytes: { places: ['map.assign.begin', 'map.delete.begin', 'malloc'], ask: askBytes },
	tophash: { places: search, ask: askTophash },
	half: { places: ['evacuate.slot'], ask: askHalf },
	moves: { places: ['map.assign.begin', 'map.delete.begin'], ask: askMoves },
	empty: { places: ['map.delete.begin'], ask: askEmpty },
	next: { places: ['iterate.yield', 'iterate.end'], ask: askNext },
};

/** Whether a text names a kind of question. */
export function isKind(text: string): text is QuestionKind {
	return (questionKinds as readonly string[]).includes(text);
}

/** The question of a kind about an event; a sentence says why there is none. Moves the cursor of the replay. */
export function questionAt(
	replay: Replay,
	kind: QuestionKind,
	event: number,
	words: QuestionWords = english,
): Question | string {
	const asking = new Asking(replay, event, words);
	const { places, ask } = kinds[kind];
	const { name } = asking.event;
	if (!places.includes(name)) return words.refused.place(kind, places, name);
	return questionOf(asking, kind, ask);
}

/** The question that one way of asking makes of an event. */
export function questionOf(asking: Asking, kind: QuestionKind, ask: Ask): Question | string {
	const draft = ask(asking);
	if (typeof draft === 'string') return draft;
	return { shows: [], remark: () => null, ...draft, kind, event: asking.event.index };
}

/** Events that are tried before it is given up to find another question. */
const mostTried = 400;
/** So many questions of its kind lie between a question and the one that comes back for it, if there are so many. */
const apart = 3;

/**
 * Another question of the kind of one that was missed: further on in the run, or else from the beginning, one with the
 * same choice if there is one. null if all have been `asked`.
 */
export function anotherQuestion(
	replay: Replay,
	missed: { readonly kind: QuestionKind; readonly event: number; readonly choice?: string },
	asked: ReadonlySet<number>,
): Question | null {
	const { events } = replay.trace;
	const names = kinds[missed.kind].places;
	let other: Question | null = null;
	let tried = 0;
	let passed = 0;
	for (let n = 1; n <= events.length && tried < mostTried; n++) {
		const event = (missed.event + n) % events.length;
		if (asked.has(event) || !names.includes(eventNames[events.id[event]])) continue;
		tried++;
		const question = questionAt(replay, missed.kind, event);
		if (typeof question === 'string') continue;
		other ??= question;
		if (passed++ < apart) continue;
		const { truth } = question;
		if (missed.choice === undefined || truth.type !== 'choice' || truth.id === missed.choice)
			return question;
	}
	return other;
}
