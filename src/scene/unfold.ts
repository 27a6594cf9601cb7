// A slot unfolded: the pieces of memory that its key and elem are made of, each as a row of leaves, and the
// pointers that lead from one to the next. Pieces stand in rows, those nearer to the slot above. A pointer
// leaves its leaf downwards, turns in the space below the row, and comes to its piece from the left:
//
//   key  string          elem  []int
//   ┌─data─┬─len─┐       ┌─array─┬─len─┬─cap─┐
//   │  •   │  4  │       │   •   │  2  │  4  │
//   └──┼───┴─────┘       └───┼───┴─────┴─────┘
//   ┌──┘                 ┌───┘
//   │ bytes "plum"       │ array [2]int
//   └►│p│l│u│m│          └►│ 1 │ 2 │ spare │

import type { Piece, Unfolded } from '#inspect/unfold.ts';
import type { Region } from './header.ts';
import {
	baseline,
	cut,
	nameSize,
	remarkSize,
	sansWidthOf,
	smallSize,
	titleHeight,
	unfolding as size,
	widthOf,
} from './metrics.ts';
import { group, path, rect, round, text, type Mark } from './scene.ts';
import { lineOf, routes, type Route, type Routes } from './unfold-routes.ts';
import { dot, packed, type Cell, type Strip } from './unfold-rows.ts';

/** What the region is laid out for. */
interface UnfoldBox {
	/** Pixels; at most so high. */
	readonly width: number;
	readonly height: number;
	/** Show addresses and offsets. */
	readonly expert: boolean;
	/** The bucket that the slot is in. */
	readonly bucket: string;
}

/** Lays out an unfolded slot; null if there is no room for more than its own bytes. */
export type LayoutUnfold = (unfolded: Unfolded, box: UnfoldBox) => Region | null;

const hues = { key: 'hue-new', elem: 'hue-y' } as const;

/** Lays out an unfolded slot; null if there is no room for more than its own bytes. */
export const layoutUnfold: LayoutUnfold = ({ slot, pieces }, box) => {
	const { width, height, expert, bucket } = box;
	const { rows, net } = placed(pieces, width, expert);
	const tops = topsOf(rows, net.gaps, height);
	const shown = tops.length;
	if (shown === 0 || (shown === 1 && rows.length > 1)) return null;
	const setting: Setting = { pieces, ids: idsOf(pieces), rows, net, tops, expert };
	const strips = tops.flatMap((_, r) => rows[r].map((strip) => stripGroup(strip, r, setting)));
	const ways = net.ways.filter(({ to }) => to.row < shown).map((way) => wayMark(way, setting));
	const left = new Set(rows.slice(shown).flatMap((row) => row.map(({ piece }) => piece))).size;
	const bottom = tops[shown - 1] + heightOf(rows[shown - 1]);
	const more = left === 0 ? [] : [moreMark(left, bottom, width)];
	const label = labelOf(slot, bucket, pieces);
	const marks = [...titleMarks(slot, bucket, width), ...strips, ...ways, ...more];
	return {
		group: group('unfold', 'unfold', 0, 0, marks, { label }),
		height: bottom + (left === 0 ? 0 : moreHeight),
	};
};

/** What the marks are made from. */
interface Setting {
	readonly pieces: readonly Piece[];
	readonly ids: readonly string[];
	readonly rows: readonly (readonly Strip[])[];
	readonly net: Routes;
	/** Upper edges of the rows that are shown. */
	readonly tops: readonly number[];
	readonly expert: boolean;
}

/** The rows, as narrow as the rails beside them leave room for. */
function placed(pieces: readonly Piece[], width: number, expert: boolean) {
	const titleOf = (piece: Piece) => `${nameOf(piece, pieces)} ${whatOf(piece, expert)}`;
	let gutter = 0;
	let rows = packed(pieces, { width, expert, titleOf });
	let net = routes(rows);
	// Narrower rows may need more rails; there are never more than there are pointers.
	while (net.gutter > gutter) {
		gutter = net.gutter;
		rows = packed(pieces, { width: width - gutter, expert, titleOf });
		net = routes(rows);
	}
	return { rows, net: { ...net, gutter } };
}

