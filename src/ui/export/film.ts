// A film: a range of a run as the player would play it, frame by frame.

import type { Span } from '#player/course.ts';
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

/** How long so many frames last, in seconds. */
export function secondsOf(frames: number, rate: number): number {
	return (frames - 1) / rate + rest / 100;
}

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

/** The frames: where in which move each is, as playing goes through them. */
export function framesOf(instrument: Instrument, shot: Shot, most: number): Span[] {
	const player = projector(instrument, shot);
	player.playBetween(shot.from, shot.to);
	const frames = [player.span];
	while (player.playing && frames.length <= most) {
		player.advance(1000 / shot.rate);
		frames.push(player.span);
	}
	return frames;
}

/** What the reader sees of a move: the same map, slot and part of the tables as on the stage. */
function viewOf({ session, scenario, view }: Instrument, span: Span): View {
	const place = { span, index: span.to, before: span.from, touched: true };
	const own = new View(session, place, scenario.first);
	[own.selected, own.unfolding] = [view.selected, view.unfolding];
	[own.held, own.around, own.chosen] = [view.held, view.around, view.chosen];
	return own;
}

/** Makes the film. Rejects with the signal's reason when it is cancelled. */
export async function filmOf(instrument: Instrument, shooting: Shooting): Promise<Blob> {
	const { shot, box, colors, faces, scale, onframe, signal } = shooting;
	const frames = framesOf(instrument, shot, Infinity);
	const looks = { ...box, expert: instrument.expert };
	let move = frames[0];
	let view = viewOf(instrument, move);
	const sceneAt = (span: Span) => {
		if (span.from !== move.from || span.to !== move.to) view = viewOf(instrument, span);
		move = span;
		return figureOf(sceneOf(view, span.t, looks), {});
	};
	const first = sceneAt(frames[0]);
	const studio = new Studio(colors, faces, first, view.selected);
	const draw = async (span: Span) => {
		signal.throwIfAborted();
		const svg = studio.draw(sceneAt(span));
		return rasterize(svg, first.width, first.height, scale);
	};
	try {
		const histogram = new Histogram();
		for (let i = 0; i < samples; i++) {
			const frame = Math.round((i * (frames.length - 1)) / (samples - 1));
			histogram.add(pixelsOf(await draw(frames[frame])));
		}
		const palette = histogram.palette();
		let encoder: GifEncoder | null = null;
		for (const [i, span] of frames.entries()) {
			const canvas = await draw(span);
			encoder ??= new GifEncoder(canvas.width, canvas.height, palette);
			encoder.add(pixelsOf(canvas), i === frames.length - 1 ? rest : 100 / shot.rate);
			onframe(i + 1);
		}
		if (!encoder) throw new Error('there is no frame');
		return encoder.finish();
	} finally {
		studio.close();
	}
}
