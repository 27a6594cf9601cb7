// From a moment of the gallery to the scenes that are drawn of it, one for each size of stage.

import { eventsNamed } from '#engine/trace/navigate.ts';
import { eventAt } from '#engine/trace/trace.ts';
import { pictureAt } from '#inspect/picture.ts';
import type { Scene } from '#scene/scene.ts';
import { layoutStage } from '#scene/stage.ts';
import { tween } from '#scene/tween.ts';
import type { GalleryMoment } from './moments.ts';
import { replayOf } from './record.ts';

/** Sizes of the stage in pixels: in a wide window, and on a phone. */
const boxes = {
	wide: { width: 780, height: 600 },
	phone: { width: 344, height: 720 },
};

/** The scenes of a moment, by size. */
export function scenesOf({
	script,
	options,
	event,
	nth = 0,
	t,
}: GalleryMoment): Record<keyof typeof boxes, Scene> {
	const replay = replayOf(script, options);
	const all = event ? eventsNamed(replay.trace.events, event) : [];
	const at = event ? all[nth < 0 ? all.length + nth : nth] : replay.length - 2;
	const after = pictureAt(replay, at + 1);
	const before = t === undefined ? after : pictureAt(replay, at);
	const over = [eventAt(replay.trace.events, at)];
	const sceneIn = (box: (typeof boxes)['wide']) =>
		tween(layoutStage(before, box), layoutStage(after, box), over, t ?? 1);
	return { wide: sceneIn(boxes.wide), phone: sceneIn(boxes.phone) };
}

/** A moment's name in addresses and in names of files. */
export function slugOf({ name }: GalleryMoment): string {
	return name.replaceAll(/[^a-z0-9]+/g, '-');
}
