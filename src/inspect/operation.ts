// The operation at hand: what the events since it began say about the key that is looked for, its hash,
// the buckets it leads to and the slots that were looked at. It is folded from the events alone, so the
// same state of a trace always gives the same picture.

import type { Addr } from '#engine/memory/address.ts';
import { eventId, eventRows, type EventName } from '#engine/trace/schema.ts';
import { eventAt, type Trace, type TraceEvent } from '#engine/trace/trace.ts';

/**
 * What the operation did to a slot, or found out about it.
 * wrongTophash, wrongKey: compared, not equal · sameTophash: the key is compared next · match: the entry ·
 * chosen: free, and will be taken · inserted, updated, cleared, marked: written · arrived, left: moved by
 * the evacuation under way · settled: moved by one that is over · passed, yielded: seen by a loop
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
	/** Where the key lies; null: in the operand of the operation. */
	readonly slot: SlotAt | null;
	readonly low: number;
	readonly high: number;
	/** Set while an entry is moved: it goes to the Y half (null in a growth that keeps the size). */
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
}

const begins = new Set<number>(
	(
		[
			'map.make',
			'map.access.begin',
			'map.assign.begin',
			'map.delete.begin',
			'map.clear.begin',
			'iterate.begin',
			'iterate.yield',
		] as const
	).map(eventId),
);

/** The operation at hand in state `index` of a trace; null before the first. */
export function operationAt({ events }: Trace, index: number): Operation | null {
	let begin = index - 1;
	while (begin >= 0 && !begins.has(events.id[begin])) begin--;
	if (begin < 0) return null;
	const fold = new Fold(eventAt(events, begin), mapOf(events, begin));
	for (let i = begin; i < index; i++)
		if (relevant[events.id[i]] === 1) fold.add(eventAt(events, i), i === index - 1);
	return fold.result();
}

/** Header of the map that event `begin` is about: a loop names its map only where it begins. */
function mapOf(events: Trace['events'], begin: number): Addr {
	const event = eventAt(events, begin);
	if (event.name !== 'iterate.yield') return event.fields.h;
	const loop = eventId('iterate.begin');
	for (let i = begin - 1; i >= 0; i--) {
		if (events.id[i] !== loop) continue;
		const { it, h } = eventAt(events, i).fields;
		if (it === event.fields.it) return h;
	}
	return 0;
}

const keyOf = ({ bucket, slot }: SlotAt) => bucket * 8 + slot;

/** Takes the events of one operation, one after the other. */
class Fold {
	readonly first: TraceEvent;
	readonly h: Addr;
	over = false;
	hash: HashAtHand | null = null;
	operandHash: HashAtHand | null = null;
	select: Operation['select'] = null;
	evacuating = -1;
	marks = new Map<number, SlotAt & { mark: SlotMark }>();
	readonly settled = new Map<number, SlotAt & { mark: SlotMark }>();
	cursor: SlotAt | null = null;

	constructor(first: TraceEvent, h: Addr) {
		this.first = first;
		this.h = h;
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
		const { first, h, over, hash, select, evacuating, cursor } = this;
		const key = first.fields.key ?? 0;
		const marks = [...new Map([...this.settled, ...this.marks]).values()];
		return {
			h,
			name: first.name,
			begin: first.index,
			over,
			key,
			hash,
			select,
			evacuating,
			marks,
			cursor,
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

const handlers: Partial<Record<EventName, Handler>> = {
	hash(fold, { hash, hashHigh }) {
		if (fold.evacuating >= 0) return;
		fold.operandHash = fold.hash = { slot: null, low: hash, high: hashHigh, useY: null };
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
		if (hash === 0 && hashHigh === 0) return;
		const slot = { bucket: to, slot: toSlot };
		fold.hash = { slot, low: hash, high: hashHigh, useY: useY === 1 };
	},
	'evacuate.empty': marking('passed'),
	'evacuate.end'(fold) {
		fold.evacuating = -1;
		fold.hash = fold.operandHash;
		fold.settle();
	},
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
