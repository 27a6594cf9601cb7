// Traces made up for tests of the player: only the event columns matter to it.

import fc from 'fast-check';
import { eventId, eventRows, type EventName } from '#engine/trace/schema.ts';
import { atShift, type EventColumns } from '#engine/trace/trace.ts';

/** Event columns of the events called by name, nested as the schema says. */
export function columnsOf(names: readonly EventName[]): EventColumns {
	const n = names.length;
	const columns: EventColumns = {
		length: n,
		id: Uint8Array.from(names, (name) => eventId(name)),
		line: new Uint16Array(n).fill(1),
		depth: new Uint16Array(n),
		writes: new Int32Array(n),
		at: new Int32Array((n >> atShift) + 1),
		args: new Int32Array(n * 8),
	};
	let depth = 0;
	for (let i = 0; i < n; i++) {
		const { nest } = eventRows[columns.id[i]];
		if (nest < 0) depth--;
		columns.depth[i] = depth;
		if (nest > 0) depth++;
	}
	return columns;
}

/** One statement of a program that writes a map: its events in order. */
const statements: readonly (readonly EventName[])[] = [
	['stmt'],
	['stmt', 'map.assign.begin', 'hash', 'probe.tophash', 'slot.insert', 'map.assign.end'],
	['stmt', 'map.access.begin', 'hash', 'key.compare', 'map.access.end'],
	['stmt', 'call.enter', 'stmt', 'print', 'call.exit'],
	['stmt', 'gc.begin', 'gc.mark', 'gc.free', 'gc.end'],
];

/** Runs of a few statements. */
export const runs = fc
	.array(fc.constantFrom(...statements), { minLength: 1, maxLength: 12 })
	.map((list) => columnsOf(list.flat()));
