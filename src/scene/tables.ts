// The tables: the old lane while growing, the current one below it, and what joins them: the cursor
// nevacuate, and the fork from the old bucket in hand to the two new ones that take its entries. This
// region is what the reader can pan and zoom; only marks that can be seen are made.

import type { MapPicture } from '#inspect/picture.ts';
import type { TablePicture } from '#inspect/table.ts';
import { slotId, type Drawing } from './bucket.ts';
import { settingOf, type Setting } from './cell.ts';
import { densityHeight } from './density.ts';
import { fitTables, hasText, heightOf, mostHeight, type Fit, type Load } from './fit.ts';
import { forkMarks } from './fork.ts';
import { ghostLane } from './ghost.ts';
import { laneGroup, layoutLane, type Lane, type LaneOptions, type Spot } from './lane.ts';
import { overlayMarks } from './overlays.ts';
import { lane, narrow, plain, smallSize, tight, widthOf } from './metrics.ts';
import {
	group,
	path,
	rect,
	text,
	type GroupMark,
	type Mark,
	type Scene,
	type View,
} from './scene.ts';
import { grouped } from './number.ts';

/** Where the tables may be drawn. */
export interface Space {
	readonly width: number;
	/** Absent: as high as it needs to be. */
	readonly height: number | undefined;
	readonly view: View | null;
}

/** The region laid out at (0, 0). */
export interface Tables {
	readonly group: GroupMark;
	readonly height: number;
	readonly look: Pick<Scene['tables'], 'view' | 'contentWidth' | 'contentHeight'>;
}

/** Heights that the tables are fitted into where none is given. */
const natural = { wide: 330, narrow: 430 };
const naturalHeight = (width: number) => (width < narrow ? natural.narrow : natural.wide);

/** Marks this much outside of the region are still made, so that they glide in. */
const margin = 60;

/** The address as Go prints it: the header's fields have it as text. */
function addressOf(map: MapPicture, name: string): string {
	return map.fields.find((f) => f.name === name)?.text ?? '';
}

/** A map's tables and what is known of them before they are laid out. */
export interface Plan {
	readonly map: MapPicture;
	readonly setting: Setting;
	readonly load: Load;
}

/** Measures what there is to draw. */
export function planOf(map: MapPicture): Plan {
	const setting = settingOf(map);
	return { map, setting, load: loadOf(map, setting) };
}

/**
 * Of large tables, as many of the buckets that are looked at as can be drawn with text in the space; of others all.
 */
export function trimmed(plan: Plan, width: number, height: number | undefined): Plan {
	const { table } = plan.map;
	if (table?.density == null) return plan;
	const room = height ?? naturalHeight(width);
	const pages = lane.pages.map((size) => withPages(plan, table, size));
	const withText = (most: number) =>
		pages.find((page) => {
			const fit = fitOf(page, width, room);
			return hasText(fit) && isWhole(page, fit, most);
		});
	return withText(room) ?? withText(mostHeight(room)) ?? plan;
}

function withPages({ map, setting }: Plan, table: TablePicture, size: number): Plan {
	const old = map.old && pageOf(map.old, size / table.focus.length);
	const part = { ...map, table: pageOf(table, size), old };
	return { map: part, setting, load: loadOf(part, setting) };
}

/** The table with only `size` chains, those around its focus. */
function pageOf(table: TablePicture, size: number): TablePicture {
	const each = size / table.focus.length;
	const pages = new Set(table.focus.map((i) => Math.floor(i / each)));
	const chains = table.chains.filter(({ index }) => pages.has(Math.floor(index / each)));
	return { ...table, chains };
}

/** How the tables are drawn in `height` pixels. */
export function fitOf({ map, load }: Plan, width: number, height: number): Fit {
	return fitTables(load, width, height - densitiesHeight(map));
}

/** Whether all of the tables can be seen in `height` pixels when they are drawn so. */
export function isWhole({ map, load }: Plan, fit: Fit, height: number): boolean {
	return heightOf(fit, load) <= height - densitiesHeight(map);
}

