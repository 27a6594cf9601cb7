// The gallery as SVG files, so that a change of the drawing is seen in a review. Run
// `npx vitest run --project unit tests/scene/gallery.test.ts -u` to draw them anew, and look at them: the page
// /gallery shows them all, in light and dark.

import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { moments } from '#gallery/moments.ts';
import { scenesOf, slugOf } from '#gallery/scenes.ts';
import type { Scene } from '#scene/scene.ts';
import SceneView from '#ui/stage/SceneView.svelte';

/** The SVG of a scene: one element a line, without what only Svelte needs. */
function draw(scene: Scene): string {
	const { body } = render(SceneView, { props: { scene } });
	return body
		.replaceAll(/<!--.*?-->/g, '')
		.replaceAll(/(\d+\.\d\d)\d+/g, '$1')
		.replaceAll(/(<\/(?:g|text|defs|pattern|clipPath|svg)>|\/>)/g, '$1\n')
		.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
}

describe('the stage', () => {
	test.each(moments)('draws $name', async (moment) => {
		const { wide, phone } = scenesOf(moment);
		const file = `gallery/${slugOf(moment)}`;
		await expect(draw(wide)).toMatchFileSnapshot(`${file}.svg`);
		await expect(draw(phone)).toMatchFileSnapshot(`${file}-phone.svg`);
	});
});

test('every moment of the gallery has a name of its own', () => {
	expect(new Set(moments.map(slugOf)).size).toBe(moments.length);
});
