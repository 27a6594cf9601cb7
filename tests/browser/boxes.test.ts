// No text of the stage overlaps another or leaves its place, whatever is shown and however large: measured
// on what the browser draws.

import { beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { tween } from '#scene/tween.ts';
import '#ui/styles/base.css';
import '#ui/styles/fonts.css';
import '#ui/styles/tokens.css';
import SceneView from '#ui/stage/SceneView.svelte';
import { faults } from './boxes.ts';
import { eventsOf, moments, scenesOf } from './moments.ts';

/** Widths of a stage, and the height it has there: phones, a column of text, a tablet, wide windows. */
const sizes = [
	[288, 470],
	[343, 470],
	[522, 600],
	[736, 648],
	[1100, 700],
	[1600, 700],
] as const;

/** However large the map, a browser draws it at once. */
const mostElements = 2000;

beforeAll(async () => {
	await page.viewport(1700, 900);
	await Promise.all(
		['400 12px "JetBrains Mono"', '700 12px "JetBrains Mono"', '12px "Source Sans 3"'].map((font) =>
			document.fonts.load(font),
		),
	);
});

describe.each(moments)('$name', (moment) => {
	test.each(sizes)('keeps its texts apart at %i × %i pixels', async (width, height) => {
		const { from, to } = scenesOf(moment, { width, height });
		for (const t of [0, 0.5, 1]) {
			const scene = tween(from, to, eventsOf(moment), t);
			const screen = await render(SceneView, { scene });
			const svg = screen.container.querySelector('svg');
			expect(svg ? faults(svg, scene.tables).join('\n') : '', `t = ${t}`).toBe('');
			expect(screen.container.querySelectorAll('*').length).toBeLessThan(mostElements);
			await screen.unmount();
		}
	});
});
