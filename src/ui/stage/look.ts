// Looks: what is seen of the tables, and what would be after a drag or a zoom. Pure functions.

import { isPartly, type Scene, type View } from '#scene/scene.ts';

/** How the tables are looked at. */
export type Look = Scene['tables'];

/** A place, in pixels from the corner of the tables. */
export interface Point {
	readonly x: number;
	readonly y: number;
}

const mostZoom = 24;

const clamp = (n: number, low: number, high: number) => Math.min(Math.max(n, low), high);

/** The first of `content` pixels that is seen, if share `at` of them is in the middle of the space, or as near as can be. */
export function firstSeen(at: number, content: number, space: number): number {
	return clamp(at * content - space / 2, 0, Math.max(content - space, 0));
}

/** The view moved by (dx, dy) pixels: what was at x is at x + dx. */
export function panned(look: Look, dx: number, dy: number): View {
	const { view, contentWidth, contentHeight, w, h } = look;
	const x = firstSeen(view.x, contentWidth, w) + w / 2;
	const y = firstSeen(view.y, contentHeight, h) + h / 2;
	return centred(look, x - dx, y - dy);
}

/** The view in whose middle is the place (x, y) of the tables, in pixels, or as near to it as they go. */
export function centred(
	{ view, contentWidth, contentHeight, w, h }: Look,
	x: number,
	y: number,
): View {
	return { zoom: view.zoom, x: share(x, contentWidth, w), y: share(y, contentHeight, h) };
}

/** The place of the middle of the view as a share of the content, kept where it shows no gap. */
function share(middle: number, content: number, space: number): number {
	if (content <= space) return 0.5;
	return clamp(middle, space / 2, content - space / 2) / content;
}

/**
 * The view zoomed by `factor`, in which what was at `from` is at `to`; null where all is seen again. It does not
 * zoom in further than tables grow.
 */
export function zoomed(
	look: (zoom?: number) => Look,
	factor: number,
	from: Point,
	to: Point = from,
): View | null {
	const now = look();
	const { zoom } = now.view;
	const isLargest = factor > 1 && isSameSize(now, look(mostZoom));
	const next = isLargest ? now : look(clamp(zoom * factor, 1, mostZoom));
	if (next.view.zoom === 1 && !isPartly(next)) return null;
	const x = firstSeen(now.view.x, now.contentWidth, now.w) + from.x;
	const y = firstSeen(now.view.y, now.contentHeight, now.h) + from.y;
	return centred(
		next,
		(x / now.contentWidth) * next.contentWidth - to.x + next.w / 2,
		(y / now.contentHeight) * next.contentHeight - to.y + next.h / 2,
	);
}

function isSameSize(a: Look, b: Look): boolean {
	return a.contentWidth === b.contentWidth && a.contentHeight === b.contentHeight;
}
