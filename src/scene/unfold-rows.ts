// Where the pieces of an unfolded slot stand: in rows, no piece in the row of one that points to it, and one that is
// too long for a row as several strips.

import type { Leaf, Piece } from '#inspect/unfold.ts';
import { smallSize, unfolding as size, widthOf } from './metrics.ts';

/** A leaf and where it stands, from the left end of its strip. */
export interface Cell {
	readonly leaf: Leaf;
	readonly x: number;
	readonly w: number;
	/** What stands above it, and what in it. */
	readonly caption: string;
	readonly value: string;
}

/** A piece, or a line of one that is too long for a row. */
export interface Strip {
	/** Index of the piece. */
	readonly piece: number;
	/** It has the name of the piece above it. */
	readonly isFirst: boolean;
	readonly cells: readonly Cell[];
	/** Where the strip begins, the way of the pointer to it included; and how wide its cells are. */
	readonly x: number;
	readonly w: number;
	/** How wide its title may be. */
	readonly room: number;
}

/** What the strips are made for. */
interface RowOptions {
	/** Pixels. */
	readonly width: number;
	readonly expert: boolean;
	/** What a piece is called: it is at least as wide as that. */
	titleOf(piece: Piece): string;
}

/** Stands for an address that an arrow says better. */
export const dot = '•';

/** The strips, row by row. */
export function packed(pieces: readonly Piece[], options: RowOptions): Strip[][] {
	const rows: Strip[][] = [];
	const lastRow: number[] = [];
	pieces.forEach((piece, i) => {
		stripsOf(piece, i, options).forEach((strip) => {
			const least = strip.isFirst ? (lastRow[piece.from] ?? -1) + 1 : lastRow[i] + 1;
			const end = rows[rows.length - 1]?.at(-1);
			const x = end === undefined ? 0 : end.x + size.indent + end.room + size.pieceGap;
			const fits = rows.length - 1 >= least && x + size.indent + strip.room <= options.width;
			if (fits) rows[rows.length - 1].push({ ...strip, x });
			else rows.push([strip]);
			lastRow[i] = rows.length - 1;
		});
	});
	return rows;
}

function stripsOf(piece: Piece, index: number, options: RowOptions): Strip[] {
	const most = options.width - size.indent;
	const lines: Cell[][] = [[]];
	let x = 0;
	for (const leaf of piece.leaves) {
		const cell = cellOf(leaf, options.expert);
		const w = Math.min(cell.w, most);
		if (x + w > most && x > 0) {
			lines.push([]);
			x = 0;
		}
		lines[lines.length - 1].push({ ...cell, x, w });
		x += w;
	}
	const title = Math.min(widthOf(options.titleOf(piece), smallSize), size.widestTitle, most);
	return lines.map((cells, i) => {
		const last = cells.at(-1);
		const w = last ? last.x + last.w : 0;
		return {
			piece: index,
			isFirst: i === 0,
			cells,
			x: 0,
			w,
			room: i === 0 ? Math.max(w, title) : w,
		};
	});
}

function cellOf(leaf: Leaf, expert: boolean): Omit<Cell, 'x'> {
	const caption = captionOf(leaf, expert);
	const value = valueOf(leaf, expert);
	const w = Math.max(
		widthOf(caption, size.captionSize),
		widthOf(value.padEnd(size.leastChars), size.size),
	);
	return { leaf, caption, value, w: w + 2 * size.pad };
}

function captionOf({ kind, name, offset }: Leaf, expert: boolean): string {
	const words = kind === 'padding' || kind === 'spare' ? kind : kind === 'rest' ? '' : name;
	return expert && kind !== 'byte' ? `${words} +${offset}`.trim() : words;
}

function valueOf({ kind, text, to }: Leaf, expert: boolean): string {
	if (kind === 'rest') return `… ${text}`;
	if (kind === 'padding') return `${text} ${text === '1' ? 'byte' : 'bytes'}`;
	if (kind === 'pointer' && to >= 0 && !expert) return dot;
	return text.length > size.mostChars ? `${text.slice(0, size.mostChars - 1)}…` : text;
}
