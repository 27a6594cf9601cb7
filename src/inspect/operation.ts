// The operation at hand: what the events since it began say about the key that is looked for, its hash,
// the buckets it leads to and the slots that were looked at. It is folded from the events alone, so the
// same state of a trace always gives the same picture.

import type { Addr } from '#engine/memory/address.ts';
import { emptyOne } from '#engine/runtime/classic/layout.ts';
import { eventId, eventRows, type EventName } from '#engine/trace/schema.ts';
import { eventAt, type Trace, type TraceEvent } from '#engine/trace/trace.ts';
import { countUpTo, firstOf, lastOf, traceIndex, type TraceIndex } from './trace-index.ts';

/**
 * What the operation did to a slot, or found out about it.
 * wrongTophash, wrongKey: compared, not equal · sameTophash: alike so far · match: the entry ·
 * chosen: free, and will be taken · inserted, updated, cleared, marked: written · arrived, left: moved by
 * the evacuation under way · settled: moved by one that is over · passed: empty, or not for the loop · yielded: given to the loop
 */
export type SlotMark =
	| 'wrongTophash'
	| 'sameTophash'
	| 'wrongKey'
	| 'match'
	| 'chosen'
	| 'inserted'
	| 'updated'
	| 'cleared'
	| 'marked'
	| 'arrived'
	| 'left'
	| 'settled'
	| 'passed'
	| 'yielded';

/** Marks that are forgotten when the operation is over: they say how it searched, not what it did. */
const passing: ReadonlySet<SlotMark> = new Set([
	'wrongTophash',
	'sameTophash',
	'wrongKey',
	'passed',
]);

/** One of the eight places of a bucket. */
export interface SlotAt {
	readonly bucket: Addr;
	readonly slot: number;
}

/** A hash, and what it was made for. */
export interface HashAtHand {
	/** Where the key lay when it was hashed: in the operand of the operation, or in a slot. */
	readonly key: Addr;
	/** The slot that its entry has been moved to; null before that, or if none is moved. */
	readonly slot: SlotAt | null;
	readonly low: number;
	readonly high: number;
	/** It decides between the halves of a table. */
	readonly decides: boolean;
	/** What it decided: the entry goes to the Y half; null before that. */
	readonly useY: boolean | null;
}

/** The operation that was begun last, as far as it has come. */
export interface Operation {
	/** The map: its header, 0 for the nil map. */
	readonly h: Addr;
	/** The event that began it, and its index. */
	readonly name: EventName;
	readonly begin: number;
	readonly over: boolean;
	/** Where the operand (the key) lies; 0 if there is none. */
	readonly key: Addr;
	readonly hash: HashAtHand | null;
	/** Main bucket that is searched, its index and table; null before it is known. */
	readonly select: { readonly bucket: Addr; readonly index: number; readonly old: boolean } | null;
	/** Index of the old bucket that is being evacuated, or -1. */
	readonly evacuating: number;
	/** By slot, in the order of the events. */
	readonly marks: readonly (SlotAt & { readonly mark: SlotMark })[];
	/** The slot that the last event is about. */
	readonly cursor: SlotAt | null;
	/** The loop that the operation is a step of, or null. */
	readonly loop: Loop | null;
	/** The flag hashWriting was not what it should be: another goroutine writes. */
	readonly conflict: boolean;
}

/** A loop over a map. */
export interface Loop {
	/** The map: its header. */
	readonly h: Addr;
	/** The iterator. */
	readonly it: Addr;
	/** Where it began, as drawn at random. */
	readonly startBucket: number;
	readonly offset: number;
}

const idsOf = (...names: EventName[]): ReadonlySet<number> => new Set(names.map(eventId));

/** Events with which an operation begins. */
export const operationBegins = [
	'map.make',
	'map.access.begin',
	'map.assign.begin',
	'map.delete.begin',
	'map.clear.begin',
	'iterate.begin',
	'iterate.yield',
] as const satisfies readonly EventName[];

