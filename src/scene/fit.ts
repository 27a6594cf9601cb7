// Fit: how large buckets are drawn, and how many stand in a row, so that all of them can be seen in the
// space there is. Tried are rows of 1, 2, 4 … buckets (so that the halves of a growing table end where
// a row ends) and each size of text; the best one is that in which the text is largest.

import {
	bucket,
	easySize,
	lane,
	leastSize,
	leastWithElem,
	monoWidth,
	mostSize,
	plain,
} from './metrics.ts';

/** elems: text of key and elem · keys: text of the key · cells: a cell per slot · columns: how full, only. */
export type Style = 'elems' | 'keys' | 'cells' | 'columns';

/** How buckets are drawn. */
export interface Fit {
	readonly style: Style;
	/** Main buckets in a row. */
	readonly columns: number;
	/** From one main bucket to the next, and how wide it is. */
	readonly pitch: number;
	readonly width: number;
	/** Buckets of a chain that stand side by side, `inner` from one to the next; 1: each hangs below the one before. */
	readonly beside: number;
	readonly inner: number;
	/** From one slot to the next. */
	readonly step: number;
	/** Size of the text; 0 without. */
	readonly size: number;
}

/** Tables up to this length are rather shown with text and in part than whole without. */
const mostPartly = 64;

/** What has to find room. */
export interface Load {
	readonly table: Chains;
	/** Without any chain: no growth. */
	readonly old: Chains;
	/** The table has two halves, each with a line above it. */
	readonly doubling: boolean;
	/** Characters to find room for. */
	readonly keyChars: number;
	readonly elemChars: number;
}

/** The chains of a table, as far as its height depends on them. */
export interface Chains {
	/** Main buckets. */
	readonly length: number;
	/** Buckets of the longest chain. */
	readonly longest: number;
	/** How many there are in the longest chain of each row, if so many chains stand in a row. */
	rows(columns: number): readonly number[];
	/** Rows, and levels of overflow buckets that hang below them, if so many of a chain stand side by side. */
	levels(columns: number, beside: number): Levels;
}

interface Levels {
	readonly rows: number;
	readonly hanging: number;
}

/** Measures chains; what was measured is kept, for many ways to draw them are tried. */
export function chainsOf(lengths: readonly number[]): Chains {
	const known = new Map<number, readonly number[]>();
	const levels = new Map<number, Levels>();
	const rows = (columns: number) => {
		const all = known.get(columns) ?? longestOfRows(lengths, columns);
		known.set(columns, all);
		return all;
	};
	return {
		length: lengths.length,
		longest: lengths.reduce((a, b) => Math.max(a, b), 0),
		rows,
		levels(columns, beside) {
			const key = columns * mostBeside + beside;
			const all = rows(columns);
			const found = levels.get(key) ?? {
				rows: all.length,
				hanging: all.reduce((sum, n) => sum + levelsOf(n, beside) - 1, 0),
			};
			levels.set(key, found);
			return found;
		},
	};
}

function longestOfRows(lengths: readonly number[], columns: number): number[] {
	const rows: number[] = [];
	lengths.forEach((n, i) => {
		const row = Math.floor(i / columns);
		rows[row] = Math.max(rows[row] ?? 1, n);
	});
	return rows;
}

const levelsOf = (length: number, beside: number) => Math.ceil(length / beside);

/** At most so many buckets of a chain stand side by side. */
const mostBeside = 8;

/** The tophash is a little smaller than the rest of a slot's text. */
export const tophashShare = 0.88;
const tophashChars = 2 * tophashShare;

/** The best way to draw the tables in `width` × `height` pixels. */
export function fitTables(load: Load, width: number, height: number, columns?: number): Fit {
	const choices = columns === undefined ? rowLengths(load.table.length) : [columns];
	const usual = columns ?? usualColumns(load, width);
	const partly = load.table.length <= mostPartly;
	const inUsualRows =
		bestText('elems', load, [usual], width, height, leastWithElem) ??
		bestText('keys', load, [usual], width, height, leastSize);
	return (
		inUsualRows ??
		bestText('keys', load, choices, width, height, leastSize) ??
		besideText(load, choices, width, height) ??
		(partly ? lowestText(load, choices, width, mostHeight(height)) : null) ??
		bestPlain(load, choices, width, height)
	);
}

