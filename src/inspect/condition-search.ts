// Where a condition is met in a run. The search goes through the states once, in as many slices as its user likes,
// and looks at a field only where something has happened that may have changed it.

import { Replay } from '#engine/trace/replay.ts';
import { eventId } from '#engine/trace/schema.ts';
import type { Trace } from '#engine/trace/trace.ts';
import { statNames } from './memstats.ts';
import type { Condition, FieldName, Operator, Term } from './condition.ts';
import type { Order } from './literal-order.ts';
import type { Literal } from './literal.ts';
import { bucketMoved, headerMoved, heapMoved, keyMoved, Situation } from './situation.ts';
import { traceIndex } from './trace-index.ts';

const stmt = eventId('stmt');
const stats: ReadonlySet<string> = new Set(statNames);

/** What has to move for the field to change. */
function moverOf(field: FieldName): number {
	if (field === 'key') return keyMoved;
	if (field === 'bucket') return bucketMoved;
	return stats.has(field) ? heapMoved : headerMoved;
}

/**
 * The search for conditions, in one go for all of them. A condition is met in every state in which all its terms hold,
 * if one of them is about a moment (a line, an event, a change); else where they begin to hold: `count == 9` is met
 * once, not as long as count is 9.
 */
export class ConditionSearch {
	/** By condition: the states in which it is met, so far. They grow. */
	readonly hits: readonly number[][];
	readonly #length: number;
	/** What has to be looked for state by state, with the state at hand; null: nothing. */
	readonly #at: Situation | null;
	readonly #sought: readonly Sought[];

	constructor(trace: Trace, conditions: readonly Condition[]) {
		this.#length = trace.events.length;
		this.hits = conditions.map((condition) => listed(trace, condition) ?? []);
		const isSought = conditions.map((condition) => !condition.every(isListed));
		this.#at = isSought.includes(true) ? new Situation(new Replay(trace)) : null;
		this.#sought = conditions.flatMap((condition, i) =>
			this.#at && isSought[i] ? new Sought(trace, condition, this.#at, this.hits[i]) : [],
		);
	}

	/** Up to this state the run has been searched. */
	get state(): number {
		return this.#at?.index ?? this.#length;
	}

	/** Searches on through at most so many events; whether there are more. */
	advance(events: number): boolean {
		const end = Math.min(this.state + events, this.#length);
		while (this.#at && this.#at.index < end) {
			const moved = this.#at.next();
			for (const one of this.#sought) one.look(moved);
		}
		return end < this.#length;
	}
}

/** Whether the states that a term speaks of are listed: see trace-index.ts. */
function isListed({ kind }: Term): boolean {
	return kind === 'line' || kind === 'event';
}

/** The states in which a condition is met that is about lines and events alone; null: there is more to it. */
function listed(trace: Trace, condition: Condition): number[] | null {
	if (!condition.every(isListed)) return null;
	const { byKind, lineStates } = traceIndex(trace);
	const lists = condition.map((term): readonly number[] => {
		if (term.kind === 'line') return lineStates[term.line] ?? [];
		return term.kind === 'event' ? Array.from(byKind[eventId(term.name)], (i) => i + 1) : [];
	});
	const others = lists.slice(1).map((states) => new Set(states));
	return lists[0].filter((state) => others.every((states) => states.has(state)));
}

/** A condition that is looked for state by state. */
class Sought {
	readonly #trace: Trace;
	readonly #at: Situation;
	readonly #hits: number[];
	readonly #moments: readonly Term[];
	readonly #comparisons: readonly Comparison[];
	/** All comparisons held in the state before; a run that begins with them has not met them. */
	#held: boolean;

	constructor(trace: Trace, condition: Condition, at: Situation, hits: number[]) {
		this.#trace = trace;
		this.#at = at;
		this.#hits = hits;
		this.#moments = condition.filter(({ kind }) => kind !== 'compare');
		this.#comparisons = condition
			.filter((term) => term.kind === 'compare')
			.map((term) => new Comparison(term.field, term.operator, term.value));
		this.#held = this.#holds();
	}

	/** Looks at the state at hand, in which `moved` may be different. */
	look(moved: number): void {
		for (const comparison of this.#comparisons) comparison.note(moved);
		if (this.#moments.length > 0) {
			if (this.#isMoment(moved) && this.#holds()) this.#hits.push(this.#at.index);
			return;
		}
		if (moved === 0) return;
		const holds = this.#holds();
		if (holds && !this.#held) this.#hits.push(this.#at.index);
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
	readonly #value: Literal;
	readonly #mover: number;
	#known = false;
	#held = false;

	constructor(field: FieldName, operator: Operator, value: Literal) {
		this.#field = field;
		this.#operator = operator;
		this.#value = value;
		this.#mover = moverOf(field);
	}

	note(moved: number): void {
		if ((moved & this.#mover) !== 0) this.#known = false;
	}

	holds(at: Situation): boolean {
		if (!this.#known) this.#held = holds(at.orderOf(this.#field, this.#value), this.#operator);
		this.#known = true;
		return this.#held;
	}
}

/** Whether what stands in this order to a value compares like this to it. What there is not compares to nothing. */
function holds(order: Order | null, operator: Operator): boolean {
	if (order === null) return false;
	switch (operator) {
		case '==':
			return order === 0;
		case '!=':
			return order !== 0;
		case '<':
			return order < 0;
		case '<=':
			return order <= 0;
		case '>':
			return order > 0;
		case '>=':
			return order >= 0;
	}
}
