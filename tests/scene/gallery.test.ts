// The gallery: named moments of the stage as SVG, so that a change of the drawing is seen in a review. Run
// `npx vitest run --project unit tests/scene/gallery.test.ts -u` to draw them anew, and look at them.

import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { basicTypes } from '#engine/abi/type.ts';
import { eventAt } from '#engine/trace/trace.ts';
import { eventsNamed } from '#engine/trace/navigate.ts';
import type { EventName } from '#engine/trace/schema.ts';
import { pictureAt } from '#inspect/picture.ts';
import { layoutStage } from '#scene/stage.ts';
import { tween } from '#scene/tween.ts';
import SceneView from '#ui/stage/SceneView.svelte';
import { replayOf, type RecordOptions } from './record.ts';

/** A moment: behind the nth event of a name (from the end if negative), or on the way to it. */
interface Moment {
	readonly name: string;
	readonly script: string;
	readonly options?: RecordOptions;
	readonly event?: EventName;
	readonly nth?: number;
	/** On the way over the event; absent: behind it. */
	readonly t?: number;
	readonly width?: number;
	readonly height?: number;
}

const moments: readonly Moment[] = [
	{ name: 'no map', script: 'make', event: 'stmt', nth: 0 },
	{ name: 'no bucket', script: 'make; set 0', event: 'map.assign.begin', nth: 0 },
	{ name: 'first insert', script: 'make; set 0', event: 'slot.insert', nth: 0, t: 0.5 },
	{ name: 'probe', script: 'make; set 0..5; get 4', event: 'key.compare', nth: -1 },
	{ name: 'overflow', script: 'make; set 0..60', event: 'overflow.new', nth: 0, t: 0.6 },
	{ name: 'growth begins', script: 'make; set 0..30', event: 'grow.begin', nth: 2, t: 0.5 },
	{ name: 'evacuation', script: 'make; set 0..30', event: 'evacuate.slot', nth: 25, t: 0.5 },
	{
		name: 'evacuation, phone',
		script: 'make; set 0..30',
		event: 'evacuate.slot',
		nth: 25,
		t: 0.5,
		width: 344,
		height: 720,
	},
	{
		name: 'deletes',
		script: 'make; set 0..12; delete 3..6',
		options: { key: basicTypes.string },
		event: 'slot.emptyOne',
		nth: -1,
	},
	{ name: 'loop', script: 'make; set 0..20; range 4', event: 'iterate.yield', nth: -1 },
	{ name: '64 buckets', script: 'make; set 0..400' },
	{ name: '4,096 buckets', script: 'make 20000; set 0..99' },
];

/** The SVG of a moment: one element a line, without what only Svelte needs. */
function draw({ script, options, event, nth = 0, t, width = 780, height = 600 }: Moment): string {
	const replay = replayOf(script, options);
	const all = event ? eventsNamed(replay.trace.events, event) : [];
	const at = event ? all[nth < 0 ? all.length + nth : nth] : replay.length - 2;
	const box = { width, height };
	const after = layoutStage(pictureAt(replay, at + 1), box);
	const before = t === undefined ? after : layoutStage(pictureAt(replay, at), box);
	const scene = tween(before, after, [eventAt(replay.trace.events, at)], t ?? 1);
	const { body } = render(SceneView, { props: { scene } });
	return body
		.replaceAll(/<!--.*?-->/g, '')
		.replaceAll(/(\d+\.\d\d)\d+/g, '$1')
		.replaceAll(/(<\/(?:g|text|defs|pattern|clipPath|svg)>|\/>)/g, '$1\n')
		.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
}

describe('the stage', () => {
	test.each(moments)('draws $name', async (moment) => {
		const file = moment.name.replaceAll(/[^a-z0-9]+/g, '-');
		await expect(draw(moment)).toMatchFileSnapshot(`gallery/${file}.svg`);
	});
});
