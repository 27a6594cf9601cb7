// The hash ribbon: the 64 bits of the key's hash, most significant first. The first eight are the
// tophash, the last B choose the bucket; while an entry moves, one bit decides between X and Y.

import type { HashPicture, MapPicture } from '#inspect/picture.ts';
import type { Region } from './header.ts';
import {
	baseline,
	cut,
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
	const rows = width < narrow ? 2 : 1;
	const place = placesOf(width, rows);
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
	readonly x: (i: number) => number;
	readonly y: (i: number) => number;
}

function placesOf(width: number, rows: number): Places {
	const perRow = bitCount / rows;
	const bitWidth = (width - (perRow / 8 - 1) * ribbon.byteGap) / perRow;
	const rowHeight = ribbon.bitHeight + ribbon.rowGap;
	return {
		bitWidth,
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
	const right = bucketWords(hash);
	const needed = right[right.length - 1];
	const top = hash.top < 5 ? `0x0${hash.top.toString(16)} + 5 = ` : '';
	const tophash = `tophash ${top}0x${hash.tophash.toString(16).padStart(2, '0')}`;
	const all = (parts: readonly Words[]) =>
		parts.reduce((sum, part) => sum + widthOf(`${part.text} `, remarkSize), 0);
	const tophashWidth = widthOf(tophash, remarkSize) + gap;
	let free = width - all([needed]) - tophashWidth;
	const name = `hash(${cut(key, free - widthOf('hash() ', nameSize), nameSize)})`;
	free -= widthOf(name, nameSize) + gap;
	const shown = [needed];
	for (const part of right.slice(0, -1).reverse()) {
		if (free < all([part])) break;
		free -= all([part]);
		shown.unshift(part);
	}
	const value = `= 0x${hexOf(low, high)}`;
	const withValue = free > widthOf(value, remarkSize) + gap;
	const marks: Mark[] = [text('ribbon:title', 'name', 0, nameSize, name, nameSize)];
	let x = widthOf(name, nameSize) + gap / 2;
	if (withValue) {
		marks.push(text('ribbon:value', 'code quiet', x, nameSize, value, remarkSize));
		x += widthOf(value, remarkSize) + gap;
	}
	marks.push(text('words:top', 'code hue-overflow', x, nameSize, tophash, remarkSize));
	let end = width;
	for (const { id, role, text: content } of shown.reverse()) {
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

/** From what may be left out to what must be there. */
function bucketWords({ low, bits, index, decidingBit }: HashPicture): Words[] {
	const at = `bucket ${grouped(index)}`;
	if (bits === 0) return [{ id: 'words:low', role: 'code hue-new', text: `B = 0: ${at}` }];
	if (decidingBit < 0)
		return [
			{ id: 'words:bits', role: 'code quiet', text: `low ${bits} bit${bits > 1 ? 's' : ''}:` },
			{ id: 'words:low', role: 'code hue-new', text: `${at} of ${grouped(2 ** bits)}` },
		];
	const y = 2 ** decidingBit;
	const goesToY = index >= y;
	const bit = (low >>> decidingBit) & 1;
	return [
		{ id: 'words:decide', role: 'code hue-moving', text: `bit ${decidingBit} is ${bit}:` },
		{
			id: 'words:low',
			role: goesToY ? 'code hue-y' : 'code hue-new',
			text: goesToY ? `Y, ${at} = ${index - y} + ${y}` : `X, stays ${at}`,
		},
	];
}

function chars(
	id: string,
	role: string,
	indices: readonly number[],
	content: string,
	place: Places,
): Mark {
	const dx = (place.bitWidth - widthOf('0', ribbon.bitSize)) / 2;
	const dy = ribbon.bitHeight / 2 + ribbon.bitSize * baseline;
	const mark: CharsMark = {
		kind: 'chars',
		id,
		role,
		xs: indices.map((i) => round(place.x(i) + dx)),
		ys: indices.map((i) => round(place.y(i) + dy)),
		text: content,
		size: ribbon.bitSize,
	};
	return mark;
}
