// Anchors: where things are in a scene, in scene coordinates, by the ids that moves speak of: slots, the
// frames of buckets, and the operand (the key that the ribbon names).

import { bucketId, slotId } from './bucket.ts';
import { slots, widthOf } from './metrics.ts';
import type { CellMark, GroupMark, Mark, Scene } from './scene.ts';

/** A place, and the cell that is drawn there if there is one. */
export interface Anchor {
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
	readonly cell: CellMark | null;
}

/** The id of the place where new keys come from. */
export const operand = 'operand';

/** All places of a scene. */
export function anchorsOf(scene: Scene): Map<string, Anchor> {
	const anchors = new Map<string, Anchor>();
	for (const mark of scene.marks) collect(mark, 0, 0, anchors);
	return anchors;
}

function collect(g: GroupMark, x: number, y: number, anchors: Map<string, Anchor>): void {
	const left = x + g.x;
	const top = y + g.y;
	if (g.bucket) return collectSlots(g, left, top, anchors);
	for (const mark of g.children) {
		if (mark.kind === 'group') collect(mark, left, top, anchors);
		else if (mark.kind === 'text' && mark.id === 'ribbon:title')
			anchors.set(operand, {
				x: left + mark.x,
				y: top + mark.y - mark.size,
				w: widthOf(mark.text, mark.size),
				h: mark.size * 1.2,
				cell: null,
			});
	}
}

function collectSlots(g: GroupMark, x: number, y: number, anchors: Map<string, Anchor>): void {
	if (!g.bucket) return;
	const { addr, step, w, h } = g.bucket;
	const [frame] = g.children;
	if (frame?.kind === 'rect')
		anchors.set(bucketId(addr), {
			x: x + frame.x,
			y: y + frame.y,
			w: frame.w,
			h: frame.h,
			cell: null,
		});
	const cells = new Map<string, Mark>(g.children.map((mark) => [mark.id, mark]));
	for (let slot = 0; slot < slots; slot++) {
		const id = slotId({ bucket: addr, slot });
		const cell = cells.get(id);
		anchors.set(id, {
			x: x + g.bucket.x,
			y: y + g.bucket.y + slot * step,
			w,
			h,
			cell: cell?.kind === 'cell' ? cell : null,
		});
	}
}
