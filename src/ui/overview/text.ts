// What is said by what shows where the reader looks: the lens, the minimap, and the maps beside the one on the stage.

import type { MapGlance } from '#inspect/maps.ts';

const count = new Intl.NumberFormat('en');

export const text = {
	lens: 'Buckets in view',
	lensAt: (first: number, shown: number, all: number) =>
		`buckets ${count.format(first)} to ${count.format(first + shown - 1)} of ${count.format(all)}`,
	overview: 'Overview: part of the tables in view',
	overviewAt: (from: number, to: number) => `from ${from} to ${to} percent`,
	maps: 'Maps of the program',
	mapNumber: (place: number) => `map ${place}`,
	mapNumbers: ({ count: entries, B, growing }: MapGlance) =>
		`${count.format(entries)} · B ${B}${growing ? ' · growing' : ''}`,
	mapLabel: (
		{ name, type, count: entries, B, load, growing }: MapGlance,
		place: number,
		isShown: boolean,
	) =>
		[
			`${name || `map ${place}`}, ${type}: ${count.format(entries)} ${entries === 1 ? 'entry' : 'entries'}`,
			`B = ${B}`,
			`${Math.round(load * 100)} percent of what it holds before it grows`,
			...(growing ? ['growing'] : []),
			...(isShown ? ['on the stage'] : []),
		].join(', '),
	keep: 'Keep this map on the stage',
	letGo: 'Back to the map last touched',
	moreMaps: (n: number) => `and ${n} more`,
};
