import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { eventsNamed } from '#engine/trace/navigate.ts';
import { eventAt } from '#engine/trace/trace.ts';
import { replayOf } from '#gallery/record.ts';
import { pictureAt } from '#inspect/picture.ts';
import { figureOf } from '#scene/figure.ts';
import { layoutStage } from '#scene/stage.ts';
import { tween } from '#scene/tween.ts';
import { loadFaces } from '#ui/export/faces.ts';
import { GifEncoder } from '#ui/export/gif/encode.ts';
import { Histogram } from '#ui/export/gif/palette.ts';
import { pixelsOf, rasterize } from '#ui/export/raster.ts';
import { Studio } from '#ui/export/studio.svelte.ts';
import SceneView from '#ui/stage/SceneView.svelte';
import '#ui/styles/base.css';
import '#ui/styles/fonts.css';
import '#ui/styles/tokens.css';

const box = { width: 640, height: 480 };

/** The map of a script, `t` on the way over the last event of a name. */
function sceneOf(script: string, event: 'evacuate.slot' | 'slot.emptyOne', t: number) {
	const replay = replayOf(script);
	const [at] = eventsNamed(replay.trace.events, event).slice(-3);
	const from = layoutStage(pictureAt(replay, at), box);
	const to = layoutStage(pictureAt(replay, at + 1), box);
	return figureOf(tween(from, to, [eventAt(replay.trace.events, at)], t), {
		caption: ['A title', 'And a sentence that is long enough to be broken. '.repeat(4)],
	});
}

async function pixelsOfImage(source: string): Promise<Uint32Array> {
	const image = new Image();
	image.src = source;
	await image.decode();
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = [image.width, image.height];
	canvas.getContext('2d')?.drawImage(image, 0, 0);
	return pixelsOf(canvas);
}

/** Share of the pixels of which a channel differs by more than what two ways to smooth an edge may give. */
function difference(a: Uint32Array, b: Uint32Array): number {
	expect(a.length).toBe(b.length);
	let n = 0;
	for (let i = 0; i < a.length; i++)
		for (let shift = 0; shift < 24; shift += 8)
			if (Math.abs(((a[i] >> shift) & 0xff) - ((b[i] >> shift) & 0xff)) > 64) {
				n++;
				break;
			}
	return n / a.length;
}

describe('a picture outside of the page', () => {
	const scenes = [
		['at rest', sceneOf('make; set 0..30', 'evacuate.slot', 1)],
		['in the middle of a move', sceneOf('make; set 0..30', 'evacuate.slot', 0.4)],
		['with hatches', sceneOf('make; set 0..12; delete 2..9', 'slot.emptyOne', 0.5)],
	] as const;
	for (const colors of ['light', 'dark'] as const)
		test.each(scenes)(`looks as on the page, ${colors}, %s`, async (_, scene) => {
			await page.viewport(800, 640);
			document.documentElement.dataset.theme = colors;
			const screen = await render(SceneView, { scene });
			const svg = screen.container.querySelector('svg')!; // it was rendered right before
			const faces = [...document.fonts].filter(({ family }) => !family.includes('stand-in'));
			await Promise.all(faces.map((face) => face.load()));
			const base64 = await page.elementLocator(svg).screenshot({ save: false });
			const onPage = await pixelsOfImage(`data:image/png;base64,${base64}`);
			const studio = new Studio(colors, await loadFaces(), scene);
			const file = studio.draw(scene);
			studio.close();
			expect(file).not.toMatch(/var\(|light-dark|oklab|class=/);
			const canvas = await rasterize(file, scene.width, scene.height, 1);
			const alone = pixelsOf(canvas);
			expect(difference(onPage, alone)).toBeLessThan(0.001);
			delete document.documentElement.dataset.theme;
		});

	test('leaves nothing behind on the page', async () => {
		const before = document.body.childElementCount;
		const [, scene] = scenes[0];
		const studio = new Studio('dark', new Map(), scene);
		studio.draw(scene);
		studio.close();
		expect(document.body.childElementCount).toBe(before);
	});
});

test('Chromium reads a film frame by frame', async () => {
	const frames = [0xff0000ff, 0xff00ff00, 0xffff0000].map((color) => {
		const pixels = new Uint32Array(60 * 40).fill(0xffffffff);
		pixels.fill(color, 600, 1200);
		return pixels;
	});
	const histogram = new Histogram();
	frames.forEach((frame) => histogram.add(frame));
	const encoder = new GifEncoder(60, 40, histogram.palette());
	frames.forEach((frame) => encoder.add(frame, 5));
	const file = encoder.finish();
	const decoder = new ImageDecoder({ data: await file.arrayBuffer(), type: 'image/gif' });
	await decoder.tracks.ready;
	expect(decoder.tracks.selectedTrack).toMatchObject({ frameCount: 3, repetitionCount: Infinity });
	for (const [frameIndex, frame] of frames.entries()) {
		const { image } = await decoder.decode({ frameIndex });
		expect(image.duration).toBe(50_000);
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [60, 40];
		canvas.getContext('2d')?.drawImage(image, 0, 0);
		image.close();
		expect(pixelsOf(canvas)).toEqual(frame);
	}
});
