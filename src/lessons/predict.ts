// Predictions: the questions that an author lets a scenario stop for, as written behind the fence.
//
//   predict = question { ',' question }
//   question = kind '@' place          as `bucket@map.assign.begin#14`; a place as in cues, without a way
//
// What a kind asks, and where it can be asked, is in inspect/question.

import { parseCue, resolveCue } from './cue.ts';
import type { EventColumns } from '#engine/trace/trace.ts';

/** A question, as written: its kind is not known to exist yet. */
export interface Prediction {
	readonly kind: string;
	readonly place: string;
}

/** Reads the option `predict`. Throws with a sentence about what is wrong. */
export function parsePredictions(text: string): Prediction[] {
	return text.split(',').map((one) => {
		const [, kind, place] = /^([a-z]+)@(\S+)$/.exec(one.trim()) ?? [];
		if (kind === undefined)
			throw new Error(
				`${one.trim() || 'nothing'} does not read kind@place, as grow@map.assign.begin#9`,
			);
		return { kind, place };
	});
}

/** The index of the event that a prediction is about. Throws with a sentence where the run has none. */
export function eventOf({ kind, place }: Prediction, events: EventColumns): number {
	const { scenario, from, to } = parseCue(place);
	if (scenario !== undefined || to || from.kind !== 'event' || from.before)
		throw new Error(`${kind}@${place}: a question is about one event of its own scenario`);
	return resolveCue({ scenario, from, to }, events).state - 1;
}