/** Tables with text may be this high; then they are seen in part. */
export function mostHeight(height: number): number {
	return height * lane.mostOverflow;
}

/** The longest rows in which keys are read with ease: it does not depend on the height, so rows keep their length. */
function usualColumns(load: Load, width: number): number {
	const step = bucket.slotHeights[0];
	const fits = (least: number) =>
		rowLengths(load.table.length).filter(
			(columns) => textFit('keys', load, columns, step, width).size >= least,
		);
	const good = fits(easySize);
	const possible = good.length > 0 ? good : fits(leastSize);
	return possible[possible.length - 1] ?? 1;
}

function rowLengths(n: number): number[] {
	const lengths: number[] = [];
	for (let c = 1; c < n; c *= 2) lengths.push(c);
	return [...lengths, n];
}

function bestText(
	style: 'elems' | 'keys',
	load: Load,
	choices: readonly number[],
	width: number,
	height: number,
	least: number,
	beside = 1,
): Fit | null {
	let best: Fit | null = null;
	for (const columns of choices)
		for (const step of bucket.slotHeights) {
			const fit = textFit(style, load, columns, step, width, beside);
			if (fit.size < least || (best !== null && !isBetter(fit, best))) continue;
			if (heightOf(fit, load) <= height) best = fit;
		}
	return best;
}

/** Where hanging chains are too high: the buckets of a chain side by side, as few as need be. */
function besideText(
	load: Load,
	choices: readonly number[],
	width: number,
	height: number,
): Fit | null {
	const most = Math.min(Math.max(load.table.longest, load.old.longest), mostBeside);
	for (let beside = 2; beside <= most; beside++) {
		const fit = bestText('keys', load, choices, width, height, leastSize, beside);
		if (fit !== null) return fit;
	}
	return null;
}

/** Text that can be read with ease, or at all, in as little height as can be: as much as possible is seen of it. */
function lowestText(
	load: Load,
	choices: readonly number[],
	width: number,
	most: number,
): Fit | null {
	for (const least of [easySize, leastSize]) {
		let best: { fit: Fit; height: number } | null = null;
		for (const columns of choices)
			for (const step of bucket.slotHeights) {
				const fit = textFit('keys', load, columns, step, width);
				if (fit.size < least) continue;
				const height = heightOf(fit, load);
				if (height <= most && height < (best?.height ?? Infinity)) best = { fit, height };
			}
		if (best !== null) return best.fit;
	}
	return null;
}

/** Larger text is better; then longer rows; then higher slots. */
function isBetter(a: Fit, b: Fit): boolean {
	if (a.size !== b.size) return a.size > b.size;
	return a.columns !== b.columns ? a.columns > b.columns : a.step > b.step;
}

function textFit(
	style: Style,
	load: Load,
	columns: number,
	step: number,
	width: number,
	beside = 1,
): Fit {
	const most = Math.min(mostSize, step * bucket.textShare);
	const { chars, pads } = measures(style, load);
	// Side by side there is room for the pointer between them.
	const gap = beside > 1 ? bucket.link : bucket.gap;
	const fixed = gap + 2 * bucket.pad + pads;
	const share = width / (columns * beside);
	const size = Math.min(most, (share - fixed) / (chars * monoWidth));
	const natural = fixed + chars * monoWidth * Math.max(size, leastSize);
	const wish = load.table.length === 1 && load.old.length === 0 ? bucket.loneWidth : 0;
	const inner = Math.min(share, Math.max(natural * bucket.mostStretch, wish));
	return { style, columns, pitch: inner * beside, width: inner - gap, beside, inner, step, size };
}

function measures(style: Style, { keyChars, elemChars }: Load): { chars: number; pads: number } {
	const hasElem = style === 'elems' && elemChars > 0;
	const chars = tophashChars + keyChars + (hasElem ? elemChars : 0);
	return { chars, pads: 2 * bucket.cellPad + (hasElem ? 2 : 1) * bucket.textGap };
}

