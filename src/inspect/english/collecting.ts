// What is said about memory besides maps: slices that grow, collections, and the counters that a program reads.

import { say, strong } from '../sentence.ts';
import type { Words } from '../words.ts';
import { count, hex } from './phrases.ts';

export const collecting = {
	'slice.grow': (e) => {
		const { from, to, oldCap, newCap } = e.event.fields;
		const moved = from === 0 ? '' : `, and the elements are copied from ${hex(from)}`;
		return say`${strong('growslice')}: the capacity goes from ${oldCap} to ${strong(newCap)}${moved}. The array is now at ${hex(to)}.`;
	},
	'gc.begin': (e) =>
		say`Garbage collection ${strong(e.field('cycle'))} begins: marking from the roots.`,
	'gc.mark': (e) => say`The object at ${strong(hex(e.field('addr')))} is reached: it stays.`,
	'gc.free': (e) =>
		say`Nothing points to the object at ${hex(e.field('addr'))}: its ${strong(count(e.field('slot'), 'byte'))} are free.`,
	'gc.end': (e) =>
		say`The collection is over: ${strong(count(e.field('freed'), 'object'))} freed, ${count(e.field('bytes'), 'byte')}.`,
	'memstats.read': () => say`The program reads ${strong('runtime.MemStats')}.`,
} satisfies Partial<Words['events']>;