/** Lays out the tables of a map. */
export function layoutTables(plan: Plan, space: Space): Tables {
	const { map, setting } = plan;
	const { width } = space;
	const fit = fitIn(plan, space);
	const drawing: Drawing = {
		fit,
		setting,
		marks: new Map(map.marks.map((mark) => [slotId(mark), mark.mark])),
		shown: map.strip?.addr ?? 0,
		many: plan.load.table.length + plan.load.old.length > plain.many,
	};
	const contentWidth = Math.max(fit.columns * fit.pitch - (fit.pitch - fit.width), width);
	const all = { left: 0, width, contentWidth, from: -Infinity, to: Infinity };
	// Without buckets: where everything stands.
	const outline = draw(map, drawing, { ...all, from: Infinity, to: -Infinity });
	const contentHeight = outline.height;
	const height = space.height ?? contentHeight;
	const view = space.view ?? { zoom: 1, x: 0.5, y: outline.action / Math.max(contentHeight, 1) };
	const dx = offset(view.x, contentWidth, width);
	const dy = offset(view.y, contentHeight, height);
	const partly = contentHeight > height || contentWidth > width;
	const inView = { ...all, left: -dx, from: -dy - margin, to: -dy + height + margin };
	const seen = draw(map, drawing, partly ? inView : all);
	const content = group('tables:content', '', dx, dy, seen.marks);
	const children: Mark[] = [content, ...scrollMarks(height, contentHeight, dy, width)];
	return {
		group: group('tables', 'tables', 0, 0, children, { clip: { w: width, h: height } }),
		height,
		look: { view, contentWidth, contentHeight },
	};
}

/** How the tables are drawn: fitted into the space, and as much larger as the view is zoomed. */
function fitIn(plan: Plan, { width, height, view }: Space): Fit {
	const target = height ?? naturalHeight(width);
	const base = fitOf(plan, width, target);
	const zoom = view?.zoom ?? 1;
	if (zoom <= 1) return base;
	const room = (target - densitiesHeight(plan.map)) * zoom;
	return fitTables(plan.load, width * zoom, room, base.columns);
}

/** Where content begins so that share `at` of it is in the middle of the space, without gaps at its ends. */
function offset(at: number, content: number, space: number): number {
	if (content <= space) return 0;
	return Math.round(Math.min(Math.max(space / 2 - at * content, space - content), 0));
}

/** A thin thumb at the right edge: how much of the tables is seen. */
function scrollMarks(height: number, content: number, dy: number, width: number): Mark[] {
	if (content <= height) return [];
	const h = (height / content) * height;
	return [rect('thumb', 'thumb', width + 1, (-dy / content) * height, 3, h, 1.5)];
}

function loadOf(map: MapPicture, setting: Setting): Load {
	const lengths = (table: TablePicture | null) =>
		(table?.chains ?? []).map((chain) => chain.buckets.length);
	const table = lengths(map.table);
	return {
		table: table.length > 0 ? table : [1],
		old: lengths(map.old),
		doubling: isDoubling(map),
		keyChars: setting.keyChars,
		elemChars: setting.elemChars,
	};
}

function densitiesHeight(map: MapPicture): number {
	const tables = [map.table, map.old].filter((table) => table?.density != null);
	return tables.length * densityHeight;
}

function isDoubling(map: MapPicture): boolean {
	return map.old !== null && map.table !== null && map.table.length > map.old.length;
}

/** What part of the lanes is drawn. */
interface Seen {
	readonly left: number;
	readonly width: number;
	readonly contentWidth: number;
	readonly from: number;
	readonly to: number;
}

interface Drawn {
	readonly marks: readonly Mark[];
	readonly height: number;
	/** Height at which the action is. */
	readonly action: number;
}

function draw(map: MapPicture, drawing: Drawing, seen: Seen): Drawn {
	const old = map.old && drawOld(map, map.old, drawing, seen);
	const top = old === null ? 0 : old.height + lane.gap;
	const table = drawTable(map, drawing, seen, top);
	const oldSpot = old?.spot(map.hand.old) ?? null;
	const spot = table.spot(map.hand.table);
	const forks =
		oldSpot === null
			? { below: [], above: [] }
			: forkMarks(map, oldSpot, (index) => table.spot(index), top, drawing.fit);
	const groups: Mark[] = [laneGroup(map.table, table, 'hue-new', top, tableLabel(map))];
	if (map.old !== null && old !== null)
		groups.unshift(laneGroup(map.old, old, 'hue-old', 0, oldLabel(map, map.old)));
	return {
		marks: [
			...forks.below,
			...groups,
			...(old === null ? [] : nevacuateMarks(map, old, seen)),
			...forks.above,
			...overlayMarks(map, groups, drawing.fit),
			...cursorMarks(map, groups),
		],
		height: top + table.height,
		action: actionOf(oldSpot, spot && { ...spot, y: top + spot.y }),
	};
}

