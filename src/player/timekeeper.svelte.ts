// The timekeeper: what a reader has marked in a run. It searches for the breakpoints, keeps the bookmarks, and knows
// what of the instrument belongs into a link. It is loaded when there is something to keep.

import { untrack } from 'svelte';
import { ConditionSearch } from '#inspect/condition-search.ts';
import {
	formatCondition,
	isError,
	parseCondition,
	type Condition,
	type ConditionError,
} from '#inspect/condition.ts';
import { touchesOfKey } from '#inspect/key-touches.ts';
import { keyAtHand, keyInSlot, type KeyOf } from '#inspect/key.ts';
import type { SlotAt } from '#inspect/operation.ts';
import { thinned } from '#inspect/overview.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { readBookmarks, withBookmark, without, type Bookmark } from './bookmarks.ts';
import { parseChoice } from './choice.ts';
import { nextIn } from './course.ts';
import type { Instrument, Pin } from './instrument.svelte.ts';
import { formatSettings, parseSettings, type Settings } from './settings.ts';
import { bookmarksName, keep, recall } from './storage.ts';

/** What is known of a condition. */
export interface Found {
	/** What is wrong with it, or null. */
	readonly error: ConditionError | null;
	/** The states in which it is met, so far. */
	readonly hits: readonly number[];
	/** The share of the run that has been searched, 0…1. */
	readonly progress: number;
	/** The state up to which it has been searched. */
	readonly upTo: number;
}

/** Events that are searched before the page may do something else: a few milliseconds. */
const slice = 10_000;

/** What has been found is told once in so many ms. */
const tellTime = 100;

const unknown: Found = { error: null, hits: [], progress: 0, upTo: 0 };

/** Keeps what a reader has marked in the run of an instrument. */
export class Timekeeper {
	readonly instrument: Instrument;
	/** By position. */
	bookmarks: readonly Bookmark[] = $state.raw([]);
	/** By the text of a condition. */
	#found: Readonly<Record<string, Found>> = $state.raw({});
	/** The key that is being followed, and from where: a choice of the reader, or the state that was jumped to. */
	#followed: { key: KeyOf; selected: SlotAt | null; state: number } | null = null;
	/** The position at which the reader wants to go on to a breakpoint that has not been found yet. */
	#resumesAt: number | null = null;
	#touches: { key: KeyOf; states: Int32Array } | null = null;

	constructor(instrument: Instrument) {
		this.instrument = instrument;
		const { player } = instrument;
		this.bookmarks = this.#kept();
		// It lives as long as the page, as the instrument does.
		$effect.root(() => {
			$effect(() => this.#searchAll());
			$effect(() => {
				const breaks = this.#breaks;
				untrack(() => (player.breaks = breaks));
			});
			$effect(() => {
				instrument.pins = this.#pins;
			});
			$effect(() => {
				instrument.rest = this.rest;
			});
		});
	}

	/** What is known of a condition. */
	found(text: string): Found {
		return Object.hasOwn(this.#found, text) ? this.#found[text] : unknown;
	}

	#on = $derived.by(() => this.instrument.breakpoints.filter((one) => one.on));

	#breaks = $derived.by(() => {
		const lists = this.#on.map(({ text }) => this.found(text).hits);
		const states = Int32Array.from(lists.length === 1 ? lists[0] : lists.flat());
		if (lists.length > 1) states.sort();
		return states.filter((state, i) => state !== states[i - 1]);
	});

	#pins = $derived.by(() => thinned(this.#allPins(), this.instrument.player.end));

	*#allPins(): Iterable<Pin> {
		for (const state of this.#breaks) yield { state, kind: 'breakpoint' };
		for (const { position } of this.bookmarks) yield { state: position, kind: 'bookmark' };
	}

