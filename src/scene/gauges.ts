// The gauges: how near the map is to growing. Entries per bucket against 6.5, overflow buckets against
// their limit, and how long the chains are.

import type { Gauges } from '#inspect/picture.ts';
import type { Region } from './header.ts';
import { gauge as size, remarkSize, sansWidthOf } from './metrics.ts';
import { group, rect, text, type Mark } from './scene.ts';
import { grouped } from './number.ts';

/** A bar that fills up to a limit. */
interface Bar {
	readonly id: string;
	readonly hue: string;
	/** What it measures, and a shorter word for it. */
	readonly name: string;
	readonly short: string;
	/** The value: the first that has room is shown. */
	readonly words: readonly string[];
	readonly value: number;
	readonly limit: number;
}

/** Load, overflow buckets and chain lengths, side by side where there is room. */
export function layoutGauges(gauges: Gauges, width: number): Region {
	const bars = barsOf(gauges);
	const count = bars.length + 1;
	const gap = width >= count * size.least + (count - 1) * size.gap ? size.gap : size.narrowGap;
	const w = (width - (count - 1) * gap) / count;
	const at = (i: number) => ({ x: i * (w + gap), y: 0 });
	const children = [
		...bars.flatMap((bar, i) => drawBar(bar, at(i).x, at(i).y, w)),
		...drawChains(gauges.chains, at(bars.length).x, at(bars.length).y, w),
	];
	return {
		group: group('gauges', 'gauges', 0, 0, children, { label: labelOf(gauges) }),
		height: size.height,
	};
}

function barsOf({ count, buckets, loadCapacity, noverflow, overflowLimit }: Gauges): Bar[] {
	return [
		buckets === 1
			? {
					id: 'load',
					hue: 'hue-new',
					name: 'entries',
					short: 'entries',
					words: [
						`${count} of ${loadCapacity} · grows at ${loadCapacity + 1}`,
						`${count} of ${loadCapacity}`,
					],
					value: count,
					limit: loadCapacity,
				}
			: {
					id: 'load',
					hue: 'hue-new',
					name: 'load factor',
					short: 'load',
					words: [
						`${(count / buckets).toFixed(2)} of ${loadCapacity / buckets} · grows at ${grouped(loadCapacity + 1)}`,
						`${(count / buckets).toFixed(2)} of ${loadCapacity / buckets}`,
					],
					value: count / buckets,
					limit: loadCapacity / buckets,
				},
		{
			id: 'noverflow',
			hue: 'hue-overflow',
			name: 'noverflow',
			short: 'noverflow',
			words: [`${grouped(noverflow)} of ${grouped(overflowLimit)}`, grouped(noverflow)],
			value: noverflow,
			limit: overflowLimit,
		},
	];
}

function labelOf({ count, buckets, noverflow, chains }: Gauges): string {
	const longest = chains.length;
	return `${count} entries in ${buckets} buckets, ${noverflow} overflow buckets, longest chain ${longest}`;
}

function drawBar(bar: Bar, x: number, y: number, w: number): Mark[] {
	const { id, hue, value, limit } = bar;
	const filled = limit > 0 ? w * Math.min(value / limit, 1) : 0;
	const track = rect(`gauge:${id}:track`, 'track', x, y + barTop, w, size.bar, size.bar / 2);
	const length = Math.max(filled, size.bar);
	return [
		...titleMarks(bar, x, y, w),
		track,
		...(filled <= 0
			? []
			: [rect(`gauge:${id}:bar`, `bar ${hue}`, x, y + barTop, length, size.bar, size.bar / 2)]),
	];
}

const barTop = size.height - size.bar - 4;

/** The name at the left, the value at the right: the longest wordings that have room. */
function titleMarks(
	{ id, name, short, words }: Pick<Bar, 'id' | 'name' | 'short' | 'words'>,
	x: number,
	y: number,
	w: number,
): Mark[] {
	const pairs = words.flatMap((value) => [[name, value] as const, [short, value] as const]);
	const [title, value] =
		pairs.find((pair) => sansWidthOf(pair.join('  '), remarkSize) <= w) ?? pairs[pairs.length - 1];
	return [
		text(`gauge:${id}:name`, 'label', x, y + remarkSize, title, remarkSize),
		text(`gauge:${id}:words`, 'label number', x + w, y + remarkSize, value, remarkSize, 'end'),
	];
}

/** How many chains there are of each length: one bar per length, as wide as its share. */
function drawChains(chains: readonly number[], x: number, y: number, w: number): Mark[] {
	const total = chains.reduce((sum, n) => sum + n, 0);
	const each = chains.flatMap((n, i) => (n > 0 ? [`${i + 1}: ${grouped(n)}`] : []));
	const longest = chains.findLastIndex((n) => n > 0) + 1;
	const title = {
		id: 'chains',
		name: 'chain length',
		short: 'chains',
		words:
			total === 0
				? ['none']
				: each.length === 1
					? [`all ${longest}`]
					: [each.join(' · '), `1 to ${longest}`],
	};
	const top = y + barTop;
	const marks: Mark[] = [
		...titleMarks(title, x, y, w),
		rect('gauge:chains:track', 'track', x, top, w, size.bar, size.bar / 2),
	];
	if (total === 0) return marks;
	const share = (n: number) => (w * n) / total;
	let at = 0;
	chains.forEach((n, i) => {
		if (n === 0) return;
		const left = x + share(at);
		const width = share(n) - (at + n < total ? 1.5 : 0);
		marks.push(
			rect(
				`gauge:chains:${i + 1}`,
				i === 0 ? 'bar pale hue-new' : 'bar hue-overflow',
				left,
				top,
				Math.max(width, 1),
				size.bar,
				Math.min(size.bar / 2, Math.max(width, 1) / 2),
			),
		);
		at += n;
	});
	return marks;
}
