// Panning and zooming: pointers, wheel and keys become a view of the tables. One finger or the mouse drags,
// two fingers or ctrl + wheel zoom; + − 0 and the arrows do the same while the picture has the focus.

import type { Scene, View } from '#scene/scene.ts';
import type { Handed } from './on-touch.ts';

/** What the picture looks at now, and who is told about the next view. */
export interface Zoomable {
	look(): Scene['tables'];
	/** null: back to following the action. */
	onview(view: View | null): void;
}

const mostZoom = 24;
const keyZoom = 1.4;
/** An arrow key moves the view by this share of the tables that are seen. */
const keyStep = 0.2;
/** Pixels that a pointer may move before a press becomes a drag. */
const slack = 4;

const clamp = (n: number, low: number, high: number) => Math.min(Math.max(n, low), high);

/** The view moved by (dx, dy) pixels: what was at x is at x + dx. */
export function panned(
	{ view, contentWidth, contentHeight, w, h }: Scene['tables'],
	dx: number,
	dy: number,
): View {
	const look = { view, contentWidth, contentHeight, w, h };
	return centred(look, view.x * contentWidth - dx, view.y * contentHeight - dy);
}

/** The view in whose middle is the place (x, y) of the tables, in pixels, or as near to it as they go. */
export function centred(
	{
		view,
		contentWidth,
		contentHeight,
		w,
		h,
	}: Pick<Scene['tables'], 'view' | 'contentWidth' | 'contentHeight' | 'w' | 'h'>,
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

/** The view zoomed by `factor` around the point (x, y) of the tables, in pixels from their corner. */
export function zoomed(look: Scene['tables'], factor: number, x: number, y: number): View | null {
	const zoom = clamp(look.view.zoom * factor, 1, mostZoom);
	if (zoom === 1) return null;
	const grows = zoom / look.view.zoom;
	// The share of the content below the point stays below it.
	const ax = look.view.x + (x - look.w / 2) / look.contentWidth;
	const ay = look.view.y + (y - look.h / 2) / look.contentHeight;
	return {
		zoom,
		x: clamp(ax - (x - look.w / 2) / (look.contentWidth * grows), 0, 1),
		y: clamp(ay - (y - look.h / 2) / (look.contentHeight * grows), 0, 1),
	};
}

interface Pointer {
	x: number;
	y: number;
}

/** Makes an element with a scene in it pan and zoom, from the presses on that last. */
export function zoomable(on: Zoomable): Handed {
	return (missed) => (element) => {
		const pointers = new Map<number, Pointer>();
		let dragging = false;

		const place = (event: { clientX: number; clientY: number }): Pointer => {
			const box = element.getBoundingClientRect();
			const { x, y } = on.look();
			const scale = box.width / element.offsetWidth || 1;
			return {
				x: (event.clientX - box.left) / scale - x,
				y: (event.clientY - box.top) / scale - y,
			};
		};
		const inside = ({ x, y }: Pointer) => {
			const { w, h } = on.look();
			return x >= 0 && x <= w && y >= 0 && y <= h;
		};
		const isPartly = () => {
			const { contentWidth, contentHeight, w, h } = on.look();
			return contentWidth > w + 1 || contentHeight > h + 1;
		};

		function down(event: PointerEvent) {
			const at = place(event);
			if (event.button !== 0 || !inside(at)) return;
			pointers.set(event.pointerId, at);
			dragging = false;
		}

		function move(event: PointerEvent) {
			const last = pointers.get(event.pointerId);
			if (last === undefined) return;
			const at = place(event);
			if (pointers.size === 2) pinch(event.pointerId, last, at);
			else if (isPartly()) {
				if (!dragging && Math.hypot(at.x - last.x, at.y - last.y) < slack) return;
				if (!dragging) element.setPointerCapture(event.pointerId);
				dragging = true;
				on.onview(panned(on.look(), at.x - last.x, at.y - last.y));
			}
			pointers.set(event.pointerId, at);
		}

		function pinch(id: number, last: Pointer, at: Pointer) {
			const other = [...pointers].find(([key]) => key !== id)?.[1];
			if (other === undefined) return;
			const before = Math.hypot(last.x - other.x, last.y - other.y);
			const after = Math.hypot(at.x - other.x, at.y - other.y);
			if (before > 0)
				on.onview(zoomed(on.look(), after / before, (at.x + other.x) / 2, (at.y + other.y) / 2));
		}

		function up(event: PointerEvent) {
			pointers.delete(event.pointerId);
		}

		/** A drag does not choose the bucket that it ends on. */
		function click(event: MouseEvent) {
			if (!dragging) return;
			dragging = false;
			event.stopPropagation();
		}

		function wheel(event: WheelEvent) {
			const at = place(event);
			if (!event.ctrlKey || !inside(at)) return;
			event.preventDefault();
			on.onview(zoomed(on.look(), Math.exp(-event.deltaY * 0.01), at.x, at.y));
		}

		function key(event: KeyboardEvent) {
			if (event.ctrlKey || event.metaKey || event.altKey) return;
			// From slot to slot the arrows move the focus.
			if (event.target instanceof Element && event.target.matches('.slotRing')) return;
			const next = viewOfKey(event.key, on.look());
			if (next === undefined) return;
			on.onview(next);
			event.preventDefault();
			event.stopPropagation();
		}

		missed.forEach(down);
		element.addEventListener('pointerdown', down);
		element.addEventListener('pointermove', move);
		element.addEventListener('pointerup', up);
		element.addEventListener('pointercancel', up);
		element.addEventListener('click', click, { capture: true });
		element.addEventListener('wheel', wheel, { passive: false });
		element.addEventListener('keydown', key);
		return () => {
			element.removeEventListener('pointerdown', down);
			element.removeEventListener('pointermove', move);
			element.removeEventListener('pointerup', up);
			element.removeEventListener('pointercancel', up);
			element.removeEventListener('click', click, { capture: true });
			element.removeEventListener('wheel', wheel);
			element.removeEventListener('keydown', key);
		};
	};
}

/** The view that a key asks for; undefined: the key is none of ours. What is not zoomed leaves keys to others. */
function viewOfKey(key: string, look: Scene['tables']): View | null | undefined {
	const { w, h, view } = look;
	switch (key) {
		case '+':
		case '=':
			return zoomed(look, keyZoom, w / 2, h / 2);
	}
	if (view.zoom === 1) return undefined;
	switch (key) {
		case '-':
			return zoomed(look, 1 / keyZoom, w / 2, h / 2);
		case '0':
			return null;
		case 'ArrowLeft':
			return panned(look, w * keyStep, 0);
		case 'ArrowRight':
			return panned(look, -w * keyStep, 0);
		case 'ArrowUp':
			return panned(look, 0, h * keyStep);
		case 'ArrowDown':
			return panned(look, 0, -h * keyStep);
		default:
			return undefined;
	}
}
