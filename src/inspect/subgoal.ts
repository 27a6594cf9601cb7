// Subgoals: what an event is a part of. Each event serves one, and prose, timeline, picture and quiz call
// them by the same names. The words for them are part of the interface: ui/text.ts.

import type { EventName } from '#engine/trace/schema.ts';
import type { EventContext } from './event-context.ts';

/** Subgoals by the first two parts of an event's name, or by the first; all other events are the program's. */
const byName = {
	'map.make': 'make',
	'map.access': 'lookUp',
	'map.assign': 'assign',
	elem: 'assign',
	hash: 'hash',
	'key.unhashable': 'hash',
	write: 'guard',
	'iterate.conflict': 'guard',
	bucket: 'select',
	probe: 'scan',
	chain: 'scan',
	key: 'compare',
	slot: 'place',
	overflow: 'overflow',
	'grow.check': 'check',
	grow: 'grow',
	evacuate: 'evacuate',
	'grow.advance': 'advance',
	'grow.end': 'release',
	'map.delete': 'delete',
	'slot.clear': 'delete',
	'slot.emptyOne': 'markEmpty',
	'slot.emptyRest': 'markEmpty',
	'map.clear': 'clear',
	clear: 'clear',
	iterate: 'iterate',
	malloc: 'allocate',
	'bucket.new': 'allocate',
	slice: 'allocate',
	gc: 'collect',
} as const;

/** What an event can be a part of. */
export type Subgoal = (typeof byName)[keyof typeof byName] | 'program';

/** What an event of that name is a part of. */
export function subgoalOf(name: EventName): Subgoal {
	const table: Readonly<Record<string, Subgoal | undefined>> = byName;
	const [first, second] = name.split('.');
	return table[`${first}.${second}`] ?? table[first] ?? 'program';
}

/** Functions that have one name for all types of key. */
const functions: Partial<Record<Subgoal, string>> = {
	make: 'makemap',
	overflow: 'newoverflow',
	grow: 'hashGrow',
	advance: 'advanceEvacuationMark',
	release: 'advanceEvacuationMark',
	clear: 'mapclear',
	allocate: 'mallocgc',
};

/** The function of the runtime that does what the event says; empty where it is the program's own doing. */
export function functionOf(e: EventContext): string {
	const { name } = e.event;
	const subgoal = subgoalOf(name);
	if (subgoal === 'program' || subgoal === 'collect' || name === 'elem.write') return '';
	if (name === 'iterate.begin') return 'mapiterinit';
	if (name === 'slice.grow') return 'growslice';
	if (subgoal === 'evacuate') return e.fn('evacuate');
	return functions[subgoal] ?? e.searcher;
}
