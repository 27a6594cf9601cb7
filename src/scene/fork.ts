// The fork: from the old bucket in hand to the two new buckets that share its entries, X and Y. The bit that
// sends an entry down a way stands on it; the way that the last entry took is drawn bold.

import type { MapPicture } from '#inspect/picture.ts';
import { chainHeight, hasText, type Fit } from './fit.ts';
import type { Spot } from './lane.ts';
import { badge, baseline, lane } from './metrics.ts';
import { path, rect, text, type Mark } from './scene.ts';

/** From the old bucket in hand to the new buckets that take its entries; the bits on the ways lie above everything. */
export function forkMarks(
	map: MapPicture,
	from: Spot,
	spotOf: (index: number) => Spot | null,
	top: number,
	fit: Fit,
): { ways: Mark[]; bits: Mark[] } {
	const { old, evacuating, hand } = map;
	const marks = { ways: [] as Mark[], bits: [] as Mark[] };
	const chain = old?.chains.find(({ index }) => index === evacuating);
	if (old === null || chain === undefined || !hasText(fit)) return marks;
	const doubles = map.table !== null && map.table.length > old.length;
	const moving = map.marks.some(({ mark }) => mark === 'arrived');
	const ways = doubles ? [evacuating, evacuating + old.length] : [evacuating];
	ways.forEach((index, i) => {
		const spot = spotOf(index);
		if (spot === null) return;
		const taken = moving && hand.table === index ? ' taken' : '';
		const hue = i === 0 ? 'hue-new' : 'hue-y';
		const start = {
			x: from.x + from.w / 2,
			y: from.y + chainHeight(fit, chain.buckets.length) + 1,
		};
		const end = { x: spot.x + spot.w / 2, y: top + spot.y - 2 };
		const way = isBelow(i, start, end) ? aroundWay(start, end, fit) : directWay(start, end);
		marks.ways.push(path(`fork:${i}`, `fork ${hue}${taken}`, way.d));
		if (ways.length < 2) return;
		const { x, y } = way.badge;
		const r = badge.radius;
		marks.bits.push(
			rect(`fork:${i}:badge`, `badge ${hue}${taken}`, x - r, y - r, 2 * r, 2 * r, r),
			text(
				`fork:${i}:bit`,
				`code ${hue} strong`,
				x,
				y + badge.size * baseline,
				String(i),
				badge.size,
				'middle',
			),
		);
	});
	return marks;
}

interface Point {
	readonly x: number;
	readonly y: number;
}

interface Way {
	readonly d: string;
	readonly badge: Point;
}

/** The Y bucket stands below the X bucket: the way to it must go around that one. */
function isBelow(way: number, start: Point, end: Point): boolean {
	return way === 1 && Math.abs(end.x - start.x) < 1;
}

function directWay(start: Point, end: Point): Way {
	const bend = (end.y - start.y) * 0.6;
	const d = `M${start.x} ${start.y}C${start.x} ${start.y + bend} ${end.x} ${end.y - bend} ${end.x} ${end.y}`;
	// The point of the curve at 0.3: near its beginning, where the space between the lanes is.
	const badge = {
		x: start.x + 0.216 * (end.x - start.x),
		y: start.y + 0.367 * (end.y - start.y),
	};
	return { d, badge };
}

/** Down the gap between two columns of buckets. */
function aroundWay(start: Point, end: Point, { pitch }: Fit): Way {
	const x = start.x + pitch / 2;
	const r = Math.min(pitch / 4, 10);
	// In the space between the lanes, where no words are.
	const turn = start.y + lane.gap / 2;
	const back = end.y - lane.half / 2;
	const d = [
		`M${start.x} ${start.y}V${turn - r}q0 ${r} ${r} ${r}H${x - r}q${r} 0 ${r} ${r}`,
		`V${back - r}q0 ${r} ${-r} ${r}H${end.x + r}q${-r} 0 ${-r} ${r}V${end.y}`,
	].join('');
	return { d, badge: { x: x - r, y: turn } };
}
