// Time: how long moves take, in milliseconds at speed 1, and how a move is eased. What moves is a function
// of t; the player turns milliseconds into t.

import { eventNames, type EventName } from '#engine/trace/schema.ts';
import type { EventColumns } from '#engine/trace/trace.ts';

/** Milliseconds that the picture takes over an event, where it is not `usual`. */
const times: Partial<Record<EventName, number>> = {
	stmt: 60,
	malloc: 90,
	print: 90,
	'map.make': 500,
	'map.access.begin': 90,
	'map.assign.begin': 90,
	'map.delete.begin': 90,
	'map.access.end': 90,
	'map.assign.end': 90,
	'map.delete.end': 90,
	'write.begin': 90,
	'write.end': 90,
	'clear.table': 700,
	hash: 420,
	'bucket.select': 220,
	'probe.tophash': 150,
	'probe.length': 150,
	'probe.empty': 150,
	'key.compare': 240,
	'chain.next': 200,
	'slot.choose': 140,
	'bucket.new': 500,
	'overflow.new': 600,
	'slot.insert': 520,
	'slot.update': 240,
	'elem.write': 240,
	'slot.clear': 420,
	'slot.emptyOne': 200,
	'slot.emptyRest': 200,
	'grow.begin': 900,
	'evacuate.begin': 260,
	'evacuate.slot': 560,
	'evacuate.empty': 90,
	'evacuate.wipe': 300,
	'evacuate.end': 160,
	'grow.advance': 260,
	'grow.end': 700,
	'iterate.bucket': 200,
	'iterate.skip': 90,
	'iterate.yield': 240,
	'gc.mark': 20,
	'gc.free': 20,
};
const usual = 160;

/** A move over several events takes no longer than this. */
const longest = 1400;

const timeById = eventNames.map((name) => times[name] ?? usual);

/** Milliseconds that the move from state `from` to state `to` takes at speed 1. */
export function moveTime(events: EventColumns | undefined, from: number, to: number): number {
	let time = 0;
	if (events !== undefined)
		for (let i = from; i < to && time < longest; i++) time += timeById[events.id[i]];
	return Math.min(Math.max(time, usual / 4), longest);
}

/** Part of a move: from and to, as shares of t. */
export type Span = readonly [from: number, to: number];

/** When things leave, move and come: one after the other, with an overlap, so that the picture is never empty. */
export const leaving: Span = [0, 0.5];
export const moving: Span = [0.1, 0.8];
export const coming: Span = [0.25, 0.9];

/** How far along `span` the move is at t, eased; 0 before it, 1 behind it. */
export function along([from, to]: Span, t: number): number {
	return eased(Math.min(Math.max((t - from) / (to - from), 0), 1));
}

/** Part of a span, as shares of it. */
export function part([from, to]: Span, a: number, b: number): Span {
	return [from + (to - from) * a, from + (to - from) * b];
}

/** 0 at both ends of `span`, 1 in its middle: for what only flashes. */
export function flash([from, to]: Span, t: number): number {
	const u = Math.min(Math.max((t - from) / (to - from), 0), 1);
	return u === 0 || u === 1 ? 0 : Math.sin(Math.PI * u);
}

/** The share of its time that each of `count` moves takes when they follow each other. */
const shortest = 0.35;

/** When move `i` of `count` takes place: they overlap, and the last ends at 1. */
export function turn(i: number, count: number): Span {
	if (count <= 1) return [0, 1];
	const length = Math.max(shortest, 1 / count);
	const from = (i / (count - 1)) * (1 - length);
	return [from, from + length];
}

/** Slowly off, fast, slowly in: a cubic on either side of the middle. */
function eased(t: number): number {
	return t < 0.5 ? 4 * t ** 3 : 1 - 4 * (1 - t) ** 3;
}
