// Lanes: a bucket array in rows, with its name, its overflow buckets hanging below the main ones by the
// pointers that lead to them, and the preallocated ones that nobody uses yet at its end.

import type { ChainPicture, TablePicture } from '#inspect/table.ts';
import { bucketId, drawBucket, type Drawing } from './bucket.ts';
import { slotColumns } from './cell.ts';
import { densityHeight, densityMarks } from './density.ts';
import {
	bucketHeight,
	hasCaptions,
	hasText,
	labelHeight,
	overflowTop,
	rowGap,
	rowHeights,
	rowWidth,
	type Chains,
	type Fit,
} from './fit.ts';
import {
	bucket as size,
	lane,
	nameSize,
	plain,
	remarkSize,
	sansWidthOf,
	smallSize,
	widthOf,
} from './metrics.ts';
import { group, path, rect, round, text, type GroupMark, type Mark } from './scene.ts';
import { grouped } from './number.ts';

const captionSize = smallSize + 1;

/** What a lane shows besides its buckets. */
export interface LaneOptions {
	/** `buckets` or `oldbuckets`. */
	readonly name: string;
	readonly role: 'new' | 'old';
	/** Words at the right end of the title. */
	readonly remark: string;
	/** The address as Go prints it. */
	readonly address: string;
	/** Index from which on buckets belong to the Y half; Infinity: there are no halves. */
	readonly yFrom: number;
	/** Main bucket at hand, or -1. */
	readonly hand: number;
	/** The lengths of its chains. */
	readonly chains: Chains;
	/** Left edge of the first bucket. */
	readonly x: number;
}

/** What of a lane is in view, relative to it. */
export interface Seen {
	/** Left edge and width of where its title and its density stand. */
	readonly left: number;
	readonly width: number;
	/** The upper edge: the title does not go above it. */
	readonly top: number;
	/** Only buckets in this stretch are drawn. */
	readonly from: number;
	readonly to: number;
}

/** Where a main bucket stands in its lane. */
export interface Spot {
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
	/** It is in the lane's first row. */
	readonly first: boolean;
}

/** A lane laid out at (0, 0). */
export interface Lane {
	readonly height: number;
	/** Its marks, as far as they are in view. */
	marks(seen: Seen): Mark[];
	/** The spot of main bucket `index`, if it is part of the lane. */
	spot(index: number): Spot | null;
}

/** Lays out a bucket array. */
export function layoutLane(table: TablePicture, drawing: Drawing, options: LaneOptions): Lane {
	const { fit } = drawing;
	const columns = Math.min(fit.columns, table.chains.length);
	const heights = rowHeights(fit, options.chains);
	// Where the Y half begins among the chains that are drawn.
	const yAt = table.chains.findIndex(({ index }) => index >= options.yFrom);
	const hasHalves = yAt > 0;
	const beginsHalf = (row: number) => hasHalves && (row === 0 || row * columns === yAt);
	const withCaptions = options.role !== 'old' && hasCaptions(fit, table.length, hasHalves);
	const head = lane.title + (table.density === null ? 0 : densityHeight);
	let y = head + (options.role === 'old' || withCaptions ? lane.half : 0);
	const tops = heights.map((h, row) => {
		const top = y + (beginsHalf(row) ? lane.half : 0);
		y = top + h + rowGap(fit);
		return top;
	});
	const height = y - rowGap(fit);
	return {
		height,
		marks(seen) {
			const [first, end] = columnsInView(columns, fit, options.x, seen);
			const children: Mark[] = [];
			if (table.density !== null) {
				const band = { ...seen, y: lane.title, yFrom: options.yFrom };
				children.push(...densityMarks(table, table.density, band));
			}
			if (withCaptions) children.push(...captionMarks(columns, head, drawing, options));
			tops.forEach((top, row) => {
				if (beginsHalf(row))
					children.push(...halfMarks(row * columns, columns, yAt, top - lane.half, fit, options));
				if (top + heights[row] < seen.from || top > seen.to) return;
				for (let c = first; c < end; c++)
					children.push(...chainMarks(table.chains[row * columns + c], c, top, drawing, options));
			});
			const titleY = Math.min(Math.max(seen.top, 0), height - lane.title);
			return [...children, ...titleMarks(table, titleY, options, seen)];
		},
		spot(index) {
			const at = placeOf(table.chains, index);
			if (at < 0) return null;
			const row = Math.floor(at / columns);
			return {
				x: options.x + (at % columns) * fit.pitch,
				y: tops[row],
				w: fit.width,
				h: heights[row],
				first: row === 0,
			};
		},
	};
}