const begins = idsOf(...operationBegins);
const ends = idsOf('map.access.end', 'map.assign.end', 'map.delete.end', 'map.clear.end');
const steps = idsOf('iterate.bucket', 'iterate.skip', 'iterate.moved', 'iterate.end');

/** The operation at hand in state `index` of a trace; null before the first. */
export function operationAt(trace: Trace, index: number): Operation | null {
	const { events } = trace;
	const lists = traceIndex(trace);
	const begin = beginOf(lists, index - 1);
	if (begin < 0) return null;
	const first = eventAt(events, begin);
	const of = loopOf(events, lists, first);
	const fold = new Fold(first, of?.loop ?? null);
	if (of && of.visit >= 0) fold.add(eventAt(events, of.visit), false);
	for (let i = begin; i < index; i++)
		if (relevant[events.id[i]] === 1) fold.add(eventAt(events, i), i === index - 1);
	return fold.result();
}

/** The event that began the operation at hand behind event `i`. A loop's next step begins behind what its body did. */
function beginOf(lists: TraceIndex, i: number): number {
	const begin = lastOf(lists, begins, i);
	const step = lastOf(lists, steps, i);
	const end = lastOf(lists, ends, step);
	return step > begin && end > begin ? firstOf(lists, steps, end) : begin;
}

/** The loop that an event is a step of, and its last visit of a bucket; its map is named only where it begins. */
function loopOf(
	events: Trace['events'],
	{ loops }: TraceIndex,
	{ index, fields }: TraceEvent,
): { loop: Loop; visit: number } | null {
	const known = loops.get(fields.it);
	const begin = known?.begins[countUpTo(known.begins, index) - 1];
	if (known === undefined || begin === undefined) return null;
	const { h, it, startBucket, offset } = eventAt(events, begin).fields;
	const visit = known.visits[countUpTo(known.visits, index) - 1] ?? -1;
	return { loop: { h, it, startBucket, offset }, visit: visit > begin ? visit : -1 };
}

const keyOf = ({ bucket, slot }: SlotAt) => bucket * 8 + slot;

/** Takes the events of one operation, one after the other. */
class Fold {
	readonly first: TraceEvent;
	readonly loop: Loop | null;
	over = false;
	conflict = false;
	hash: HashAtHand | null = null;
	operandHash: HashAtHand | null = null;
	select: Operation['select'] = null;
	evacuating = -1;
	marks = new Map<number, SlotAt & { mark: SlotMark }>();
	readonly settled = new Map<number, SlotAt & { mark: SlotMark }>();
	cursor: SlotAt | null = null;

	constructor(first: TraceEvent, loop: Loop | null) {
		this.first = first;
		this.loop = loop;
	}

	add(event: TraceEvent, isLast: boolean): void {
		this.cursor = null;
		handlers[event.name]?.(this, event.fields);
		if (!isLast) this.cursor = null;
	}

	mark(at: SlotAt, mark: SlotMark): void {
		const key = keyOf(at);
		this.marks.delete(key);
		this.marks.set(key, { ...at, mark });
		this.cursor = at;
	}

	forget(marks: ReadonlySet<SlotMark>): void {
		for (const [key, { mark }] of this.marks) if (marks.has(mark)) this.marks.delete(key);
	}

	/** Forgets all but where entries have come to: that stays known below the marks to come. */
	settle(): void {
		for (const [key, { mark, ...at }] of this.marks)
			if (mark === 'arrived') this.settled.set(key, { ...at, mark: 'settled' });
		this.marks.clear();
	}

	result(): Operation {
		const { first, loop, over, hash, select, evacuating, cursor, conflict } = this;
		const key = first.fields.key ?? 0;
		const marks = [...new Map([...this.settled, ...this.marks]).values()];
		return {
			h: loop?.h ?? first.fields.h ?? 0,
			name: first.name,
			begin: first.index,
			over,
			key,
			hash,
			select,
			evacuating,
			marks,
			cursor,
			loop,
			conflict,
		};
	}
}

