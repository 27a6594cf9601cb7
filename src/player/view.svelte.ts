// The view: what is on the screen at the player's position, as data. Moments are computed when they are
// shown and kept for a while; before the run there is only the first one, which came with the page.

import { untrack } from 'svelte';
import { journeyOf } from '#inspect/journey.ts';
import { momentAt, type Moment } from '#inspect/moment.ts';
import {
	lastChange,
	memStatsAt,
	type MemStats,
	type StatChange,
	type StatName,
} from '#inspect/memstats.ts';
import { narrate } from '#inspect/narrate.ts';
import type { SlotAt } from '#inspect/operation.ts';
import { pictureAt, type Picture } from '#inspect/picture.ts';
import { readingOf } from '#inspect/reading.ts';
import { join, plain, type Sentence } from '#inspect/sentence.ts';
import type { unfoldSlot } from '#inspect/unfold-slot.ts';
import type { Box } from '#scene/scene.ts';
import type { LayoutUnfold } from '#scene/unfold.ts';
import { eventAt, type TraceEvent } from '#engine/trace/trace.ts';
import { Claims } from './claims.svelte.ts';
import type { Player } from './player.svelte.ts';
import type { Session } from './session.svelte.ts';

/** Moments that are kept: enough for a step forth and back. */
const mostKept = 8;

/** More events than this in one move are not followed one by one: the picture goes over as a whole. */
const mostEvents = 400;

const none: readonly TraceEvent[] = [];

/** Where in a run the screen is: see Player. */
export type Place = Readonly<Pick<Player, 'span' | 'index' | 'before' | 'touched'>>;

/** What takes a chosen slot apart, and lays it out. */
export interface Unfolding {
	readonly unfoldSlot: typeof unfoldSlot;
	readonly layoutUnfold: LayoutUnfold;
}

/** What the position shows. */
export class View {
	readonly #session: Session;
	readonly #player: Place;
	readonly #first: Moment;
	/** The moments shown last, the newest at the end. */
	#kept: Moment[] = [];

	constructor(session: Session, player: Place, first: Moment) {
		this.#session = session;
		this.#player = player;
		this.#first = first;
	}

	#fromIndex = $derived.by(() => this.#player.span.from);
	#toIndex = $derived.by(() => this.#player.span.to);
	#index = $derived.by(() => this.#player.index);
	#beforeIndex = $derived.by(() => this.#player.before);

	/** What the reader has chosen: a slot, or, with slot -1, a bucket. */
	selected: SlotAt | null = $state.raw(null);

	/** null until it is loaded. */
	unfolding: Unfolding | null = $state.raw(null);

	/** What tools point at in the picture: a slot, or, with slot -1, a bucket. */
	readonly lit = new Claims<SlotAt>();

	/** How the reader looks at the tables, having taken hold of the picture; null: at the action. */
	held: NonNullable<Box['view']> | null = $state.raw(null);
	/** Of tables too large to be shown whole: the main bucket that the reader looks at; null: the one at hand. */
	around: number | null = $state.raw(null);
	/** Header of the map that the reader looks at; 0: the one last touched. */
	chosen = $state.raw(0);

	/** The pictures between which the stage moves. */
	from: Picture = $derived.by(() => this.#pictureAt(this.#fromIndex));
	to: Picture = $derived.by(() =>
		this.#toIndex === this.#fromIndex ? this.from : this.#pictureAt(this.#toIndex),
	);

	/** What is to be seen at the position: of the map that the stage shows, whichever was last touched. */
	shown: Picture = $derived.by(() =>
		this.#index === this.#toIndex ? this.to : this.#pictureAt(this.#index),
	);

	/** The picture that a step would lead to, if it is ready. */
	coming: Picture | null = $state.raw(null);

	/** Gets ready what is to be seen at a state, so that it is there when a step leads to it. */
	foresee(index: number): void {
		this.coming = untrack(() => this.#momentAt(index).picture);
	}

	/** The moment whose words and numbers are shown. */
	now: Moment = $derived.by(() => this.#momentAt(this.#index));

	/** What happened: the sentence about the last event, and what of note a longer step passed over. */
	narration: Sentence = $derived.by(() => {
		const { narration } = this.now;
		// Before anything is done the words stay those that came with the page.
		const events = this.#player.touched ? this.#session.replay?.trace.events : undefined;
		const way = events && journeyOf(events, this.#beforeIndex, this.#index);
		const more = way && this.#session.words?.journey(way);
		return more ? join(narration, more) : narration;
	});

	/** The events of the move. */
	events: readonly TraceEvent[] = $derived.by(() => {
		const events = this.#session.replay?.trace.events;
		const [from, to] = [this.#fromIndex, this.#toIndex];
		if (!events || to - from > mostEvents) return none;
		return Array.from({ length: to - from }, (_, i) => eventAt(events, from + i));
	});

	/** The counters at the stop before; null before the run. */
	before: MemStats | null = $derived.by(() => {
		const { replay } = this.#session;
		return replay && memStatsAt(replay.seek(this.#beforeIndex));
	});

	/** What happened on the way to a state, in plain words; empty before the run. */
	wordsAt(index: number): string {
		const { replay, words } = this.#session;
		if (!replay || !words) return '';
		replay.seek(index);
		return plain(narrate(replay, index, readingOf(replay), words));
	}

	/** The last change of a counter; null if there was none, or before the run. */
	lastChange(name: StatName): StatChange | null {
		const { replay } = this.#session;
		return replay && lastChange(replay, name, this.#index);
	}

	#pictureAt(index: number): Picture {
		const { replay } = this.#session;
		const { selected, around, chosen } = this;
		if (!replay || !(selected || around !== null || chosen !== 0))
			return this.#momentAt(index).picture;
		const picture = pictureAt(replay, index, {
			selected: selected?.bucket,
			around: around ?? undefined,
			map: chosen,
		});
		return selected ? this.#unfolded(picture, index, selected) : picture;
	}

	/** The picture with the chosen slot taken apart, if it is in there. */
	#unfolded(picture: Picture, index: number, selected: SlotAt): Picture {
		const { map } = picture;
		const { replay } = this.#session;
		if (!replay || !map?.strip?.chosen) return picture;
		const unfolded = this.unfolding?.unfoldSlot(replay, index, selected);
		return unfolded ? { ...picture, map: { ...map, unfolded } } : picture;
	}

	#momentAt(index: number): Moment {
		const { replay, words } = this.#session;
		if (!replay || !words) return this.#first;
		const kept = this.#kept.find((one) => one.index === index);
		const moment = kept ?? momentAt(replay, index, words);
		if (!kept) this.#kept = [...this.#kept.slice(1 - mostKept), moment];
		return moment;
	}
}
