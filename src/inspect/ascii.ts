// The picture as text: a figure of a map for a code review, a comment or a mail, in at most 100 columns. Pure:
// the same picture gives the same text.

import {
	emptyOne,
	emptyRest,
	evacuatedEmpty,
	evacuatedX,
	evacuatedY,
	minTopHash,
} from '#engine/runtime/classic/layout.ts';
import type { SlotMark } from './operation.ts';
import type { MapPicture, Picture } from './picture.ts';
import { grouped } from './sentence.ts';
import type { BucketPicture, ChainPicture, SlotPicture, TablePicture } from './table.ts';

const columns = 100;
/** Between two buckets that stand side by side. */
const gap = '   ';
const more = '…';
/** Characters of the operand that are shown beside its hash. */
const mostOperand = 60;

/** What stands in the place of a tophash below minTopHash. */
const signs: Readonly<Record<number, string>> = {
	[emptyRest]: '..',
	[emptyOne]: '--',
	[evacuatedX]: '>X',
	[evacuatedY]: '>Y',
	[evacuatedEmpty]: '>.',
};

/** What the operation at hand did with a slot, and what that means. */
const markSigns: Readonly<Record<SlotMark, readonly [sign: string, means: string]>> = {
	wrongTophash: ['x', 'another tophash'],
	sameTophash: ['?', 'the same tophash'],
	wrongKey: ['!', 'another key'],
	match: ['=', 'the key'],
	chosen: ['+', 'the slot to take'],
	inserted: ['*', 'written'],
	updated: ['*', 'written'],
	cleared: ['*', 'written'],
	marked: ['*', 'written'],
	arrived: ['<', 'moved here'],
	left: ['>', 'moved from here'],
	settled: ['<', 'moved here'],
	passed: ['x', 'passed over'],
	yielded: ['@', 'given to the loop'],
};

