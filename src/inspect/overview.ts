// The whole run at a glance, for the scrubber and the charts: how much happens when, where the things to
// jump to are, and how the heap grew. Plain data, so that it can be made when the site is built.

import { eventId, eventNames, type EventName } from '#engine/trace/schema.ts';
import { eventAt, type EventColumns } from '#engine/trace/trace.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { memStatsAt } from './memstats.ts';

/** A kind of moment worth jumping to. */
export type MarkKind = 'growth' | 'sameSize' | 'overflow' | 'gc' | 'print' | 'panic' | 'question';

/** A place on the scrubber. */
export interface Mark {
	/** The state behind the event. */
	readonly state: number;
	readonly kind: MarkKind;
	/** Of a question: the state in which its answer has come true. Marks on the way there would give it away. */
	readonly until?: number;
}

/** Heap counters over the run: entry i holds from `states[i]` on. */
export interface HeapSeries {
	readonly states: readonly number[];
	readonly heapAlloc: readonly number[];
	readonly totalAlloc: readonly number[];
}

/** A run at a glance. */
export interface Overview {
	/** Events of the run. */
	readonly events: number;
	/** How much is written to memory in each of equal stretches of the run: 0…1, 1 where it is most. */
	readonly density: readonly number[];
	readonly marks: readonly Mark[];
	readonly heap: HeapSeries;
	/** How the run ended, if not by itself. */
	readonly stopped: string | null;
}

const kinds: Partial<Record<EventName, MarkKind>> = {
	'grow.begin': 'growth',
	'overflow.new': 'overflow',
	'gc.begin': 'gc',
	print: 'print',
	panic: 'panic',
};

const growBegin = eventId('grow.begin');

const heapMoves = new Set((['malloc', 'gc.free', 'gc.end'] as const).map(eventId));

/** Stretches of the density strip, and places on which marks of one kind fall together. */
const stretches = 120;
const places = 300;

/** Points of the heap series. */
const points = 200;

/** The run of `replay` at a glance; moves its cursor. */
export function overviewOf(replay: Replay): Overview {
	const { events, status } = replay.trace;
	return {
		events: events.length,
		density: densityOf(events),
		marks: marksOf(events),
		heap: heapOf(replay),
		stopped: status.kind === 'stopped' ? status.reason : null,
	};
}

/** How much is written in each stretch; the square root, so that a growth does not flatten all else. */
function densityOf({ length, writes }: EventColumns): number[] {
	const n = Math.min(stretches, length);
	const upTo = (i: number) => (i === 0 ? 0 : writes[Math.floor((i * length) / n) - 1]);
	const words = Array.from({ length: n }, (_, i) => upTo(i + 1) - upTo(i));
	const most = Math.max(1, ...words);
	return words.map((one) => Math.round(Math.sqrt(one / most) * 100) / 100);
}

function marksOf(events: EventColumns): Mark[] {
	const marks: Mark[] = [];
	for (let i = 0; i < events.length; i++) {
		const kind = kinds[eventNames[events.id[i]]];
		if (kind) marks.push({ state: i + 1, kind: isSameSize(events, i) ? 'sameSize' : kind });
	}
	return thinned(marks, events.length);
}

/** Whether event `i` begins a growth that keeps the size. */
function isSameSize(events: EventColumns, i: number): boolean {
	return events.id[i] === growBegin && eventAt(events, i).fields.sameSize === 1;
}

/** Marks in their order, without those that would lie on one of their kind; `end` is the last state. */
export function thinned<M extends { readonly state: number; readonly kind: string }>(
	marks: Iterable<M>,
	end: number,
): M[] {
	const taken = new Map<string, number>();
	const kept: M[] = [];
	for (const mark of marks) {
		const place = Math.floor(((mark.state - 1) * places) / end);
		if (taken.get(mark.kind) !== place) kept.push(mark);
		taken.set(mark.kind, place);
	}
	return kept;
}

/** Every change of the heap where they are few, else a selection. */
function heapOf(replay: Replay): HeapSeries {
	const { events } = replay.trace;
	const all = [0];
	for (let i = 0; i < events.length; i++) if (heapMoves.has(events.id[i])) all.push(i + 1);
	const step = Math.max(1, Math.ceil(all.length / points));
	const states = all.filter((_, i) => i % step === 0);
	const stats = states.map((state) => memStatsAt(replay.seek(state)));
	return {
		states,
		heapAlloc: stats.map((one) => one.HeapAlloc),
		totalAlloc: stats.map((one) => one.TotalAlloc),
	};
}
