// Buckets: a frame with eight slots. Drawn with text (a cell per slot), without (blocks of slots of the
// same state), or as a single column that says only how full it is.

import type { SlotAt, SlotMark } from '#inspect/operation.ts';
import type { BucketPicture, SlotPicture } from '#inspect/table.ts';
import { drawCell, isHole, stateOf, type Setting } from './cell.ts';
import { bucketHeight, hasText, labelHeight, overflowTop, tophashShare, type Fit } from './fit.ts';
import { bucket as size, plain, remarkSize, widthOf, slots } from './metrics.ts';
import {
	group,
	path,
	rect,
	round,
	text,
	type BucketPlace,
	type GroupMark,
	type Mark,
} from './scene.ts';

/** What all buckets of a scene are drawn with. */
export interface Drawing {
	readonly fit: Fit;
	readonly setting: Setting;
	/** Marks of the operation at hand, by slotId. */
	readonly marks: ReadonlyMap<string, SlotMark>;
	/** The bucket whose bytes are shown. */
	readonly shown: number;
	/** The buckets that have any of them. */
	readonly marked: ReadonlySet<number>;
	/** There are many: each is drawn as few marks. */
	readonly many: boolean;
	/** All of this that is the same for every bucket, as a text: buckets drawn with the same look the same. */
	readonly look: string;
}

/** Where a bucket stands and what it is there. */
export interface Standing {
	readonly x: number;
	readonly y: number;
	/** Index of the main bucket; null for an overflow bucket. */
	readonly index: number | null;
	readonly hue: string;
	/** The operation at hand works on it. */
	readonly inHand: boolean;
	/** For a screen reader: `bucket 9`. */
	readonly name: string;
}

/** The id of a slot's mark. */
export function slotId({ bucket, slot }: SlotAt): string {
	return `slot:${bucket}:${slot}`;
}

/** The id of a bucket's group. */
export function bucketId(addr: number): string {
	return `bucket:${addr}`;
}

/** Whether it is the id of a bucket's group. */
export const isBucketId = (id: string) => id.startsWith('bucket:');

/** How buckets were drawn the last time. */
const drawn = new WeakMap<BucketPicture, { look: string; at: Standing; mark: GroupMark }>();

/** A bucket. One that stands still is the very mark of the scene before: whoever blends and draws can tell by that. */
export function drawBucket(b: BucketPicture, at: Standing, drawing: Drawing): GroupMark {
	const { look, marked, shown } = drawing;
	if (marked.has(b.addr) || b.addr === shown) return drawAnew(b, at, drawing);
	const known = drawn.get(b);
	if (known?.look === look && standsAs(known.at, at)) return known.mark;
	const mark = drawAnew(b, at, drawing);
	drawn.set(b, { look, at, mark });
	return mark;
}

function standsAs(a: Standing, b: Standing): boolean {
	return (
		a.x === b.x &&
		a.y === b.y &&
		a.index === b.index &&
		a.hue === b.hue &&
		a.inHand === b.inHand &&
		a.name === b.name
	);
}

function drawAnew(b: BucketPicture, at: Standing, drawing: Drawing): GroupMark {
	const { fit, shown } = drawing;
	const height = bucketHeight(fit, at.index !== null);
	const place = slotPlace(b.addr, at.index !== null, fit);
	const radius = hasText(fit) ? size.radius : plain.radius;
	const role = ['frame', at.inHand && 'hand', b.addr === shown && 'shown']
		.filter(Boolean)
		.join(' ');
	const children: Mark[] = [
		rect(`frame:${b.addr}`, role, 0, 0, fit.width, height, radius),
		...(drawing.many && !hasText(fit) ? [] : indexLabel(b.addr, at, fit)),
		...(hasText(fit) ? cells(b, place, drawing) : blocks(b, place, drawing)),
	];
	return group(
		bucketId(b.addr),
		`bucket ${at.hue}${at.inHand ? ' inHand' : ''}`,
		at.x,
		at.y,
		children,
		{
			label: labelOf(b, at.name),
			bucket: place,
		},
	);
}

function slotPlace(addr: number, isMain: boolean, fit: Fit): BucketPlace {
	const text = hasText(fit);
	const top = isMain ? labelHeight(fit) : overflowTop(fit);
	const pad = text ? size.pad : fit.style === 'columns' ? 0 : plain.pad;
	const gap = text ? size.slotGap : 0;
	return { addr, x: pad, y: top, w: fit.width - 2 * pad, h: fit.step - gap, step: fit.step };
}

