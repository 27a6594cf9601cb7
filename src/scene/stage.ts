// The stage: the picture of a state, laid out for a box. From top to bottom: the header, the hash
// ribbon, the tables, the bytes of a bucket, the gauges. Pure: the same picture and box give the same
// scene.

import type { MapPicture, Picture } from '#inspect/picture.ts';
import { hasText } from './fit.ts';
import { layoutGauges } from './gauges.ts';
import { layoutHeader, type Region } from './header.ts';
import { field, nameSize, narrow, regionGap, strip, titleHeight, unfolding } from './metrics.ts';
import { ghostLane } from './ghost.ts';
import { laneGroup } from './lane.ts';
import { layoutRibbon } from './ribbon.ts';
import { group, rect, text, type Box, type GroupMark, type Scene } from './scene.ts';
import { layoutStrip } from './strip.ts';
import { fitOf, isWhole, naturalHeight, planOf, trimmed, type Plan } from './plan.ts';
import { layoutTables } from './tables.ts';
import type { LayoutUnfold } from './unfold.ts';

/** Lays out a picture. What unfolds the chosen slot is given by who has loaded it; the strip gives way to it. */
export function layoutStage(picture: Picture, box: Box, unfold?: LayoutUnfold | null): Scene {
	const { map } = picture;
	if (map === null || map.h === 0) return emptyStage(map !== null, box);
	const { width, height } = box;
	const all = planOf(map);
	const header = layoutHeader(map, width, whichOf(picture, map), box.expert ?? false);
	const hash = layoutRibbon(map, width);
	const gauges = layoutGauges(map.gauges, width);
	const above = header.height + hash.height + 2 * regionGap;
	const left = height === undefined ? undefined : height - above - gauges.height - regionGap;
	const unfolded = unfold && unfoldedRegion(map, box, left, unfold);
	const bytes =
		unfolded ?? (map.strip && layoutStrip(map.strip, addressOf(map), width, all.setting));
	const bytesHeight = bytes === null ? 0 : bytes.height + regionGap;
	const room = left ?? naturalHeight(width);
	const plan = trimmed(all, width, [room - bytesHeight, room]);
	const withStrip =
		bytes !== null && (left === undefined || hasRoomFor(bytesHeight, plan, width, left));
	const below: Region[] = withStrip ? [bytes, gauges] : [gauges];
	const tables = layoutTables(plan, {
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
		tables: {
			x: 0,
			y: above,
			w: width,
			h: tables.height,
			...tables.look,
			lens: tables.look.lens && { ...tables.look.lens, y: above + tables.look.lens.y },
		},
		label: labelOf(map),
	};
}

/** The chosen slot taken apart, if there is one, and room for it. */
function unfoldedRegion(
	{ unfolded, strip: bytes }: MapPicture,
	{ width, expert = false }: Box,
	left = Infinity,
	unfold: LayoutUnfold,
): Region | null {
	if (!unfolded || !bytes) return null;
	const height = Math.min(left * unfolding.most, left - strip.leastTables - regionGap);
	return unfold(unfolded, { width, height, expert, bucket: bytes.title });
}

/** The strip is shown if the reader asked for it, or if it costs the tables neither text nor size. */
function hasRoomFor(bytes: number, plan: Plan, width: number, left: number): boolean {
	const rest = left - bytes;
	if (rest < strip.leastTables) return false;
	if (plan.map.strip?.chosen) return true;
	const fit = fitOf(plan, width, rest);
	if (hasText(fit)) return isWhole(plan, fit, rest);
	const without = fitOf(plan, width, left);
	if (hasText(without) || width < narrow) return false;
	return fit.step >= Math.min(strip.leastStep, without.step);
}

/** Which of several maps it is. */
function whichOf({ maps }: Picture, { h }: MapPicture): string {
	const place = maps.findLastIndex((map) => map.h === h);
	return maps.length > 1 ? `map ${place + 1} of ${maps.length}` : '';
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

/** No map yet, or the nil map: the outline of what is not there, and what that means. */
function emptyStage(isNil: boolean, { width, height }: Box): Scene {
	const title = isNil ? 'nil map' : 'no map yet';
	const words = isNil
		? 'The variable holds no pointer: no header, no buckets. Reads find nothing, a write panics.'
		: 'The program has not made a map. When it does, its header appears here.';
	const ghost = ghostLane(0, width, title, words);
	const y = titleHeight + field.height + regionGap;
	const header = [
		text('header:title', 'name quiet', 0, nameSize, 'hmap', nameSize),
		rect('header:row:0', 'frame ghost', 0, titleHeight, width, field.height, field.radius),
	];
	const label = `${title}. ${words}`;
	const content = group('tables:content', '', 0, 0, [
		laneGroup(null, ghost.children, '', 0, label),
	]);
	return {
		width,
		height: Math.max(y + ghost.height, height ?? 0),
		marks: [
			group('header', 'header', 0, 0, header),
			group('tables', 'tables', 0, y, [content], { clip: { w: width, h: ghost.height } }),
		],
		tables: {
			x: 0,
			y,
			w: width,
			h: ghost.height,
			view: { zoom: 1, x: 0.5, y: 0.5 },
			contentWidth: width,
			contentHeight: ghost.height,
			parts: [],
			lens: null,
		},
		label,
	};
}
