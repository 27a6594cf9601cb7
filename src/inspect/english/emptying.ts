// What is said about delete and clear.

import type { EventContext } from '../event-context.ts';
import { say, strong, type Sentence } from '../sentence.ts';
import type { Words } from '../words.ts';
import { bucket, count } from './phrases.ts';

function slotClear(e: EventContext): Sentence {
	const slot = strong(e.field('slot'));
	const t = e.layout;
	if (t?.path === 'faststr')
		return say`The elem of slot ${slot} is zeroed, and the pointer of its key; the length stays.`;
	if (t && (t.indirectKey || t.key.pointers.length > 0))
		return say`Key and elem of slot ${slot} are zeroed.`;
	return say`The elem of slot ${slot} is zeroed. The key holds no pointer, so its bytes stay behind.`;
}

export const emptying = {
	'map.delete.begin': (e) =>
		say`${strong(e.fn('mapdelete'))} looks for key ${strong(e.key)}. The map has ${count(e.header.count, 'entry', 'entries')}.`,
	'map.delete.end': (e) =>
		e.field('found')
			? say`The delete is done: count is ${strong(e.header.count)}. No memory is given back.`
			: say`There was no such key: nothing is deleted.`,
	'map.clear.begin': (e) =>
		say`${strong('mapclear')} empties the map of its ${count(e.header.count, 'entry', 'entries')}.`,
	'map.clear.end': (e) => say`The map is empty and keeps its ${count(2 ** e.header.B, 'bucket')}.`,
	'clear.marks': () =>
		say`Every tophash of every chain becomes ${strong('emptyRest')}, so that loops under way find nothing.`,
	'clear.header': (e) =>
		say`count and noverflow are 0, oldbuckets is nil, and ${strong('hash0')} is drawn anew: ${strong(`0x${e.header.hash0.toString(16)}`)}.`,
	'clear.table': (e) =>
		say`${strong('makeBucketArray')} zeroes the ${count(e.field('bytes'), 'byte')} of the table and takes it as new.`,
	'slot.clear': slotClear,
	'slot.emptyOne': (e) =>
		say`Slot ${strong(e.field('slot'))} is marked ${strong('emptyOne')}: empty, but later slots may be in use.`,
	'slot.emptyRest': (e) =>
		e.follows('slot.emptyRest')
			? say`Slot ${strong(e.field('slot'))} of ${bucket(e, e.field('bucket'))} before it is emptyOne: it becomes ${strong('emptyRest')}, too.`
			: say`Nothing follows slot ${strong(e.field('slot'))}, so it becomes ${strong('emptyRest')}: searches may stop here.`,
} satisfies Partial<Words['events']>;
