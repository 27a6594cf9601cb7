// The plan: how a map's tables are drawn in the space there is. Of large tables it also says how many of the
// buckets around the one at hand are drawn: as many as have room for text.

import type { MapPicture } from '#inspect/picture.ts';
import type { TablePicture } from '#inspect/table.ts';
import { settingOf, type Setting } from './cell.ts';
import { densityHeight } from './density.ts';
import { chainsOf, fitTables, hasText, heightOf, mostHeight, type Fit, type Load } from './fit.ts';
import { lane, narrow } from './metrics.ts';
import type { View } from './scene.ts';

/** Where the tables may be drawn. */
export interface Space {
	readonly width: number;
	/** Absent: as high as it needs to be. */
	readonly height: number | undefined;
	readonly view: View | null;
}

/** Heights that the tables are fitted into where none is given. */
const natural = { wide: 330, narrow: 430 };
/** The height for which tables are laid out where none is given. */
export const naturalHeight = (width: number) => (width < narrow ? natural.narrow : natural.wide);

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
 * Of large tables, as many of the buckets that are looked at as can be drawn with text in one of the heights (the
 * first that will do), if need be seen in part; of others all.
 */
export function trimmed(plan: Plan, width: number, heights: readonly number[]): Plan {
	const { table } = plan.map;
	if (table?.density == null) return plan;
	const pages = lane.pages.map((size) => withPages(plan, table, size));
	const room = Math.max(...heights);
	for (const most of [...heights, mostHeight(room)]) {
		const page = pages.find((one) => {
			const fit = fitOf(one, width, Math.min(most, room));
			return hasText(fit) && isWhole(one, fit, most);
		});
		if (page !== undefined) return page;
	}
	return plan;
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

/** How the tables are drawn: fitted into the space, and as much larger as the view is zoomed. */
export function fitIn(plan: Plan, { width, height, view }: Space): Fit {
	const target = height ?? naturalHeight(width);
	const base = fitOf(plan, width, target);
	const zoom = view?.zoom ?? 1;
	if (zoom <= 1) return base;
	const room = (target - densitiesHeight(plan.map)) * zoom;
	return fitTables(plan.load, width * zoom, room, base.columns);
}

function loadOf(map: MapPicture, setting: Setting): Load {
	const lengths = (table: TablePicture | null) =>
		(table?.chains ?? []).map((chain) => chain.buckets.length);
	const table = lengths(map.table);
	return {
		table: chainsOf(table.length > 0 ? table : [1]),
		old: chainsOf(lengths(map.old)),
		doubling: isDoubling(map),
		keyChars: setting.keyChars,
		elemChars: setting.elemChars,
	};
}

function densitiesHeight(map: MapPicture): number {
	const tables = [map.table, map.old].filter((table) => table?.density != null);
	return tables.length * densityHeight;
}

/** Whether the growth under way is one to twice the size. */
export function isDoubling(map: MapPicture): boolean {
	return map.old !== null && map.table !== null && map.table.length > map.old.length;
}