function bestPlain(load: Load, choices: readonly number[], width: number, height: number): Fit {
	let best: Fit | null = null;
	let bestScore = -1;
	for (const columns of choices) {
		const pitch = Math.min(width / columns, plain.mostWidth);
		if (pitch < plain.leastPitch && columns > 1) continue;
		for (const step of plain.slotHeights) {
			const fit = plainFit(columns, pitch, step);
			const fits = heightOf(fit, load) <= height;
			const score =
				(fits ? 1000 : 0) + Math.min(step * 4, pitch) + (fits ? 0 : -heightOf(fit, load));
			if (best === null || score > bestScore) {
				best = fit;
				bestScore = score;
			}
		}
	}
	return best ?? plainFit(load.table.length, width / load.table.length, plain.slotHeights[0]);
}

function plainFit(columns: number, pitch: number, step: number): Fit {
	const style = pitch < plain.leastWidth ? 'columns' : 'cells';
	const gap = style === 'columns' ? pitch * 0.25 : plain.gap;
	return { style, columns, pitch, width: pitch - gap, beside: 1, inner: pitch, step, size: 0 };
}

/** Whether slots are drawn with text. */
export function hasText({ style }: Fit): boolean {
	return style === 'elems' || style === 'keys';
}

/** Height of the part of a main bucket above its slots. */
export function labelHeight(fit: Fit): number {
	if (hasText(fit)) return bucket.labelHeight;
	return fit.pitch >= plain.labelWidth ? plain.labelHeight : plain.pad;
}

/** Height of the part of an overflow bucket above its slots. */
export function overflowTop(fit: Fit): number {
	return hasText(fit) ? bucket.overflowTop : plain.pad;
}

/** Height of a bucket: the main one, or an overflow bucket. */
export function bucketHeight(fit: Fit, isMain: boolean): number {
	const text = hasText(fit);
	const top = isMain ? labelHeight(fit) : overflowTop(fit);
	return top + 8 * fit.step + (text ? bucket.bottom : plain.bottom);
}

/** Height of a chain of `length` buckets. */
export function chainHeight(fit: Fit, length: number): number {
	return bucketHeight(fit, true) + (levelsOf(length, fit.beside) - 1) * levelHeight(fit);
}

/** Height of an overflow bucket and of the pointer that it hangs on. */
function levelHeight(fit: Fit): number {
	return (hasText(fit) ? bucket.link : plain.link) + bucketHeight(fit, false);
}

/** Width of the main buckets of a row, with what stands beside them. */
export function rowWidth({ columns, pitch, inner, width }: Fit, chains = columns): number {
	return Math.min(columns, chains) * pitch - (inner - width);
}

/** Space between two rows of buckets. */
export function rowGap(fit: Fit): number {
	return hasText(fit) ? bucket.rowGap : plain.rowGap;
}

/** Heights of the rows of a lane. */
export function rowHeights(fit: Fit, chains: Chains): number[] {
	return chains.rows(Math.min(fit.columns, chains.length)).map((n) => chainHeight(fit, n));
}

/** Whether the parts of a slot are named above the buckets: where there are few. */
export function hasCaptions(fit: Fit, buckets: number, growing: boolean): boolean {
	return fit.style === 'elems' && buckets === 1 && !growing;
}

/** Height of everything: both lanes with their lines of words. */
export function heightOf(fit: Fit, load: Load): number {
	const main = bucketHeight(fit, true) + rowGap(fit);
	const level = levelHeight(fit);
	const rowsOf = (chains: Chains) => {
		const { rows, hanging } = chains.levels(Math.min(fit.columns, chains.length), fit.beside);
		return rows * main - rowGap(fit) + hanging * level;
	};
	const halves = load.doubling ? (fit.columns < load.table.length ? 2 : 1) : 0;
	const captions = hasCaptions(fit, load.table.length, load.old.length > 0) ? 1 : 0;
	const height = lane.title + (halves + captions) * lane.half + rowsOf(load.table);
	if (load.old.length === 0) return height;
	return height + lane.title + lane.half + rowsOf(load.old) + lane.gap;
}
