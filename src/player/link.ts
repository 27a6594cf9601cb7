// Links to a position: `#growth@1204` is state 1204 of the scenario called growth, `#growth@1204.5` half
// a step on. They stand in the address bar, in the prose of lessons and wherever a reader puts them. What
// else is set may follow, as in `#growth@1204&level=micro`: see player/settings.ts.
//
// A link means one state of the instrument: what it does not name is as it is at first. So it does in the address
// bar, there and back through the history, and in the prose. Only a link of the prose that names nothing but a
// position points into the run as the reader has it, and leaves alone whatever is set.

import type { Player } from './player.svelte.ts';

/** A scenario and a position in its run. */
export interface Link {
	readonly scenario: string;
	/** State index + t. */
	readonly position: number;
	/** What else is set, as in `level=micro&expert`; empty: nothing. */
	readonly rest?: string;
}

const form = /^#([^@&]+)@(\d+(?:\.\d+)?)(?:&(.*))?$/s;
const name = /^[\p{L}\p{N}_-]+$/u;
const digits = 2;

/** The hash of a link, with its `#`. */
export function formatLink({ scenario, position, rest }: Link): string {
	return `#${scenario}@${Number(position.toFixed(digits))}${rest ? `&${rest}` : ''}`;
}

/** The link that `hash` is, or null. */
export function parseLink(hash: string): Link | null {
	const match = form.exec(hash);
	const scenario = match && decoded(match[1]);
	if (!match || scenario === null || !name.test(scenario)) return null;
	return { scenario, position: Number(match[2]), rest: match[3] ?? '' };
}

/** A part of an address without its percent signs; null if it is broken. */
export function decoded(part: string): string | null {
	try {
		return decodeURIComponent(part);
	} catch {
		return null;
	}
}

/** Takes a player to the position of a link: in a few moves to a state, at once into the middle of a move. */
export function follow(player: Player, { position }: Link): void {
	if (Number.isInteger(position)) player.goTo(position);
	else player.seek(position);
}
