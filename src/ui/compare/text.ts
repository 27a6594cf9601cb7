// What the comparison says, in English.

import type { EntryPlace, FigureName, RunFigures } from '#inspect/compare.ts';
import { grouped } from '#inspect/sentence.ts';

const plural = (n: number, one: string, many = `${one}s`) =>
	`${grouped(n)} ${n === 1 ? one : many}`;

const fewer = (by: number, what: string) =>
	`${grouped(Math.abs(by))} ${by < 0 ? 'fewer' : 'more'} ${what}${Math.abs(by) === 1 ? '' : 's'}`;

const bucket = ({ index, old }: EntryPlace) => `${old ? 'old ' : ''}bucket ${index}`;

/** Keys that are named; of more, how many there are. */
const mostKeys = 6;
const list = (keys: readonly string[]) =>
	keys.length > mostKeys
		? `${keys.slice(0, mostKeys).join(', ')} and ${keys.length - mostKeys} more`
		: keys.join(', ');

export const text = {
	sides: { left: 'Left', right: 'Right' },
	program: 'Program',
	seed: 'Seed',
	badSeed: (typed: string) =>
		`“${typed}” is no seed: it has to be a whole number from 0 to 4,294,967,295. Shown is the run before.`,
	running: 'running …',
	failed: (reason: string) => `The program could not be run here: ${reason}.`,
	named: (title: string, seed: number) => `${title}, seed ${seed}`,
	line: (n: number) => `line ${n}`,
	noLine: 'not in the program’s code',
	waits: 'Already there: this run has nothing to do in this step.',
	both: (words: string) => `Both: ${words}`,
	each: (left: string, right: string) => `Left: ${left} Right: ${right}`,

	run: ({ tables, growths, mallocs, bytes, events }: RunFigures) =>
		[
			plural(tables, 'table'),
			growths === 0 ? 'no growth' : plural(growths, 'growth'),
			`${plural(bytes, 'byte')} in ${plural(mallocs, 'allocation')}`,
			plural(events, 'event'),
		].join(', '),
	verdict: (left: RunFigures, right: RunFigures) => {
		const tables = right.tables - left.tables;
		const bytes = right.bytes - left.bytes;
		const parts = [
			tables === 0 ? '' : `makes ${fewer(tables, 'table')}`,
			bytes === 0 ? '' : `asks for ${fewer(bytes, 'byte')}`,
		].filter(Boolean);
		if (parts.length > 0) return `The right one ${parts.join(' and ')} than the left one.`;
		const events = right.events - left.events;
		const rest = events === 0 ? '' : `; the right one takes ${fewer(events, 'step')}`;
		return `Both ask for the same memory${rest}.`;
	},
	chart: (most: number) =>
		`Bytes allocated over the run, ${grouped(most)} at most: solid line, left; dashed line, right; what lies between them is shaded. Triangles: growths, of the left one above, of the right one below.`,
	allocated: 'bytes allocated since the beginning',

	figures: 'At this step',
	differs: 'different',
	names: {
		entries: 'entries',
		buckets: 'buckets',
		oldBuckets: 'old buckets',
		overflow: 'overflow buckets',
		HeapAlloc: 'HeapAlloc',
		TotalAlloc: 'TotalAlloc',
		Mallocs: 'Mallocs',
		events: 'events so far',
	} satisfies Record<FigureName, string>,
	none: '–',

	elsewhere: (n: number, of: number) =>
		n === 0
			? `Each of the ${plural(of, 'key')} that both hold lies in the same bucket on both sides.`
			: `${n} of the ${plural(of, 'key')} that both hold ${n === 1 ? 'lies' : 'lie'} in another bucket. Point at a slot, or choose one, to find its key on the other side.`,
	noKeys: 'No key is in both maps yet.',
	tooMany: 'There are too many buckets here to compare them key by key.',
	/** Where keys lie on both sides. */
	linked: (keys: readonly string[], left: EntryPlace | null, right: EntryPlace | null) => {
		const where = (place: EntryPlace | null) => (place ? bucket(place) : 'nowhere');
		return `${keys.length === 1 ? 'Key' : 'Keys'} ${list(keys)}: ${where(left)} on the left, ${where(right)} on the right.`;
	},
};
