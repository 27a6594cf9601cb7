// What a program asked for in a run: its statements, its operations on maps with their keys, its calls, its output.
// How the runtime went about it is left out: two runs of one program have this in common, whatever the seed.

import { mapType } from '#engine/runtime/classic/layout.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { eventNames, eventRows } from '#engine/trace/schema.ts';
import { eventAt, type Trace } from '#engine/trace/trace.ts';
import { readingOf } from './reading.ts';
import { mapAt, traceIndex } from './trace-index.ts';
import { formatValue } from './value.ts';

/** What was asked for, in order. */
export interface Asked {
	/** Indices of the events. */
	readonly events: readonly number[];
	/** Ids of the events. */
	readonly kinds: readonly number[];
	/** The same number for the same statement, the same operation with the same key, the same output. */
	readonly names: readonly number[];
}

/** Beginnings of operations on a map with a key. */
const beginnings = new Set(['map.access.begin', 'map.assign.begin', 'map.delete.begin']);

/** Collections come when the runtime wants them. */
const isAsked = eventRows.map(
	({ level }, id) =>
		(level !== 'micro' && eventNames[id] !== 'gc.end') ||
		beginnings.has(eventNames[id]) ||
		eventNames[id] === 'map.clear.begin',
);

/** Keys of so many operations are read; behind them an operation is known by its kind alone. */
const mostKeys = 20_000;

/** Gives each text a number of its own. */
export class Names {
	readonly #numbers = new Map<string, number>();

	/** The number of a text. */
	of(text: string): number {
		let number = this.#numbers.get(text);
		if (number === undefined) this.#numbers.set(text, (number = this.#numbers.size));
		return number;
	}
}

/** As Asked, with the texts that names stand for. */
interface Told {
	readonly events: number[];
	readonly kinds: number[];
	readonly texts: string[];
}

const known = new WeakMap<Trace, Told>();

/** What was asked for in the run of `replay`; moves its cursor. */
export function askedIn(replay: Replay, names: Names): Asked {
	let told = known.get(replay.trace);
	if (told === undefined) known.set(replay.trace, (told = read(replay)));
	const { events, kinds, texts } = told;
	return { events, kinds, names: texts.map((text) => names.of(text)) };
}

function read(replay: Replay): Told {
	const { id } = replay.trace.events;
	const told: Told = { events: [], kinds: [], texts: [] };
	const nameOf = namer(replay);
	for (let i = 0; i < replay.trace.events.length; i++) {
		if (!isAsked[id[i]]) continue;
		told.events.push(i);
		told.kinds.push(id[i]);
		told.texts.push(`${id[i]} ${nameOf(i)}`);
	}
	return told;
}

/** What distinguishes an event from others of its kind, as text. */
function namer(replay: Replay): (index: number) => string {
	const { events, debug, output } = replay.trace;
	const lines = debug.source.split('\n').map((line) => line.trim());
	const decoder = new TextDecoder();
	let keys = 0;
	return (index) => {
		const name = eventNames[events.id[index]];
		if (name === 'stmt') return lines[events.line[index] - 1] ?? '';
		if (name === 'print') {
			const { from, length } = eventAt(events, index).fields;
			return decoder.decode(output.subarray(from, from + length));
		}
		return beginnings.has(name) && keys++ < mostKeys ? keyOf(replay, index) : '';
	};
}

/** The key of the operation that event `index` begins. */
function keyOf(replay: Replay, index: number): string {
	const { events, debug } = replay.trace;
	const { h, key } = eventAt(events, index).fields;
	const made = mapAt(traceIndex(replay.trace), h, index);
	if (!made) return '';
	// The operand is in its place when the event has been emitted.
	replay.seek(index + 1);
	return formatValue(readingOf(replay), mapType(debug.types[made.type]).key, key);
}
