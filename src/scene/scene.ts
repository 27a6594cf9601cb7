// Scenes: what is drawn, as data. A mark has a place, a role and an id; it knows nothing of colours, of
// the DOM or of time. Ids are made of addresses, so that the same thing has the same id in every scene.
// Geometry is in pixels, relative to the group that a mark is in.

/** A rectangle. */
export interface RectMark {
	readonly kind: 'rect';
	readonly id: string;
	readonly role: string;
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
	/** Radius of the corners. */
	readonly r: number;
	/** 0…1; 1 if absent, as in all marks. */
	readonly opacity?: number;
}

export type Anchor = 'start' | 'middle' | 'end';

/** A line of text; y is its baseline. */
export interface TextMark {
	readonly kind: 'text';
	readonly id: string;
	readonly role: string;
	readonly x: number;
	readonly y: number;
	readonly text: string;
	readonly size: number;
	readonly anchor: Anchor;
	/** The whole text, where it is cut. */
	readonly title?: string;
	readonly opacity?: number;
}

/** Characters with a place for each: one element for a row of bits. */
export interface CharsMark {
	readonly kind: 'chars';
	readonly id: string;
	readonly role: string;
	readonly xs: readonly number[];
	/** Baselines. */
	readonly ys: readonly number[];
	readonly text: string;
	readonly size: number;
	readonly opacity?: number;
}

/** A line or an area. */
export interface PathMark {
	readonly kind: 'path';
	readonly id: string;
	readonly role: string;
	readonly d: string;
	/** Share of the line that is drawn, 0…1; 1 if absent. */
	readonly drawn?: number;
	readonly opacity?: number;
}

/** A text inside of a cell, `dx` from its left edge. */
export interface CellText {
	readonly part: 'tophash' | 'key' | 'elem';
	readonly text: string;
	readonly dx: number;
	readonly anchor: Anchor;
	readonly size: number;
	/** The whole text, where it is cut. */
	readonly title?: string;
	/** Where it is not that of the cell. */
	readonly opacity?: number;
}

/** A slot: a rectangle and its texts, which move together. */
export interface CellMark {
	readonly kind: 'cell';
	readonly id: string;
	readonly role: string;
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
	readonly r: number;
	readonly size: number;
	readonly texts: readonly CellText[];
	readonly opacity?: number;
}

/** What a bucket group stands for: the reader can choose it, and moves find its slots. */
export interface BucketPlace {
	readonly addr: number;
	/** Slot i is the rectangle (x, y + i × step, w, h). */
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
	readonly step: number;
}

/** Marks with a common origin. */
export interface GroupMark {
	readonly kind: 'group';
	readonly id: string;
	readonly role: string;
	readonly x: number;
	readonly y: number;
	readonly children: readonly Mark[];
	/** For a screen reader; the marks inside are then one picture. */
	readonly label?: string;
	readonly bucket?: BucketPlace;
	/** Nothing is drawn outside of 0…w, 0…h. */
	readonly clip?: { readonly w: number; readonly h: number };
	/** On its way from the hue of another role: `from`, and how far, 0…1. */
	readonly mix?: { readonly from: string; readonly t: number };
	readonly opacity?: number;
}

export type Mark = RectMark | TextMark | CharsMark | PathMark | CellMark | GroupMark;

/** How the tables are looked at. */
export interface View {
	/** 1: as laid out; 2: twice as large. */
	readonly zoom: number;
	/** What is in the middle, as a share of the width and height of the tables, 0…1. */
	readonly x: number;
	readonly y: number;
}

/** What a scene is laid out for. */
export interface Box {
	/** Pixels. */
	readonly width: number;
	/** Pixels; absent: as high as it needs to be. */
	readonly height?: number;
	/** How the reader looks at the tables; absent: at the action. */
	readonly view?: View | null;
	/** Show offsets and other details. */
	readonly expert?: boolean;
}

/** A large table of which the reader sees one page. */
export interface Lens {
	/** Where its density is drawn. */
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
	/** Main buckets of the table, and those that are drawn: `count` from `first` on. */
	readonly length: number;
	readonly first: number;
	readonly count: number;
}

/** A part of the tables, for an overview of them: relative to the whole. */
export interface Part {
	readonly role: string;
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
}

/** A picture laid out. */
export interface Scene {
	readonly width: number;
	readonly height: number;
	readonly marks: readonly GroupMark[];
	/** Where the tables are, and the view that is drawn: what panning and zooming start from. */
	readonly tables: {
		readonly x: number;
		readonly y: number;
		readonly w: number;
		readonly h: number;
		readonly view: View;
		/** Size of all the tables in pixels; larger than w × h if they are only seen in part. */
		readonly contentWidth: number;
		readonly contentHeight: number;
		/** What there is: the lanes, and the buckets at hand. */
		readonly parts: readonly Part[];
		/** Of a large table whose density is in view; else null. */
		readonly lens: Lens | null;
	};
	/** One sentence about the whole. */
	readonly label: string;
}

/** Whether the tables are larger than the window on them. */
export function isPartly({ contentWidth, contentHeight, w, h }: Scene['tables']): boolean {
	return contentWidth > w + 1 || contentHeight > h + 1;
}

/** To hundredths of a pixel. */
export const round = (n: number) => Math.round(n * 100) / 100;

/** A group of marks. */
export function group(
	id: string,
	role: string,
	x: number,
	y: number,
	children: readonly Mark[],
	extra: Partial<Omit<GroupMark, 'kind' | 'id' | 'role' | 'x' | 'y' | 'children'>> = {},
): GroupMark {
	return { kind: 'group', id, role, x: round(x), y: round(y), children, ...extra };
}

/** A rectangle. */
export function rect(
	id: string,
	role: string,
	x: number,
	y: number,
	w: number,
	h: number,
	r = 0,
): RectMark {
	return { kind: 'rect', id, role, x: round(x), y: round(y), w: round(w), h: round(h), r };
}

/** A line of text with its baseline at y. */
export function text(
	id: string,
	role: string,
	x: number,
	y: number,
	content: string,
	size: number,
	anchor: Anchor = 'start',
): TextMark {
	return { kind: 'text', id, role, x: round(x), y: round(y), text: content, size, anchor };
}

/** A line or an area. */
export function path(id: string, role: string, d: string): PathMark {
	return { kind: 'path', id, role, d };
}