	/** Whether it is known which breakpoint comes next behind a position, or that none does. */
	isSearched(position: number): boolean {
		const found = this.#on.map(({ text }) => this.found(text)).filter(({ error }) => !error);
		const front = Math.min(Infinity, ...found.map(({ upTo }) => upTo));
		const { end } = this.instrument.player;
		return (nextIn(this.#breaks, position, 1) ?? end) <= front;
	}

	/** Goes on to the next breakpoint once it is known, unless the reader does something else meanwhile. */
	resumeWhenSearched(): void {
		const { player } = this.instrument;
		player.pause();
		this.#resumesAt = player.position;
	}

	/** What a link carries behind the position. */
	rest = $derived.by(() => {
		const { player, view, scenario, expert, breakpoints, face, versus, left } = this.instrument;
		const { level, loop } = player;
		return formatSettings({
			level: level === scenario.level ? null : level,
			selected: view.selected,
			map: view.chosen,
			expert,
			loop: loop?.on ? loop : null,
			versus: face === 'compare' ? versus : '',
			left: face === 'compare' ? left : '',
			breakpoints: breakpoints.filter((one) => one.on).map(({ text }) => text),
		});
	});

	/**
	 * Brings everything that a link can set into the state that it means, as far as there is such a thing in this run;
	 * gives the parts that say nothing.
	 */
	take(rest: string): string[] {
		const { instrument } = this;
		const { player, view, scenario } = instrument;
		const { settings, ignored } = parseSettings(rest);
		const level = settings.level ?? scenario.level;
		if (level !== player.level) player.setLevel(level);
		instrument.expert = settings.expert;
		view.chosen = settings.map;
		view.selected = settings.selected;
		this.#takeLoop(settings, ignored);
		this.#takeComparison(settings, ignored);
		this.#takeBreakpoints(settings, ignored);
		instrument.rest = this.rest;
		return ignored;
	}

	#takeLoop({ loop }: Settings, ignored: string[]): void {
		const { player } = this.instrument;
		player.loop = loop && { from: loop.from, to: Math.min(loop.to, player.end), on: true };
		if (loop && !player.loop) ignored.push(`loop=${loop.from}-${loop.to}`);
	}

	#takeComparison({ versus, left }: Settings, ignored: string[]): void {
		const { instrument } = this;
		const { scenario } = instrument;
		instrument.versus = parseChoice(versus, scenario) ? versus : '';
		instrument.left = instrument.versus && parseChoice(left, scenario) ? left : '';
		if (versus && !instrument.versus) ignored.push(`compare=${versus}`);
		if (left && !instrument.left) ignored.push(`left=${left}`);
		if (instrument.versus) instrument.face = 'compare';
		else if (instrument.face === 'compare') instrument.face = 'picture';
	}

