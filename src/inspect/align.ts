// The alignment of two runs: which state of the one belongs to which state of the other, so that both can be
// shown under one transport. What the programs asked for is matched first (the same statement, the same
// operation with the same key), then what the runtime did about it. Where the second run has nothing to do, it
// waits; where it has more to do, it does so on the way.

import type { Replay } from '#engine/trace/replay.ts';
import type { EventColumns } from '#engine/trace/trace.ts';
import { askedIn, Names, type Asked } from './asked.ts';
import { append, ends, landmarks, matching, type Pairs, type Stretch } from './match.ts';

/**
 * Anchors: state a[k] of the first run belongs to state b[k] of the second. `a` ascends strictly, `b` never
 * descends; both begin with 0 and end with the last state. Between two anchors it goes in proportion.
 */
export interface Alignment {
	readonly a: readonly number[];
	readonly b: readonly number[];
}

/** The state of the second run that belongs to `state` of the first. Never descends as `state` ascends. */
export function counterpart({ a, b }: Alignment, state: number): number {
	let low = 0;
	let high = a.length - 1;
	while (low < high) {
		const mid = (low + high + 1) >> 1;
		if (a[mid] <= state) low = mid;
		else high = mid - 1;
	}
	if (low === a.length - 1) return b[low];
	const [da, db] = [a[low + 1] - a[low], b[low + 1] - b[low]];
	return b[low] + Math.floor(((state - a[low]) * db) / da);
}

/** The first state of the first run at which the second has come to `state`. */
export function firstReaching(alignment: Alignment, state: number): number {
	let low = 0;
	let high = alignment.a.at(-1) ?? 0;
	while (low < high) {
		const mid = (low + high) >> 1;
		if (counterpart(alignment, mid) >= state) high = mid;
		else low = mid + 1;
	}
	return low;
}

/** Aligns the run of `first` with that of `second`; moves the cursors of both. */
export function align(first: Replay, second: Replay): Alignment {
	if (first === second) return same(first.trace.events.length);
	const names = new Names();
	const x = askedIn(first, names);
	const y = askedIn(second, names);
	const anchors = new Anchors(first.trace.events, second.trace.events);
	let [i, j] = [-1, -1];
	const pairs = pairsOf(x, y);
	for (let k = 0; k < pairs.length; k += 2) {
		spread(x, y, i, pairs[k], j, pairs[k + 1], anchors);
		[i, j] = [pairs[k], pairs[k + 1]];
		anchors.add(x.events[i] + 1, y.events[j] + 1);
	}
	spread(x, y, i, x.events.length, j, y.events.length, anchors);
	return anchors.close();
}

/** The alignment of a run of so many events with itself. */
function same(length: number): Alignment {
	const ends = length === 0 ? [0] : [0, length];
	return { a: ends, b: ends };
}

/** What the programs asked for alike: the same thing, or else the same kind of thing. */
function pairsOf(x: Asked, y: Asked): Pairs {
	const whole = { a: 0, aEnd: x.names.length, b: 0, bEnd: y.names.length };
	const { ahead, behind } = ends(x.names, y.names, whole);
	const rest = { a: ahead, aEnd: whole.aEnd - behind, b: ahead, bEnd: whole.bEnd - behind };
	const pairs: Pairs = [];
	for (let i = 0; i < ahead; i++) pairs.push(i, i);
	append(pairs, pairsWithin(x, y, rest));
	for (let i = behind; i > 0; i--) pairs.push(whole.aEnd - i, whole.bEnd - i);
	return pairs;
}

function pairsWithin(x: Asked, y: Asked, stretch: Stretch): Pairs {
	// The same kinds in the same order: the keys may come in another order, the n-th goes with the n-th.
	const { ahead } = ends(x.kinds, y.kinds, stretch);
	const isSame = ahead === stretch.aEnd - stretch.a && ahead === stretch.bEnd - stretch.b;
	const marks = isSame ? [] : landmarks(x.names, y.names, stretch);
	const pairs: Pairs = [];
	let { a, b } = stretch;
	for (let k = 0; k < marks.length; k += 2) {
		const [aEnd, bEnd] = [marks[k], marks[k + 1]];
		append(pairs, matching(x.kinds, y.kinds, { a, aEnd, b, bEnd }));
		pairs.push(aEnd, bEnd);
		[a, b] = [aEnd + 1, bEnd + 1];
	}
	append(pairs, matching(x.kinds, y.kinds, { ...stretch, a, b }));
	return pairs;
}

/**
 * What only the first program asked for, between two pairs: it goes with what only the second one asked for, in
 * proportion, so that something complete stands beside something complete.
 */
function spread(
	x: Asked,
	y: Asked,
	i: number,
	iNext: number,
	j: number,
	jNext: number,
	anchors: Anchors,
): void {
	const more = iNext - i - 1;
	const others = jNext - j - 1;
	for (let k = 1; k <= more; k++) {
		const other = j + Math.floor((k * others) / more);
		anchors.add(x.events[i + k] + 1, other < 0 ? 0 : y.events[other] + 1);
	}
}

/** Collects anchors in ascending order; between two of them it matches what the runtime did. */
class Anchors {
	readonly #a = [0];
	readonly #b = [0];
	readonly #first: EventColumns;
	readonly #second: EventColumns;

	constructor(first: EventColumns, second: EventColumns) {
		this.#first = first;
		this.#second = second;
	}

	/** State `a` belongs to `b`; neither is less than what was added before. */
	add(a: number, b: number): void {
		const stretch = {
			a: this.#a[this.#a.length - 1],
			aEnd: a - 1,
			b: this.#b[this.#b.length - 1],
			bEnd: b - 1,
		};
		if (stretch.aEnd > stretch.a && stretch.bEnd > stretch.b) {
			const pairs = matching(this.#first.id, this.#second.id, stretch);
			for (let k = 0; k < pairs.length; k += 2) this.#push(pairs[k] + 1, pairs[k + 1] + 1);
		}
		this.#push(a, b);
	}

	/** The alignment: its ends belong together. */
	close(): Alignment {
		const [a, b] = [this.#first.length, this.#second.length];
		if (this.#a[this.#a.length - 1] < a) this.add(a, b);
		else if (a > 0) this.#b[this.#b.length - 1] = b;
		return { a: this.#a, b: this.#b };
	}

	/** Runs in which both go step by step, or the second waits, need no anchors inside of them. */
	#push(a: number, b: number): void {
		const last = this.#a.length - 1;
		if (a === this.#a[last]) return;
		if (last > 0 && this.#isStraight(last, a, b)) {
			this.#a[last] = a;
			this.#b[last] = b;
			return;
		}
		this.#a.push(a);
		this.#b.push(b);
	}

	#isStraight(last: number, a: number, b: number): boolean {
		const [da, db] = [this.#a[last] - this.#a[last - 1], this.#b[last] - this.#b[last - 1]];
		const isWaiting = db === 0 && b === this.#b[last];
		return isWaiting || (da === db && a - this.#a[last] === b - this.#b[last]);
	}
}
