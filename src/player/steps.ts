// Steps that heed nesting: over and out, both ways, on any step level. Pure searches in the depth column.

import { placeOf } from './course.ts';
import type { EventColumns } from '#engine/trace/trace.ts';

/** How deep a state is: the depth of the event that leads on from it. The last state is outside of everything. */
function depthOf(events: EventColumns, state: number): number {
	return state < events.length ? events.depth[state] : 0;
}

/** The first stop from `index` on in direction `by` that is at most `depth` deep, else the end of the run. */
function search(
	events: EventColumns,
	stops: Int32Array,
	index: number,
	by: 1 | -1,
	depth: number,
): number {
	let place = placeOf(stops, index);
	if (by < 0 && stops[place] < index) place++;
	place += by;
	while (place > 0 && place < stops.length - 1 && depthOf(events, stops[place]) > depth)
		place += by;
	return stops[Math.min(Math.max(place, 0), stops.length - 1)];
}

/** The next stop that is not nested deeper than state `index`. */
export function stateOver(
	events: EventColumns,
	stops: Int32Array,
	index: number,
	by: 1 | -1,
): number {
	return search(events, stops, index, by, depthOf(events, index));
}

/** The next stop that is nested less deep than state `index`; from the outermost level, the end of the run. */
export function stateOut(
	events: EventColumns,
	stops: Int32Array,
	index: number,
	by: 1 | -1,
): number {
	return search(events, stops, index, by, depthOf(events, index) - 1);
}
