import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { View } from '#scene/scene.ts';
import { centred, firstSeen, panned, zoomed, type Look } from '#ui/stage/look.ts';

const look: Look = {
	x: 0,
	y: 120,
	w: 800,
	h: 300,
	view: { zoom: 2, x: 0.5, y: 0.5 },
	contentWidth: 1600,
	contentHeight: 600,
	parts: [],
	lens: null,
};

describe('panned', () => {
	test('moves what is in the middle against the drag', () => {
		expect(panned(look, 80, -60)).toEqual({ zoom: 2, x: 0.45, y: 0.6 });
	});

	test('stops where the tables end', () => {
		expect(panned(look, 5000, 5000)).toEqual({ zoom: 2, x: 0.25, y: 0.25 });
		expect(panned(look, -5000, -5000)).toEqual({ zoom: 2, x: 0.75, y: 0.75 });
	});

	test('does not move tables that are seen whole', () => {
		const whole = { ...look, contentWidth: 800, contentHeight: 200 };
		expect(panned(whole, 50, 50)).toEqual({ zoom: 2, x: 0.5, y: 0.5 });
	});
});

describe('zoomed', () => {
	/** Tables that grow up to four times their size, and in steps, as rows of text do. */
	const at = (zoom: number): Look => {
		const size = Math.round(Math.min(zoom, 4) * 4) / 4;
		return {
			...look,
			view: { ...look.view, zoom },
			contentWidth: 800 * size,
			contentHeight: 300 * size,
		};
	};
	const looking = (now: Look) => (zoom?: number) => (zoom === undefined ? now : at(zoom));

	const middle = { x: 400, y: 150 };

	test('keeps what was between the fingers between them', () => {
		const place = fc.record({
			x: fc.integer({ min: 300, max: 500 }),
			y: fc.integer({ min: 120, max: 180 }),
		});
		const factors = fc.double({ min: 1.1, max: 1.9, noNaN: true });
		fc.assert(
			fc.property(place, place, factors, (from, to, factor) => {
				const view = zoomed(looking(at(2)), factor, from, to);
				if (view === null) throw new Error('it is zoomed');
				const next = at(view.zoom);
				const share = (seen: Look, view: View, { x, y }: typeof from) => [
					(firstSeen(view.x, seen.contentWidth, seen.w) + x) / seen.contentWidth,
					(firstSeen(view.y, seen.contentHeight, seen.h) + y) / seen.contentHeight,
				];
				share(at(2), look.view, from).forEach((before, i) =>
					expect(share(next, view, to)[i]).toBeCloseTo(before),
				);
			}),
			{ seed: 6, numRuns: 50 },
		);
	});

	test('begins at what is seen, where the tables end', () => {
		const atCorner = { ...at(2), view: { zoom: 2, x: 0, y: 0 } };
		expect(zoomed(looking(atCorner), 2, { x: 0, y: 0 })).toEqual({ zoom: 4, x: 0.125, y: 0.125 });
	});

	test('does not zoom in further than tables grow', () => {
		expect(zoomed(looking(at(4)), 2, middle)?.zoom).toBe(4);
		expect(zoomed(looking(at(4)), 0.5, middle)?.zoom).toBe(2);
	});

	test('goes back to following the action when all is seen again', () => {
		expect(zoomed(looking(at(2)), 0.3, middle)).toBeNull();
	});

	test('keeps its place where not all is seen even so', () => {
		const low = (one: Look): Look => ({ ...one, h: 200 });
		const from = low(at(2));
		const view = zoomed((zoom) => (zoom === undefined ? from : low(at(zoom))), 0.3, middle);
		expect(view).toMatchObject({ zoom: 1 });
	});
});

describe('centred', () => {
	test('looks at a place of the tables, and no further than where they end', () => {
		expect(centred(look, 800, 300)).toEqual({ zoom: 2, x: 0.5, y: 0.5 });
		expect(centred(look, -50, 9000)).toEqual({ zoom: 2, x: 0.25, y: 0.75 });
	});
});
