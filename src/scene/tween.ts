// Tweening: the scene between two scenes. At t = 0 it is the first, at t = 1 the second, exactly; between
// them it depends on nothing but t, so it can be dragged either way.

import type { TraceEvent } from '#engine/trace/trace.ts';
import { blendMarks } from './blend.ts';
import { choreograph, overlay } from './moves.ts';
import { along, moving } from './pace.ts';
import type { GroupMark, Scene } from './scene.ts';

/** The way from one scene to another, which the `events` lead along: give it t, 0 ≤ t ≤ 1. */
export function tweening(
	from: Scene,
	to: Scene,
	events: readonly TraceEvent[],
): (t: number) => Scene {
	let way: ((t: number) => Scene) | null = null;
	return (t) => {
		if (t <= 0) return from;
		if (t >= 1) return to;
		way ??= prepare(from, to, events);
		return way(t);
	};
}

/** The scene at t on the way from one scene to another. */
export function tween(from: Scene, to: Scene, events: readonly TraceEvent[], t: number): Scene {
	return tweening(from, to, events)(t);
}

function prepare(from: Scene, to: Scene, events: readonly TraceEvent[]): (t: number) => Scene {
	const moves = choreograph(events, from);
	const marks = blendMarks(from.marks, to.marks, moves.spans);
	const above = overlay(from, to, moves);
	return (t) => {
		const e = along(moving, t);
		const top = above(t);
		const all = marks(t) as readonly GroupMark[]; // groups are blended to groups
		return {
			...to,
			height: from.height + (to.height - from.height) * e,
			tables: tablesBetween(from.tables, to.tables, e),
			marks: top === null ? all : [...all, top],
		};
	};
}

/** The window glides along with what is drawn in it. */
function tablesBetween(from: Scene['tables'], to: Scene['tables'], e: number): Scene['tables'] {
	const mix = (a: number, b: number) => a + (b - a) * e;
	const view = { ...to.view, x: mix(from.view.x, to.view.x), y: mix(from.view.y, to.view.y) };
	return { ...to, y: mix(from.y, to.y), h: mix(from.h, to.h), view };
}