/** The figure: the header, the key's hash, the tables with their slots, what the signs mean, and the caption. */
export function asciiFigure({ map }: Picture, caption: readonly string[]): string {
	const parts = map === null || map.h === 0 ? [[nothing(map)]] : figureOf(map);
	return `${[...parts, caption.flatMap(wrap)].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function nothing(map: MapPicture | null): string {
	return map === null ? 'no map yet' : 'nil map: no header, no buckets';
}

function figureOf(map: MapPicture): string[][] {
	const marks = new Map(map.marks.map(({ bucket, slot, mark }) => [`${bucket}:${slot}`, mark]));
	const parts = [headerOf(map)];
	if (map.hash) parts.push(hashOf(map.hash));
	const nevacuate = `nevacuate = ${map.nevacuate}`;
	if (map.old) parts.push(tableOf('oldbuckets', map.old, nevacuate, marks));
	if (map.table) parts.push(tableOf('buckets', map.table, '', marks));
	const legend = legendOf(map);
	if (legend.length > 0) parts.push(legend);
	return parts;
}

function headerOf({ type, fields, unreadable }: MapPicture): string[] {
	const words = fields.map(({ name, text, changed }) => `${name}${changed ? '*' : ''} ${text}`);
	const problem = unreadable === null ? [] : wrap(unreadable);
	return [type, ...fill(words, ' | '), ...problem];
}

function hashOf({ key, low, high, bits, index, tophash }: NonNullable<MapPicture['hash']>) {
	const hex = (half: number) => (half >>> 0).toString(16).padStart(8, '0');
	const words = [
		`hash(${clip(key, mostOperand)}) = 0x${hex(high)}${hex(low)}:`,
		`tophash ${tophash.toString(16).padStart(2, '0')},`,
		`low ${bits} bits: bucket ${index}`,
	];
	return fill(words, ' ');
}

type Marks = ReadonlyMap<string, SlotMark>;

/** A table: as many buckets side by side as there is room for, their overflow buckets below them. */
function tableOf(name: string, table: TablePicture, remark: string, marks: Marks): string[] {
	const { length } = table;
	const title = `${name}[${length}]  ${remark}`.trimEnd();
	const chains = table.chains.filter(hasText);
	const blocks = chains.map((chain) => blockOf(chain, marks));
	const width = Math.max(1, ...blocks.flat().map((line) => line.length));
	const across = Math.max(1, Math.floor((columns + gap.length) / (width + gap.length)));
	const lines = [title];
	for (let i = 0; i < blocks.length; i += across)
		lines.push(...sideBySide(blocks.slice(i, i + across), width), '');
	const hidden = length - chains.length;
	if (hidden > 0) lines.push(`${more} and ${grouped(hidden)} buckets more`);
	return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Of large tables, only buckets near the action are given with the text of their entries. */
function hasText({ buckets }: ChainPicture): boolean {
	return buckets.every(({ slots }) =>
		slots.every(({ t, key }) => t < minTopHash || key !== undefined),
	);
}

function sideBySide(blocks: readonly (readonly string[])[], width: number): string[] {
	const height = Math.max(...blocks.map(({ length }) => length));
	return Array.from({ length: height }, (_, row) =>
		blocks
			.map((block) => (block[row] ?? '').padEnd(width))
			.join(gap)
			.trimEnd(),
	);
}

/** The lines of a chain: its index, and the slots of its buckets. */
function blockOf({ index, buckets }: ChainPicture, marks: Marks): string[] {
	const keyWidth = Math.max(
		...buckets.flatMap(({ slots }) => slots.map(({ key = '' }) => key.length)),
	);
	const lines = buckets.map((bucket, i) => [
		i === 0 ? `[${index}]` : ' -> overflow',
		...slotsOf(bucket, keyWidth, marks),
	]);
	return lines.flat();
}

function slotsOf({ addr, slots }: BucketPicture, keyWidth: number, marks: Marks): string[] {
	return slots.map((slot, i) => {
		const mark = marks.get(`${addr}:${i}`);
		const line = `${mark ? markSigns[mark][0] : ' '} ${slotText(slot, keyWidth)}`.trimEnd();
		return clip(line, columns);
	});
}

/** `f9  17: 289`; what is stale is in brackets. */
function slotText({ t, key, elem, stale }: SlotPicture, keyWidth: number): string {
	const sign = signs[t] ?? t.toString(16).padStart(2, '0');
	if (key === undefined) return sign;
	const elemText = elem === undefined ? '' : `: ${elem}`;
	const entry = `${key.padStart(keyWidth)}${elemText}`;
	return `${sign} ${stale ? `(${entry.trim()})` : entry}`;
}

/** The signs that the figure uses. */
function legendOf({ marks, table, old, fields }: MapPicture): string[] {
	const slots = [table, old].flatMap((one) => slotsIn(one));
	const used = new Map<string, string>();
	if (slots.some(({ t }) => t === emptyRest)) used.set(signs[emptyRest], 'empty, nothing follows');
	if (slots.some(({ t }) => t === emptyOne)) used.set(signs[emptyOne], 'empty');
	if (slots.some(({ t }) => t > emptyOne && t < minTopHash)) used.set('>X >Y >.', 'evacuated');
	if (slots.some(({ stale }) => stale)) used.set('( )', 'stale bytes');
	if (fields.some(({ changed }) => changed)) used.set('*', 'written');
	for (const { mark } of marks) used.set(...markSigns[mark]);
	return fill(
		[...used].map(([sign, means]) => `${sign} ${means}`),
		' | ',
	);
}

function slotsIn(table: TablePicture | null): SlotPicture[] {
	return (table?.chains ?? []).flatMap(({ buckets }) => buckets.flatMap(({ slots }) => slots));
}

function clip(text: string, width: number): string {
	return text.length > width ? `${text.slice(0, width - 1)}${more}` : text;
}

/** Breaks a text at spaces; a longer word, such as a link, stays whole. */
function wrap(text: string): string[] {
	return fill(text.split(/\s+/).filter(Boolean), ' ');
}

/** Puts items into lines that are no longer than the figure is wide. */
function fill(items: readonly string[], between: string): string[] {
	const lines: string[] = [];
	for (const item of items) {
		const longer = `${lines.at(-1)}${between}${item}`;
		if (lines.length === 0 || longer.length > columns) lines.push(item);
		else lines[lines.length - 1] = longer;
	}
	return lines;
}
