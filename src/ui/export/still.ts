// A still: the moment on the stage as a figure.

import type { Instrument } from '#player/instrument.svelte.ts';
import { formatLink } from '#player/link.ts';
import type { Picture } from '#inspect/picture.ts';
import { plain } from '#inspect/sentence.ts';
import { figureOf, type FigureOptions } from '#scene/figure.ts';
import type { Box, Scene } from '#scene/scene.ts';
import { layoutStage } from '#scene/stage.ts';
import { tween } from '#scene/tween.ts';
import type { View } from '#player/view.svelte.ts';

/** The scene that a view shows, t of the way along its move, laid out for a box: as the reader looks at it. */
export function sceneOf({ from, to, events, held, unfolding }: View, t: number, box: Box): Scene {
	const layout = (picture: Picture) =>
		layoutStage(picture, { ...box, view: held }, unfolding?.layoutUnfold);
	const scene = layout(from);
	return from === to ? scene : tween(scene, layout(to), events, t);
}

/** The moment on the stage as a figure. */
export function stillOf(instrument: Instrument, box: Box, options: FigureOptions): Scene {
	const { view, player, expert, overlay } = instrument;
	const scene = sceneOf(view, player.span.t, { ...box, expert });
	return figureOf(overlay.top?.(scene) ?? scene, options);
}

/** What is written below a figure: the program's title, what happens, and where to see it. */
export function captionOf({ scenario, view, player }: Instrument): string[] {
	const link = formatLink({ scenario: scenario.name, position: player.position });
	const page = location.href.replace(/#.*/, '');
	return [scenario.title, plain(view.narration), page + link];
}

/** The name of a file without its ending. */
export function fileName({ scenario, player }: Instrument): string {
	return `mapscope-${scenario.name}-${Number(player.position.toFixed(2))}`;
}
