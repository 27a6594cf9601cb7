// The hash ribbon: the 64 bits of the key's hash, most significant first. The first eight are the
// tophash, the last B choose the bucket; while an entry moves, one bit decides between X and Y.

import type { HashPicture, MapPicture } from '#inspect/picture.ts';
import type { Region } from './header.ts';
import {
	baseline,
	cut,
	leastSize,
	monoWidth,
	nameSize,
	narrow,
	remarkSize,
	ribbon,
	titleHeight,
	widthOf,
} from './metrics.ts';
import { group, rect, round, text, type CharsMark, type Mark } from './scene.ts';
import { grouped } from './number.ts';

const bitCount = 64;
const topBits = 8;

/** The hash of the key at hand, or an empty ribbon. */
export function layoutRibbon(map: MapPicture, width: number): Region {
	const whole = placesOf(width, 1);
	const rows = whole.size < leastSize ? 2 : 1;
	const place = rows === 1 ? whole : placesOf(width, rows);
	const height = titleHeight + rows * ribbon.bitHeight + (rows - 1) * ribbon.rowGap;
	const { hash } = map;
	const children: Mark[] =
		hash === null ? [...emptyRibbon(place, width)] : [...drawHash(hash, place, width)];
	const label = hash === null ? 'No key has been hashed.' : labelOf(hash);
	return { group: group('ribbon', 'ribbon', 0, 0, children, { label }), height };
}

/** Where bits are: left edge, width and row of bit i, counted from the most significant. */
interface Places {
	readonly bitWidth: number;
	/** Size of the text. */
	readonly size: number;
	readonly x: (i: number) => number;
	readonly y: (i: number) => number;
}

function placesOf(width: number, rows: number): Places {
	const perRow = bitCount / rows;
	const bitWidth = (width - (perRow / 8 - 1) * ribbon.byteGap) / perRow;
	const rowHeight = ribbon.bitHeight + ribbon.rowGap;
	return {
		bitWidth,
		size: Math.min(ribbon.bitSize, (bitWidth - ribbon.bitGap) / monoWidth),
		x: (i) => (i % perRow) * bitWidth + Math.floor((i % perRow) / 8) * ribbon.byteGap,
		y: (i) => titleHeight + Math.floor(i / perRow) * rowHeight,
	};
}

/** The 64 bits as text, most significant first. */
function bitsOf(low: number, high: number): string {
	return (high >>> 0).toString(2).padStart(32, '0') + (low >>> 0).toString(2).padStart(32, '0');
}

