// What the pane about a slot says in its own voice, in English.

import type { SlotState } from '#inspect/classic.ts';
import type { LeafKind, PieceKind } from '#inspect/unfold.ts';

const list = (count: number, one: string, many = `${one}s`) =>
	`${count} ${count === 1 ? one : many}`;

export const text = {
	/** The pane as a whole. */
	title: 'The slot',
	none: 'No slot is chosen, and none is at hand. Point at one in the picture, or reach it with the arrow keys and press Enter.',
	notReady: 'The program is running …',
	nowhere: 'At this moment no map of the program has this memory among its buckets.',
	goAlong: 'Show where its entry is now',
	slot: (n: number) => `slot ${n}`,
	bucket: (index: number, old: boolean, level: number) =>
		`${level > 0 ? `overflow bucket ${level} of ` : ''}${old ? 'old ' : ''}bucket ${index}`,
	atHand: 'at hand',
	chosen: 'chosen',
	follow: 'Follow this entry',
	letGo: 'Let go',
	key: 'key',
	elem: 'elem',
	tophash: 'tophash',
	state: 'state',
	states: {
		live: 'live: the slot holds an entry',
		emptyRest: 'emptyRest: empty, and so is every later slot of the chain',
		emptyOne: 'emptyOne: empty, something may follow',
		evacuatedX: 'evacuatedX: the entry moved to the bucket of the same index (X)',
		evacuatedY: 'evacuatedY: the entry moved to the upper half (Y)',
		evacuatedEmpty: 'evacuatedEmpty: it was empty when its bucket was evacuated',
	} satisfies Record<SlotState, string>,
	stale: 'stale',
	staleMeans:
		'The bytes of a former entry are still here. No look-up reads them: the tophash byte says that there is no entry.',

	hash: 'Hash of the key, bit by bit',
	hash0: (hash0: string) => `seeded with hash0 = ${hash0}`,
	recorded: (event: string) => `Computed by the run at event ${event}.`,
	noHash: 'Nothing has been inserted here, so there is no hash.',
	nan: 'The key is NaN. NaN is not equal to itself and each hash of it is drawn at random, so no look-up will find this entry, and no bits lead here.',
	bits: (hex: string) => `64 bits: 0x${hex}`,
	top: (bits: string, top: string) => `top 8 bits ${bits} = ${top}`,
	topIs: (tophash: string) => `→ tophash byte ${tophash}`,
	topRaised: (tophash: string) => `+ 5, as values below 5 are marks → tophash byte ${tophash}`,
	topGone: (tophash: string) => `→ its tophash byte was ${tophash}`,
	low: (bits: string, n: number) => (n === 1 ? `lowest bit ${bits}` : `low ${n} bits ${bits}`),
	noBits: 'B is 0',
	lowIs: (bucket: string) => `→ ${bucket}`,
	deciding: (bit: number, value: number) => `bit ${bit} is ${value}`,
	decides: (useY: boolean, bucket: string) => `→ ${useY ? 'Y' : 'X'}: ${bucket}`,

	unfolded: 'What it is made of',
	pieces: {
		key: 'key',
		elem: 'elem',
		bytes: 'bytes',
		array: 'array',
		target: 'points to',
		held: 'holds',
		cell: 'outside of the bucket',
		header: 'hmap',
	} satisfies Record<PieceKind, string>,
	leaves: {
		byte: (byte: string) => byte,
		padding: (_: string, size: number) => `padding: ${list(size, 'byte')}`,
		rest: (more: string) => `and ${more} more`,
		spare: (free: string) => `spare capacity: ${free}`,
	} satisfies Record<
		Exclude<LeafKind, 'value' | 'pointer'>,
		(text: string, size: number) => string
	>,
	at: (address: string, size: number) => `at ${address}, ${list(size, 'byte')}`,
	sameAs: (what: string) => `the same memory as above: ${what}`,
	changed: 'changed',

	way: 'How it got here',
	noWay: 'No entry has been here since this memory was handed out.',
	inserted: (where: string) => `inserted into ${where}`,
	moved: (where: string) => `moved to ${where}`,
	movedBy: (where: string, bit: number, value: number) =>
		`moved to ${where}: bit ${bit} is ${value}`,
	updated: (times: number) => `updated ${list(times, 'time')}, last here`,
	read: (times: number) => `read ${list(times, 'time')}, last here`,
	removed: 'removed',
	line: (n: number, code: string) => `line ${n}: ${code}`,
	lineOf: (n: number) => `line ${n}`,

	history: 'History of its bytes',
	looks: (n: number) => `with ${list(n, 'look')}`,
	noHistory: 'Nothing has touched these bytes yet.',
	later: (n: number) => `${list(n, 'later event')} …`,
	earlier: (n: number) => `${list(n, 'earlier event')} …`,
	event: (n: string) => `event ${n}`,
	ahead: 'still to come',
	became: (part: string, before: string, after: string) => `${part} ${before} → ${after}`,
};
