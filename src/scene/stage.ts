// The stage: the picture of a state, laid out for a box. From top to bottom: the header, the hash
// ribbon, the tables, the bytes of a bucket, the gauges. Pure: the same picture and box give the same
// scene.

import type { MapPicture, Picture } from '#inspect/picture.ts';
import { layoutGauges } from './gauges.ts';
import { layoutHeader, type Region } from './header.ts';
import { nameSize, regionGap, remarkSize, strip, titleHeight, widthOf } from './metrics.ts';
import { layoutRibbon } from './ribbon.ts';
import { group, rect, text, type Box, type GroupMark, type Scene } from './scene.ts';
import { layoutStrip } from './strip.ts';
import { isReadable, layoutTables } from './tables.ts';

/** Height of a stage without a map. */
const emptyHeight = 200;

/** Lays out a picture. */
export function layoutStage(picture: Picture, box: Box): Scene {
	const { map } = picture;
	if (map === null || map.h === 0) return emptyStage(map !== null, box);
	const { width, height } = box;
	const header = layoutHeader(map, width, box.expert ?? false);
	const hash = layoutRibbon(map, width);
	const gauges = layoutGauges(map.gauges, width);
	const bytes = map.strip && layoutStrip(map.strip, addressOf(map), width);
	const above = header.height + hash.height + 2 * regionGap;
	const left = height === undefined ? undefined : height - above - gauges.height - regionGap;
	const bytesHeight = bytes === null ? 0 : bytes.height + regionGap;
	const withStrip =
		bytes !== null && (left === undefined || hasRoomFor(bytesHeight, map, width, left));
	const below: Region[] = withStrip ? [bytes, gauges] : [gauges];
	const tables = layoutTables(map, {
		width,
		height:
			left === undefined
				? undefined
				: Math.max(left - (withStrip ? bytesHeight : 0), strip.leastTables),
		view: box.view ?? null,
	});
	const marks: GroupMark[] = [moved(header.group, 0), moved(hash.group, header.height + regionGap)];
	let y = above + tables.height + regionGap;
	marks.push(moved(tables.group, above));
	for (const region of below) {
		marks.push(moved(region.group, y));
		y += region.height + regionGap;
	}
	return {
		width,
		height: Math.max(y - regionGap, height ?? 0),
		marks,
		tables: { x: 0, y: above, w: width, h: tables.height, ...tables.look },
		label: labelOf(map),
	};
}

/** The strip is shown if the reader asked for it, or if it does not cost the tables their text. */
function hasRoomFor(bytes: number, map: MapPicture, width: number, left: number): boolean {
	if (map.strip?.chosen) return left - bytes >= strip.leastTables;
	if (left - bytes < strip.leastTables) return false;
	return isReadable(map, width, left - bytes) || !isReadable(map, width, left);
}

function moved(mark: GroupMark, y: number): GroupMark {
	return { ...mark, y };
}

function labelOf({ type, gauges, old, unreadable }: MapPicture): string {
	const { count, buckets } = gauges;
	const growing = old === null ? '' : `, growing from ${old.length} buckets`;
	const problem = unreadable === null ? '' : `; ${unreadable}`;
	return `${type}: ${count} entries, ${buckets} bucket${buckets === 1 ? '' : 's'}${growing}${problem}`;
}

/** The address of the bucket shown, as Go prints it: that of its table, and how far it is behind it. */
function addressOf(map: MapPicture): string {
	const { strip: bytes, fields } = map;
	if (bytes === null) return '';
	for (const [table, name] of [
		[map.table, 'buckets'],
		[map.old, 'oldbuckets'],
	] as const) {
		const base = fields.find((f) => f.name === name)?.text;
		if (table === null || base === undefined) continue;
		return `0x${(Number(base) + bytes.addr - table.addr).toString(16)}`;
	}
	return '';
}

/** No map yet, or the nil map: an empty frame and what that means. */
function emptyStage(isNil: boolean, { width, height = emptyHeight }: Box): Scene {
	const title = isNil ? 'nil map' : 'no map yet';
	const words = isNil
		? [
				'The variable holds no pointer: no header, no buckets.',
				'Reads find nothing. A write panics.',
			]
		: ['The program has not made a map.', 'Step on: makemap will draw the header here.'];
	const y = titleHeight + 10;
	const children = [
		rect('empty:frame', 'frame ghost', 0.5, 0.5, width - 1, height - 1, 8),
		text('empty:title', 'name quiet', width / 2, height / 2 - y, title, nameSize, 'middle'),
		...words.map((line, i) =>
			text(
				`empty:${i}`,
				'label',
				width / 2,
				height / 2 + i * titleHeight,
				line,
				Math.min(remarkSize + 1, (width / widthOf(line, 1)) * 1.15),
				'middle',
			),
		),
	];
	return {
		width,
		height,
		marks: [group('empty', 'empty', 0, 0, children, { label: `${title}. ${words.join(' ')}` })],
		tables: {
			x: 0,
			y: 0,
			w: width,
			h: height,
			view: { zoom: 1, x: 0.5, y: 0.5 },
			contentWidth: width,
			contentHeight: height,
		},
		label: `${title}. ${words.join(' ')}`,
	};
}