/** Where chain `index` is in the list, or -1: as far from the beginning as its index, or, behind a gap, from the end. */
function placeOf(chains: readonly ChainPicture[], index: number): number {
	if (index < 0 || chains.length === 0) return -1;
	const fromStart = index - chains[0].index;
	if (chains[fromStart]?.index === index) return fromStart;
	const fromEnd = chains.length - 1 - (chains[chains.length - 1].index - index);
	return chains[fromEnd]?.index === index ? fromEnd : -1;
}

/** Which columns can be seen: from, and one past the last. */
function columnsInView(
	columns: number,
	{ pitch }: Fit,
	x: number,
	{ left, width }: Seen,
): [number, number] {
	const from = Math.floor((left - x) / pitch) - 1;
	const end = Math.ceil((left + width - x) / pitch) + 1;
	return [Math.max(from, 0), Math.min(end, columns)];
}

function titleMarks(table: TablePicture, titleY: number, options: LaneOptions, seen: Seen): Mark[] {
	const { name, role, address } = options;
	const { left, width } = seen;
	const id = table.addr;
	const hue = role === 'old' ? 'hue-old' : 'hue-new';
	const nameWidth = widthOf(`${name} `, nameSize) + 2;
	const wordings = [
		...(table.spareCount > 0 ? [`${options.remark} + ${grouped(table.spareCount)} spare`] : []),
		options.remark,
	];
	const room = (remark: string, beside: number) =>
		width - beside - nameWidth - sansWidthOf(remark, remarkSize);
	const all = spareMarks(table, left + width);
	const choices = [all, noSpares].flatMap((spares) =>
		wordings.map((remark) => ({ spares, remark })),
	);
	const { spares, remark } =
		choices.find((choice) => room(choice.remark, choice.spares.width) >= 0) ??
		choices[choices.length - 1];
	const end = left + width - spares.width;
	const free = room(remark, spares.width) - nameSize;
	const marks: Mark[] = [
		text(`lane:name:${id}`, `name halo ${hue}`, left, nameSize, name, nameSize),
	];
	if (widthOf(address, remarkSize) <= free)
		marks.push(
			text(`lane:addr:${id}`, 'code quiet halo', left + nameWidth, nameSize, address, remarkSize),
		);
	marks.push(text(`lane:remark:${id}`, 'label halo', end, nameSize, remark, remarkSize, 'end'));
	const title = [...marks, ...spares.marks];
	return titleY > 0 ? [pinned(table, titleY, seen, title)] : title;
}

/** The title of a lane whose beginning is not in view stays at the upper edge, above the buckets. */
function pinned(
	{ addr }: TablePicture,
	titleY: number,
	{ left, width }: Seen,
	marks: Mark[],
): Mark {
	const paper = rect(
		`lane:paper:${addr}`,
		'paper',
		left,
		-size.rowGap,
		width,
		lane.title + size.rowGap,
	);
	return group(`lane:title:${addr}`, '', 0, titleY, [paper, ...marks]);
}

interface Spares {
	readonly marks: readonly Mark[];
	readonly width: number;
}

const noSpares: Spares = { marks: [], width: 0 };

/** The preallocated overflow buckets that are still free, at the end of the title. */
function spareMarks(table: TablePicture, right: number): Spares {
	const pitch = lane.spareWidth + 3;
	const shown = table.spares.slice(0, lane.mostSpares);
	const left = right - shown.length * pitch + 3;
	const marks = shown.map((addr, i) =>
		group(bucketId(addr), 'bucket spare hue-overflow', left + i * pitch, 2, [
			rect(`frame:${addr}`, 'frame', 0, 0, lane.spareWidth, lane.spareHeight, plain.radius),
		]),
	);
	return { marks, width: shown.length === 0 ? 0 : shown.length * pitch + 3 };
}

/** The line above a half: which half it is, and how far it goes. */
function halfMarks(
	from: number,
	columns: number,
	yAt: number,
	y: number,
	fit: Fit,
	{ x, yFrom }: LaneOptions,
): Mark[] {
	const halves = columns > yAt ? [0, yAt] : [from];
	return halves.flatMap((start) => {
		const isY = start >= yAt;
		const count = Math.min(columns, yAt);
		const left = x + (start % columns) * fit.pitch;
		const w = rowWidth(fit, count);
		const hue = isY ? 'hue-y' : 'hue-new';
		const wordings = isY
			? [`Y half: index + ${grouped(yFrom)}`, `Y: + ${grouped(yFrom)}`, 'Y']
			: ['X half: index unchanged', 'X: unchanged', 'X'];
		const words = wordings.find((wording) => sansWidthOf(wording, remarkSize) <= w) ?? wordings[2];
		const baseline = y + lane.half - 5;
		const textWidth = sansWidthOf(words, remarkSize) + 8;
		const line = `M${left + textWidth} ${baseline - 4}H${left + w}`;
		const half = isY ? 'y' : 'x';
		return [
			text(`half:${half}`, `label halo ${hue}`, left, baseline, words, remarkSize),
			...(textWidth < w ? [path(`half:${half}:line`, `bracket ${hue}`, line)] : []),
		];
	});
}

