// Traces for tests in one line: `stmt@3 map.assign.begin evacuate.begin(oldbucket=1) evacuate.end`.

import { eventId, schema, type EventName } from '#engine/trace/schema.ts';
import { atShift, type EventColumns } from '#engine/trace/trace.ts';

function parse(text: string): { name: EventName; line: number; fields: Record<string, number> } {
	const [, name, conditions = '', line = '0'] =
		/^([\w.]+)(?:\(([^)]*)\))?(?:@(\d+))?$/.exec(text) ?? [];
	const pairs = conditions.split(',').filter(Boolean);
	const fields = pairs.map((pair): [string, number] => {
		const [field, value] = pair.split('=');
		return [field, Number(value)];
	});
	return { name: name as EventName, line: Number(line), fields: Object.fromEntries(fields) };
}

/** The event columns of a run with these events; fields that are not given are 0. */
export function traceOf(notation: string): EventColumns {
	const events = notation.split(/\s+/).filter(Boolean).map(parse);
	const at: number[] = [];
	const args: number[] = [];
	for (const [i, { name, fields }] of events.entries()) {
		if ((i & ((1 << atShift) - 1)) === 0) at.push(args.length);
		for (const [field, unit] of Object.entries(schema[name].fields))
			args.push(fields[field] ?? 0, ...(unit === 'hash' ? [0] : []));
	}
	const zeros = events.map(() => 0);
	return {
		length: events.length,
		id: Uint8Array.from(events, ({ name }) => eventId(name)),
		line: Uint16Array.from(events, ({ line }) => line),
		depth: Uint16Array.from(zeros),
		writes: Int32Array.from(zeros),
		at: Int32Array.from(at),
		args: Int32Array.from(args),
	};
}
