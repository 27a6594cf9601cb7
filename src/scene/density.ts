// The density of a large table: one shape for all of its buckets, and a lens on those that are drawn below
// it. Where a table has doubled the lens is on two pages of it: the same one of each half.

import type { Density, TablePicture } from '#inspect/table.ts';
import { lane, plain, sansWidthOf, smallSize, slots } from './metrics.ts';
import { grouped } from './number.ts';
import { path, rect, round, text, type Mark } from './scene.ts';

/** Where the density of a lane stands. */
export interface Band {
	readonly left: number;
	readonly width: number;
	readonly y: number;
	/** Index from which on buckets belong to the Y half; Infinity: there are no halves. */
	readonly yFrom: number;
}

/** Height of the density, its lens and the words about it. */
export const densityHeight = lane.density + lane.lens;

/** Buckets that are drawn one after the other. */
interface Page {
	readonly first: number;
	readonly count: number;
}

/** The pages of a table that are drawn. */
function pagesOf({ chains }: TablePicture): Page[] {
	const pages: { first: number; count: number }[] = [];
	for (const { index } of chains) {
		const last = pages[pages.length - 1];
		if (last !== undefined && last.first + last.count === index) last.count++;
		else pages.push({ first: index, count: 1 });
	}
	return pages;
}

/** A large table: how full its buckets are, from left to right, and which of them are drawn below. */
export function densityMarks(table: TablePicture, density: Density, band: Band): Mark[] {
	const { left, width, y, yFrom } = band;
	const { addr } = table;
	const { live, evacuated } = density;
	const pages = pagesOf(table);
	const middle = Math.min(yFrom / table.length, 1) * live.length;
	const halves = [
		[0, middle],
		[middle, live.length],
	].filter(([from, to]) => to > from);
	return [
		rect(`density:back:${addr}`, 'track', left, y, width, lane.density, plain.radius),
		...(evacuated.length > 0
			? [path(`density:gone:${addr}`, 'hatched', area(evacuated, 1, band))]
			: []),
		...halves.map(([from, to], i) =>
			path(
				`density:${addr}:${i}`,
				i === 0 ? 'density' : 'density hue-y',
				area(live.slice(from, to), slots, {
					...band,
					left: left + (from / live.length) * width,
					width: ((to - from) / live.length) * width,
				}),
			),
		),
		...pages.flatMap((page, i) => lensMarks(table, page, i, pages.length, band)),
	];
}

/** The outline of numbers 0…most, one step each; equal neighbours are one step. */
function area(numbers: readonly number[], most: number, { left, width, y }: Band): string {
	const step = width / numbers.length;
	const bottom = y + lane.density;
	let d = `M${left} ${bottom}`;
	numbers.forEach((n, i) => {
		if (n === numbers[i - 1]) return;
		if (i > 0) d += `H${round(left + i * step)}`;
		d += `V${round(bottom - (n / most) * lane.density)}`;
	});
	return `${d}H${round(left + width)}V${bottom}Z`;
}

/** The frame around a page, the lines that lead from it to where it is drawn, and what it holds. */
function lensMarks(
	{ addr, length }: TablePicture,
	{ first, count }: Page,
	place: number,
	pages: number,
	{ left, width, y }: Band,
): Mark[] {
	const w = Math.max((count / length) * width, lane.leastLens);
	const x = left + Math.min((first / length) * width, width - w);
	const top = y - 2;
	const bottom = y + lane.density + 2;
	const end = y + lane.density + lane.lens;
	const of = `buckets ${range(first, count)} of ${grouped(length)}`;
	const share = width / pages;
	const room = { from: left + place * share, to: left + (place + 1) * share };
	const words = sansWidthOf(of, smallSize) <= share - smallSize ? of : range(first, count);
	const half = sansWidthOf(words, smallSize) / 2 + 2;
	const middle = Math.min(Math.max(x + w / 2, room.from + half), room.to - half);
	const way = (from: number, to: number) =>
		`M${round(from)} ${bottom}C${round(from)} ${bottom + lane.lens * 0.6} ${round(to)} ${end - lane.lens * 0.6} ${round(to)} ${end}`;
	return [
		rect(`lens:${addr}:${place}`, 'lens', x, top, w, bottom - top, plain.radius),
		...(pages === 1
			? [path(`lens:ways:${addr}`, 'lensWay', way(x, left) + way(x + w, left + width))]
			: []),
		text(
			`lens:words:${addr}:${place}`,
			'label halo',
			middle,
			end - lane.lens / 2 + smallSize / 2,
			words,
			smallSize,
			'middle',
		),
	];
}

const range = (first: number, count: number) => `${grouped(first)}–${grouped(first + count - 1)}`;
