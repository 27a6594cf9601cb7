// Fields of events without making objects of them: for walks along a whole trace.

import { eventRows } from '#engine/trace/schema.ts';

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

const pairs = [
	['bucket', 'slot'],
	['from', 'fromSlot'],
	['to', 'toSlot'],
].map((names) => names.map(fieldOffsets));

/** Whether the event `id`, whose fields begin at `args[at]`, names the slot. */
export function namesSlot(
	id: number,
	args: Int32Array,
	at: number,
	bucket: number,
	slot: number,
): boolean {
	for (const [buckets, slots] of pairs) {
		if (slots[id] < 0 || buckets[id] < 0) continue;
		if (args[at + buckets[id]] === bucket && args[at + slots[id]] === slot) return true;
	}
	return false;
}
