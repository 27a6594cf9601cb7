// A film: a range of a run as the player would play it, frame by frame.

import type { Instrument } from '#player/instrument.svelte.ts';
import { Player } from '#player/player.svelte.ts';
import { View } from '#player/view.svelte.ts';
import { figureOf } from '#scene/figure.ts';
import type { Box } from '#scene/scene.ts';
import type { Faces } from './faces.ts';
import { GifEncoder } from './gif/encode.ts';
import { Histogram } from './gif/palette.ts';
import { pixelsOf, rasterize } from './raster.ts';
import { sceneOf } from './still.ts';
import { Studio, type Colors } from './studio.svelte.ts';

/** What is filmed. */
export interface Shot {
	/** States, from < to. */
	readonly from: number;
	readonly to: number;
	readonly speed: number;
	/** Frames a second. GIF counts in hundredths, so 100 should be divisible by it. */
	readonly rate: number;
}

/** How it is filmed. */
export interface Shooting {
	readonly shot: Shot;
	readonly box: Box;
	readonly colors: Colors;
	readonly faces: Faces;
	/** Pixels of the film for each of the picture's. */
	readonly scale: number;
	/** Told how many frames are done. */
	readonly onframe: (done: number) => void;
	readonly signal: AbortSignal;
}

/** Hundredths of a second that the last frame stays. */
const rest = 150;

/** Frames that the palette is made of, spread over the film. */
const samples = 6;

/** A player of its own for the film, on the run of the instrument. */
function projector(
	{ scenario, session, surroundings, player }: Instrument,
	{ speed }: Shot,
): Player {
	const { replay } = session;
	if (!replay) throw new Error('the program has not run yet');
	const { events } = replay.trace;
	const own = new Player({
		length: scenario.overview.events + 1,
		position: 0,
		level: player.level,
		pace: (from, to) => surroundings.moveTime(events, from, to),
	});
	own.load(events);
	own.speed = speed;
	return own;
}

/** The positions of the frames. */
export function positionsOf(instrument: Instrument, shot: Shot, most: number): number[] {
	const player = projector(instrument, shot);
	player.playBetween(shot.from, shot.to);
	const positions = [player.position];
	while (player.playing && positions.length <= most) {
		player.advance(1000 / shot.rate);
		positions.push(player.position);
	}
	return positions;
}

/** Makes the film. Rejects with the signal's reason when it is cancelled. */
export async function filmOf(instrument: Instrument, shooting: Shooting): Promise<Blob> {
	const { shot, box, colors, faces, scale, onframe, signal } = shooting;
	const positions = positionsOf(instrument, shot, Infinity);
	const player = projector(instrument, shot);
	const view = new View(instrument.session, player, instrument.scenario.first);
	const sceneAt = (position: number) => {
		player.seek(position);
		return figureOf(sceneOf(view, player.span.t, box), {});
	};
	const first = sceneAt(positions[0]);
	const studio = new Studio(colors, faces, first);
	const draw = async (position: number) => {
		signal.throwIfAborted();
		const svg = studio.draw(sceneAt(position));
		return rasterize(svg, first.width, first.height, scale);
	};
	try {
		const histogram = new Histogram();
		for (let i = 0; i < samples; i++) {
			const frame = Math.round((i * (positions.length - 1)) / (samples - 1));
			histogram.add(pixelsOf(await draw(positions[frame])));
		}
		const palette = histogram.palette();
		let encoder: GifEncoder | null = null;
		for (const [i, position] of positions.entries()) {
			const canvas = await draw(position);
			encoder ??= new GifEncoder(canvas.width, canvas.height, palette);
			encoder.add(pixelsOf(canvas), i === positions.length - 1 ? rest : 100 / shot.rate);
			onframe(i + 1);
		}
		if (!encoder) throw new Error('there is no frame');
		return encoder.finish();
	} finally {
		studio.close();
	}
}
