// The tables: the old lane while growing, the current one below it, and what joins them: the cursor
// nevacuate, and the fork from the old bucket in hand to the two new ones that take its entries. This
// region is what the reader can pan and zoom; only marks that can be seen are made.

import type { MapPicture } from '#inspect/picture.ts';
import type { TablePicture } from '#inspect/table.ts';
import { slotId, type Drawing } from './bucket.ts';
import { rowWidth, type Fit } from './fit.ts';
import { forkMarks } from './fork.ts';
import { ghostLane } from './ghost.ts';
import { laneGroup, layoutLane, type Lane, type Seen, type Spot } from './lane.ts';
import { lane, plain, smallSize, tight, widthOf } from './metrics.ts';
import { overlayMarks } from './overlays.ts';
import { fitIn, isDoubling, type Plan, type Space } from './plan.ts';
import {
	group,
	path,
	rect,
	text,
	type GroupMark,
	type Lens,
	type Mark,
	type Part,
	type Scene,
} from './scene.ts';
import { grouped } from './number.ts';

/** The region laid out at (0, 0). */
export interface Tables {
	readonly group: GroupMark;
	readonly height: number;
	readonly look: Omit<Scene['tables'], 'x' | 'y' | 'w' | 'h'>;
}

/** Marks this much outside of the region are still made, so that they glide in. */
const margin = 60;

/** The address as Go prints it: the header's fields have it as text. */
function addressOf(map: MapPicture, name: string): string {
	return map.fields.find((f) => f.name === name)?.text ?? '';
}

