import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GifEncoder } from '#ui/export/gif/encode.ts';
import { Histogram } from '#ui/export/gif/palette.ts';
import { decodeGif, type DecodedGif } from './gif-decoder.ts';

const opaque = 0xff000000;

/** The film of some frames, each shown for `delay` hundredths, as the decoder sees it. */
async function film(width: number, frames: Uint32Array[], delay = 4): Promise<DecodedGif> {
	const histogram = new Histogram();
	frames.forEach((frame) => histogram.add(frame));
	const encoder = new GifEncoder(width, frames[0].length / width, histogram.palette());
	frames.forEach((frame) => encoder.add(frame, delay));
	return decodeGif(new Uint8Array(await encoder.finish().arrayBuffer()));
}

const seen = (frame: Uint32Array) => frame.map((pixel) => pixel & 0xffffff);

/** Colours that are far from each other. */
const colors = [0xffffff, 0x000000, 0x0000ff, 0x00ff00, 0xff0000, 0xb58800, 0x14799d, 0xb24f6d];
const pixel = fc.constantFrom(...colors).map((color) => (opaque | color) >>> 0);

describe('GifEncoder', () => {
	test('gives back every frame, pixel by pixel', async () => {
		const size = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 30 }));
		const films = size.chain(([w, h]) => {
			const frame = fc.array(pixel, { minLength: w * h, maxLength: w * h });
			return fc.tuple(fc.constant(w), fc.array(frame, { minLength: 1, maxLength: 4 }));
		});
		await fc.assert(
			fc.asyncProperty(films, async ([width, drawn]) => {
				const frames = drawn.map((one) => Uint32Array.from(one));
				const decoded = await film(width, frames);
				const different = frames.filter(
					(frame, i) => i === 0 || frame.some((p, k) => p !== frames[i - 1][k]),
				);
				expect(decoded.frames.map(({ pixels }) => pixels)).toEqual(different.map(seen));
				expect(decoded.frames.reduce((sum, { delay }) => sum + delay, 0)).toBe(4 * frames.length);
			}),
			{ seed: 5, numRuns: 60 },
		);
	});

	test('fills and clears its table of strings', async () => {
		let random = 1;
		const noise = Uint32Array.from({ length: 200 * 200 }, () => {
			random = Math.imul(random, 48271) >>> 0;
			return (opaque | colors[(random >>> 12) % colors.length]) >>> 0;
		});
		const { frames, loops, width, height } = await film(200, [noise]);
		expect([loops, width, height]).toEqual([true, 200, 200]);
		expect(frames[0].pixels).toEqual(seen(noise));
	});

	test.each([1, 2, 255, 256, 257, 258, 511, 512, 70_000])('draws %i equal pixels', async (n) => {
		const frame = new Uint32Array(n).fill(opaque);
		expect((await film(1, [frame.subarray(0, Math.min(n, 60_000))])).frames).toHaveLength(1);
		expect((await film(n > 65_535 ? 1000 : n, [frame])).frames[0].pixels).toEqual(seen(frame));
	});

	test('holds a frame that stays the same', async () => {
		const [a, b] = [1, 2].map((n) => new Uint32Array(9).fill(opaque | (n * 0x505050)));
		const { frames } = await film(3, [a, a, a, b, b], 5);
		expect(frames.map(({ delay }) => delay)).toEqual([15, 10]);
	});
});

describe('Histogram', () => {
	test('keeps frequent colours exactly, and gives others the nearest', () => {
		const shades = Array.from({ length: 5000 }, (_, i) => (i * 3331) & 0xffffff);
		const flat = Array.from({ length: 3000 }, (_, i) => colors[i % colors.length]);
		const histogram = new Histogram();
		histogram.add(Uint32Array.from([...shades, ...flat]));
		const palette = histogram.palette();
		expect(palette.colors).toHaveLength(255);
		expect(palette.colors).toEqual(expect.arrayContaining(colors));
		const [near] = palette.indicesOf(Uint32Array.of(0xfefefe));
		expect(palette.colors[near]).toBe(0xffffff);
	});
});
