// A scene as a figure that stands by itself: on paper, with a margin, and with a caption if it has one.

import { remarkSize, sansWidthOf } from './metrics.ts';
import { group, rect, text, type GroupMark, type Scene } from './scene.ts';

/** Pixels around the picture, between it and its caption, and from line to line. */
const margin = 16;
const captionGap = 18;
const lineHeight = 18;

/** What a figure may have around the picture. */
export interface FigureOptions {
	/** Nothing behind the picture. */
	readonly transparent?: boolean;
	/** Paragraphs; the first is the title. */
	readonly caption?: readonly string[];
}

/** The scene with what is around it. */
export function figureOf(scene: Scene, { transparent, caption = [] }: FigureOptions): Scene {
	const lines = caption.flatMap((paragraph, i) =>
		linesOf(paragraph, scene.width).map((line) => ({ line, role: i === 0 ? 'name' : '' })),
	);
	const below = lines.length === 0 ? 0 : captionGap + lines.length * lineHeight;
	const width = scene.width + 2 * margin;
	const height = scene.height + below + 2 * margin;
	const words = lines.map(({ line, role }, i) => {
		const y = scene.height + captionGap + i * lineHeight + remarkSize;
		return text(`caption:${i}`, `label ${role}`, 0, y, line, remarkSize + 1);
	});
	const paper = rect('paper', 'paper', 0, 0, width, height);
	const marks: GroupMark[] = [
		group('figure', '', margin, margin, scene.marks),
		group('caption', '', margin, margin, words),
	];
	const tables = { ...scene.tables, x: scene.tables.x + margin, y: scene.tables.y + margin };
	return {
		...scene,
		width,
		height,
		tables,
		marks: transparent ? marks : [group('background', '', 0, 0, [paper]), ...marks],
	};
}

/** Breaks a paragraph at spaces; a word that is too long has a line of its own. */
function linesOf(paragraph: string, width: number): string[] {
	const lines: string[] = [];
	for (const word of paragraph.split(/\s+/)) {
		const longer = `${lines.at(-1)} ${word}`;
		if (lines.length === 0 || sansWidthOf(longer, remarkSize + 1) > width) lines.push(word);
		else lines[lines.length - 1] = longer;
	}
	return lines;
}
