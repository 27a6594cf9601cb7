// A place that several tools may want at the same time, as the ring in the picture. Each lays its claim and
// takes back its own only; who came last has the place.

import { untrack } from 'svelte';

/** The claims to one place, the newest at the end. */
export class Claims<T> {
	#all: readonly { readonly value: T }[] = $state.raw([]);

	/** What has the place; null: nothing. */
	get top(): T | null {
		return this.#all.at(-1)?.value ?? null;
	}

	/** Lays claim to the place; what it returns takes the claim back. Fit for the body of an effect. */
	claim(value: T): () => void {
		const mine = { value };
		this.#all = [...untrack(() => this.#all), mine];
		return () => {
			this.#all = untrack(() => this.#all).filter((one) => one !== mine);
		};
	}
}
