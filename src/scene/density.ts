// The density of a large table: one shape for all of its buckets, and a lens on those drawn below it.

import type { TablePicture } from '#inspect/table.ts';
import { lane, plain, smallSize } from './metrics.ts';
import { grouped } from './number.ts';
import { path, rect, text, type Mark } from './scene.ts';

/** A large table: how full its buckets are, from left to right, and which of them are drawn below. */
export function densityMarks(
	table: TablePicture,
	density: readonly number[],
	left: number,
	width: number,
	y: number,
): Mark[] {
	const step = width / density.length;
	const bottom = y + lane.density;
	const steps = density.map(
		(full, i) => `V${bottom - (full / 8) * lane.density}H${left + (i + 1) * step}`,
	);
	const shape = `M${left} ${bottom}${steps.join('')}V${bottom}Z`;
	const first = table.chains[0]?.index ?? 0;
	const lensX = left + (first / table.length) * width;
	const lensW = Math.max((table.chains.length / table.length) * width, 2);
	return [
		rect(`density:back:${table.addr}`, 'track', left, y, width, lane.density, plain.radius),
		path(`density:${table.addr}`, 'density hue-new', shape),
		rect(`lens:${table.addr}`, 'lens', lensX, y - 2, lensW, lane.density + 4, plain.radius),
		text(
			`lens:words:${table.addr}`,
			'label halo',
			Math.min(lensX + lensW + 5, left + width - 130),
			y + 12,
			`buckets ${grouped(first)} – ${grouped(first + table.chains.length - 1)} below`,
			smallSize,
		),
	];
}
