// Moves: what the events between two scenes carry from one place to another. Where several follow each
// other they are composed (a → b, b → c becomes a → c); each has its turn, in the order of the events.

import type { TraceEvent } from '#engine/trace/trace.ts';
import { anchorsOf, operand, type Anchor } from './anchors.ts';
import { isBucketId, slotId } from './bucket.ts';
import { badge } from './metrics.ts';
import { along, flash, part, turn, type Span } from './pace.ts';
import {
	group,
	rect,
	type CellMark,
	type GroupMark,
	type Mark,
	type RectMark,
	type Scene,
} from './scene.ts';

/** An entry on its way. */
export interface Move {
	/** Anchor ids; `from` may be the operand. */
	readonly from: string;
	readonly to: string;
	readonly span: Span;
}

/** What happens to slots between two scenes, and when. */
export interface Choreography {
	readonly moves: readonly Move[];
	/** When the slot of an id changes, as its cell is concerned. */
	readonly spans: ReadonlyMap<string, Span>;
	/** Slots that are looked at. */
	readonly looks: readonly { readonly slot: string; readonly span: Span }[];
}

/** When, in its turn, an entry's fate is decided, it leaves its old place, and it has reached the new one. */
const decided = 0.35;
const departs = 0.2;
const lands = 0.85;
/** Before this there is nothing to be seen of it above its cell. */
const appears = departs / 2;

/** What shows the decision: the ribbon and the fork. */
const deciders = [
	'ribbon',
	...[0, 1].flatMap((way) => [`fork:${way}`, `fork:${way}:badge`, `fork:${way}:bit`]),
];

/** What goes over all buckets does it to one after the other. */
const sweeping: ReadonlySet<string> = new Set(['clear.marks', 'clear.table']);

/** More looks than this in one move are not shown one by one. */
const mostLooks = 48;

/** What the events make of the slots of a scene. */
export function choreograph(events: readonly TraceEvent[], from?: Scene): Choreography {
	const moves = new Map<string, Move>();
	const spans = new Map<string, Span>();
	const looks: { slot: string; span: Span }[] = [];
	const acting = events.filter(({ name }) => name in acts);
	acting.forEach((event, i) => {
		const span = turn(i, acting.length);
		const { from, to, looked, changed } = acts[event.name]!(event.fields);
		if (looked !== undefined) looks.push({ slot: looked, span });
		if (changed !== undefined) spans.set(changed, span);
		if (from === undefined || to === undefined) return;
		const earlier = moves.get(from);
		moves.delete(from);
		moves.set(
			to,
			earlier ? { from: earlier.from, to, span: [earlier.span[0], span[1]] } : { from, to, span },
		);
		if (from !== operand) spans.set(from, part(span, departs, 2 * departs));
		spans.set(to, part(span, lands, 1));
	});
	if (events.length === 1 && moves.size > 0) for (const id of deciders) spans.set(id, [0, decided]);
	if (from && events.length === 1 && sweeping.has(events[0].name)) {
		const buckets = [...anchorsOf(from).keys()].filter(isBucketId);
		buckets.forEach((id, i) => spans.set(id, turn(i, buckets.length)));
	}
	const shown = events.length > 1 && looks.length <= mostLooks ? looks : [];
	return { moves: [...moves.values()], spans, looks: shown };
}

interface Act {
	readonly from?: string;
	readonly to?: string;
	readonly looked?: string;
	readonly changed?: string;
}

type Fields = TraceEvent['fields'];
const at = ({ bucket, slot }: Fields) => slotId({ bucket, slot });
const change = (fields: Fields): Act => ({ changed: at(fields) });
const look = (fields: Fields): Act => ({ looked: at(fields) });

const acts: Partial<Record<TraceEvent['name'], (fields: Fields) => Act>> = {
	'probe.tophash': look,
	'probe.length': look,
	'probe.empty': look,
	'key.ends': look,
	'key.compare': look,
	'iterate.moved': look,
	'iterate.skip': look,
	'iterate.yield': look,
	'slot.insert': (fields) => ({ from: operand, to: at(fields) }),
	'slot.update': change,
	'slot.clear': change,
	'slot.emptyOne': change,
	'slot.emptyRest': change,
	'evacuate.slot': ({ from, fromSlot, to, toSlot }) => ({
		from: slotId({ bucket: from, slot: fromSlot }),
		to: slotId({ bucket: to, slot: toSlot }),
	}),
};

