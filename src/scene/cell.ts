// Slots as cells with text: tophash, key and, where there is room, elem.

import type { MapPicture } from '#inspect/picture.ts';
import type { SlotPicture } from '#inspect/table.ts';
import { tophashShare, type Fit } from './fit.ts';
import { bucket, cut, lengthOf, widthOf } from './metrics.ts';
import { round, type Anchor, type CellMark, type CellText } from './scene.ts';

/** Values of the tophash byte below 5 are marks, not tophashes. */
const emptyRest = 0;
const emptyOne = 1;
const evacuatedX = 2;
const evacuatedY = 3;
const evacuatedEmpty = 4;

/** What a slot is, as its role: told apart by more than colour. */
export function stateOf({ t, stale }: SlotPicture): string {
	const rest = stale ? ' stale' : '';
	switch (t) {
		case emptyRest:
			return `emptyRest${rest}`;
		case emptyOne:
			return `emptyOne${rest}`;
		case evacuatedX:
			return `evacuated toX${rest}`;
		case evacuatedY:
			return `evacuated toY${rest}`;
		case evacuatedEmpty:
			return `evacuated toNone${rest}`;
		default:
			return 'live';
	}
}

/** Whether the slot is nothing but a hole after which nothing follows: it is drawn as a groove. */
export function isHole({ t, stale }: SlotPicture): boolean {
	return t === emptyRest && stale !== true;
}

function tophashText({ t }: SlotPicture): string {
	switch (t) {
		case evacuatedX:
			return '→X';
		case evacuatedY:
			return '→Y';
		case evacuatedEmpty:
			return '∅';
		default:
			return t.toString(16).padStart(2, '0');
	}
}

/** How the texts of a map's slots are set. */
export interface Setting {
	readonly numericKeys: boolean;
	readonly numericElems: boolean;
	readonly elemless: boolean;
	readonly keyChars: number;
	readonly elemChars: number;
}

/** Lengths that columns of text may have: they change seldom, so the picture keeps still. */
const lengths = [2, 3, 5, 8, 12, 16];

function lengthFor(longest: number): number {
	return lengths.find((n) => n >= longest) ?? lengths[lengths.length - 1];
}

/** The setting for a map, from what is in it. */
export function settingOf(map: MapPicture): Setting {
	let longestKey = 1;
	let longestElem = 1;
	for (const table of [map.table, map.old])
		for (const { buckets } of table?.chains ?? [])
			for (const { slots } of buckets)
				for (const { key, elem } of slots) {
					longestKey = Math.max(longestKey, lengthOf(key ?? ''));
					longestElem = Math.max(longestElem, lengthOf(elem ?? ''));
				}
	return {
		numericKeys: map.numericKeys,
		numericElems: map.numericElems,
		elemless: map.elemless,
		keyChars: lengthFor(longestKey),
		elemChars: map.elemless ? 0 : lengthFor(longestElem),
	};
}

/** The cell of a slot at (x, y), `w` wide. */
export function drawCell(
	id: string,
	slot: SlotPicture,
	mark: string,
	x: number,
	y: number,
	w: number,
	fit: Fit,
	setting: Setting,
): CellMark {
	return {
		kind: 'cell',
		id,
		role: `cell ${stateOf(slot)}${mark === '' ? '' : ` ${mark}`}`,
		x: round(x),
		y: round(y),
		w: round(w),
		h: fit.step - bucket.slotGap,
		r: bucket.slotRadius,
		size: round(fit.size),
		texts: textsOf(slot, w, fit, setting),
	};
}

/** Where the parts of a slot's text stand in a cell that is `w` wide. */
export interface SlotColumn {
	readonly part: CellText['part'];
	readonly dx: number;
	readonly anchor: Anchor;
	/** Pixels that the text may take. */
	readonly width: number;
}

/** The columns of text of all slots. */
export function slotColumns(w: number, fit: Fit, setting: Setting): SlotColumn[] {
	const { cellPad, textGap } = bucket;
	const tophashWidth = widthOf('00', fit.size * tophashShare);
	const from = cellPad + tophashWidth + textGap;
	const withElem = fit.style === 'elems' && !setting.elemless;
	const free = w - from - cellPad - (withElem ? textGap : 0);
	const { keyChars, elemChars } = setting;
	const keyWidth = withElem ? (free * keyChars) / (keyChars + elemChars) : free;
	const elemWidth = free - keyWidth;
	const column = (part: 'key' | 'elem', x: number, width: number, numeric: boolean): SlotColumn =>
		numeric
			? { part, dx: x + width, anchor: 'end', width }
			: { part, dx: x, anchor: 'start', width };
	return [
		{ part: 'tophash', dx: cellPad, anchor: 'start', width: tophashWidth },
		column('key', from, keyWidth, setting.numericKeys),
		...(withElem
			? [column('elem', from + keyWidth + textGap, elemWidth, setting.numericElems)]
			: []),
	];
}

function textsOf(slot: SlotPicture, w: number, fit: Fit, setting: Setting): CellText[] {
	const content = { tophash: tophashText(slot), key: slot.key, elem: slot.elem };
	return slotColumns(w, fit, setting).flatMap(({ part, dx, anchor, width }) => {
		const size = part === 'tophash' ? fit.size * tophashShare : fit.size;
		const text = content[part];
		if (text === undefined) return [];
		const shown = part === 'tophash' ? text : cut(text, width, size);
		return [
			{
				part,
				text: shown,
				...(shown !== text && { title: text }),
				dx: round(dx),
				anchor,
				size: round(size),
			},
		];
	});
}
