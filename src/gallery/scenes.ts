// From a moment of the gallery to the scenes that are drawn of it, one for each size of stage.

import { eventsNamed } from '#engine/trace/navigate.ts';
import { eventAt } from '#engine/trace/trace.ts';
import type { Replay } from '#engine/trace/replay.ts';
import type { SlotAt } from '#inspect/operation.ts';
import { pictureAt, type Picture } from '#inspect/picture.ts';
import { unfoldSlot } from '#inspect/unfold-slot.ts';
import type { Scene } from '#scene/scene.ts';
import { layoutStage } from '#scene/stage.ts';
import { tween } from '#scene/tween.ts';
import { layoutUnfold } from '#scene/unfold.ts';
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
	unfolds = false,
	expert,
}: GalleryMoment): Record<keyof typeof boxes, Scene> {
	const replay = replayOf(script, options);
	const all = event ? eventsNamed(replay.trace.events, event) : [];
	const at = event ? all[nth < 0 ? all.length + nth : nth] : replay.length - 2;
	const chosen = unfolds ? writtenLast(replay, at) : null;
	const after = pictureOf(replay, at + 1, chosen);
	const before = t === undefined ? after : pictureOf(replay, at, chosen);
	const over = [eventAt(replay.trace.events, at)];
	const sceneIn = (size: (typeof boxes)['wide']) => {
		const layout = (picture: Picture) => layoutStage(picture, { ...size, expert }, layoutUnfold);
		return tween(layout(before), layout(after), over, t ?? 1);
	};
	return { wide: sceneIn(boxes.wide), phone: sceneIn(boxes.phone) };
}

/** The slot that the insert before an event, or the event itself, has written. */
export function writtenLast({ trace: { events } }: Replay, event: number): SlotAt {
	const insert = Math.max(...eventsNamed(events, 'slot.insert').filter((i) => i <= event));
	const { bucket, slot } = eventAt(events, insert).fields;
	return { bucket, slot };
}

/** The picture of a state, in which a slot is chosen and taken apart. */
export function pictureOf(replay: Replay, index: number, chosen: SlotAt | null): Picture {
	const picture = pictureAt(replay, index, { selected: chosen?.bucket });
	const unfolded = chosen && unfoldSlot(replay, index, chosen);
	const { map } = picture;
	return unfolded && map ? { ...picture, map: { ...map, unfolded } } : picture;
}

/** A moment's name in addresses and in names of files. */
export function slugOf({ name }: GalleryMoment): string {
	return name.replaceAll(/[^a-z0-9]+/g, '-');
}
