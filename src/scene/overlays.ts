// What an operation draws over the tables: where a loop began and which buckets it has come through, and the
// way back along a chain on which a delete leaves emptyRest.

import type { MapPicture } from '#inspect/picture.ts';
import { hasText, labelHeight, type Fit } from './fit.ts';
import { remarkSize, sansWidthOf, bucket as size } from './metrics.ts';
import { path, round, text, type BucketPlace, type GroupMark, type Mark } from './scene.ts';

/** A bucket as it is drawn, in the coordinates of the tables. */
interface Drawn extends BucketPlace {
	/** Upper left corner and width of its frame. */
	readonly left: number;
	readonly top: number;
	readonly width: number;
}

/** The marks that lie above the lanes; only of what is drawn there with a place for each slot. */
export function overlayMarks(map: MapPicture, lanes: readonly Mark[], fit: Fit): Mark[] {
	const find = finder(lanes, fit);
	return [...loopMarks(map, find, fit), ...trailMarks(map, find)];
}

function finder(lanes: readonly Mark[], fit: Fit): (addr: number) => Drawn | null {
	const groups = (marks: readonly Mark[]) =>
		marks.filter((mark): mark is GroupMark => mark.kind === 'group');
	return (addr) => {
		for (const lane of groups(lanes))
			for (const { x, y, bucket } of groups(lane.children)) {
				if (bucket?.addr !== addr) continue;
				const left = lane.x + x;
				const top = lane.y + y;
				const place = { ...bucket, x: left + bucket.x, y: top + bucket.y };
				return { ...place, left, top, width: fit.width };
			}
		return null;
	};
}

/** A line over each bucket that the loop has come to, and the slot at which it begins to read a bucket. */
function loopMarks(
	{ loop, table, old }: MapPicture,
	find: (addr: number) => Drawn | null,
	fit: Fit,
): Mark[] {
	if (loop === null || fit.style === 'columns') return [];
	const { start, offset, at } = loop;
	const on = [table, old].find((one) => one?.addr === loop.table);
	if (!on) return [];
	const bucketAt = (index: number) => find(on.addr + index * on.bucketSize);
	const marks: Mark[] = [];
	for (const { index } of on.chains) {
		const isBehind = at >= start ? index >= start && index <= at : index >= start || index <= at;
		const b = at >= 0 && isBehind ? bucketAt(index) : null;
		if (b === null) continue;
		const d = `M${round(b.left)} ${round(b.top - 1)}h${round(b.width)}`;
		marks.push(path(`loop:${index}`, 'pointer hue-y', d));
	}
	for (const index of new Set([start, at])) {
		const b = index < 0 ? null : bucketAt(index);
		if (b !== null && hasText(fit)) marks.push(readingMark(index, b, offset));
	}
	const first = bucketAt(start);
	const words = 'start';
	if (first !== null && sansWidthOf(words, remarkSize) * 3 <= first.width)
		marks.push(
			text(
				'loop:start',
				'label hue-y',
				first.left + 2,
				first.top + labelHeight(fit) - 4,
				words,
				remarkSize,
			),
		);
	return marks;
}

/** A pointer at the slot with which the reading of a bucket begins, on its frame, beside the text. */
function readingMark(index: number, { left, y, h, step }: Drawn, offset: number): Mark {
	const middle = round(y + offset * step + h / 2);
	return path(
		`loop:from:${index}`,
		'cursor hue-y',
		`M${round(left - 4)} ${middle - 5}l7.5 5l-7.5 5z`,
	);
}

/** From the slot that was emptied back to the last one that became emptyRest. */
function trailMarks({ marks }: MapPicture, find: (addr: number) => Drawn | null): Mark[] {
	const marked = marks.filter(({ mark }) => mark === 'marked');
	if (marked.length < 2) return [];
	const [from, to] = [marked[0], marked[marked.length - 1]].map(({ bucket, slot }) => {
		const b = find(bucket);
		return b && { x: round(b.x + b.w - 7), y: round(b.y + slot * b.step + b.h / 2) };
	});
	if (!from || !to) return [];
	const head = `M${to.x - size.arrow} ${to.y + size.arrow}L${to.x} ${to.y}L${to.x + size.arrow} ${to.y + size.arrow}`;
	return [path('trail', 'pointer hue-moving', `M${from.x} ${from.y}L${to.x} ${to.y}${head}`)];
}
