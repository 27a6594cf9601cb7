// What comes back, and when. A kind of question that was missed in a scenario is due at once: it is asked again about
// the next event of its kind, and at the next visit. Each right answer puts it off: to the next day, then three days,
// then a week; the fourth lets it go. A miss brings it back to the beginning. Pure: the time is handed in.

import type { QuestionKind } from '#inspect/question/question.ts';

/** What is known of the answers to one kind of question in one scenario. */
export interface Item {
	readonly asked: number;
	readonly right: number;
	/** The events asked about, the newest last. */
	readonly events: readonly number[];
	/** When it is to be asked again, in ms since 1970; absent: not at all. */
	readonly due?: number;
	/** Right answers in a row since it was missed. */
	readonly streak?: number;
	/** The choice that was true when it was missed, where it was one. */
	readonly choice?: string;
}

/** The items of a scenario. */
export type Items = Readonly<Partial<Record<QuestionKind, Item>>>;

/** An answer to a question. */
export interface Outcome {
	readonly kind: QuestionKind;
	readonly event: number;
	readonly right: boolean;
	readonly choice?: string;
}

const day = 24 * 60 * 60 * 1000;
/** How long an item is put off by its first, second, … right answer in a row. */
const intervals: readonly number[] = [day, 3 * day, 7 * day];
/** Events that are remembered, so that another one is asked about. */
const mostEvents = 50;

/** The items behind an answer that was given at `now`. */
export function answered(
	items: Items,
	{ kind, event, right, choice }: Outcome,
	now: number,
): Items {
	const {
		due,
		streak = 0,
		choice: missed,
		...old
	} = items[kind] ?? { asked: 0, right: 0, events: [] };
	const item: Item = {
		asked: old.asked + 1,
		right: old.right + (right ? 1 : 0),
		events: [...old.events.filter((one) => one !== event), event].slice(-mostEvents),
	};
	if (!right)
		return { ...items, [kind]: { ...item, due: now, streak: 0, ...(choice && { choice }) } };
	if (due === undefined || streak >= intervals.length) return { ...items, [kind]: item };
	const later = {
		due: now + intervals[streak],
		streak: streak + 1,
		...(missed && { choice: missed }),
	};
	return { ...items, [kind]: { ...item, ...later } };
}

/** The kinds that are due at `now`, the longest due first. */
export function dueKinds(items: Items, now: number): QuestionKind[] {
	return (Object.entries(items) as [QuestionKind, Item][])
		.filter(([, { due }]) => due !== undefined && due <= now)
		.sort(([, a], [, b]) => (a.due ?? 0) - (b.due ?? 0))
		.map(([kind]) => kind);
}