/** Lays out the tables of a map. */
export function layoutTables(plan: Plan, space: Space): Tables {
	const { map, setting } = plan;
	const { width } = space;
	const fit = fitIn(plan, space);
	const many = plan.load.table.length + plan.load.old.length > plain.many;
	const drawing: Drawing = {
		fit,
		setting,
		marks: new Map(map.marks.map((mark) => [slotId(mark), mark.mark])),
		shown: map.strip?.addr ?? 0,
		marked: new Set(map.marks.map(({ bucket }) => bucket)),
		many,
		look: JSON.stringify([fit, setting, many]),
	};
	const contentWidth = Math.max(rowWidth(fit), width);
	const placed = place(plan, drawing, width, contentWidth);
	const contentHeight = placed.height;
	const height = space.height ?? contentHeight;
	const action = placed.action / Math.max(contentHeight, 1);
	const view = space.view ?? { zoom: 1, x: 0.5, y: action };
	const dx = offset(view.x, contentWidth, width);
	const dy = offset(view.y, contentHeight, height);
	const seen: Seen = {
		left: -dx,
		width,
		top: -dy,
		from: -dy - margin,
		to: -dy + height + margin,
	};
	const content = group('tables:content', '', dx, dy, draw(map, drawing, placed, seen));
	const children: Mark[] = [content, ...scrollMarks(height, contentHeight, dy, width)];
	return {
		group: group('tables', 'tables', 0, 0, children, { clip: { w: width, h: height } }),
		height,
		look: {
			view,
			contentWidth,
			contentHeight,
			parts: placed.parts,
			lens: lensOf(map, dy + placed.top, { width, height }),
		},
	};
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

/** Where everything stands. */
interface Placed {
	readonly old: Lane | null;
	readonly table: Lane;
	/** Where the current table's lane begins. */
	readonly top: number;
	readonly height: number;
	/** Where the old bucket in hand is. */
	readonly oldSpot: Spot | null;
	/** Height at which the action is. */
	readonly action: number;
	readonly parts: readonly Part[];
}

function place(plan: Plan, drawing: Drawing, width: number, contentWidth: number): Placed {
	const { map } = plan;
	const old = map.old && oldLane(plan, map.old, drawing, width, contentWidth);
	const top = old === null ? 0 : old.height + lane.gap;
	const table = tableLane(plan, drawing, width, contentWidth);
	const oldSpot = old?.spot(map.hand.old) ?? null;
	const spot = table.spot(map.hand.table);
	return {
		old,
		table,
		top,
		height: top + table.height,
		oldSpot,
		action: actionOf(oldSpot, spot && { ...spot, y: top + spot.y }),
		parts: partsOf(
			{ role: 'hue-old', lane: old, y: 0, hand: oldSpot },
			{ role: 'hue-new', lane: table, y: top, hand: spot },
			contentWidth,
		),
	};
}

/** The marks that are in view. */
function draw(map: MapPicture, drawing: Drawing, placed: Placed, seen: Seen): Mark[] {
	const { old, table, top, oldSpot } = placed;
	const { fit } = drawing;
	const forks =
		oldSpot === null
			? { ways: [], bits: [] }
			: forkMarks(map, oldSpot, (index) => table.spot(index), top, fit);
	const below = { ...seen, top: seen.top - top, from: seen.from - top, to: seen.to - top };
	const groups: Mark[] = [
		laneGroup(map.table, table.marks(below), 'hue-new', top, tableLabel(map)),
	];
	if (map.old !== null && old !== null)
		groups.unshift(laneGroup(map.old, old.marks(seen), 'hue-old', 0, oldLabel(map, map.old)));
	// The ways lie below the buckets, but not below a density: its buckets are further down.
	const isDense = map.table?.density != null;
	return [
		...(isDense ? [] : forks.ways),
		...groups,
		...(isDense ? forks.ways : []),
		...(old === null ? [] : nevacuateMarks(map, old, seen)),
		...forks.bits,
		...overlayMarks(map, groups, fit),
		...cursorMarks(map, groups),
	];
}

interface LanePart {
	readonly role: string;
	readonly lane: Lane | null;
	readonly y: number;
	readonly hand: Spot | null;
}

/** The lanes and the buckets at hand, as the overview shows them. */
function partsOf(old: LanePart, table: LanePart, w: number): Part[] {
	const lanes = [old, table].flatMap(({ role, lane: one, y }) =>
		one === null ? [] : [{ role, x: 0, y: y + lane.title, w, h: one.height - lane.title }],
	);
	const hands = [old, table].flatMap(({ y, hand }) =>
		hand === null ? [] : [{ role: 'hand', x: hand.x, y: y + hand.y, w: hand.w, h: hand.h }],
	);
	return [...lanes, ...hands];
}

/** The lens of a large table if its density can be seen; `y` is where its lane begins in the window. */
function lensOf(
	{ table }: MapPicture,
	y: number,
	{ width, height }: { width: number; height: number },
): Lens | null {
	const top = y + lane.title;
	if (table?.density == null || top < 0 || top + lane.density > height) return null;
	const { chains, length, focus } = table;
	const place = { x: 0, y: top, w: width, h: lane.density };
	return { ...place, length, first: chains[0].index, count: chains.length / focus.length };
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
function isTight({ old }: MapPicture, width: number): boolean {
	return old !== null && width < tight;
}

function tableLane(
	{ map, load }: Plan,
	drawing: Drawing,
	width: number,
	contentWidth: number,
): Lane {
	const { table, old } = map;
	if (table === null) {
		const wording = 'buckets is nil: with B = 0 the only bucket is allocated by the first insert.';
		const { children, height } = ghostLane(0, width, 'no bucket yet', wording);
		return { height, marks: () => [...children], spot: () => null };
	}
	const n = table.length;
	return layoutLane(table, drawing, {
		name: 'buckets',
		role: 'new',
		address: isTight(map, width) ? '' : addressOf(map, 'buckets'),
		remark: n === 1 ? '1 bucket' : `${grouped(n)} buckets`,
		yFrom: isDoubling(map) && old !== null ? old.length : Infinity,
		hand: map.hand.table,
		chains: load.table,
		x: laneX(table, drawing.fit, contentWidth),
	});
}

function oldLane(
	{ map, load }: Plan,
	old: TablePicture,
	drawing: Drawing,
	width: number,
	contentWidth: number,
): Lane {
	return layoutLane(old, drawing, {
		name: 'oldbuckets',
		role: 'old',
		address: isTight(map, width) ? '' : addressOf(map, 'oldbuckets'),
		remark: progress(map, old),
		yFrom: Infinity,
		hand: map.hand.old,
		chains: load.old,
		x: laneX(old, drawing.fit, contentWidth),
	});
}

/** Lanes stand in the middle: an old bucket has its X bucket to the left below it, its Y bucket to the right. */
function laneX(table: TablePicture, fit: Fit, contentWidth: number): number {
	return (contentWidth - rowWidth(fit, table.chains.length)) / 2;
}

/** The cursor above the old bucket that is next in turn. */
function nevacuateMarks(map: MapPicture, old: Lane, seen: Seen): Mark[] {
	const spot = old.spot(map.nevacuate);
	if (spot === null) return [];
	const viewTop = Math.max(seen.top, 0);
	const x = spot.x + spot.w / 2;
	const y = spot.y - 2;
	const arrow = path('nevacuate', 'cursor hue-old', `M${x} ${y}l-4.5 -6h9z`);
	if (!spot.first || spot.y - lane.half < viewTop + lane.title) return [arrow];
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
