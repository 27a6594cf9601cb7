// Blending: from one tree of marks to another. A mark with the same id in both moves; one that is only in
// the first leaves, one that is only in the second comes; what differs in content is faded over. What is
// the same in both is the very object of the second tree in every frame, and what stands still for some
// frames is one object in all of them: who draws can tell by that, and does nothing.

import { along, coming, leaving, moving, part, type Span } from './pace.ts';
import type {
	CellMark,
	CellText,
	CharsMark,
	GroupMark,
	Mark,
	PathMark,
	RectMark,
	TextMark,
} from './scene.ts';

/** The marks that stand for one mark at t, 0 < t < 1. */
type Blend = (t: number) => Mark | readonly Mark[];

/** What is not there at all yet, or any more, costs nothing. */
const none: readonly Mark[] = [];

/** When the slots change that have a time of their own. */
export type Spans = ReadonlyMap<string, Span>;

/** How far marks come in from the side, in pixels. */
const slide = { lane: 36, bucket: 16 };

/** Blends two lists of marks. */
export function blendMarks(
	from: readonly Mark[],
	to: readonly Mark[],
	spans: Spans,
	own: Span = moving,
): (t: number) => readonly Mark[] {
	const old = new Map(from.map((mark) => [mark.id, mark]));
	const kept = new Set(to.map((mark) => mark.id));
	const blends: (Blend | Mark)[] = from
		.filter((mark) => !kept.has(mark.id))
		.map((mark) =>
			leave(mark, spans.get(mark.id) ?? (own === moving ? leaving : part(own, 0, 0.5))),
		);
	for (const mark of to) {
		const before = old.get(mark.id);
		if (before?.kind === 'group' && changesRow(before, mark)) {
			// Across the others it would be in their way.
			blends.push(leave(formerly(before), leaving), come(mark, coming));
			continue;
		}
		blends.push(
			before === undefined || before.kind !== mark.kind
				? come(mark, spans.get(mark.id) ?? (own === moving ? coming : part(own, 0.5, 1)))
				: same(before, mark)
					? mark
					: pair(before, mark, spans, own),
		);
	}
	if (blends.every((blend) => typeof blend !== 'function')) return () => to;
	let last: readonly Mark[] = [];
	return (t) => {
		const marks = blends.flatMap((blend) => (typeof blend === 'function' ? blend(t) : blend));
		const isLast = marks.length === last.length && marks.every((mark, i) => mark === last[i]);
		if (!isLast) last = marks;
		return last;
	};
}

/** A bucket as it was, beside what it is now. */
function formerly({ id, role, x, y, children }: GroupMark): GroupMark {
	const was = children.map((mark) => ({ ...mark, id: `${mark.id}:was` }));
	return { kind: 'group', id: `${id}:was`, role, x, y, children: was };
}

/** Whether a bucket comes to stand in another row and column. */
function changesRow(a: GroupMark, b: Mark): boolean {
	if (b.kind !== 'group' || !a.bucket || !b.bucket) return false;
	return Math.abs(b.x - a.x) > a.bucket.w && Math.abs(b.y - a.y) > a.bucket.step;
}

function fade<M extends Mark>(mark: M, share: number): M {
	return { ...mark, opacity: (mark.opacity ?? 1) * share };
}

const isLine = (mark: Mark): mark is PathMark =>
	mark.kind === 'path' && /^(pointer|strike|fork)/.test(mark.role);

function leave(mark: Mark, span: Span): Blend {
	return (t) => {
		const e = 1 - along(span, t);
		if (e === 0) return none;
		if (e === 1) return mark;
		return isLine(mark) ? { ...mark, drawn: e } : fade(mark, e);
	};
}

function come(mark: Mark, span: Span): Blend {
	const side =
		mark.kind !== 'group'
			? 0
			: mark.role.startsWith('lane')
				? slide.lane
				: mark.bucket
					? slide.bucket
					: 0;
	return (t) => {
		const e = along(span, t);
		if (e === 0) return none;
		if (e === 1) return mark;
		if (isLine(mark)) return { ...mark, drawn: e };
		if (mark.kind !== 'group' || side === 0) return fade(mark, e);
		return { ...fade(mark, e), x: mark.x + side * (1 - e) };
	};
}

/** How long before and behind the middle a text is not fully there when it gives way to another. */
const dip = 0.2;

