// Courses: through which states a player moves, and how far it comes in a stretch of time. Pure.
// A course is an ascending list of states. Between two neighbours the picture is one tween, so a course
// with fewer states shows the same run with its moves merged.

/** Where a position lies on a course. */
export interface Span {
	/** State behind which the move begins, and the state it leads to; equal where nothing moves. */
	readonly from: number;
	readonly to: number;
	/** Share of the way from `from` to `to`, 0 ≤ t < 1. */
	readonly t: number;
}

/** A part of the run that playing goes through again and again: two states of it, from < to. */
export interface Loop {
	readonly from: number;
	readonly to: number;
	readonly on: boolean;
}

/** Milliseconds that the move from one state to another takes at speed 1. */
export type Pace = (from: number, to: number) => number;

/** Index in `course` of the last state ≤ position; -1 if there is none. */
export function placeOf(course: Int32Array, position: number): number {
	let low = 0;
	let high = course.length;
	while (low < high) {
		const mid = (low + high) >> 1;
		if (course[mid] <= position) low = mid + 1;
		else high = mid;
	}
	return low - 1;
}

/** The nearest of ascending states behind (by = 1) or before (by = -1) a position, if there is one. */
export function nextIn(states: Int32Array, position: number, by: 1 | -1): number | undefined {
	const place = placeOf(states, position);
	if (by > 0) return states[place + 1];
	return states[place] === position ? states[place - 1] : states[place];
}

/** The span of `course` that holds `position`; outside of the course, its nearest end at rest. */
export function spanAt(course: Int32Array, position: number): Span {
	const place = placeOf(course, position);
	if (place < 0) return { from: course[0], to: course[0], t: 0 };
	const from = course[place];
	if (place === course.length - 1) return { from, to: from, t: 0 };
	const to = course[place + 1];
	return { from, to, t: (position - from) / (to - from) };
}

/** The position `ms` milliseconds (at speed 1) after `position`, moving forwards along `course`. */
export function advanced(course: Int32Array, position: number, ms: number, pace: Pace): number {
	const end = course[course.length - 1];
	let at = position;
	let left = ms;
	while (at < end) {
		const { from, to, t } = spanAt(course, at);
		const whole = pace(from, to);
		const rest = (1 - t) * whole;
		if (left < rest) return from + (to - from) * (t + left / whole);
		left -= rest;
		at = to;
	}
	return end;
}

/**
 * The course for playing from `start` to `end`, over the `stops` between. Moves that follow each other are merged
 * until they take `least` milliseconds (at speed 1) together.
 */
export function courseFrom(
	stops: Int32Array,
	start: number,
	end: number,
	least: number,
	pace: Pace,
): Int32Array {
	const course = [start];
	let from = start;
	let time = 0;
	for (let i = placeOf(stops, start) + 1; stops[i] < end; i++) {
		time += pace(from, stops[i]);
		from = stops[i];
		if (time < least) continue;
		course.push(from);
		time = 0;
	}
	if (end > start) course.push(end);
	return Int32Array.from(course);
}

/** Milliseconds from one state to another at speed 1, by all the stops between them. */
export function timeAlong(stops: Int32Array, from: number, to: number, pace: Pace): number {
	let time = 0;
	let at = from;
	for (let i = placeOf(stops, from) + 1; at < to; i++) {
		const next = Math.min(stops[i], to);
		time += pace(at, next);
		at = next;
	}
	return time;
}

/** The course between two states, either way, in at most `hops` moves that end on stops. */
export function courseBetween(stops: Int32Array, a: number, b: number, hops: number): Int32Array {
	const low = Math.min(a, b);
	const high = Math.max(a, b);
	const first = placeOf(stops, low) + 1;
	let end = first;
	while (end < stops.length && stops[end] < high) end++;
	const count = end - first + 1;
	const moves = Math.min(hops, count);
	const course = [low];
	for (let i = 1; i < moves; i++) course.push(stops[first - 1 + Math.floor((i * count) / moves)]);
	if (high > low) course.push(high);
	return Int32Array.from(course);
}

/** The stop nearest to `position`. */
export function nearestStop(stops: Int32Array, position: number): number {
	const place = placeOf(stops, position);
	if (place < 0) return stops[0];
	if (place === stops.length - 1) return stops[place];
	return position - stops[place] <= stops[place + 1] - position ? stops[place] : stops[place + 1];
}

/** A move on the scrubber shows its middle only where it is at least this many pixels long. */
const clearMove = 10;

/**
 * Where a finger on the scrubber leads from `position`; `resolution` is states per pixel. A finger that passes over
 * whole moves comes to the stops between them: the middle of a move is for who goes slowly.
 */
export function draggedTo(
	stops: Int32Array,
	position: number,
	finger: number,
	resolution: number,
): number {
	const { from, to } = spanAt(stops, finger);
	const isSlow = Math.abs(finger - position) <= to - from;
	const isClear = to - from >= clearMove * resolution;
	return isSlow && isClear ? finger : nearestStop(stops, finger);
}
