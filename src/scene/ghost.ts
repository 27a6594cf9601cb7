// Outlines of what is not there: a bucket, or a whole map, with words that say why.

import { bucket as size, lane, nameSize, remarkSize, sansWidthOf } from './metrics.ts';
import { rect, text, type Mark } from './scene.ts';

const captionLine = 17;

/** A lane without buckets, at (0, 0). */
export interface Ghost {
	readonly children: readonly Mark[];
	readonly height: number;
}

/** The lane of a map that has no bucket: an outline, and why it is empty. */
export function ghostLane(left: number, width: number, title: string, wording: string): Ghost {
	const w = Math.min(lane.ghostWidth, width);
	const x = left + (width - w) / 2;
	const h = lane.ghostHeight;
	const all = lines(wording, w - 32);
	const first = lane.title + h / 2 - (all.length * captionLine) / 2 + captionLine;
	return {
		children: [
			text('lane:name:none', 'name quiet', left, nameSize, 'buckets', nameSize),
			rect('frame:none', 'frame ghost', x, lane.title, w, h, size.radius),
			text('ghost:title', 'name quiet', x + w / 2, first - captionLine, title, nameSize, 'middle'),
			...all.map((line, i) =>
				text(
					`ghost:${i}`,
					'label',
					x + w / 2,
					first + i * captionLine,
					line,
					remarkSize + 1,
					'middle',
				),
			),
		],
		height: lane.title + h,
	};
}

function lines(wording: string, width: number): string[] {
	const result: string[] = [''];
	for (const word of wording.split(' ')) {
		const last = result[result.length - 1];
		const longer = last === '' ? word : `${last} ${word}`;
		if (sansWidthOf(longer, remarkSize) <= width) result[result.length - 1] = longer;
		else result.push(word);
	}
	return result;
}
