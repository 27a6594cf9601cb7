// The header: struct hmap with its fields in memory order, as one row of cells, or several where the
// stage is narrow. Fields that the operation at hand changed are lit.

import type { FieldPicture, MapPicture } from '#inspect/picture.ts';
import { field, nameSize, narrow, remarkSize, smallSize, titleHeight, widthOf } from './metrics.ts';
import { group, path, rect, round, text, type GroupMark, type Mark } from './scene.ts';

/** A region of the stage and how high it is. */
export interface Region {
	readonly group: GroupMark;
	readonly height: number;
}

/** Characters kept free for a value, so that fields do not move when it changes. */
const leastChars: Readonly<Record<string, number>> = {
	count: 4,
	flags: 2,
	B: 2,
	noverflow: 3,
	hash0: 8,
	buckets: 12,
	oldbuckets: 12,
	nevacuate: 4,
	extra: 12,
};

/** The hue of a field that says something about a thing that has one. */
const hueOf: Readonly<Record<string, string>> = {
	buckets: 'hue-new',
	oldbuckets: 'hue-old',
	nevacuate: 'hue-old',
	noverflow: 'hue-overflow',
	extra: 'hue-overflow',
};

const headerBytes = 48;

/** The header at the top of the stage. */
export function layoutHeader(map: MapPicture, width: number, expert: boolean): Region {
	const size = width < narrow ? field.narrowValueSize : field.valueSize;
	const pad = width < narrow ? field.narrowPad : field.pad;
	const rows = pack(map.fields, width, (f) => naturalWidth(f, size, pad));
	const children: Mark[] = title(map, width);
	rows.forEach((row, i) => {
		const y = titleHeight + i * (field.height + field.rowGap);
		children.push(...drawRow(row, i, y, width, size, pad, map));
	});
	const label = `hmap of ${map.type}: ${map.fields.map((f) => `${f.name} ${f.text}`).join(', ')}`;
	return {
		group: group('header', expert ? 'header expert' : 'header', 0, 0, children, { label }),
		height: titleHeight + rows.length * (field.height + field.rowGap) - field.rowGap,
	};
}

function title(map: MapPicture, width: number): Mark[] {
	const name = text('header:title', 'name', 0, nameSize, 'hmap', nameSize);
	const remark = `${map.type} · ${headerBytes} bytes`;
	const x = widthOf('hmap ', nameSize) + 2;
	const room = widthOf(remark, remarkSize) + x <= width;
	return [
		name,
		text('header:type', 'code quiet', x, nameSize, room ? remark : map.type, remarkSize),
	];
}

function naturalWidth(f: FieldPicture, size: number, pad: number): number {
	const chars = Math.max(leastChars[f.name] ?? 0, f.text.length);
	return Math.max(widthOf(f.name, field.nameSize), chars * widthOf('0', size)) + 2 * pad;
}

interface PlacedField {
	readonly f: FieldPicture;
	readonly w: number;
}

/** Fields in as few rows of at most `width` as need be, evenly, each row stretched to fill it. */
function pack(
	fields: readonly FieldPicture[],
	width: number,
	natural: (f: FieldPicture) => number,
): PlacedField[][] {
	const placed = fields.map((f) => ({ f, w: natural(f) }));
	const total = placed.reduce((sum, { w }) => sum + w, 0);
	let rows = Math.max(1, Math.ceil(total / width));
	let split = breakInto(placed, rows);
	while (rows < fields.length && widest(split) > width) split = breakInto(placed, ++rows);
	return split.map((row) => {
		const stretch = width / rowWidth(row);
		return row.map(({ f, w }) => ({ f, w: w * stretch }));
	});
}

const rowWidth = (row: readonly PlacedField[]) => row.reduce((sum, { w }) => sum + w, 0);
const widest = (rows: readonly PlacedField[][]) => Math.max(...rows.map(rowWidth));

/** The fields in `rows` rows, so that the widest row is as narrow as can be. */
function breakInto(fields: readonly PlacedField[], rows: number): PlacedField[][] {
	if (rows <= 1) return [[...fields]];
	let best: PlacedField[][] = [];
	for (let i = 1; i <= fields.length - rows + 1; i++) {
		const split = [fields.slice(0, i), ...breakInto(fields.slice(i), rows - 1)];
		if (best.length === 0 || widest(split) < widest(best)) best = split;
	}
	return best;
}

function drawRow(
	row: readonly PlacedField[],
	index: number,
	y: number,
	width: number,
	size: number,
	pad: number,
	map: MapPicture,
): Mark[] {
	const frames: Mark[] = [
		rect(`header:row:${index}`, 'frame quiet', 0, y, width, field.height, field.radius),
	];
	const lit: Mark[] = [];
	const texts: Mark[] = [];
	let x = 0;
	let separators = '';
	for (const { f, w } of row) {
		if (x > 0) separators += `M${round(x)} ${y}v${field.height}`;
		const isNothing = f.text === '0' || f.text === 'nil';
		const hue = isNothing && !f.changed ? '' : (hueOf[f.name] ?? '');
		if (f.changed)
			lit.push(
				rect(`lit:${f.name}`, `lit ${hue || 'hue-new'}`, x, y, w, field.height, field.radius),
			);
		const role = isNothing ? 'code quiet' : `code value ${hue}`;
		texts.push(
			text(`field:${f.name}`, 'code quiet', x + pad, y + field.nameLine, f.name, field.nameSize),
			text(
				`value:${f.name}`,
				f.changed ? `${role} strong` : role,
				x + pad,
				y + field.valueLine,
				f.text,
				size,
			),
			text(
				`offset:${f.name}`,
				'offset',
				x + w - 4,
				y + field.valueLine,
				`+${f.offset}`,
				smallSize - 1,
				'end',
			),
		);
		x += w;
	}
	const inside = path(`header:separators:${index}`, 'separator', separators);
	return [...frames, inside, ...lit, ...(map.h === 0 ? [] : texts)];
}