/** First the old content goes, then the new one comes, both at the place between. */
function swap<M extends Mark>(a: M, b: M, at: (e: number) => Partial<M>, span: Span): Blend {
	return (t) => {
		const e = along(span, t);
		const shown = e < 0.5 ? a : b;
		return {
			...shown,
			...at(e),
			opacity: (shown.opacity ?? 1) * Math.min(1, Math.abs(e - 0.5) / dip),
		};
	};
}

function pair(a: Mark, b: Mark, spans: Spans, own: Span): Blend {
	const span = spans.get(b.id) ?? own;
	if (a.kind === 'cell' && b.kind === 'cell') return pairCells(a, b, span);
	if (a.kind === 'group' && b.kind === 'group') return pairGroups(a, b, spans, span);
	const blend = pairPlain(a, b, span);
	return (t) => {
		const e = along(span, t);
		return e === 0 ? a : e === 1 ? b : blend(t);
	};
}

function pairPlain(a: Mark, b: Mark, span: Span): Blend {
	if (a.kind === 'rect' && b.kind === 'rect') return pairRects(a, b, span);
	if (a.kind === 'text' && b.kind === 'text') return pairTexts(a, b, span);
	if (a.kind === 'chars' && b.kind === 'chars') return pairChars(a, b, span);
	if (a.kind === 'path' && b.kind === 'path') return pairPaths(a, b, span);
	return () => b;
}

/** Between a and b, in steps: what is as it was in the frame before need not be drawn again. */
function mix(a: number, b: number, e: number, steps = 10): number {
	if (a === b || e === 1) return b;
	return e === 0 ? a : Math.round((a + (b - a) * e) * steps) / steps;
}

/** Sizes of texts go by half pixels: of all changes theirs cost most. */
const mixSize = (a: number, b: number, e: number) => mix(a, b, e, 2);

function boxAt(a: RectMark | CellMark, b: RectMark | CellMark, e: number) {
	return {
		x: mix(a.x, b.x, e),
		y: mix(a.y, b.y, e),
		w: mix(a.w, b.w, e),
		h: mix(a.h, b.h, e),
		r: mix(a.r, b.r, e),
	};
}

function pairRects(a: RectMark, b: RectMark, span: Span): Blend {
	return (t) => {
		const e = along(span, t);
		return { ...(e < 0.5 ? a : b), ...boxAt(a, b, e) };
	};
}

function pairTexts(a: TextMark, b: TextMark, span: Span): Blend {
	const at = (e: number) => ({
		x: mix(a.x, b.x, e),
		y: mix(a.y, b.y, e),
		size: mixSize(a.size, b.size, e),
	});
	if (a.text !== b.text || a.anchor !== b.anchor) return swap(a, b, at, span);
	return (t) => {
		const e = along(span, t);
		return { ...(e < 0.5 ? a : b), ...at(e) };
	};
}

/** A row of characters turns from one text into the other from left to right. */
function pairChars(a: CharsMark, b: CharsMark, span: Span): Blend {
	if (a.xs.length !== b.xs.length || a.role !== b.role) return swap(a, b, () => ({}), span);
	const n = b.xs.length;
	return (t) => {
		const turned = Math.round(along(span, t) * n);
		const e = along(span, t);
		return {
			...b,
			xs: b.xs.map((x, i) => mix(a.xs[i], x, e)),
			ys: b.ys.map((y, i) => mix(a.ys[i], y, e)),
			text: b.text.slice(0, turned) + a.text.slice(turned),
		};
	};
}

const numbers = /-?\d+(\.\d+)?(e-?\d+)?/g;

/** A path whose commands stay the same bends; else it is faded over. */
function pairPaths(a: PathMark, b: PathMark, span: Span): Blend {
	if (a.d.replace(numbers, '') !== b.d.replace(numbers, '')) return over(a, b, span);
	const starts = (a.d.match(numbers) ?? []).map(Number);
	return (t) => {
		const e = along(span, t);
		let i = 0;
		const d = b.d.replace(numbers, (end) => {
			const start = starts[i++];
			return String(start + (Number(end) - start) * e);
		});
		return { ...(e < 0.5 ? a : b), d };
	};
}

function over(a: PathMark, b: PathMark, span: Span): Blend {
	return (t) => {
		const e = along(span, t);
		return [{ ...fade(a, 1 - e), id: `${a.id}:was` }, fade(b, e)];
	};
}

