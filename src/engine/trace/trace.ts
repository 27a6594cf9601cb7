// A trace: everything that happened in one run, as columns of numbers. It is the only thing that crosses
// from the worker to the page, by transfer. The image at any position follows from `initial` and the writes.

import type { Addr } from '../memory/address.ts';
import type { DebugInfo } from '../lang/program.ts';
import { eventNames, eventRows, eventWords, type EventName } from './schema.ts';

/** Everything that is random or a limit in a run: the same options give the same trace. */
export interface RunOptions {
	/** Seed of the hash key and of the runtime's random numbers: an unsigned 32-bit integer. */
	seed: number;
	/** The run stops politely behind this many events. */
	eventLimit: number;
	/** The run stops politely behind this many instructions. */
	instructionLimit: number;
	/** Bytes that the heap may take. */
	memoryLimit: number;
}

/** How a run ended. */
export type Status =
	| { kind: 'exit'; code: number }
	/** `text` is all that Go writes to stderr: message, goroutine, stack of calls. */
	| { kind: 'panic'; code: 2; message: string; text: string }
	/** A limit was reached; what was recorded so far is whole. */
	| { kind: 'stopped'; reason: string };

/** Columns, one entry per event. `args` holds the fields of all events one after the other. */
export interface EventColumns {
	length: number;
	/** Event id: index into eventNames. */
	id: Uint8Array;
	/** Line of the program, from 1; 0 outside of it. */
	line: Uint16Array;
	/** Nesting depth. */
	depth: Uint16Array;
	/** Length of the write log behind the event. */
	writes: Int32Array;
	/** Where in `args` the fields of every 64th event begin; those in between follow from the ids. */
	at: Int32Array;
	args: Int32Array;
}

/** log2 of the events for which `at` has one entry. */
export const atShift = 6;

/** What changed in the image: see WriteLog. */
export interface WriteColumns {
	length: number;
	word: Int32Array;
	delta: Int32Array;
}

/** A piece of the image as it was before the first event. */
export interface Segment {
	addr: Addr;
	bytes: Uint8Array;
}

export interface Trace {
	options: RunOptions;
	debug: DebugInfo;
	events: EventColumns;
	writes: WriteColumns;
	initial: Segment[];
	/** Bytes of the image at the end of the run. */
	size: number;
	/** What the program wrote to stdout and stderr, in order, as UTF-8. */
	output: Uint8Array;
	status: Status;
}

/** One event, read out of the columns. `fields` has every field of its row; a hash is `hash` (low) and `hashHigh`. */
export interface TraceEvent {
	readonly index: number;
	readonly name: EventName;
	readonly line: number;
	readonly depth: number;
	readonly fields: Readonly<Record<string, number>>;
}

/** Reads event `index`, 0 ≤ index < events.length. */
export function eventAt(events: EventColumns, index: number): TraceEvent {
	const id = events.id[index];
	const fields: Record<string, number> = {};
	let at = argsAt(events, index);
	for (const [name, unit] of Object.entries(eventRows[id].fields)) {
		fields[name] = events.args[at++];
		if (unit === 'hash') fields[`${name}High`] = events.args[at++];
	}
	return {
		index,
		name: eventNames[id],
		line: events.line[index],
		depth: events.depth[index],
		fields,
	};
}

/** Index in `args` of the first field of event `index`. */
export function argsAt({ id, at }: EventColumns, index: number): number {
	let place = at[index >> atShift];
	for (let i = (index >> atShift) << atShift; i < index; i++) place += eventWords[id[i]];
	return place;
}