function hexOf(low: number, high: number): string {
	return (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0');
}

function labelOf({ key, tophash, bits, index, decidingBit }: HashPicture): string {
	const moves = decidingBit < 0 ? '' : `Bit ${decidingBit} decides where the entry moves. `;
	return `Hash of ${key}. Tophash 0x${tophash.toString(16)}. ${moves}The low ${bits} bits select bucket ${index}.`;
}

function emptyRibbon(place: Places, width: number): Mark[] {
	const all = Array.from({ length: bitCount }, (_, i) => i);
	return [
		text('ribbon:title', 'name quiet', 0, nameSize, 'hash', nameSize),
		text(
			'ribbon:value',
			'label quiet',
			widthOf('hash ', nameSize) + 2,
			nameSize,
			width < narrow ? 'no key hashed' : 'no key is being hashed',
			remarkSize,
		),
		chars('bits', 'bit faint', all, '·'.repeat(bitCount), place),
	];
}

function drawHash(hash: HashPicture, place: Places, width: number): Mark[] {
	const { low, high, bits, decidingBit } = hash;
	const all = bitsOf(low, high);
	const isLow = (i: number) => i >= bitCount - bits;
	const decides = (i: number) => i === bitCount - 1 - decidingBit;
	const indices = Array.from({ length: bitCount }, (_, i) => i);
	const bitsMark = (id: string, role: string, test: (i: number) => boolean) => {
		const picked = indices.filter(test);
		return chars(id, role, picked, picked.map((i) => all[i]).join(''), place);
	};
	return [
		...words(hash, width),
		...capsules(hash, place),
		bitsMark('bits', 'bit quiet', (i) => i >= topBits && !isLow(i)),
		bitsMark('bits:top', 'bit strong hue-overflow', (i) => i < topBits),
		bitsMark('bits:low', 'bit strong hue-new', (i) => isLow(i) && !decides(i)),
		...(decidingBit < 0 ? [] : [bitsMark('bits:decide', 'bit strong hue-moving', decides)]),
	];
}

function capsules({ bits, decidingBit }: HashPicture, place: Places): Mark[] {
	const capsule = (id: string, hue: string, from: number, to: number) => {
		const x = place.x(from);
		const w = place.x(to) + place.bitWidth - x;
		return rect(id, `capsule ${hue}`, x, place.y(from), w, ribbon.bitHeight, 3);
	};
	const marks: Mark[] = [capsule('capsule:top', 'hue-overflow', 0, topBits - 1)];
	if (bits > 0) marks.push(capsule('capsule:low', 'hue-new', bitCount - bits, bitCount - 1));
	const deciding = bitCount - 1 - decidingBit;
	if (decidingBit >= 0) marks.push(capsule('capsule:decide', 'hue-moving', deciding, deciding));
	return marks;
}

/** Above the bits: the key, what the first bits are, and, at the right end, what the last ones choose. */
function words(hash: HashPicture, width: number): Mark[] {
	const { key, low, high } = hash;
	const gap = widthOf('  ', remarkSize);
	const top = hash.top < 5 ? `0x0${hash.top.toString(16)} + 5 = ` : '';
	const tophash = `0x${hash.tophash.toString(16).padStart(2, '0')}`;
	const [choices, nameFor] = [
		bucketWords(hash),
		(most: number) => `hash(${cut(key, most, nameSize)})`,
	];
	const keyWidth = Math.min(widthOf(key, nameSize), width / 3);
	const least = widthOf('hash()', nameSize) + keyWidth;
	const tops = [`tophash ${top}${tophash}`, `tophash ${tophash}`, tophash];
	// The longest wordings beside which the key has room.
	const pairs = choices.flatMap((right) => tops.map((left) => ({ left, right })));
	const needs = ({ left, right }: (typeof pairs)[number]) =>
		least + widthOf(left, remarkSize) + widthIn(right) + 2 * gap;
	const { left, right } = pairs.find((pair) => needs(pair) <= width) ?? pairs[pairs.length - 1];
	const spare = width - needs({ left, right });
	const name = nameFor(keyWidth + Math.max(spare, 0));
	const value = `= 0x${hexOf(low, high)}`;
	const nameWidth = widthOf(name, nameSize);
	const withValue = width - nameWidth - widthOf(left, remarkSize) - widthIn(right) - 3 * gap;
	const title = text('ribbon:title', 'name', 0, nameSize, name, nameSize);
	const marks: Mark[] = [name.includes(key) ? title : { ...title, title: key }];
	let x = nameWidth + gap / 2;
	if (withValue > widthOf(value, remarkSize)) {
		marks.push(text('ribbon:value', 'code quiet', x, nameSize, value, remarkSize));
		x += widthOf(value, remarkSize) + gap;
	}
	marks.push(text('words:top', 'code hue-overflow', x, nameSize, left, remarkSize));
	let end = width;
	for (const { id, role, text: content } of [...right].reverse()) {
		marks.push(text(id, role, end, nameSize, content, remarkSize, 'end'));
		end -= widthOf(`${content} `, remarkSize);
	}
	return marks;
}

interface Words {
	readonly id: string;
	readonly role: string;
	readonly text: string;
}

const widthIn = (parts: readonly Words[]) =>
	parts.reduce((sum, part) => sum + widthOf(`${part.text} `, remarkSize), 0);

/** What the low bits choose, in words: the longest wording first. */
function bucketWords({ low, bits, index, decidingBit }: HashPicture): Words[][] {
	const at = `bucket ${grouped(index)}`;
	const chosen = (wording: string, hue = 'hue-new') => ({
		id: 'words:low',
		role: `code ${hue}`,
		text: wording,
	});
	if (bits === 0) return [[chosen(`B = 0: ${at}`)], [chosen(at)]];
	if (decidingBit < 0) {
		const lead = `low ${bits} bit${bits > 1 ? 's' : ''}:`;
		const of = chosen(`${at} of ${grouped(2 ** bits)}`);
		return [[{ id: 'words:bits', role: 'code quiet', text: lead }, of], [of], [chosen(at)]];
	}
	const y = 2 ** decidingBit;
	const hue = index >= y ? 'hue-y' : 'hue-new';
	const way = chosen(
		index >= y ? `Y, ${at} = ${grouped(index - y)} + ${grouped(y)}` : `X, stays ${at}`,
		hue,
	);
	const bit = `bit ${decidingBit} is ${(low >>> decidingBit) & 1}:`;
	const decide = { id: 'words:decide', role: 'code hue-moving', text: bit };
	const short = chosen(`${index >= y ? 'Y' : 'X'}, ${at}`, hue);
	return [[decide, way], [way], [decide, short], [short]];
}

function chars(
	id: string,
	role: string,
	indices: readonly number[],
	content: string,
	place: Places,
): Mark {
	const dx = (place.bitWidth - widthOf('0', place.size)) / 2;
	const dy = ribbon.bitHeight / 2 + place.size * baseline;
	const mark: CharsMark = {
		kind: 'chars',
		id,
		role,
		xs: indices.map((i) => round(place.x(i) + dx)),
		ys: indices.map((i) => round(place.y(i) + dy)),
		text: content,
		size: round(place.size),
	};
	return mark;
}