/** Upper edges of as many rows as have room. */
function topsOf(
	rows: readonly (readonly Strip[])[],
	gaps: readonly number[],
	height: number,
): number[] {
	const tops: number[] = [];
	let y = titleHeight;
	rows.forEach((row, r) => {
		const isLast = r === rows.length - 1;
		if (tops.length === r && y + heightOf(row) + (isLast ? 0 : moreHeight) <= height) tops.push(y);
		y += heightOf(row) + gaps[r];
	});
	return tops;
}

const hasTitles = (row: readonly Strip[]) => row.some(({ isFirst }) => isFirst);

/** Height of a row without the space below it. */
function heightOf(row: readonly Strip[]): number {
	return cellsTop(row) + size.height;
}

/** From the upper edge of a row to its cells. */
function cellsTop(row: readonly Strip[]): number {
	const hasCaptions = row.some(({ cells }) => cells.some(({ caption }) => caption !== ''));
	return (hasTitles(row) ? size.title : 0) + (hasCaptions ? size.caption : size.titleBelow);
}

/** Height of the words about what has no room. */
const moreHeight = remarkSize + size.rowGap;

/** Ids of pieces: their addresses, and what they are where two have the same one. */
function idsOf(pieces: readonly Piece[]): string[] {
	const seen = new Map<string, number>();
	return pieces.map(({ kind, addr }) => {
		const id = `${kind}:${addr}`;
		const times = seen.get(id) ?? 0;
		seen.set(id, times + 1);
		return times === 0 ? id : `${id}:${times}`;
	});
}

function titleMarks(slot: number, bucket: string, width: number): Mark[] {
	const title = `slot ${slot} of ${bucket}`;
	const x = widthOf(`${title} `, nameSize) + 2;
	const remark = 'unfolded';
	return [
		text('unfold:title', 'name', 0, nameSize, cut(title, width, nameSize), nameSize),
		...(x + widthOf(remark, remarkSize) > width
			? []
			: [text('unfold:remark', 'code quiet', x, nameSize, remark, remarkSize)]),
	];
}

function moreMark(left: number, bottom: number, width: number): Mark {
	const pieces = `${left} more ${left === 1 ? 'piece' : 'pieces'} of memory`;
	const words = [`${pieces}: see Slot, beside the stage`, pieces];
	const shown = words.find((one) => sansWidthOf(one, smallSize) <= width) ?? pieces;
	return text('unfold:more', 'label', 0, bottom + remarkSize, shown, smallSize);
}

function labelOf(slot: number, bucket: string, pieces: readonly Piece[]): string {
	const parts = pieces.map((piece) => `${nameOf(piece, pieces)} ${piece.type} ${piece.text}`);
	return `slot ${slot} of ${bucket}, unfolded: ${parts.join('; ')}`.replaceAll('  ', ' ');
}

/** What a piece is called. */
function nameOf({ kind, from }: Piece, pieces: readonly Piece[]): string {
	switch (kind) {
		case 'cell':
			return `${pieces[from].kind} outside of the bucket`;
		case 'target':
			return 'pointed to';
		case 'held':
			return 'held';
		case 'header':
			return 'hmap';
		default:
			return kind;
	}
}

/** The hue of the key or elem that a piece belongs to. */
function hueOf(piece: Piece, pieces: readonly Piece[]): string {
	if (piece.from >= 0) return hueOf(pieces[piece.from], pieces);
	return piece.kind === 'key' ? hues.key : hues.elem;
}

