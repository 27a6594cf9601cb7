// Time beyond playing and stepping (jumps, breakpoints, bookmarks, what links set), loaded at the first of it.

import type { Instrument } from '#player/instrument.svelte.ts';
import { part } from './part.ts';
import { text } from './text.ts';

type Actions = typeof import('./time/actions.ts');

/** The way of an instrument to what it may be asked of time. */
export class Timing {
	readonly #instrument: Instrument;
	/** What the last link sets besides the position, until it has been taken; null: nothing. */
	#linked: string | null = null;

	constructor(instrument: Instrument) {
		this.#instrument = instrument;
	}

	/** A link waits to be taken. */
	get waits(): boolean {
		return this.#linked !== null;
	}

	/** Does something, once it is loaded. A link goes first, however late it is followed. */
	async use(act: (actions: Actions) => void): Promise<void> {
		const instrument = this.#instrument;
		const actions = await part(() => import('./time/actions.ts'));
		if (!actions) {
			instrument.note = text.notOpened;
			return;
		}
		if (this.#linked !== null) actions.takeSettings(instrument, this.#linked);
		this.#linked = null;
		act(actions);
	}

	/** Looks after what the reader has set from now on. */
	keep(): void {
		void this.use(({ keepTime }) => keepTime(this.#instrument));
	}

	/** Brings what a link can set besides the position into the state that the link means. */
	take(rest: string): void {
		this.#instrument.rest = rest;
		this.#linked = rest;
		this.keep();
	}
}
