// What is said about loops over maps.

import type { EventContext } from '../event-context.ts';
import { say, strong, type Sentence } from '../sentence.ts';
import { conflict } from './conflict.ts';
import type { Words } from '../words.ts';
import { bucket } from './phrases.ts';

function skip(e: EventContext): Sentence {
	const { bucket: addr, slot, why } = e.event.fields;
	if (why === 0) return say`Slot ${slot} is empty.`;
	const key = strong(e.slotKey(addr, slot));
	return why === 1
		? say`Key ${key} in slot ${slot} will move to the other half: the loop gets it there.`
		: say`Key ${key} has been deleted since: slot ${slot} is passed over.`;
}

function iterateBucket(e: EventContext): Sentence {
	const index = e.field('index');
	const { startBucket, B } = e.iterator;
	const wraps = index === 0 && startBucket > 0 ? ' wraps around and' : '';
	const from = e.field('old')
		? `, not moved yet: it reads old bucket ${index & (2 ** (B - 1) - 1)}`
		: '';
	return say`${strong('mapiternext')}${wraps} comes to bucket ${strong(index)} of ${2 ** B}${from}.`;
}

export const looping = {
	'iterate.begin': (e) =>
		say`${strong('mapiterinit')} begins the loop at bucket ${strong(e.field('startBucket'))}, slot ${strong(e.field('offset'))}: both are drawn at random.`,
	'iterate.bucket': iterateBucket,
	'iterate.skip': skip,
	'iterate.moved': (e) =>
		say`The entry of slot ${e.field('slot')} has moved since the loop began: ${strong('mapaccessK')} looks key ${strong(e.slotKey(e.field('bucket'), e.field('slot')))} up again.`,
	'iterate.conflict': conflict,
	'iterate.yield': (e) => {
		const { bucket: addr, slot } = e.event.fields;
		return say`The loop gets slot ${slot} of ${bucket(e, addr)}: key ${strong(e.slotKey(addr, slot))}, elem ${strong(e.slotElem(addr, slot))}.`;
	},
	'iterate.end': () => say`The loop is back where it began: it ends.`,
} satisfies Partial<Words['events']>;
