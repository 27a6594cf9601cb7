// Fields of events without making objects of them: for walks along a whole trace.

import { eventRows } from './schema.ts';

/** By event id: where the field called `name` lies behind the first word of the event's fields; -1: it has none. */
export function fieldOffsets(name: string): Int8Array {
	return Int8Array.from(eventRows, ({ fields }) => {
		let offset = 0;
		for (const [field, unit] of Object.entries(fields)) {
			if (field === name) return offset;
			offset += unit === 'hash' ? 2 : 1;
		}
		return -1;
	});
}

/** By event id: where the n-th of its fields (n from 0) that are called by one of some names lies; -1: it has not so many. */
export function nthOffsets(names: readonly string[], n: number): Int8Array {
	const all = names.map(fieldOffsets);
	return Int8Array.from(
		eventRows,
		(_, id) => all.map((offsets) => offsets[id]).filter((offset) => offset >= 0)[n] ?? -1,
	);
}

const [bucket, slot, from, fromSlot, to, toSlot] = [
	'bucket',
	'slot',
	'from',
	'fromSlot',
	'to',
	'toSlot',
].map(fieldOffsets);

/** Whether the event `id`, whose fields begin at `args[at]`, names the slot: it is about it, moves from or to it. */
export function namesSlot(
	id: number,
	args: Int32Array,
	at: number,
	inBucket: number,
	index: number,
): boolean {
	return slot[id] >= 0
		? args[at + slot[id]] === index && args[at + bucket[id]] === inBucket
		: fromSlot[id] >= 0 &&
				((args[at + from[id]] === inBucket && args[at + fromSlot[id]] === index) ||
					(args[at + to[id]] === inBucket && args[at + toSlot[id]] === index));
}