/** What the parts of a slot are, above the buckets. */
function captionMarks(
	columns: number,
	y: number,
	{ fit, setting }: Drawing,
	{ x }: LaneOptions,
): Mark[] {
	const baseline = y + lane.half - 6;
	return Array.from({ length: columns }, (_, c) => {
		const left = x + c * fit.pitch + size.pad;
		return slotColumns(fit.width - 2 * size.pad, fit, setting).map((column) => {
			const { part, dx, width } = column;
			// The tophash is narrower than its name, which begins further to the left.
			const end = part === 'tophash' ? dx + width : dx;
			const anchor = part === 'tophash' ? 'end' : column.anchor;
			const at = left + end;
			return text(`caption:${part}:${c}`, `label ${part}`, at, baseline, part, captionSize, anchor);
		});
	}).flat();
}

function chainMarks(
	chain: ChainPicture | undefined,
	column: number,
	y: number,
	drawing: Drawing,
	options: LaneOptions,
): Mark[] {
	if (chain === undefined) return [];
	const { fit } = drawing;
	const x = options.x + column * fit.pitch;
	const isY = chain.index >= options.yFrom;
	const hue = options.role === 'old' ? 'hue-old' : isY ? 'hue-y' : 'hue-new';
	const old = options.role === 'old' ? 'old ' : '';
	const links: Mark[] = [];
	const groups: Mark[] = [];
	// Overflow buckets are level with the slots of the main bucket, or hang below it.
	const level = y + labelHeight(fit) - overflowTop(fit);
	let bottom = y + bucketHeight(fit, true);
	chain.buckets.forEach((b, i) => {
		const isMain = i === 0;
		const side = i % fit.beside;
		const left = x + side * fit.inner;
		const hangs = side === 0 && !isMain;
		const gap = hasText(fit) ? size.link : plain.link;
		if (hangs) links.push(linkMark(b.addr, left + fit.width / 2, bottom, gap, fit));
		else if (!isMain) links.push(sideLink(b.addr, left, bottom, fit));
		if (hangs) bottom += gap + bucketHeight(fit, false);
		groups.push(
			drawBucket(
				b,
				{
					x: left,
					y: isMain ? y : i < fit.beside ? level : bottom - bucketHeight(fit, false),
					index: isMain ? chain.index : null,
					hue: isMain ? hue : 'hue-overflow',
					inHand: chain.index === options.hand,
					name: isMain
						? `${old}bucket ${chain.index}${chain.evacuated ? ', evacuated' : ''}`
						: `overflow bucket ${i} of ${old}bucket ${chain.index}`,
				},
				drawing,
			),
		);
	});
	return [...links, ...groups];
}

/** The overflow pointer to a bucket at the side: it lies at the end of the one before. */
function sideLink(to: number, left: number, bottom: number, { inner, width }: Fit): Mark {
	const y = bottom - size.bottom - size.arrow;
	const tip = left - 1;
	const [back, head] = [tip - size.arrow, size.arrow];
	const arrow = `M${round(back)} ${round(y - head)}L${round(tip)} ${round(y)}L${round(back)} ${round(y + head)}`;
	const from = left - (inner - width);
	return path(
		`link:${to}`,
		'pointer hue-overflow',
		`M${round(from)} ${round(y)}H${round(tip)}${arrow}`,
	);
}

/** The overflow pointer: from the end of a bucket, where it lies in memory, to the next one. */
function linkMark(to: number, x: number, y: number, gap: number, fit: Fit): Mark {
	const head = hasText(fit) ? size.arrow : 0;
	const tip = y + gap;
	const arrow =
		head === 0
			? ''
			: `M${x - head} ${tip - head - 1}L${x} ${tip - 1}L${x + head} ${tip - head - 1}`;
	return path(`link:${to}`, 'pointer hue-overflow', `M${x} ${y - 2}V${tip - 1}${arrow}`);
}

/** The lane of a table as a group at y. */
export function laneGroup(
	table: TablePicture | null,
	children: readonly Mark[],
	role: string,
	y: number,
	label: string,
): GroupMark {
	return group(`table:${table?.addr ?? 'none'}`, `lane ${role}`, 0, y, children, { label });
}