/** The moves between two scenes as marks at t, drawn above everything else. */
export function overlay(
	from: Scene,
	to: Scene,
	{ moves, looks }: Choreography,
): (t: number) => GroupMark | null {
	if (moves.length === 0 && looks.length === 0) return () => null;
	const before = anchorsOf(from);
	const after = anchorsOf(to);
	const flights = moves.flatMap((move) => {
		const a = before.get(move.from) ?? after.get(move.from) ?? before.get(operand);
		const b = after.get(move.to);
		return a && b ? [flight(`flight:${move.from}:${move.to}`, move.span, a, b)] : [];
	});
	const glances = looks.flatMap(({ slot, span }, i) => {
		const place = after.get(slot) ?? before.get(slot);
		return place ? [{ id: `look:${i}`, place, span }] : [];
	});
	return (t) => {
		const marks: Mark[] = [];
		for (const { id, place, span } of glances) {
			const opacity = flash(span, t);
			if (opacity === 0) continue;
			const { x, y, w, h } = place;
			marks.push({ ...rect(id, 'look', x - 2, y - 2, w + 4, h + 4, 4), opacity });
		}
		for (const { span, at } of flights) {
			const u = (t - span[0]) / (span[1] - span[0]);
			if (u > appears && u < 1) marks.push(at(u));
		}
		return marks.length === 0 ? null : group('overlay', 'overlay', 0, 0, marks);
	};
}

/** An entry on its way. */
interface Flight {
	readonly span: Span;
	/** How it looks there, appears < u < 1: the marks inside of the group are the same all the way. */
	at(u: number): GroupMark;
}

/** The way of an entry from a to b. */
function flight(id: string, span: Span, a: Anchor, b: Anchor): Flight {
	const entry = flying(`${id}:entry`, a, b);
	const inside = [entry];
	return {
		span,
		at(u) {
			const e = along([departs, lands + 0.05], u);
			const { x, y } = curve(a, b, e);
			// Invisible at both ends: there the cells below are what they were, and what they will be.
			const opacity = Math.min(1, (u - appears) / (departs - appears), (1 - u) / (1 - lands));
			return group(id, '', x, y, inside, { opacity });
		},
	};
}

/** What flies, from the beginning at the size that it lands in: the entry's cell, or, where there is no text, a block. */
function flying(id: string, a: Anchor, b: Anchor): CellMark | RectMark {
	if (b.cell === null) {
		const size = Math.max(badge.radius, b.h);
		return rect(id, 'flyingBlock', 0, 0, Math.max(b.w, size), size, 2);
	}
	return { ...b.cell, id, role: 'cell live flying', x: 0, y: 0, texts: liveTexts(a, b) };
}

/** The texts of the entry: the old cell's, unless it was empty; the new cell's otherwise. */
function liveTexts(a: Anchor, b: Anchor): CellMark['texts'] {
	const isLive = ({ cell }: Anchor) => cell?.role.split(' ').includes('live') ?? false;
	return (isLive(b) ? b.cell : isLive(a) ? a.cell : b.cell)?.texts ?? [];
}

/** Down, across and down again, as the fork goes; entries that stay on one level are lifted a little. */
function curve(a: Anchor, b: Anchor, e: number): { x: number; y: number } {
	const dx = b.x - a.x;
	const dy = b.y - a.y;
	const lift = Math.abs(dx) > 2 * Math.abs(dy) ? Math.min(40, Math.abs(dx) * 0.25) : 0;
	const bezier = (p0: number, p1: number, p2: number, p3: number) => {
		const d = 1 - e;
		return d * d * d * p0 + 3 * d * d * e * p1 + 3 * d * e * e * p2 + e * e * e * p3;
	};
	return {
		x: bezier(a.x, a.x + dx * 0.05, b.x - dx * 0.05, b.x),
		y: bezier(a.y, a.y + dy * 0.6 - lift, b.y - dy * 0.5 - lift, b.y),
	};
}
