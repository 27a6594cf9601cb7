// What the table view says in its own voice, in English.

import type { SlotState } from '#inspect/classic.ts';
import type { SlotChange } from '#inspect/rows.ts';

export const text = {
	face: 'The map as tables',
	notReady: 'The program is running …',
	noMap: 'The program has not made a map yet.',
	nilMap: 'The variable holds no pointer: no header, no buckets.',
	noBuckets: 'There are no buckets yet: the first insert allocates them.',
	header: (type: string) => `hmap: the header of a ${type}`,
	field: 'field',
	value: 'value',
	change: 'change',
	changed: 'changed',
	table: (buckets: string, n: number) => `buckets: ${buckets} bucket${n === 1 ? '' : 's'}`,
	oldTable: (buckets: string, n: number) =>
		`oldbuckets: ${buckets} bucket${n === 1 ? '' : 's'}, being evacuated`,
	bucket: (index: number, entries: number, evacuated: boolean) =>
		`bucket ${index}: ${evacuated ? 'evacuated' : `${entries} ${entries === 1 ? 'entry' : 'entries'}`}`,
	overflow: (level: number, index: number) => `overflow bucket ${level} of bucket ${index}`,
	slot: 'slot',
	choose: (slot: number) => `Choose slot ${slot}`,
	tophash: 'tophash',
	key: 'key',
	elem: 'elem',
	state: 'state',
	stale: 'stale',
	states: {
		live: 'entry',
		emptyRest: 'emptyRest',
		emptyOne: 'emptyOne',
		evacuatedX: 'evacuatedX',
		evacuatedY: 'evacuatedY',
		evacuatedEmpty: 'evacuatedEmpty',
	} satisfies Record<SlotState, string>,
	changes: {
		inserted: 'new entry',
		removed: 'removed',
		moved: 'moved away',
		updated: 'elem changed',
		marked: 'mark changed',
	} satisfies Record<SlotChange, string>,
	pages: 'Buckets shown',
	shown: (from: string, to: string, of: string) => `${from} – ${to} of ${of}`,
	previous: 'Previous buckets',
	next: 'Next buckets',
	goTo: 'Go to bucket',
	follow: 'Follow the action',
};
