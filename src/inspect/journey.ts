// A journey: what of note happened between two states, for steps that pass over many events. The sentence
// about the last event alone would leave out that the map grew on the way.

import { eventId, eventNames } from '#engine/trace/schema.ts';
import { eventAt, type EventColumns } from '#engine/trace/trace.ts';

/** What happened on the way. */
export interface Journey {
	/** B of the table that a growth began, and whether the size stayed; null if none began. */
	readonly growth: { readonly B: number; readonly sameSize: boolean } | null;
	/** Old buckets that were evacuated, in order. */
	readonly moved: readonly number[];
	/** The growth came to its end. */
	readonly grown: boolean;
	/** Overflow buckets that were linked. */
	readonly overflows: number;
	/** Objects that collections freed; null if there was none. */
	readonly freed: number | null;
}

const notable = new Set(
	(['grow.begin', 'evacuate.end', 'grow.end', 'overflow.new', 'gc.end'] as const).map(eventId),
);

/** What of note the events between two states did, the last one left out: that is narrated anyway. */
export function journeyOf(events: EventColumns, from: number, to: number): Journey {
	let growth: Journey['growth'] = null;
	const moved: number[] = [];
	let grown = false;
	let overflows = 0;
	let freed: number | null = null;
	for (let i = from; i < to - 1; i++) {
		if (!notable.has(events.id[i])) continue;
		const { fields } = eventAt(events, i);
		switch (eventNames[events.id[i]]) {
			case 'grow.begin':
				growth = { B: fields.B, sameSize: fields.sameSize === 1 };
				break;
			case 'evacuate.end':
				moved.push(fields.oldbucket);
				break;
			case 'grow.end':
				grown = true;
				break;
			case 'overflow.new':
				overflows++;
				break;
			case 'gc.end':
				freed = (freed ?? 0) + fields.freed;
		}
	}
	return { growth, moved, grown, overflows, freed };
}
