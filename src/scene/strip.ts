// The strip: a bucket as it lies in memory. Its four parts in order, each cell with what it holds, and
// the offset of each part.

import type { BytePart, ByteStrip } from '#inspect/bytes.ts';
import type { Region } from './header.ts';
import {
	cut,
	leastSize,
	nameSize,
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

/** Characters of the longest keys and elems of the map: the strip is made for them, whatever bucket it shows. */
export interface Longest {
	readonly keyChars: number;
	readonly elemChars: number;
}

/** The bytes of the bucket shown. */
export function layoutStrip(
	bytes: ByteStrip,
	address: string,
	width: number,
	{ keyChars, elemChars }: Longest,
): Region {
	const longest = { tophash: 2, keys: keyChars, elems: elemChars, overflow: 12 };
	const parts = bytes.parts
		.filter((part) => part.size > 0)
		.map((part) => ({ ...part, longest: Math.max(longest[part.name], longestOf(part)) }));
	const rows = rowsOf(parts, width);
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

/** A part, and the characters of its longest text in any bucket. */
interface Part extends BytePart {
	readonly longest: number;
}

const longestOf = ({ cells }: BytePart) => Math.max(...cells.map(({ text: t }) => t.length), 2);

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

/** One row if all text has room; else two in memory order; else three, the pointer beside the tophash. */
function rowsOf(parts: readonly Part[], width: number): Part[][] {
	const [tophash, ...others] = parts;
	const overflow = others[others.length - 1];
	const inside = others.slice(0, -1);
	const choices = [
		[[...parts]],
		...(inside.length === 2
			? [
					[
						[tophash, inside[0]],
						[inside[1], overflow],
					],
				]
			: []),
		[[tophash, overflow], ...inside.map((part) => [part])],
	];
	const isEasy = (row: readonly Part[]) =>
		charsIn(row, width) >= Math.min(longestIn(row), easyChars);
	return choices.find((rows) => rows.every(isEasy)) ?? choices[choices.length - 1];
}

const mostChars = 14;
/** Longer texts may be cut. */
const easyChars = 7;

const isFixed = ({ name }: Part) => name === 'tophash' || name === 'overflow';
const longestIn = (row: readonly Part[]) =>
	Math.max(...row.filter((part) => !isFixed(part)).map((part) => part.longest), 2);

/** Characters that a cell of a part should have room for; at most `most` for keys and elems. */
function charsOf(part: Part, most: number): number {
	if (part.name === 'tophash') return 2;
	return part.name === 'overflow' ? 12 : Math.min(part.longest, most);
}

const cellWidthOf = (part: Part, most: number) =>
	charsOf(part, most) * widthOf('0', size.size) + 2 * size.pad;

const sumOf = (row: readonly Part[], most: number) =>
	row.reduce((total, part) => total + part.cells.length * cellWidthOf(part, most), 0);

/** Pixels of a row that keys and elems share. */
function freeIn(row: readonly Part[], width: number): number {
	return width - (row.length - 1) * size.partGap - sumOf(row.filter(isFixed), mostChars);
}

/** Characters that keys and elems can have in a row. */
function charsIn(row: readonly Part[], width: number): number {
	const shared = row.filter((part) => !isFixed(part));
	let most = mostChars;
	while (most > 2 && sumOf(shared, most) > freeIn(row, width)) most--;
	return most;
}

function rowMarks(row: readonly Part[], y: number, width: number): Mark[] {
	const shared = row.filter((part) => !isFixed(part));
	const most = charsIn(row, width);
	// Keys and elems share what is left; in a row without them the others are stretched instead.
	const stretch =
		shared.length > 0
			? freeIn(row, width) / sumOf(shared, most)
			: (width - (row.length - 1) * size.partGap) / sumOf(row, most);
	let x = 0;
	return row.flatMap((part) => {
		const keeps = shared.length > 0 && isFixed(part);
		const cellWidth = cellWidthOf(part, most) * (keeps ? 1 : stretch);
		const marks = partMarks(part, x, y, cellWidth);
		x += cellWidth * part.cells.length + size.partGap;
		return marks;
	});
}

function partMarks(part: Part, x: number, y: number, cellWidth: number): Mark[] {
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
		...cells.map((cell, i) => {
			const whole = cell.text || '0';
			const shown = cut(whole, cellWidth - 3, textSize);
			const mark = text(
				`part:${name}:${i}`,
				cell.live ? `code value ${hue} strong` : cell.stale ? 'code stale' : 'code faint',
				x + (i + 0.5) * cellWidth,
				y + size.height / 2 + textSize * baseline,
				shown,
				textSize,
				'middle',
			);
			return shown === whole ? mark : { ...mark, title: whole };
		}),
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
