// The ways of the pointers of an unfolded slot. A way leaves its leaf downwards and turns in the space below the row,
// where each has a lane of its own. One that leads past a row goes down at the left edge, on a rail of its own.

import type { Leaf } from '#inspect/unfold.ts';
import { unfolding as size } from './metrics.ts';
import { round } from './scene.ts';
import type { Strip } from './unfold-rows.ts';

/** The way of a pointer. */
export interface Route {
	readonly leaf: Leaf;
	/** The piece that the leaf is in, its row, and the middle of the leaf. */
	readonly from: { readonly piece: number; readonly row: number; readonly x: number };
	/** The row of the piece that it leads to, and where its strip begins. */
	readonly to: { readonly row: number; readonly x: number };
	/** Index of the rail, counted from the left edge; -1: it leads to the next row. */
	readonly rail: number;
}

/** The ways, and the space that they need. */
export interface Routes {
	readonly ways: readonly Route[];
	/** Height of the space below each row. */
	readonly gaps: readonly number[];
	/** Width of the rails. */
	readonly gutter: number;
	/** From the top of row `row`'s gap to the lane in which a way turns there. */
	lane(way: Route, row: number): number;
}

/** The ways between pieces; those that lead up, to what stands above, are not drawn. */
export function routes(rows: readonly (readonly Strip[])[]): Routes {
	const firsts = new Map<number, { row: number; x: number }>();
	rows.forEach((row, r) =>
		row.forEach(({ piece, isFirst, x }) => isFirst && firsts.set(piece, { row: r, x })),
	);
	const ways: Route[] = [];
	let rails = 0;
	rows.forEach((row, r) =>
		row.forEach(({ piece, cells, x: left }) =>
			cells.forEach(({ leaf, x, w }) => {
				const to = leaf.to < 0 ? undefined : firsts.get(leaf.to);
				if (to === undefined || to.row <= r) return;
				const from = { piece, row: r, x: left + size.indent + x + w / 2 };
				ways.push({ leaf, from, to, rail: to.row === r + 1 ? -1 : rails++ });
			}),
		),
	);
	const lanes = rows.map((_, r) => lanesOf(ways, r));
	return {
		ways,
		gaps: lanes.map(({ length }) => size.rowGap + length * size.lane),
		gutter: rails * size.rail,
		lane: (way, row) => size.rowGap / 2 + lanes[row].indexOf(way) * size.lane,
	};
}

/** The ways that turn below a row, upper lanes first, so that few of them cross. */
function lanesOf(ways: readonly Route[], row: number): Route[] {
	const here = ways.filter(
		({ from, to, rail }) => from.row === row || (rail >= 0 && to.row === row + 1),
	);
	const startOf = (way: Route) => (way.from.row === row ? way.from.x : 0);
	const goesLeft = (way: Route) =>
		way.from.row === row && (way.rail >= 0 || way.to.x <= way.from.x);
	const left = here.filter(goesLeft).sort((a, b) => startOf(a) - startOf(b));
	const right = here.filter((way) => !goesLeft(way)).sort((a, b) => startOf(b) - startOf(a));
	return [...left, ...right];
}

/** Heights that a way goes along. */
interface Levels {
	/** Lower edges of the cells of the rows. */
	readonly bottoms: readonly number[];
	/** Middle of the cells that it leads to. */
	readonly end: number;
}

/** The line of a way, with its head. */
export function lineOf(way: Route, { lane, gutter }: Routes, { bottoms, end }: Levels): string {
	const { from, to, rail } = way;
	const laneAt = (row: number) => round(bottoms[row] + lane(way, row));
	const tip = round(gutter + to.x + size.indent - 1);
	const down = round(gutter + to.x + size.arrow);
	const past = rail < 0 ? '' : `V${laneAt(from.row)}H${round((rail + 0.5) * size.rail)}`;
	const head = `M${tip - size.arrow} ${end - size.arrow}L${tip} ${end}L${tip - size.arrow} ${end + size.arrow}`;
	const turn = laneAt(to.row - 1);
	return `M${round(gutter + from.x)} ${bottoms[from.row]}${past}V${turn}H${down}V${end}H${tip}${head}`;
}