function labelOf({ slots: all }: BucketPicture, name: string): string {
	const live = all.filter((slot) => slot.t >= 5);
	const keys = live.map(({ key }) => key).filter((key) => key !== undefined);
	const stale = all.filter((slot) => slot.stale).length;
	return [
		`${name}: ${live.length} of ${slots} slots full`,
		keys.length > 0 ? `: ${keys.join(', ')}` : '',
		stale > 0 ? `; ${stale} with stale bytes` : '',
	].join('');
}

function indexLabel(addr: number, at: Standing, fit: Fit): Mark[] {
	if (at.index === null || labelHeight(fit) <= plain.pad) return [];
	const most = hasText(fit) ? Math.min(remarkSize, fit.size + 1) : plain.labelSize;
	const label = String(at.index);
	if (widthOf(label, most) > fit.width) return [];
	const y = labelHeight(fit) - (hasText(fit) ? 4 : 3);
	return [text(`index:${addr}`, 'index', fit.width / 2, y, label, most, 'middle')];
}

function cells(b: BucketPicture, place: BucketPlace, drawing: Drawing): Mark[] {
	const marks: Mark[] = [];
	const above: Mark[] = [];
	let grooves = '';
	b.slots.forEach((slot, i) => {
		const id = slotId({ bucket: b.addr, slot: i });
		const mark = drawing.marks.get(id) ?? '';
		const y = place.y + i * place.step;
		if (isHole(slot) && mark === '') grooves += box(place.x, y, place.w, place.h);
		else marks.push(drawCell(id, slot, mark, place.x, y, place.w, drawing.fit, drawing.setting));
		const strike = strikeOf(mark, place, y, drawing.fit);
		if (strike !== null) above.push(path(`strike:${b.addr}:${i}`, strike.role, strike.d));
	});
	const groove = grooves === '' ? [] : [path(`groove:${b.addr}`, 'groove', grooves)];
	return [...groove, ...marks, ...above];
}

/** A line through what was compared and is not equal. */
function strikeOf(
	mark: string,
	{ x, w, h }: BucketPlace,
	y: number,
	fit: Fit,
): { role: string; d: string } | null {
	const middle = y + h / 2;
	const end = 1.5 * size.cellPad + widthOf('00', fit.size * tophashShare);
	if (mark === 'wrongTophash')
		return { role: 'strike', d: `M${x + size.cellPad / 2} ${middle}H${x + end}` };
	if (mark === 'wrongKey')
		return { role: 'strike wrong', d: `M${x + end} ${middle}H${x + w - size.cellPad / 2}` };
	return null;
}

function blocks(b: BucketPicture, place: BucketPlace, drawing: Drawing): Mark[] {
	if (drawing.fit.style === 'columns') return [column(b, place)];
	const byState = new Map<string, string>();
	const marked: Mark[] = [];
	b.slots.forEach((slot, i) => {
		const y = place.y + i * place.step;
		const piece = box(place.x, y, place.w, place.h - 0.75);
		const state = blockState(slot);
		// An empty slot is the ground that it lies on.
		const isDrawn = state !== 'hole' || !drawing.many;
		if (isDrawn) byState.set(state, (byState.get(state) ?? '') + piece);
		const mark = drawing.marks.get(slotId({ bucket: b.addr, slot: i }));
		if (mark !== undefined) marked.push(path(`mark:${b.addr}:${i}`, `blockMark ${mark}`, piece));
	});
	const all = [...byState].map(([state, d]) =>
		path(`block:${state}:${b.addr}`, `block ${state}`, d),
	);
	return [...all, ...marked];
}

function blockState(slot: SlotPicture): string {
	if (isHole(slot)) return 'hole';
	const state = stateOf(slot);
	if (state === 'live') return 'live';
	return slot.stale ? 'stale' : state.startsWith('evacuated') ? 'gone' : 'hole';
}

function column(b: BucketPicture, place: BucketPlace): Mark {
	const live = b.slots.filter((slot) => slot.t >= 5).length;
	const h = (live / slots) * slots * place.step;
	return rect(`fill:${b.addr}`, 'column', place.x, place.y + slots * place.step - h, place.w, h);
}

const box = (x: number, y: number, w: number, h: number) =>
	`M${round(x)} ${round(y)}h${round(w)}v${round(h)}h${round(-w)}z`;
