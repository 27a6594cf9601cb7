// The English words for one run: what is said about events that few programs have is loaded where they happen.

import { eventNames } from '#engine/trace/schema.ts';
import type { EventColumns } from '#engine/trace/trace.ts';
import type { Words } from '../words.ts';
import { core } from './core.ts';

/** Words about some events. */
interface Family {
	/** The names of the events. */
	readonly of: RegExp;
	load(): Promise<Partial<Words['events']>>;
}

const families: readonly Family[] = [
	{
		of: /^(map\.delete|map\.clear|clear|slot\.clear|slot\.empty)/,
		load: async () => (await import('./emptying.ts')).emptying,
	},
	{ of: /^iterate/, load: async () => (await import('./looping.ts')).looping },
	{ of: /^(slice|gc|memstats)/, load: async () => (await import('./collecting.ts')).collecting },
	{
		of: /^(panic|key\.unhashable|write\.conflict)/,
		load: async () => (await import('./failing.ts')).failing,
	},
];

/** The words for a run with these events. Nobody asks it for words about others. */
export async function englishFor({ id }: Pick<EventColumns, 'id'>): Promise<Words> {
	const names = Array.from(new Set(id), (one) => eventNames[one]);
	const used = families.filter(({ of }) => names.some((name) => of.test(name)));
	const loaded = await Promise.all(used.map(({ load }) => load()));
	const events: Partial<Words['events']> = Object.assign({}, core.events, ...loaded);
	return { ...core, events: events as Words['events'] };
}