/** A cell that changes is faded over in place; texts that are not in both give way to each other. */
function pairCells(a: CellMark, b: CellMark, span: Span): Blend {
	const differs = a.role !== b.role || !same(contents(a), contents(b));
	const isStill = (['x', 'y', 'w', 'h', 'size'] as const).every((key) => a[key] === b[key]);
	return (t) => {
		if (isStill && along(span, t) === 0) return a;
		if (isStill && along(span, t) === 1) return b;
		const box = boxAt(a, b, along(moving, t));
		if (!differs) return { ...textsAt(a, b, along(moving, t)), ...box };
		const e = along(span, t);
		const size = mixSize(a.size, b.size, along(moving, t));
		if (e === 0) return { ...sized(a, box.w, size), ...box };
		if (e === 1) return { ...sized(b, box.w, size), ...box };
		return [
			{ ...fade(worded(sized(a, box.w, size), b, 0.5 - e), 1 - e), ...box, id: `${a.id}:was` },
			{ ...fade(worded(sized(b, box.w, size), a, e - 0.5), e), ...box },
		];
	};
}

/** The cell with its words as they are `ahead` of the moment at which they give way to those of `other`. */
function worded(cell: CellMark, other: CellMark, ahead: number): CellMark {
	if (ahead <= 0) return { ...cell, texts: [] };
	const stays = new Set(contents(other));
	const all = cell.opacity ?? 1;
	const texts = cell.texts.map((part) => ({
		...part,
		opacity: stays.has(content(part)) ? all : all * Math.min(1, ahead / dip),
	}));
	return { ...cell, texts };
}

/** The cell with its texts at the places and in the size that they have when it is `w` wide. */
function sized(cell: CellMark, w: number, size: number): CellMark {
	if (cell.w === w && cell.size === size) return cell;
	const texts = cell.texts.map((part) => ({
		...part,
		dx: part.dx * (w / cell.w),
		size: cell.size === 0 ? part.size : part.size * (size / cell.size),
	}));
	return { ...cell, size, texts };
}

const content = ({ part, text }: CellText) => `${part} ${text}`;
const contents = (cell: CellMark) => cell.texts.map(content);

function textsAt(a: CellMark, b: CellMark, e: number): CellMark {
	return {
		...b,
		size: mixSize(a.size, b.size, e),
		texts: b.texts.map((part, i) => ({
			...part,
			dx: mix(a.texts[i].dx, part.dx, e),
			size: mixSize(a.texts[i].size, part.size, e),
		})),
	};
}

function pairGroups(a: GroupMark, b: GroupMark, spans: Spans, own: Span): Blend {
	const children = blendMarks(a.children, b.children, spans, own);
	const hues = [hueOf(a), hueOf(b)];
	const changesHue = hues[0] !== hues[1] && hues[0] !== '' && hues[1] !== '';
	const isStill = a.x === b.x && a.y === b.y && same(a.clip, b.clip) && !changesHue;
	let last: GroupMark = b;
	return (t) => {
		const e = along(moving, t);
		const role = changesHue || e >= 0.5 ? b.role : a.role;
		const inside = children(t);
		if (isStill && role === last.role && inside === last.children) return last;
		const { clip } = a.clip && b.clip ? { clip: clipAt(a.clip, b.clip, e) } : b;
		last = {
			...b,
			role,
			x: mix(a.x, b.x, e),
			y: mix(a.y, b.y, e),
			...(clip && { clip }),
			...(changesHue && { mix: { from: hues[0], t: e } }),
			children: inside,
		};
		return last;
	};
}

function clipAt(a: NonNullable<GroupMark['clip']>, b: NonNullable<GroupMark['clip']>, e: number) {
	return { w: mix(a.w, b.w, e), h: mix(a.h, b.h, e) };
}

function hueOf({ role }: GroupMark): string {
	return role.split(' ').find((one) => one.startsWith('hue-')) ?? '';
}

/** Whether two pieces of plain data are equal. */
function same(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a))
		return Array.isArray(b) && a.length === b.length && a.every((value, i) => same(value, b[i]));
	const left = a as Record<string, unknown>;
	const right = b as Record<string, unknown>;
	const keys = Object.keys(left);
	return (
		keys.length === Object.keys(right).length && keys.every((key) => same(left[key], right[key]))
	);
}
