// A guess on the picture: rings around what was answered and around what is true, and the gap between them as an
// arrow. Drawn above a scene, where its slots are.

import type { SlotAt } from '#inspect/operation.ts';
import { anchorsOf, type Anchor } from './anchors.ts';
import { bucketId, slotId } from './bucket.ts';
import { guess as size, sansWidthOf } from './metrics.ts';
import { group, path, rect, round, text, type Mark, type Scene } from './scene.ts';

/** What was answered and what is true; slot -1 is a bucket as a whole. */
export interface Guess {
	readonly guess: readonly SlotAt[];
	/** null: not told yet. */
	readonly truth: readonly SlotAt[] | null;
	/** What is written on the rings. */
	readonly words: { readonly guess: string; readonly truth: string; readonly right: string };
}

interface Frame {
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
}

const isSame = (a: SlotAt, b: SlotAt) => a.bucket === b.bucket && a.slot === b.slot;

/** What the gauges say of the load: with which entry the table will grow. */
const tellsGrowth = 'gauge:load:words';

/** The scene without the words that would answer whether the table grows. */
export function withoutGrowth(scene: Scene): Scene {
	const marks = scene.marks.map((mark) => ({
		...mark,
		children: mark.children.filter(({ id }) => id !== tellsGrowth),
	}));
	return { ...scene, marks };
}

/** The scene with a guess drawn on it; places that are not in view are left out. */
export function withGuess(scene: Scene, { guess, truth, words }: Guess): Scene {
	const anchors = anchorsOf(scene);
	const frame = (place: SlotAt) => frameOf(anchors, place, scene.tables);
	const told = truth ?? [];
	const marks: Mark[] = [];
	const ring = (place: SlotAt, role: string, word: string) => {
		const at = frame(place);
		if (at) marks.push(...ringMarks(`${place.bucket}:${place.slot}`, role, word, at));
	};
	const wrong = guess.filter((one) => !told.some((true_) => isSame(one, true_)));
	for (const place of told) {
		const isRight = guess.some((one) => isSame(one, place));
		ring(place, 'truthRing', isRight ? words.right : words.truth);
	}
	for (const place of wrong) ring(place, 'guessRing', words.guess);
	if (wrong.length === 1 && told.length === 1) {
		const [a, b] = [frame(wrong[0]), frame(told[0])];
		if (a && b) marks.push(path('guess:gap', 'guessGap', gapPath(a, b)));
	}
	if (marks.length === 0) return scene;
	return { ...scene, marks: [...scene.marks, group('guess', 'guess', 0, 0, marks)] };
}

/** The place of a slot or a bucket in the scene; null if its middle is not in view. */
function frameOf(
	anchors: ReadonlyMap<string, Anchor>,
	{ bucket, slot }: SlotAt,
	view: Scene['tables'],
): Frame | null {
	const at = anchors.get(slot < 0 ? bucketId(bucket) : slotId({ bucket, slot }));
	if (!at) return null;
	const { x, y, w, h } = at;
	const [middleX, middleY] = [x + w / 2, y + h / 2];
	const isIn =
		middleX >= view.x &&
		middleX <= view.x + view.w &&
		middleY >= view.y &&
		middleY <= view.y + view.h;
	const pad = slot < 0 ? size.bucketPad : size.slotPad;
	return isIn ? { x: x - pad, y: y - pad, w: w + 2 * pad, h: h + 2 * pad } : null;
}

function ringMarks(id: string, role: string, word: string, { x, y, w, h }: Frame): Mark[] {
	const width = sansWidthOf(word, size.text) + 2 * size.tagPad;
	const middle = x + w / 2;
	const top = y + h - size.tag / 2;
	return [
		rect(`guess:${id}`, role, x, y, w, h, size.radius),
		rect(`guess:tag:${id}`, `${role} tag`, middle - width / 2, top, width, size.tag, size.tag / 2),
		text(
			`guess:word:${id}`,
			`${role} word`,
			middle,
			top + size.tag * size.wordAt,
			word,
			size.text,
			'middle',
		),
	];
}

/** An arrow from the edge of one frame to the edge of another, along the shorter way. */
function gapPath(a: Frame, b: Frame): string {
	const dx = b.x + b.w / 2 - (a.x + a.w / 2);
	const dy = b.y + b.h / 2 - (a.y + a.h / 2);
	const across = b.x >= a.x + a.w || a.x >= b.x + b.w;
	const way = Math.sign(across ? dx : dy);
	const from = across
		? { x: way > 0 ? a.x + a.w : a.x, y: a.y + a.h * size.low }
		: { x: a.x + a.w * size.side, y: way > 0 ? a.y + a.h : a.y };
	const to = across
		? { x: way > 0 ? b.x : b.x + b.w, y: b.y + b.h * size.low }
		: { x: b.x + b.w * size.side, y: way > 0 ? b.y : b.y + b.h };
	const head = size.arrow * way;
	const sides = across
		? [
				`${round(to.x - head)} ${round(to.y - size.arrow)}`,
				`${round(to.x - head)} ${round(to.y + size.arrow)}`,
			]
		: [
				`${round(to.x - size.arrow)} ${round(to.y - head)}`,
				`${round(to.x + size.arrow)} ${round(to.y - head)}`,
			];
	const tip = `${round(to.x)} ${round(to.y)}`;
	return `M${round(from.x)} ${round(from.y)}L${tip}M${sides[0]}L${tip}L${sides[1]}`;
}
