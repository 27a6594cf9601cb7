// Panning and zooming: pointers, wheel and keys become a view of the tables. The mouse drags, two fingers or
// ctrl + wheel zoom, + − 0 and the arrows do the same while the picture has the focus. One finger scrolls the page,
// as anywhere else; once the reader has taken hold of the picture, it drags the tables, and scrolls beside them.

import { isPartly, type View } from '#scene/scene.ts';
import { panned, zoomed, type Look, type Point } from './look.ts';
import type { Handed } from './on-touch.ts';

/** What the picture looks at, and who is told about the next view. */
export interface Zoomable {
	/** What is looked at, or would be at another zoom: how large tables become is known when they are laid out. */
	readonly look: (zoom?: number) => Look;
	/** The reader has taken hold of the picture. */
	readonly isHeld: () => boolean;
	/** null: back to following the action. */
	readonly onview: (view: View | null) => void;
}

const keyZoom = 1.4;
/** An arrow key moves the view by this share of the tables that are seen. */
const keyStep = 0.2;
/** Pixels that a pointer may move before a press becomes a drag. */
const slack = 4;

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** Makes an element with a scene in it pan and zoom, from the gestures on that have begun before. */
export function zoomable(on: Zoomable): Handed {
	return (missed) => (element) => {
		const pointers = new Map<number, Point>();
		let dragging = false;

		const place = (event: { clientX: number; clientY: number }): Point => {
			const box = element.getBoundingClientRect();
			const { x, y } = on.look();
			const scale = box.width / element.offsetWidth || 1;
			return {
				x: (event.clientX - box.left) / scale - x,
				y: (event.clientY - box.top) / scale - y,
			};
		};
		const inside = ({ x, y }: Point) => {
			const { w, h } = on.look();
			return x >= 0 && x <= w && y >= 0 && y <= h;
		};

		/** The second finger may come down beside the tables: it is theirs all the same. */
		function down(event: PointerEvent) {
			const at = place(event);
			if (event.button !== 0 || !(inside(at) || pointers.size > 0)) return;
			pointers.set(event.pointerId, at);
			dragging = false;
		}

		function move(event: PointerEvent) {
			const last = pointers.get(event.pointerId);
			if (last === undefined) return;
			const at = place(event);
			if (pointers.size === 1 && !drags(event, last, at)) return;
			keep(event.pointerId);
			dragging = true;
			const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
			pointers.set(event.pointerId, at);
			on.onview(other ? pinched(last, at, other) : panned(on.look(), at.x - last.x, at.y - last.y));
		}

		/** Whether a single pointer drags the tables. */
		function drags({ pointerType }: PointerEvent, last: Point, at: Point): boolean {
			const may = pointerType === 'mouse' || on.isHeld();
			return may && isPartly(on.look()) && (dragging || distance(last, at) >= slack);
		}

		/** One finger has gone from `last` to `at`, the other one stays. */
		function pinched(last: Point, at: Point, other: Point): View | null {
			const factor = distance(at, other) / Math.max(distance(last, other), 1);
			return zoomed(on.look, factor, between(last, other), between(at, other));
		}

		/** What a pointer does is heard wherever it goes, until it is lifted. */
		function keep(id: number) {
			try {
				element.setPointerCapture(id);
			} catch {
				// It was lifted while this was being loaded.
			}
		}

		function up(event: PointerEvent) {
			pointers.delete(event.pointerId);
		}

		/** The page stays where it is while fingers move the tables. */
		function touchmove(event: TouchEvent) {
			const moves = pointers.size > 1 || (pointers.size === 1 && on.isHeld());
			if (moves && event.cancelable) event.preventDefault();
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
			on.onview(zoomed(on.look, Math.exp(-event.deltaY * 0.01), at));
		}

		function key(event: KeyboardEvent) {
			if (event.ctrlKey || event.metaKey || event.altKey) return;
			// From slot to slot the arrows move the focus.
			if (event.target instanceof Element && event.target.matches('.slotRing')) return;
			const next = viewOfKey(event.key, on);
			if (next === undefined) return;
			on.onview(next);
			event.preventDefault();
			event.stopPropagation();
		}

		const life = new AbortController();
		const { signal } = life;
		const gestures: Readonly<Record<string, (event: PointerEvent) => void>> = {
			pointerdown: down,
			pointermove: move,
			pointerup: up,
			pointercancel: up,
		};
		for (const event of missed) gestures[event.type](event);
		for (const [type, hear] of Object.entries(gestures))
			element.addEventListener(type, hear as (event: Event) => void, { signal });
		element.addEventListener('touchmove', touchmove, { signal, passive: false });
		element.addEventListener('click', click, { signal, capture: true });
		element.addEventListener('wheel', wheel, { signal, passive: false });
		element.addEventListener('keydown', key, { signal });
		return () => life.abort();
	};
}

/** The view that a key asks for; undefined: the key is none of ours. What is not zoomed leaves the arrows to others. */
function viewOfKey(key: string, { look, isHeld }: Zoomable): View | null | undefined {
	const { w, h, view } = look();
	const middle = { x: w / 2, y: h / 2 };
	if (key === '+' || key === '=') return zoomed(look, keyZoom, middle);
	if (isHeld() && (key === '0' || (key === '-' && view.zoom === 1))) return null;
	if (view.zoom === 1) return undefined;
	switch (key) {
		case '-':
			return zoomed(look, 1 / keyZoom, middle);
		case 'ArrowLeft':
			return panned(look(), w * keyStep, 0);
		case 'ArrowRight':
			return panned(look(), -w * keyStep, 0);
		case 'ArrowUp':
			return panned(look(), 0, h * keyStep);
		case 'ArrowDown':
			return panned(look(), 0, -h * keyStep);
		default:
			return undefined;
	}
}