	#takeBreakpoints({ breakpoints }: Settings, ignored: string[]): void {
		this.instrument.breakpoints = [];
		for (const typed of breakpoints) if (this.stopWhen(typed)) ignored.push(`break=${typed}`);
	}

	/** Sets the breakpoint that a reader has typed, or says what is wrong with it. */
	stopWhen(typed: string): ConditionError | null {
		const condition = parseCondition(typed, this.#keys);
		if (isError(condition)) return condition;
		this.instrument.setBreakpoint(formatCondition(condition), true);
		return null;
	}

	/** The types of the keys of the program's maps; none before the run. */
	#keys = $derived.by(() => {
		const types = this.instrument.session.replay?.trace.debug.types ?? [];
		return types.flatMap(({ key }) => key ?? []);
	});

	/** Names a position; the name that it has already is replaced. Whether the browser keeps it. */
	mark(position: number, name: string): boolean {
		return this.#keep(withBookmark(this.#kept(), { position, name }));
	}

	/** Takes the bookmark at a position away. */
	unmark(position: number): void {
		this.#keep(without(this.#kept(), position));
	}

	/** The bookmarks that are kept by now: another window may have set some. */
	#kept(): Bookmark[] {
		const { scenario, player } = this.instrument;
		return readBookmarks(recall(bookmarksName(scenario.name)), player.end);
	}

	#keep(bookmarks: readonly Bookmark[]): boolean {
		this.bookmarks = bookmarks;
		const name = bookmarksName(this.instrument.scenario.name);
		return keep(name, bookmarks.length > 0 ? JSON.stringify(bookmarks) : null);
	}

	/** The key that is chosen, else that at hand, else null; and the states that touch it. */
	touchesOfKey(replay: Replay): { key: KeyOf; states: Int32Array } | null {
		const { player, view } = this.instrument;
		const { selected } = view;
		const { index } = player;
		const followed = this.#followed;
		const goesOn =
			followed?.selected === selected && (selected !== null || followed?.state === index);
		const chosen = selected && keyInSlot(replay, index, selected);
		const key = goesOn && followed ? followed.key : (chosen ?? keyAtHand(replay, index));
		if (key === null) return null;
		const known = this.#touches;
		const isKnown = known?.key.h === key.h && known.key.identity === key.identity;
		this.#touches = isKnown ? known : { key, states: touchesOfKey(replay, key) };
		return this.#touches;
	}

	/** Remembers that the key is followed to a state, where another one may be at hand. */
	follow(key: KeyOf, state: number): void {
		this.#followed = { key, selected: this.instrument.view.selected, state };
	}

	/** Searches for every condition that is new. */
	#searchAll(): void {
		const { breakpoints, session } = this.instrument;
		const { replay } = session;
		untrack(() => {
			if (!replay) return;
			const wanted: [text: string, condition: Condition][] = [];
			for (const { text } of breakpoints) {
				if (Object.hasOwn(this.#found, text)) continue;
				const condition = parseCondition(text, this.#keys);
				if (isError(condition)) this.#note(text, { ...unknown, error: condition, progress: 1 });
				else wanted.push([text, condition]);
			}
			if (wanted.length > 0) void this.#search(wanted, replay);
		});
	}

	/** Searches for conditions together, until none of them is wanted any more. */
	async #search(
		wanted: readonly [text: string, condition: Condition][],
		{ trace }: Replay,
	): Promise<void> {
		const search = new ConditionSearch(
			trace,
			wanted.map(([, condition]) => condition),
		);
		const texts = wanted.map(([text]) => text);
		this.#tell(texts, search, trace.events.length);
		let told = performance.now();
		for (let more = search.state < trace.events.length; more;) {
			more = search.advance(slice);
			if (!more || performance.now() - told >= tellTime) {
				this.#tell(texts, search, trace.events.length);
				told = performance.now();
			}
			if (more) await new Promise((resolve) => setTimeout(resolve));
			const { breakpoints } = this.instrument;
			const gone = texts.filter((text) => !breakpoints.some((one) => one.text === text));
			if (gone.length === texts.length) more = false;
			gone.forEach((text) => this.#forget(text));
		}
	}

	/** Takes over what a search has found by now. */
	#tell(texts: readonly string[], { hits, state }: ConditionSearch, length: number): void {
		const { breakpoints, player } = this.instrument;
		const progress = length === 0 ? 1 : state / length;
		texts.forEach((text, i) => {
			if (breakpoints.some((one) => one.text === text))
				this.#note(text, { error: null, hits: hits[i], progress, upTo: state });
		});
		if (this.#resumesAt === null || !this.isSearched(this.#resumesAt)) return;
		const isThere = this.#resumesAt === player.position && !player.moving;
		this.#resumesAt = null;
		if (!isThere) return;
		this.instrument.note = '';
		player.breaks = this.#breaks;
		player.resume(1);
	}

	#note(text: string, found: Found): void {
		this.#found = { ...this.#found, [text]: found };
	}

	#forget(text: string): void {
		this.#found = Object.fromEntries(Object.entries(this.#found).filter(([one]) => one !== text));
	}
}

const known = new WeakMap<Instrument, Timekeeper>();

/** The timekeeper of an instrument. */
export function timekeeperOf(instrument: Instrument): Timekeeper {
	const there = known.get(instrument);
	if (there) return there;
	let made: Timekeeper | undefined;
	// What it derives must not die with the pane that asks for it first.
	$effect.root(() => {
		made = untrack(() => new Timekeeper(instrument));
	});
	if (!made) throw new Error('the root was not run');
	known.set(instrument, made);
	return made;
}
