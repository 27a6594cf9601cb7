// Subgoals: what an event is a part of. Each event serves one, and prose, timeline, picture and quiz call
// them by the same names. The words for them are part of the interface: ui/text.ts.

import type { EventName } from '#engine/trace/schema.ts';
import type { EventContext } from './event-context.ts';

/** The subgoals, in the order in which a reader meets them, and the events that serve them. */
const eventsBy = {
	program: ['program.exit', 'stmt', 'call.enter', 'call.exit', 'print', 'panic', 'memstats.read'],
	make: ['map.make'],
	lookUp: ['map.access.begin', 'map.access.end'],
	assign: ['map.assign.begin', 'map.assign.end', 'elem.write'],
	hash: ['hash', 'key.unhashable'],
	guard: ['write.begin', 'write.end', 'write.conflict', 'iterate.conflict'],
	select: ['bucket.select'],
	scan: ['probe.tophash', 'probe.length', 'probe.empty', 'chain.next'],
	compare: ['key.compare', 'key.ends'],
	place: ['slot.choose', 'slot.insert', 'slot.update'],
	overflow: ['overflow.new'],
	check: ['grow.check'],
	grow: ['grow.begin'],
	evacuate: ['evacuate.begin', 'evacuate.slot', 'evacuate.empty', 'evacuate.wipe', 'evacuate.end'],
	advance: ['grow.advance'],
	release: ['grow.end'],
	delete: ['map.delete.begin', 'map.delete.end', 'slot.clear'],
	markEmpty: ['slot.emptyOne', 'slot.emptyRest'],
	clear: ['map.clear.begin', 'map.clear.end', 'clear.marks', 'clear.header', 'clear.table'],
	iterate: [
		'iterate.begin',
		'iterate.bucket',
		'iterate.skip',
		'iterate.moved',
		'iterate.yield',
		'iterate.end',
	],
	allocate: ['malloc', 'bucket.new', 'slice.grow'],
	collect: ['gc.begin', 'gc.mark', 'gc.free', 'gc.end'],
} as const satisfies Readonly<Record<string, readonly EventName[]>>;

/** What an event can be a part of. */
export type Subgoal = keyof typeof eventsBy;

const byEvent = new Map<EventName, Subgoal>();
for (const [subgoal, names] of Object.entries(eventsBy))
	for (const name of names) byEvent.set(name, subgoal as Subgoal);

/** What an event of that name is a part of. */
export function subgoalOf(name: EventName): Subgoal {
	const subgoal = byEvent.get(name);
	if (subgoal === undefined) throw new Error(`${name} serves no subgoal`);
	return subgoal;
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
