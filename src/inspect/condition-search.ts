// Where a condition is met in a run. The search goes through the states once, in as many slices as its user likes,
// and looks at a field only where something has happened that may have changed it.

import { Replay } from '#engine/trace/replay.ts';
import { eventId } from '#engine/trace/schema.ts';
import type { Trace } from '#engine/trace/trace.ts';
import { statNames } from './memstats.ts';
import type { Condition, FieldName, Operator, Term } from './condition.ts';
import {
	bucketMoved,
	headerMoved,
	heapMoved,
	keyMoved,
	Situation,
	type FieldValue,
} from './situation.ts';

const stmt = eventId('stmt');
const stats: ReadonlySet<string> = new Set(statNames);

/** What has to move for the field to change. */
function moverOf(field: FieldName): number {
	if (field === 'key') return keyMoved;
	if (field === 'bucket') return bucketMoved;
	return stats.has(field) ? heapMoved : headerMoved;
}

/**
 * The search for a condition. It is met in every state in which all its terms hold, if one of them is about a moment (a
 * line, an event, a change); else where they begin to hold: `count == 9` is met once, not as long as count is 9.
 */
export class ConditionSearch {
	/** The states in which the condition is met, so far. */
	readonly hits: number[] = [];
	readonly #trace: Trace;
	readonly #at: Situation;
	readonly #moments: readonly Term[];
	readonly #comparisons: readonly Comparison[];
	/** All comparisons held in the state before; a run that begins with them has not met them. */
	#held: boolean;

	constructor(trace: Trace, condition: Condition) {
		this.#trace = trace;
		this.#at = new Situation(new Replay(trace));
		this.#moments = condition.filter(({ kind }) => kind !== 'compare');
		this.#comparisons = condition
			.filter((term) => term.kind === 'compare')
			.map((term) => new Comparison(term.field, term.operator, term.value));
		this.#held = this.#holds();
	}

	/** The share of the run that has been searched, 0…1. */
	get progress(): number {
		const { length } = this.#trace.events;
		return length === 0 ? 1 : this.#at.index / length;
	}

	/** Searches on through at most so many events; whether there are more. */
	advance(events: number): boolean {
		const end = Math.min(this.#at.index + events, this.#trace.events.length);
		while (this.#at.index < end) this.#next();
		return end < this.#trace.events.length;
	}

	#next(): void {
		const moved = this.#at.next();
		for (const comparison of this.#comparisons) comparison.note(moved);
		if (this.#moments.length > 0) {
			if (this.#isMoment(moved) && this.#holds()) this.hits.push(this.#at.index);
			return;
		}
		if (moved === 0) return;
		const holds = this.#holds();
		if (holds && !this.#held) this.hits.push(this.#at.index);
		this.#held = holds;
	}

	#holds(): boolean {
		return this.#comparisons.every((comparison) => comparison.holds(this.#at));
	}

	#isMoment(moved: number): boolean {
		const { id, line } = this.#trace.events;
		const i = this.#at.index - 1;
		return this.#moments.every((term) => {
			if (term.kind === 'line') return id[i] === stmt && line[i] === term.line;
			if (term.kind === 'event') return id[i] === eventId(term.name);
			return term.kind === 'changes' && this.#changes(term.field, moved);
		});
	}

	/** Whether the last event changed a field: that of a map that was there before. */
	#changes(field: (Term & { kind: 'changes' })['field'], moved: number): boolean {
		if ((moved & moverOf(field)) === 0) return false;
		const before = this.#at.readField(field, this.#at.index - 1);
		return before !== null && before !== this.#at.readField(field, this.#at.index);
	}
}

/** A comparison that looks again only when its field may have changed. */
class Comparison {
	readonly #field: FieldName;
	readonly #operator: Operator;
	readonly #value: string;
	readonly #mover: number;
	#known = false;
	#held = false;

	constructor(field: FieldName, operator: Operator, value: string) {
		this.#field = field;
		this.#operator = operator;
		this.#value = value;
		this.#mover = moverOf(field);
	}

	note(moved: number): void {
		if ((moved & this.#mover) !== 0) this.#known = false;
	}

	holds(at: Situation): boolean {
		if (!this.#known) this.#held = compare(at.valueOf(this.#field), this.#operator, this.#value);
		this.#known = true;
		return this.#held;
	}
}

/** Whether a field compares like this to a value as it was typed. A field that there is not compares to nothing. */
export function compare(field: FieldValue, operator: Operator, value: string): boolean {
	if (field === null) return false;
	const wanted = value === 'nil' && typeof field === 'number' ? 0 : Number(value);
	const isNumeric = value !== '' && !Number.isNaN(wanted);
	const have = isNumeric ? Number(field) : NaN;
	switch (operator) {
		case '==':
			return isEqual(field, have, wanted, value);
		case '!=':
			return !isEqual(field, have, wanted, value);
		case '<':
			return have < wanted;
		case '<=':
			return have <= wanted;
		case '>':
			return have > wanted;
		case '>=':
			return have >= wanted;
	}
}

/** Beyond 2^53 numbers are compared as they are written, strings by what they mean: "\u0041" is "A". */
function isEqual(field: number | string, have: number, wanted: number, value: string): boolean {
	if (typeof field === 'number') return have === wanted;
	if (field === value) return true;
	if (Number.isNaN(wanted)) return value.startsWith('"') && field === normal(value);
	return have === wanted && Math.abs(wanted) <= Number.MAX_SAFE_INTEGER;
}

/** A string as values are shown. */
function normal(text: string): string {
	try {
		return JSON.stringify(JSON.parse(text));
	} catch {
		return text;
	}
}
