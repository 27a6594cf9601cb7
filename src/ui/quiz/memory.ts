// Where the answers are kept: in this browser, by page and scenario, and nowhere else. Where the browser lets us keep
// nothing, they hold as long as the page.

import { questionKinds } from '#inspect/question/question.ts';
import type { Items } from './repeat.ts';

const held = new Map<string, Items>();

const keyOf = (scenario: string) => `quiz:${location.pathname}#${scenario}`;

/** What is known of the answers to the questions of a scenario. */
export function recall(scenario: string): Items {
	const key = keyOf(scenario);
	try {
		return parsed(localStorage.getItem(key)) ?? held.get(key) ?? {};
	} catch {
		return held.get(key) ?? {};
	}
}

/** Keeps them. */
export function remember(scenario: string, items: Items): void {
	const key = keyOf(scenario);
	held.set(key, items);
	try {
		localStorage.setItem(key, JSON.stringify(items));
	} catch {
		// Storage is forbidden or full: they hold for this page.
	}
}

/** Items that were kept; null if what is there is something else. */
function parsed(text: string | null): Items | null {
	try {
		const value: unknown = text === null ? null : JSON.parse(text);
		if (typeof value !== 'object' || value === null) return null;
		return Object.fromEntries(
			Object.entries(value).filter(
				([kind, item]: [string, unknown]) =>
					questionKinds.some((known) => known === kind) && isItem(item),
			),
		);
	} catch {
		return null;
	}
}

function isItem(item: unknown): boolean {
	if (typeof item !== 'object' || item === null) return false;
	const { asked, right, events } = item as Record<string, unknown>;
	return typeof asked === 'number' && typeof right === 'number' && Array.isArray(events);
}
