// The words of the tool `Time`, in English.

import type { Allowed, ConditionError } from '#inspect/condition.ts';
import type { Jump } from './actions.ts';

/** What could stand in a place of a condition. */
const allowed: Record<Allowed, string> = {
	term: 'an event (as grow.begin), line and its number, or a field: of hmap (as B, count, oldbuckets), of MemStats (as HeapAlloc), key or bucket',
	event: 'the name of an event, as overflow.new',
	line: 'the number of a line',
	comparison: 'a comparison (== != < <= > >=), or, but for key and bucket, the word changes',
	equality: '== or !=, for Go orders numbers and strings alone',
	number: 'a whole number',
	address: 'nil or an address, as 0xc000012000',
	value: 'a key: a number, a string in quotes, true, false, nil, {…} or […]',
	key: 'a key of this program',
	'&&': '&& and one more condition, or the end',
};

export const text = {
	jumps: 'Jump to',
	jump: (what: string, by: 1 | -1) => `${by > 0 ? 'Next' : 'Previous'} ${what}`,
	jumpNames: {
		growth: 'growth',
		overflow: 'overflow bucket',
		gc: 'garbage collection',
		print: 'output',
		panic: 'panic',
		bucket: 'touch of this bucket',
		key: 'touch of this key',
		bookmark: 'bookmark',
	} satisfies Record<Jump, string>,
	none: (what: string, by: 1 | -1) =>
		by > 0 ? `There is no ${what} after this step.` : `There is no ${what} before this step.`,
	key: (key: string) => `touch of key ${key}`,
	nothingAtHand: 'No map is at hand here.',

	steps: 'Steps',
	into: (by: 1 | -1) => (by > 0 ? 'Step into' : 'Step back into'),
	over: (by: 1 | -1) => (by > 0 ? 'Step over' : 'Step back over'),
	out: (by: 1 | -1) => (by > 0 ? 'Step out' : 'Step back out'),
	searching: 'The breakpoints are still being searched for. Continuing as soon as they are.',
	resume: (by: 1 | -1) => (by > 0 ? 'Continue to breakpoint' : 'Continue back to breakpoint'),
	stepNames: { into: 'into', over: 'over', out: 'out', resume: 'to breakpoint' },

	breakpoints: 'Breakpoints',
	condition: 'Stop when',
	example: 'B changes',
	add: 'Add',
	noBreakpoints: 'None yet. Click the number of a line, or say when to stop: ',
	examples: ['grow.begin', 'count == 9', 'noverflow > 3', 'key == 17 && slot.insert'],
	wrong: ({ column, found, allowed: what, keys = [] }: ConditionError) =>
		`Column ${column}: ${found === '' ? 'here it ends' : `found ${found}`}. Allowed is ${allowed[what]}${keys.length > 0 ? `: ${keys.join(', ')}` : ''}.`,
	hits: (n: number) => (n === 0 ? 'never met' : n === 1 ? 'met once' : `met ${n} times`),
	hit: (n: number, of: number, state: string) => `Hit ${n} of ${of}, at ${state}`,
	searched: (percent: number) => `searched ${percent} %`,
	more: (n: number) => `and ${n} more`,
	active: (condition: string) => `Stop when ${condition}`,
	remove: (what: string) => `Remove ${what}`,

	bookmarks: 'Bookmarks',
	addBookmark: 'Bookmark this step',
	noBookmarks: 'None yet.',
	bookmarkName: (state: string) => `Name of the bookmark at ${state}`,
	goTo: (state: string) => `Go to ${state}`,
	bookmarkAt: (state: string) => `the bookmark at ${state}`,
	step: (state: string) => `Step ${state}`,
	notKept:
		'The browser has no room for bookmarks here, or may keep none. They are there as long as this page is open.',

	loop: 'Loop',
	loopFrom: 'Begin here',
	loopTo: 'End here',
	loopOn: 'Play in a loop',
	loopEnds: { from: 'Begin of the loop', to: 'End of the loop' },
	loopRange: (from: string, to: string) => `${from} to ${to}`,
	noLoop: 'Playing can go through a part of the run again and again.',
	clear: 'Clear',
	noLoopYet: 'There is no loop yet: i begins one here, o ends one here.',
	emptyLoop: 'A loop needs a step to end on.',

	link: 'Link',
	copyLink: 'Copy link to this step',
	copied: 'The link is copied.',
	notCopied: 'The link could not be copied; it stands in the address bar.',
	ignored: (parts: readonly string[]) =>
		`The link also says what this page does not know, which is left out: ${parts.join(', ')}`,
};
