// What a reader compares with: a program of the scenario and a seed, as it stands in links: `hint`, `hint:9`, or
// `seed:9`, the scenario itself with another seed. Pure.

import type { Scenario } from '#lessons/scenario.ts';

/** A program and a seed. */
export interface Choice {
	/** Name of the variant; `itself` is the scenario's own program. */
	readonly name: string;
	readonly seed: number;
}

/** Stands for the scenario where the name of a variant may stand. */
export const itself = 'seed';

const mostSeed = 2 ** 32 - 1;

/** The seed that a text gives, or null: it has to be a whole number of 32 bits. */
export function parseSeed(text: string): number | null {
	const digits = text.trim();
	if (!/^\d{1,10}$/.test(digits)) return null;
	const seed = Number(digits);
	return seed <= mostSeed ? seed : null;
}

/** The programs of a scenario: itself, and its variants, each with the seed that it comes with. */
export function programsOf({
	title,
	options,
	variants,
}: Scenario): readonly { name: string; title: string; seed: number }[] {
	return [{ name: itself, title, seed: options.seed }, ...(variants?.labels ?? [])];
}

/** What a text like `hint:9` chooses; null if there is no such program or seed. */
export function parseChoice(text: string, scenario: Scenario): Choice | null {
	const [name, digits, ...rest] = text.split(':');
	const program = programsOf(scenario).find((one) => one.name === name);
	const seed = digits === undefined ? program?.seed : parseSeed(digits);
	return program && seed != null && rest.length === 0 ? { name, seed } : null;
}

/** A choice as a text, as short as can be. */
export function formatChoice({ name, seed }: Choice, scenario: Scenario): string {
	const own = programsOf(scenario).find((one) => one.name === name)?.seed;
	return seed === own && name !== itself ? name : `${name}:${seed}`;
}

/** What is chosen at first: the first variant, or the scenario with the seed behind its own. */
export function firstChoice(scenario: Scenario): Choice {
	const { options, variants } = scenario;
	const first = variants?.labels[0];
	if (first) return { name: first.name, seed: first.seed };
	return { name: itself, seed: options.seed < mostSeed ? options.seed + 1 : 0 };
}
