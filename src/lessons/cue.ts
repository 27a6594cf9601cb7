// Cues: the places in a run that the prose of a lesson points at, found when the site is built.
//
//   cue   = [ scenario '/' ] place [ '..' place ]
//   place = 'start' | 'end' | 'line:' number [ ordinal ] | event [ '?' field '=' value { '&' … } ] [ ordinal ]
//           [ '@before' ]
//   ordinal = '#' number                     the how-manieth that fits, from 1; '#-1' is the last
//   value = decimal or 0x number | true | false
//
// `grow.begin#2`               behind the second growth's beginning
// `evacuate.slot?oldbucket=1`  behind the first slot that leaves old bucket 1: a field may also belong to an
//                              event that this one is nested in (here evacuate.begin)
// `line:7#3@before`            before line 7 runs for the third time
// `grow.begin..grow.end`       from before the first place until behind the second, which is searched from
//                              the first one on
//
// A place stands for a state: the one behind its event, or before it. A line stands for the state at which its
// statement is about to run.

import { eventNames, schema, type EventName } from '#engine/trace/schema.ts';
import { eventAt, type EventColumns, type TraceEvent } from '#engine/trace/trace.ts';

/** Which of the events that fit, and which of the two states at it. */
interface Which {
	/** From 1; from -1 at the end. */
	ordinal: number;
	before: boolean;
}

interface LinePlace extends Which {
	kind: 'line';
	line: number;
}

interface EventPlace extends Which {
	kind: 'event';
	name: EventName;
	fields: Readonly<Record<string, number>>;
}

/** One place, as written. */
export type Place = { kind: 'start' } | { kind: 'end' } | LinePlace | EventPlace;

/** A cue, as written. `scenario` is undefined where a lesson's nearest scenario is meant. */
export interface Cue {
	scenario: string | undefined;
	from: Place;
	/** Where the way ends, if the cue is a way. */
	to: Place | undefined;
}

/** States of a run: `from` is there only for a cue that is a way. 0 ≤ state ≤ number of events. */
export interface Target {
	from: number | undefined;
	state: number;
}

const placeForm = /^([^?#@]+)(?:\?([^#@]*))?(?:#(-?\d+))?(@before)?$/;

/** Names of events that others are nested in. */
const nesting = eventNames.filter((name) => schema[name].nest === 1);

function parseValue(text: string): number {
	if (text === 'true' || text === 'false') return Number(text === 'true');
	if (!/^-?\d+$|^0x[0-9a-f]+$/i.test(text))
		throw new Error(`${text} is not a number, true or false`);
	return Number(text);
}

function checkField(name: EventName, field: string): void {
	const isKnown = [name, ...nesting].some((one) => field in schema[one].fields);
	if (isKnown) return;
	const own = Object.keys(schema[name].fields).join(', ') || 'none';
	throw new Error(`${name} has no field ${field}, nor has an event around it (its own: ${own})`);
}

function parseFields(name: EventName, text: string): Record<string, number> {
	const fields: Record<string, number> = {};
	for (const condition of text.split('&')) {
		const [field, value, ...rest] = condition.split('=');
		if (!field || value === undefined || rest.length > 0)
			throw new Error(`${condition} does not read field=value`);
		checkField(name, field);
		fields[field] = parseValue(value);
	}
	return fields;
}

function isEventName(name: string): name is EventName {
	return Object.hasOwn(schema, name);
}

function parsePlace(text: string): Place {
	if (text === 'start' || text === 'end') return { kind: text };
	const [, name, conditions, nth = '1', at] = placeForm.exec(text) ?? [];
	if (name === undefined) throw new Error(`${text} is not a place in a run`);
	const ordinal = Number(nth);
	if (ordinal === 0) throw new Error(`${text}: ordinals count from 1, or from -1 at the end`);
	const before = at !== undefined;
	const line = /^line:(\d+)$/.exec(name);
	if (line && conditions === undefined)
		return { kind: 'line', line: Number(line[1]), ordinal, before };
	if (!isEventName(name))
		throw new Error(`no event is called ${name} (see engine/trace/schema.ts)`);
	const fields = conditions === undefined ? {} : parseFields(name, conditions);
	return { kind: 'event', name, fields, ordinal, before };
}

/** Reads a cue, without its `cue:`. Throws with a sentence about what is wrong. */
export function parseCue(text: string): Cue {
	const [, scenario, places] = /^(?:([\w-]+)\/)?(.*)$/.exec(text) ?? [];
	const [from, to, ...rest] = places.split('..');
	if (rest.length > 0) throw new Error(`${text} has more than two places`);
	return { scenario, from: parsePlace(from), to: to === undefined ? undefined : parsePlace(to) };
}

/** Whether the event, or an event around it, has these fields. The nearest one that knows a field decides. */
function fits(
	event: TraceEvent,
	around: readonly TraceEvent[],
	wanted: [string, number][],
): boolean {
	return wanted.every(([field, value]) => {
		const holder = [event, ...around].find(({ fields }) => field in fields);
		return holder?.fields[field] === value;
	});
}

/** Indices from `from` on of the events that fit. */
function matches(events: EventColumns, place: EventPlace, from: number): number[] {
	const wanted = Object.entries(place.fields);
	const found: number[] = [];
	const around: TraceEvent[] = []; // innermost first
	for (let i = 0; i < events.length; i++) {
		const name = eventNames[events.id[i]];
		const { nest } = schema[name];
		if (nest === -1) around.shift();
		if (i >= from && name === place.name && fits(eventAt(events, i), around, wanted)) found.push(i);
		if (nest === 1) around.unshift(eventAt(events, i));
	}
	return found;
}

/** Indices from `from` on of the `stmt` events of a line. */
function linesRun(events: EventColumns, line: number, from: number): number[] {
	const found: number[] = [];
	for (let i = from; i < events.length; i++)
		if (events.line[i] === line && eventNames[events.id[i]] === 'stmt') found.push(i);
	return found;
}

function pick(found: number[], ordinal: number, what: string): number {
	const index = found.at(ordinal > 0 ? ordinal - 1 : ordinal);
	if (index !== undefined) return index;
	const count = found.length === 1 ? 'only once' : `only ${found.length} times`;
	throw new Error(found.length === 0 ? `${what} never happens` : `${what} happens ${count}`);
}

/** The index of the event that a place names. */
function eventOf(place: LinePlace | EventPlace, events: EventColumns, from: number): number {
	const where = from === 0 ? '' : ' from there on';
	if (place.kind === 'line')
		return pick(linesRun(events, place.line, from), place.ordinal, `line ${place.line}${where}`);
	const conditions = Object.entries(place.fields).map(([field, value]) => `${field}=${value}`);
	const what = [place.name, ...conditions].join(' ');
	return pick(matches(events, place, from), place.ordinal, `${what}${where}`);
}

/** The state that a place stands for, looking from event `from` on. */
function stateOf(place: Place, events: EventColumns, from: number): number {
	if (place.kind === 'start') return 0;
	if (place.kind === 'end') return events.length;
	return eventOf(place, events, from) + (place.before ? 0 : 1);
}

/** Finds a cue in a run. Throws with a sentence where the run has no such place. */
export function resolveCue({ from, to }: Cue, events: EventColumns): Target {
	if (!to) return { from: undefined, state: stateOf(from, events, 0) };
	const start =
		'before' in from ? stateOf({ ...from, before: true }, events, 0) : stateOf(from, events, 0);
	return { from: start, state: stateOf(to, events, start) };
}