/** The height to look at: the bucket at hand; of a move between tables the end of the one and the beginning of the other. */
function actionOf(old: Spot | null, table: Spot | null): number {
	if (old !== null && table !== null) return (old.y + old.h / 2 + table.y + table.h / 2) / 2;
	const spot = table ?? old;
	return spot === null ? 0 : spot.y + spot.h / 2;
}

function tableLabel({ table }: MapPicture): string {
	return table === null ? 'buckets: none yet' : `buckets: ${table.length} buckets`;
}

function oldLabel(map: MapPicture, old: TablePicture): string {
	return `oldbuckets: ${old.length} buckets, ${progress(map, old)}`;
}

/** How far the evacuation has come. */
function progress({ evacuating }: MapPicture, old: TablePicture): string {
	const chain = old.chains.find(({ index }) => index === evacuating);
	const done = old.evacuated - (chain?.evacuated ? 1 : 0);
	const inHand = chain === undefined ? 0 : 1;
	return [
		`${grouped(done)} evacuated`,
		...(inHand > 0 ? ['1 in hand'] : []),
		`${grouped(old.length - done - inHand)} to go`,
	].join(' · ');
}

/** Where the stage is narrow, the fork has no room beside addresses. */
function isTight({ old }: MapPicture, { width }: Seen): boolean {
	return old !== null && width < tight;
}

function drawTable(map: MapPicture, drawing: Drawing, seen: Seen, top: number): Lane {
	const { table, old } = map;
	if (table === null) {
		const wording = 'buckets is nil: with B = 0 the only bucket is allocated by the first insert.';
		return { ...ghostLane(seen.left, seen.width, 'no bucket yet', wording), spot: () => null };
	}
	const n = table.length;
	return layoutLane(table, drawing, {
		...seen,
		name: 'buckets',
		role: 'new',
		address: isTight(map, seen) ? '' : addressOf(map, 'buckets'),
		remark: n === 1 ? '1 bucket' : `${grouped(n)} buckets`,
		yFrom: isDoubling(map) && old !== null ? old.length : Infinity,
		hand: map.hand.table,
		titleY: old === null ? Math.max(0, seen.from + margin) : 0,
		x: laneX(table, drawing.fit, seen.contentWidth),
		from: seen.from - top,
		to: seen.to - top,
	});
}

function drawOld(map: MapPicture, old: TablePicture, drawing: Drawing, seen: Seen): Lane {
	const options: LaneOptions = {
		...seen,
		name: 'oldbuckets',
		role: 'old',
		address: isTight(map, seen) ? '' : addressOf(map, 'oldbuckets'),
		remark: progress(map, old),
		yFrom: Infinity,
		hand: map.hand.old,
		titleY: 0,
		x: laneX(old, drawing.fit, seen.contentWidth),
	};
	return layoutLane(old, drawing, options);
}

/** Lanes stand in the middle: an old bucket has its X bucket to the left below it, its Y bucket to the right. */
function laneX(table: TablePicture, fit: Fit, contentWidth: number): number {
	const columns = Math.min(fit.columns, table.chains.length);
	return (contentWidth - (columns * fit.pitch - (fit.pitch - fit.width))) / 2;
}

/** The cursor above the old bucket that is next in turn. */
function nevacuateMarks(map: MapPicture, old: Lane, seen: Seen): Mark[] {
	const spot = old.spot(map.nevacuate);
	if (spot === null) return [];
	const x = spot.x + spot.w / 2;
	const y = spot.y - 2;
	const arrow = path('nevacuate', 'cursor hue-old', `M${x} ${y}l-4.5 -6h9z`);
	if (!spot.first) return [arrow];
	const words = `nevacuate = ${grouped(map.nevacuate)}`;
	const toRight = x + 9 + widthOf(words, smallSize) < seen.left + seen.width;
	return [
		arrow,
		text(
			'nevacuate:words',
			'code hue-old',
			toRight ? x + 9 : x - 9,
			y - 2,
			words,
			smallSize,
			toRight ? 'start' : 'end',
		),
	];
}

/** A ring around the slot that the last event is about. */
function cursorMarks(map: MapPicture, lanes: readonly Mark[]): Mark[] {
	const { cursor } = map;
	if (cursor === null) return [];
	for (const table of lanes) {
		if (table.kind !== 'group') continue;
		for (const b of table.children) {
			if (b.kind !== 'group' || b.bucket?.addr !== cursor.bucket) continue;
			const { x, y, w, h, step } = b.bucket;
			return [
				rect(
					'cursor',
					'ring',
					table.x + b.x + x - 2,
					table.y + b.y + y + cursor.slot * step - 2,
					w + 4,
					h + 4,
					4.5,
				),
			];
		}
	}
	return [];
}
