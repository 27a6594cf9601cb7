// The answers to the questions of an instrument: one object, whoever asks. They are kept in this browser, by page and
// scenario, and nowhere else.

import { questionKinds, type Question } from '#inspect/question/question.ts';
import type { Instrument } from '#player/instrument.svelte.ts';
import { answersName, keep, recall } from '#player/storage.ts';
import { answered, type Items } from './repeat.ts';

/** What is known of the answers to the questions of a scenario. */
export class Answers {
	readonly #name: string;
	items: Items = $state.raw({});

	constructor(scenario: string) {
		this.#name = answersName(scenario);
		this.items = parsed(recall(this.#name));
	}

	/** Notes the answer to a question. */
	note({ kind, event, truth }: Question, right: boolean): void {
		const choice = truth.type === 'choice' ? { choice: truth.id } : {};
		this.items = answered(this.items, { kind, event, right, ...choice }, Date.now());
		keep(this.#name, JSON.stringify(this.items));
	}
}

const known = new WeakMap<Instrument, Answers>();

/** The answers given at an instrument. */
export function answersOf(instrument: Instrument): Answers {
	let answers = known.get(instrument);
	if (answers === undefined) {
		answers = new Answers(instrument.scenario.name);
		known.set(instrument, answers);
	}
	return answers;
}

/** The items in a kept text; whatever is broken in it is left out. */
function parsed(text: string | null): Items {
	try {
		const value: unknown = JSON.parse(text ?? '{}');
		if (typeof value !== 'object' || value === null) return {};
		return Object.fromEntries(
			Object.entries(value).filter(
				([kind, item]: [string, unknown]) =>
					questionKinds.some((known) => known === kind) && isItem(item),
			),
		);
	} catch {
		return {};
	}
}

function isItem(item: unknown): boolean {
	if (typeof item !== 'object' || item === null) return false;
	const { asked, right, events } = item as Record<string, unknown>;
	return typeof asked === 'number' && typeof right === 'number' && Array.isArray(events);
}
