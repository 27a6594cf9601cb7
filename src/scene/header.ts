// The header: struct hmap with its fields in memory order, as one row of cells, or several where the
// stage is narrow. Fields that the operation at hand changed are lit.

import type { FieldPicture, MapPicture } from '#inspect/picture.ts';
import {
	cut,
	field,
	nameSize,
	narrow,
	remarkSize,
	sansWidthOf,
	titleHeight,
	widthOf,
} from './metrics.ts';
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

/** How a header is set: sizes of its text, and whether offsets have room beside the names. */
interface Setting {
	readonly size: number;
	readonly pad: number;
	readonly offsets: boolean;
}

/** The most generous setting in which all fields stand in one row; else the one for several rows. */
function settingFor(map: MapPicture, width: number, expert: boolean): Setting {
	const wide = { size: field.valueSize, pad: field.pad, offsets: true };
	const slim = { size: field.narrowValueSize, pad: field.narrowPad, offsets: expert };
	const inOneRow = [wide, { ...wide, offsets: expert }, slim].find(
		(setting) => map.fields.reduce((sum, f) => sum + naturalWidth(f, setting), 0) <= width,
	);
	return inOneRow ?? (width < narrow ? slim : wide);
}

/** The header at the top of the stage; `which` says which map it is where there are several. */
export function layoutHeader(
	map: MapPicture,
	width: number,
	which: string,
	expert: boolean,
): Region {
	const setting = settingFor(map, width, expert);
	const rows = pack(map.fields, width, (f) => naturalWidth(f, setting));
	const children: Mark[] = title(map, width, which);
	rows.forEach((row, i) => {
		const y = titleHeight + i * (field.height + field.rowGap);
		children.push(...drawRow(row, i, y, width, setting));
	});
	const label = `hmap of ${map.type}: ${map.fields.map((f) => `${f.name} ${f.text}`).join(', ')}`;
	return {
		group: group('header', expert ? 'header expert' : 'header', 0, 0, children, { label }),
		height: titleHeight + rows.length * (field.height + field.rowGap) - field.rowGap,
	};
}

/** What the bits of flags mean, where there is room above the fields. */
function flagMarks({ flags, conflict }: MapPicture, from: number, to: number): Mark[] {
	if (flags.length === 0) return [];
	const names = `flags: ${flags.join(' | ')}`;
	const words = conflict ? `${names}, set by another goroutine` : names;
	const shown = [words, names].find((one) => widthOf(one, remarkSize) <= to - from);
	if (shown === undefined) return [];
	const role = conflict ? 'code strong hue-moving' : 'code quiet';
	return [text('header:flags', role, to, nameSize, shown, remarkSize, 'end')];
}

function title(map: MapPicture, width: number, which: string): Mark[] {
	const { type } = map;
	const x = widthOf('hmap ', nameSize) + 2;
	const end = width - sansWidthOf(which, remarkSize);
	const remark = `${type} · ${headerBytes} bytes`;
	const fits = x + widthOf(remark, remarkSize) <= end - remarkSize;
	const words = cut(fits ? remark : type, end - remarkSize - x, remarkSize);
	const flagsEnd = which === '' ? end : end - remarkSize;
	return [
		text('header:title', 'name', 0, nameSize, 'hmap', nameSize),
		{
			...text('header:type', 'code quiet', x, nameSize, words, remarkSize),
			...(words.endsWith('…') && { title: type }),
		},
		...flagMarks(map, x + widthOf(`${words}  `, remarkSize), flagsEnd),
		...(which === ''
			? []
			: [text('header:which', 'label', width, nameSize, which, remarkSize, 'end')]),
	];
}

const offsetOf = (f: FieldPicture) => `+${f.offset}`;

function naturalWidth(f: FieldPicture, { size, pad, offsets }: Setting): number {
	const chars = Math.max(leastChars[f.name] ?? 0, f.text.length);
	const offset = offsets ? widthOf(` ${offsetOf(f)}`, field.offsetSize) : 0;
	const name = widthOf(f.name, field.nameSize) + offset;
	return Math.max(name, chars * widthOf('0', size)) + 2 * pad;
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
	setting: Setting,
): Mark[] {
	const lit: Mark[] = [];
	const texts: Mark[] = [];
	let x = 0;
	let separators = '';
	for (const { f, w } of row) {
		if (x > 0) separators += `M${round(x)} ${y}v${field.height}`;
		const hue = f.alarming ? 'hue-moving' : (hueOf[f.name] ?? 'hue-new');
		if (f.changed || f.alarming)
			lit.push(rect(`lit:${f.name}`, `lit ${hue}`, x, y, w, field.height, field.radius));
		texts.push(...fieldTexts(f, x, y, w, setting));
		x += w;
	}
	return [
		rect(`header:row:${index}`, 'frame quiet', 0, y, width, field.height, field.radius),
		path(`header:separators:${index}`, 'separator', separators),
		...lit,
		...texts,
	];
}

function fieldTexts(
	f: FieldPicture,
	x: number,
	y: number,
	w: number,
	{ size, pad, offsets }: Setting,
): Mark[] {
	const { name, text: value, changed } = f;
	const isNothing = value === '0' || value === 'nil';
	const hue = isNothing && !changed ? 'quiet' : (hueOf[name] ?? '');
	const role = `code value ${hue}${changed ? ' strong' : ''}`;
	const top = y + field.nameLine;
	const right = x + w - pad + 1;
	return [
		text(`field:${name}`, 'code quiet', x + pad, top, name, field.nameSize),
		text(`value:${name}`, role, x + pad, y + field.valueLine, value, size),
		...(offsets
			? [text(`offset:${name}`, 'offset', right, top, offsetOf(f), field.offsetSize, 'end')]
			: []),
	];
}
