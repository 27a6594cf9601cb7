// A follower: a place in one run that is led by the player of another. It has no clock and no position of its own;
// where it is follows from the alignment of the two runs.

import { counterpart, type Alignment } from '#inspect/align.ts';
import type { Span } from './course.ts';
import type { Place } from './view.svelte.ts';

/** Where a run is while another one is played. */
export class Follower implements Place {
	readonly touched = true;
	readonly #leader: Place;
	readonly #alignment: () => Alignment | null;

	/** `alignment` leads from the leader's run to this one; null while it is not known. */
	constructor(leader: Place, alignment: () => Alignment | null) {
		this.#leader = leader;
		this.#alignment = alignment;
	}

	/** The move on the screen; at rest where there is nothing to do. */
	get span(): Span {
		const { from, to, t } = this.#leader.span;
		const [a, b] = [this.#of(from), this.#of(to)];
		return { from: a, to: b, t: a === b ? 0 : t };
	}

	get index(): number {
		return this.#of(this.#leader.index);
	}

	get before(): number {
		return this.#of(this.#leader.before);
	}

	/** There was nothing to do in the leader's step. */
	get waits(): boolean {
		return this.#leader.index > 0 && this.index === this.before;
	}

	#of(state: number): number {
		const alignment = this.#alignment();
		return alignment ? counterpart(alignment, state) : 0;
	}
}
