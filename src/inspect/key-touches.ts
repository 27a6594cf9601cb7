// The life of a key: every event that is about it, wherever its entry lies by then. The operations on it are found by
// their operands, which are read once for a run, and its entries are followed from their inserts on.

import type { Addr } from '#engine/memory/address.ts';
import { mapType, type MapType } from '#engine/runtime/classic/layout.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { eventId, eventWords } from '#engine/trace/schema.ts';
import { kindsOf } from '#engine/trace/search.ts';
import type { Trace } from '#engine/trace/trace.ts';
import { entryOf } from './entry.ts';
import { identityOf, type KeyOf } from './key.ts';
import { readingOf } from './reading.ts';
import { firstOf, mapAt, traceIndex } from './trace-index.ts';

const operations = kindsOf(['map.access.begin', 'map.assign.begin', 'map.delete.begin']);
const assign = eventId('map.assign.begin');
const clearBegin = eventId('map.clear.begin');
const inserts = new Set([eventId('slot.insert')]);
const assignEnds = new Set([eventId('map.assign.end')]);
const clearEnds = new Set([eventId('map.clear.end')]);

/**
 * The states to which events about a key lead, ascending. An event is about a key if it begins an operation on it, if
 * the slot that it is about holds the entry of the key, or if it takes that entry away. Moves the replay's cursor.
 */
export function touchesOfKey(replay: Replay, { h, identity }: KeyOf): Int32Array {
	const { trace } = replay;
	const { id } = trace.events;
	const lists = traceIndex(trace);
	const touches = new Set<number>();
	for (const begin of operandsOf(replay).get(nameOf(h, identity)) ?? []) {
		touches.add(begin);
		if (id[begin] !== assign) continue;
		const insert = firstOf(lists, inserts, begin);
		if (insert > firstOf(lists, assignEnds, begin)) continue;
		const entry = entryOf(trace, insert);
		for (const event of entry.touches) touches.add(event);
		if (id[entry.removed] === clearBegin) touches.add(firstOf(lists, clearEnds, entry.removed));
	}
	return Int32Array.from(touches, (event) => event + 1).sort();
}

/** By map and key: the events that begin an operation on it. */
type Operands = ReadonlyMap<string, readonly number[]>;

const known = new WeakMap<Trace, Operands>();

function operandsOf(replay: Replay): Operands {
	const operands = known.get(replay.trace) ?? readOperands(replay);
	known.set(replay.trace, operands);
	return operands;
}

function readOperands(replay: Replay): Operands {
	const { trace } = replay;
	const { id, args, length } = trace.events;
	const operands = new Map<string, number[]>();
	const reading = readingOf(replay);
	for (let event = 0, at = 0; event < length; at += eventWords[id[event++]]) {
		if (operations[id[event]] === 0) continue;
		const t = typeOf(trace, args[at], event);
		if (t === null) continue;
		// The operand is in its place when the event has been emitted.
		replay.seek(event + 1);
		const name = nameOf(args[at], identityOf(reading, t.key, args[at + 1]));
		const events = operands.get(name);
		if (events) events.push(event);
		else operands.set(name, [event]);
	}
	return operands;
}

/** The type of the map whose header is at `h` in a state; null: there is none. */
function typeOf(trace: Trace, h: Addr, state: number): MapType | null {
	const made = mapAt(traceIndex(trace), h, state);
	return made && mapType(trace.debug.types[made.type]);
}

const nameOf = (h: Addr, identity: string) => `${h} ${identity}`;
