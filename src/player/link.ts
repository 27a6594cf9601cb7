// Links to a position: `#growth@1204` is state 1204 of the scenario called growth, `#growth@1204.5` half
// a step on. They stand in the address bar, in the prose of lessons and wherever a reader puts them.

/** A scenario and a position in its run. */
export interface Link {
	readonly scenario: string;
	/** State index + t. */
	readonly position: number;
}

const form = /^#([\p{L}\p{N}_-]+)@(\d+(?:\.\d+)?)$/u;
const digits = 2;

/** The hash of a link, with its `#`. */
export function formatLink({ scenario, position }: Link): string {
	return `#${scenario}@${Number(position.toFixed(digits))}`;
}

/** The link that `hash` is, or null. */
export function parseLink(hash: string): Link | null {
	const match = form.exec(hash);
	return match && { scenario: match[1], position: Number(match[2]) };
}
