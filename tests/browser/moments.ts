// The moments of the stage that everybody looks at: each is a script and an event of its run.

import type { EventName } from '#engine/trace/schema.ts';
import { basicTypes } from '#engine/abi/type.ts';
import { eventsNamed } from '#engine/trace/navigate.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { eventAt, type TraceEvent } from '#engine/trace/trace.ts';
import type { Box, Scene } from '#scene/scene.ts';
import { layoutStage } from '#scene/stage.ts';
import { layoutUnfold } from '#scene/unfold.ts';
import { moments as gallery } from '#gallery/moments.ts';
import { pictureOf, writtenLast } from '#gallery/scenes.ts';
import { replayOf, type RecordOptions } from '#gallery/record.ts';

/** A moment: behind the nth event of a name (from the end if negative), coming from the state before it. */
export interface NamedMoment {
	readonly name: string;
	readonly script: string;
	readonly options?: RecordOptions;
	readonly event: EventName;
	readonly nth: number;
	/** The slot written last is chosen, and taken apart. */
	readonly unfolds?: boolean;
	/** Show addresses and offsets. */
	readonly expert?: boolean;
	/** Or coming from behind the event of this name before it: a step over much at once. */
	readonly since?: EventName;
}

/** Rounds that fill the table anew each time: overflow buckets add up until it is rebuilt in its size. */
const churn = Array.from({ length: 16 }, (_, i) => {
	const range = `${i * 100}..${i * 100 + 25}`;
	return `set ${range}; delete ${range}`;
});

/** The slots of the gallery that are taken apart, as they are written. */
const unfoldings = gallery
	.filter(({ unfolds }) => unfolds)
	.map((moment): NamedMoment => ({ ...moment, event: 'elem.write', nth: -1 }));

/** From the first to the last, and what they look like at every size. */
export const moments: readonly NamedMoment[] = [
	{ name: 'empty map', script: 'make; set 0', event: 'map.assign.begin', nth: 0 },
	{ name: 'first insert', script: 'make; set 0', event: 'slot.insert', nth: 0 },
	{ name: 'full bucket', script: 'make; set 0..7; get 3', event: 'key.compare', nth: -1 },
	{ name: 'overflow', script: 'make; set 0..60', event: 'overflow.new', nth: 0 },
	{ name: 'growth begins', script: 'make; set 0..30', event: 'grow.begin', nth: 2 },
	{ name: 'mid-evacuation', script: 'make; set 0..30', event: 'evacuate.slot', nth: 25 },
	{ name: 'growth done', script: 'make; set 0..40', event: 'grow.end', nth: -1 },
	{
		name: 'a growth in one step',
		script: 'make; set 0..40',
		event: 'grow.end',
		nth: -1,
		since: 'map.assign.begin',
	},
	{
		name: 'same-size growth',
		script: `make; ${churn.join('; ')}`,
		event: 'evacuate.slot',
		nth: -1,
	},
	{
		name: 'delete back-propagation',
		script: 'make; set 0..7; delete 0..7',
		options: { key: basicTypes.string },
		event: 'slot.emptyRest',
		nth: -1,
	},
	{
		name: 'iteration during growth',
		script: 'make; set 0..26; range 5',
		event: 'iterate.yield',
		nth: -1,
	},
	...unfoldings,
	{ name: '512 buckets', script: 'make; set 0..2000', event: 'evacuate.slot', nth: -1 },
	{ name: '1,024 buckets', script: 'make; set 0..4000', event: 'evacuate.slot', nth: -1 },
	{
		name: '65,536 buckets',
		script: 'make 400000; set 0..300',
		event: 'slot.insert',
		nth: -1,
	},
];

const replays = new Map<NamedMoment, Replay>();

/** The run of a moment, recorded once. */
function replayFor(moment: NamedMoment): Replay {
	const replay = replays.get(moment) ?? replayOf(moment.script, moment.options);
	replays.set(moment, replay);
	return replay;
}

/** The events of a moment's move: from the state before the first to the one behind the last. */
export function eventsOf(moment: NamedMoment): TraceEvent[] {
	const { events } = replayFor(moment).trace;
	const named = eventsNamed(events, moment.event);
	const last = named[moment.nth < 0 ? named.length + moment.nth : moment.nth];
	const first =
		moment.since === undefined
			? last
			: Math.max(...eventsNamed(events, moment.since).filter((i) => i < last));
	return Array.from({ length: last - first + 1 }, (_, i) => eventAt(events, first + i));
}

/** The scenes at both ends of a moment's move. */
export function scenesOf(moment: NamedMoment, box: Box): { from: Scene; to: Scene } {
	const replay = replayFor(moment);
	const events = eventsOf(moment);
	const last = events[events.length - 1].index;
	const { unfolds, expert } = moment;
	const chosen = unfolds ? writtenLast(replay, last) : null;
	const at = (index: number) =>
		layoutStage(pictureOf(replay, index, chosen), { expert, ...box }, layoutUnfold);
	return { from: at(events[0].index), to: at(last + 1) };
}
