import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Scene } from '#scene/scene.ts';
import { centred, panned, zoomed } from '#ui/stage/zoom.ts';

const look: Scene['tables'] = {
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
	test('keeps what is below the pointer where it is', () => {
		const place = fc.record({
			x: fc.integer({ min: 200, max: 600 }),
			y: fc.integer({ min: 80, max: 220 }),
		});
		fc.assert(
			fc.property(place, fc.double({ min: 1.1, max: 3, noNaN: true }), ({ x, y }, factor) => {
				const view = zoomed(look, factor, x, y);
				if (view === null) throw new Error('it is zoomed');
				const share = (at: number, v: number, space: number, content: number) =>
					v + (at - space / 2) / content;
				expect(share(x, view.x, look.w, look.contentWidth * factor)).toBeCloseTo(
					share(x, look.view.x, look.w, look.contentWidth),
				);
				expect(share(y, view.y, look.h, look.contentHeight * factor)).toBeCloseTo(
					share(y, look.view.y, look.h, look.contentHeight),
				);
			}),
			{ seed: 6, numRuns: 50 },
		);
	});

	test('goes back to following the action when all is seen again', () => {
		expect(zoomed(look, 0.3, 400, 150)).toBeNull();
	});
});

describe('centred', () => {
	test('looks at a place of the tables, and no further than where they end', () => {
		expect(centred(look, 800, 300)).toEqual({ zoom: 2, x: 0.5, y: 0.5 });
		expect(centred(look, -50, 9000)).toEqual({ zoom: 2, x: 0.25, y: 0.75 });
	});
});