/** A piece, or one line of it, as a group of its own: it moves as one. */
function stripGroup(strip: Strip, row: number, setting: Setting): Mark {
	const { pieces, ids, rows, net, tops } = setting;
	const piece = pieces[strip.piece];
	const hue = hueOf(piece, pieces);
	const top = cellsTop(rows[row]);
	const id = `piece:${ids[strip.piece]}:${strip.cells[0]?.leaf.offset ?? 0}`;
	const marks: Mark[] = [
		...(strip.isFirst ? pieceTitle(id, piece, strip.room, setting) : []),
		rect(`${id}:frame`, `frame ${hue}`, 0, top, strip.w, size.height, size.radius),
		...strip.cells.flatMap((cell, i) =>
			cellMarks(id, cell, i > 0, top, hue, wordsOf(cell, setting)),
		),
	];
	return group(id, 'piece', net.gutter + strip.x + size.indent, tops[row], marks);
}

/** The pointer of a leaf, with its way. */
function wayMark(way: Route, { pieces, ids, rows, net, tops }: Setting): Mark {
	const { from, to, leaf } = way;
	const bottoms = tops.map((top, r) => top + heightOf(rows[r]));
	const end = bottoms[to.row] - size.height / 2;
	const hue = hueOf(pieces[from.piece], pieces);
	const role = `pointer ${leaf.changed ? 'hue-moving' : hue}`;
	return path(`way:${ids[from.piece]}:${leaf.offset}`, role, lineOf(way, net, { bottoms, end }));
}

/** What a piece is read as; for the bytes of a string, the string. */
function whatOf({ kind, type, text: whole, address }: Piece, expert: boolean): string {
	const what = kind === 'bytes' ? whole : type;
	return expert ? `${what} ${address}` : what;
}

function pieceTitle(id: string, piece: Piece, width: number, { pieces, expert }: Setting): Mark[] {
	const name = nameOf(piece, pieces);
	const x = widthOf(`${name} `, smallSize);
	const y = size.title - size.titleBelow;
	const full = whatOf(piece, expert);
	const shown = cut(full, width - x, smallSize);
	const what = text(`${id}:what`, 'code quiet', x, y, shown, smallSize);
	return [
		text(`${id}:name`, 'code strong', 0, y, name, smallSize),
		shown === full ? what : { ...what, title: full },
	];
}

/** What stands in a cell: a pointer whose way is not drawn leads up, or to where nothing is shown. */
function wordsOf({ leaf, value }: Cell, { net, tops }: Setting): string {
	if (value !== dot) return value;
	const way = net.ways.find((one) => one.leaf === leaf);
	if (way === undefined) return '↑';
	return way.to.row < tops.length ? dot : '…';
}

function cellMarks(
	piece: string,
	{ leaf, x, w, caption }: Cell,
	isInside: boolean,
	top: number,
	hue: string,
	words: string,
): Mark[] {
	const id = `${piece}:${leaf.offset}:${leaf.name}`;
	const isVoid = leaf.kind === 'padding' || leaf.kind === 'spare';
	const role = isVoid ? 'code stale' : `code value ${hue}${leaf.changed ? ' strong' : ''}`;
	const middle = x + w / 2;
	const y = top + size.height / 2 + size.size * baseline;
	const box = `M${round(x)} ${top}h${round(w)}v${size.height}h${round(-w)}z`;
	const value = text(`${id}:value`, role, middle, y, words, size.size, 'middle');
	const isWhole = words === leaf.text || !(leaf.kind === 'value' || leaf.kind === 'pointer');
	return [
		...(isVoid ? [path(`${id}:void`, 'hatched', box)] : []),
		...(leaf.changed
			? [rect(`${id}:lit`, 'lit hue-moving', x, top, w, size.height, size.radius)]
			: []),
		...(isInside
			? [path(`${id}:line`, `separator ${hue}`, `M${round(x)} ${top}v${size.height}`)]
			: []),
		text(
			`${id}:caption`,
			'code quiet',
			middle,
			top - size.captionBelow,
			caption,
			size.captionSize,
			'middle',
		),
		isWhole ? value : { ...value, title: leaf.text },
	];
}
