// The strip: a bucket as it lies in memory. Its four parts in order, each cell with what it holds, and
// the offset of each part.

import type { BytePart, ByteStrip } from '#inspect/bytes.ts';
import type { Region } from './header.ts';
import {
	cut,
	leastSize,
	nameSize,
	narrow,
	remarkSize,
	smallSize,
	strip as size,
	titleHeight,
	widthOf,
	baseline,
} from './metrics.ts';
import { group, path, rect, round, text, type Mark } from './scene.ts';

const hueOf = {
	tophash: 'hue-overflow',
	keys: 'hue-new',
	elems: 'hue-y',
	overflow: 'hue-overflow',
} as const;

/** The bytes of the bucket shown. */
export function layoutStrip(bytes: ByteStrip, address: string, width: number): Region {
	const parts = bytes.parts.filter((part) => part.size > 0);
	const rows = width < narrow ? narrowRows(parts) : [parts];
	const rowHeight = size.height + size.offsets;
	const children: Mark[] = titleMarks(bytes, address, width);
	rows.forEach((row, i) => {
		const y = titleHeight + i * (rowHeight + size.rowGap);
		children.push(...rowMarks(row, y, width));
	});
	const height = titleHeight + rows.length * (rowHeight + size.rowGap) - size.rowGap;
	const label = `${bytes.title} in memory: ${bytes.size} bytes`;
	return { group: group('strip', 'strip', 0, 0, children, { label }), height };
}

function titleMarks({ title, size: bytes }: ByteStrip, address: string, width: number): Mark[] {
	const x = widthOf(`${title} `, nameSize) + 2;
	const full = `${address} · ${bytes} bytes`;
	const short = `${bytes} bytes`;
	const remark = [full, short].find((words) => x + widthOf(words, remarkSize) <= width);
	return [
		text('strip:title', 'name', 0, nameSize, title, nameSize),
		...(remark === undefined
			? []
			: [text('strip:remark', 'code quiet', x, nameSize, remark, remarkSize)]),
	];
}

/** Where the stage is narrow: the tophash with the overflow pointer, then keys, then elems. */
function narrowRows(parts: readonly BytePart[]): BytePart[][] {
	const byName = (name: BytePart['name']) => parts.filter((part) => part.name === name);
	return [byName('tophash'), byName('keys'), byName('elems'), byName('overflow')]
		.filter((row) => row.length > 0)
		.reduce<BytePart[][]>((rows, row) => {
			if (row[0].name === 'overflow') rows[0].push(...row);
			else rows.push(row);
			return rows;
		}, []);
}

/** Characters that the longest text of a part has, and at most: `most` of keys and elems. */
function charsOf({ name, cells }: BytePart, most: number): number {
	if (name === 'tophash') return 2;
	if (name === 'overflow') return 12;
	return Math.min(Math.max(...cells.map((cell) => cell.text.length), 2), most);
}

const mostChars = 14;

function rowMarks(parts: readonly BytePart[], y: number, width: number): Mark[] {
	const gaps = (parts.length - 1) * size.partGap;
	const isFixed = ({ name }: BytePart) => name === 'tophash' || name === 'overflow';
	const natural = (part: BytePart, most: number) =>
		charsOf(part, most) * widthOf('0', size.size) + 2 * size.pad;
	const sum = (of: readonly BytePart[], most: number) =>
		of.reduce((total, part) => total + part.cells.length * natural(part, most), 0);
	const rest = parts.filter((part) => !isFixed(part));
	const free = width - gaps - sum(parts.filter(isFixed), mostChars);
	let most = mostChars;
	while (most > 2 && sum(rest, most) > free) most--;
	// Keys and elems share what is left; in a row without them the others are stretched instead.
	const stretch = rest.length > 0 ? free / sum(rest, most) : (width - gaps) / sum(parts, most);
	let x = 0;
	return parts.flatMap((part) => {
		const keeps = rest.length > 0 && isFixed(part);
		const cellWidth = natural(part, most) * (keeps ? 1 : stretch);
		const marks = partMarks(part, x, y, cellWidth);
		x += cellWidth * part.cells.length + size.partGap;
		return marks;
	});
}

function partMarks(part: BytePart, x: number, y: number, cellWidth: number): Mark[] {
	const { name, offset, cells, size: bytes } = part;
	const hue = hueOf[name];
	const width = cellWidth * cells.length;
	const each = bytes / cells.length;
	const longest = Math.max(...cells.map(({ text: content }) => content.length), 1);
	const textSize = Math.min(
		size.size,
		Math.max((cellWidth - 3) / widthOf('0', longest), leastSize),
	);
	const separators = cells.map((_, i) =>
		i === 0 ? '' : `M${round(x + i * cellWidth)} ${y}v${size.height}`,
	);
	const stale = cells
		.map((cell, i) =>
			cell.stale ? `M${x + i * cellWidth} ${y}h${cellWidth}v${size.height}h${-cellWidth}z` : '',
		)
		.join('');
	return [
		rect(`part:${name}`, `frame ${hue}`, x, y, width, size.height, size.radius),
		...(stale === '' ? [] : [path(`part:${name}:stale`, 'hatched', stale)]),
		path(`part:${name}:cells`, `separator ${hue}`, separators.join('')),
		...cells.map((cell, i) =>
			text(
				`part:${name}:${i}`,
				cell.live ? `code value ${hue} strong` : cell.stale ? 'code stale' : 'code faint',
				x + (i + 0.5) * cellWidth,
				y + size.height / 2 + textSize * baseline,
				cut(cell.text || '0', cellWidth - 3, textSize),
				textSize,
				'middle',
			),
		),
		text(
			`part:${name}:offset`,
			'offsets',
			x,
			y + size.height + smallSize + 1,
			offsetWords(name, offset, each, cells.length, width),
			smallSize,
		),
	];
}

/** `+8 keys[8], 8 bytes each`, or as much of it as has room. */
function offsetWords(
	name: string,
	offset: number,
	each: number,
	count: number,
	width: number,
): string {
	const array = count > 1 ? `${name}[${count}]` : name;
	const wordings = [
		`+${offset} ${array}, ${each} byte${each === 1 ? '' : 's'}${count > 1 ? ' each' : ''}`,
		`+${offset} ${array}`,
		`+${offset}`,
	];
	return wordings.find((words) => widthOf(words, smallSize) <= width) ?? wordings[2];
}