type Fields = Readonly<Record<string, number>>;
type Handler = (fold: Fold, fields: Fields) => void;

const slotOf = ({ bucket, slot }: Fields): SlotAt => ({ bucket, slot });
const marking =
	(mark: SlotMark): Handler =>
	(fold, fields) =>
		fold.mark(slotOf(fields), mark);
const ending: Handler = (fold) => {
	fold.over = true;
	fold.forget(passing);
};
const conflicting: Handler = (fold) => {
	fold.over = fold.conflict = true;
};

const handlers: Partial<Record<EventName, Handler>> = {
	hash(fold, { key, hash, hashHigh }) {
		const isOperand = fold.evacuating < 0;
		const decides = isOperand ? fold.select?.old === true && fold.loop !== null : true;
		fold.hash = { key, slot: null, low: hash, high: hashHigh, decides, useY: null };
		if (isOperand) fold.operandHash = fold.hash;
	},
	'bucket.select'(fold, { bucket, index, old }) {
		fold.select = { bucket, index, old: old === 1 };
		fold.forget(passing);
	},
	'probe.tophash'(fold, fields) {
		fold.mark(slotOf(fields), fields.have === fields.want ? 'sameTophash' : 'wrongTophash');
	},
	'key.compare'(fold, fields) {
		fold.mark(slotOf(fields), fields.equal === 1 ? 'match' : 'wrongKey');
	},
	'probe.length'(fold, fields) {
		fold.mark(slotOf(fields), fields.have === fields.want ? 'sameTophash' : 'wrongKey');
	},
	'probe.empty'(fold, fields) {
		fold.mark(slotOf(fields), fields.have <= emptyOne ? 'passed' : 'match');
	},
	'key.ends'(fold, fields) {
		fold.mark(slotOf(fields), fields.equal === 1 ? 'sameTophash' : 'wrongKey');
	},
	'key.unhashable': ending,
	'write.conflict': conflicting,
	'iterate.conflict': conflicting,
	'slot.choose': marking('chosen'),
	'slot.insert': marking('inserted'),
	'slot.update': marking('updated'),
	'slot.clear': marking('cleared'),
	'slot.emptyOne': marking('marked'),
	'slot.emptyRest': marking('marked'),
	'grow.begin'(fold) {
		fold.select = null;
		fold.marks.clear();
	},
	'evacuate.begin'(fold, { oldbucket }) {
		fold.evacuating = oldbucket;
		fold.settle();
	},
	'evacuate.slot'(fold, { from, fromSlot, to, toSlot, useY, hash, hashHigh }) {
		fold.mark({ bucket: from, slot: fromSlot }, 'left');
		fold.mark({ bucket: to, slot: toSlot }, 'arrived');
		// A growth that keeps the size computes no hash: the ribbon keeps that of the operand.
		if (fold.hash === null || (hash === 0 && hashHigh === 0)) return;
		fold.hash = { ...fold.hash, slot: { bucket: to, slot: toSlot }, useY: useY === 1 };
	},
	'evacuate.empty': marking('passed'),
	'evacuate.end'(fold) {
		fold.evacuating = -1;
		fold.hash = fold.operandHash;
		fold.settle();
	},
	'iterate.bucket'(fold, { bucket, index, old }) {
		fold.select = { bucket, index, old: old === 1 };
		fold.marks.clear();
	},
	'iterate.moved': marking('sameTophash'),
	'iterate.skip': marking('passed'),
	'iterate.yield': marking('yielded'),
	'map.access.end': ending,
	'map.assign.end': ending,
	'map.delete.end': ending,
	'map.clear.end': ending,
};

/** By event id: whether the fold looks at it. */
const relevant = Uint8Array.from(eventRows, () => 0);
for (const name of Object.keys(handlers) as EventName[]) relevant[eventId(name)] = 1;
