// Films: their frames are what playing shows.

import { expect, test } from 'vitest';
import { compile, run } from '#engine/index.ts';
import { decodeProgram } from '#engine/lang/encode.ts';
import { Instrument } from '#player/instrument.svelte.ts';
import { moveTime } from '#scene/pace.ts';
import { filmOf, framesOf, secondsOf } from '#ui/export/film.ts';
import { pixelsOf, rasterize } from '#ui/export/raster.ts';
import { stillOf } from '#ui/export/still.ts';
import { Studio } from '#ui/export/studio.svelte.ts';
import '#ui/styles/base.css';
import '#ui/styles/tokens.css';
import { scenarioOf } from './scenario.ts';

const source = `package main

func main() {
	m := make(map[int]int)
	for i := 0; i < 30; i++ {
		m[i] = i
	}
}
`;

/** An instrument whose program has run. */
async function started(): Promise<Instrument> {
	expect(compile(source, 'main.go').diagnostics).toEqual([]);
	const instrument = new Instrument(scenarioOf(source, 0), {
		run: async ({ program, options }) => run(decodeProgram(program), options),
		moveTime,
	});
	await instrument.session.start();
	const { replay } = instrument.session;
	if (!replay) throw new Error('the program has not run');
	instrument.player.load(replay.trace.events);
	return instrument;
}

test('a fast film merges moves as playing does, and ends where it should', async () => {
	const instrument = await started();
	const shot = { from: 40, to: 400, rate: 20 };
	const slow = framesOf(instrument, { ...shot, speed: 1 }, Infinity);
	const fast = framesOf(instrument, { ...shot, speed: 64 }, Infinity);
	for (const frames of [slow, fast]) {
		const last = frames[frames.length - 1];
		expect(last.from + last.t * (last.to - last.from)).toBe(shot.to);
		const at = frames.map(({ from, to, t }) => from + t * (to - from));
		expect([...at].sort((a, b) => a - b)).toEqual(at);
	}
	const longest = (frames: typeof slow) => Math.max(...frames.map(({ from, to }) => to - from));
	expect(longest(slow)).toBe(1);
	expect(longest(fast)).toBeGreaterThan(1);
	expect(fast.length).toBeLessThan(slow.length / 8);
});

const box = { width: 480, height: 520 };

/** What a browser reads of a film: how many frames in how many seconds, and the last of them as pixels. */
async function readFilm(film: Blob) {
	const decoder = new ImageDecoder({ data: await film.arrayBuffer(), type: film.type });
	await decoder.tracks.ready;
	const frames = decoder.tracks.selectedTrack?.frameCount ?? 0;
	const canvas = document.createElement('canvas');
	let microseconds = 0;
	for (let frameIndex = 0; frameIndex < frames; frameIndex++) {
		const { image } = await decoder.decode({ frameIndex });
		microseconds += image.duration ?? 0;
		[canvas.width, canvas.height] = [image.displayWidth, image.displayHeight];
		canvas.getContext('2d')?.drawImage(image, 0, 0);
		image.close();
	}
	return { frames, seconds: microseconds / 1e6, last: pixelsOf(canvas) };
}

/** Share of the pixels that are clearly darker or brighter. */
function difference(a: Uint32Array, b: Uint32Array): number {
	expect(a.length).toBe(b.length);
	const isOther = (one: number, other: number) =>
		[0, 8, 16].some((shift) => Math.abs(((one >> shift) & 255) - ((other >> shift) & 255)) > 64);
	return a.reduce((n, pixel, i) => n + Number(isOther(pixel, b[i])), 0) / a.length;
}

test('a film shows the part of the tables that the reader looks at, as long as it is said to', async () => {
	const instrument = await started();
	const { player, view } = instrument;
	player.seek(400);
	const whole = stillOf(instrument, box, {});
	view.held = { zoom: 3, x: 0.3, y: 0.7 };
	const still = stillOf(instrument, box, {});
	const studio = new Studio('light', new Map(), still);
	const pixels = async (scene: typeof still) =>
		pixelsOf(await rasterize(studio.draw(scene), scene.width, scene.height, 1));
	const [held, following] = [await pixels(still), await pixels(whole)];
	studio.close();
	const shot = { from: 398, to: 400, speed: 1, rate: 5 };
	const film = await filmOf(instrument, {
		shot,
		box,
		colors: 'light',
		faces: new Map(),
		scale: 1,
		onframe: () => {},
		signal: new AbortController().signal,
	});
	const { frames, seconds, last } = await readFilm(film);
	expect(frames).toBe(framesOf(instrument, shot, Infinity).length);
	expect(seconds).toBeCloseTo(secondsOf(frames, shot.rate));
	expect(difference(held, following)).toBeGreaterThan(0.05);
	expect(difference(last, held)).toBeLessThan(0.005);
});
