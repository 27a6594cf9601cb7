// What a reader may ask of time beyond playing and stepping, by a key or in the pane. It is loaded at the first of it.

import { nextIn } from '#player/course.ts';
import type { Instrument } from '#player/instrument.svelte.ts';
import { nextState, type Happening } from '#player/jumps.ts';
import { formatLink } from '#player/link.ts';
import { timekeeperOf, type Timekeeper } from '#player/timekeeper.svelte.ts';
import { grouped } from '#inspect/sentence.ts';
import type { Action } from '../keys.ts';
import { text } from './text.ts';

/** What can be jumped to. */
export type Jump = Happening | 'bucket' | 'key' | 'bookmark';

/** Characters of what happens that name a bookmark. */
const longestName = 60;

/** Looks after what the reader has set from now on. */
export function keepTime(instrument: Instrument): void {
	timekeeperOf(instrument);
}

/** Brings what a link can set into the state that it means, and says what of it could not be. */
export function takeSettings(instrument: Instrument, rest: string): void {
	const ignored = timekeeperOf(instrument).take(rest);
	instrument.note = ignored.length > 0 ? text.ignored(ignored) : '';
}

/** Does what a key asks for. */
export function act(instrument: Instrument, action: Action, by: 1 | -1): void {
	const { player, view } = instrument;
	instrument.note = '';
	switch (action) {
		case 'into':
			return player.into(by);
		case 'resume':
			return resume(instrument, by);
		case 'toggleBreakpoint':
			if (view.now.line > 0) instrument.toggleLine(view.now.line);
			return;
		case 'toggleBookmark':
			return toggleBookmark(instrument);
		case 'loopFrom':
		case 'loopTo':
		case 'toggleLoop':
			return setLoop(instrument, action);
		case 'copyLink':
			return void copyLink(instrument);
		default:
			jump(instrument, action, by);
	}
}

/** To the next breakpoint, or the one before; waits where one may lie ahead that has not been found yet. */
function resume(instrument: Instrument, by: 1 | -1): void {
	const timekeeper = timekeeperOf(instrument);
	const { player } = instrument;
	if (by < 0 || timekeeper.isSearched(player.position)) player.resume(by);
	else {
		instrument.note = text.searching;
		timekeeper.resumeWhenSearched();
	}
}

/** Where the player is, or is on its way to. */
function placeOf({ player }: Instrument): number {
	return player.moving && !player.playing ? player.index : player.position;
}

/** To the next (by = 1) or previous place of a kind; says so if there is none. */
export function jump(instrument: Instrument, what: Jump, by: 1 | -1): void {
	const { player, session } = instrument;
	instrument.note = '';
	const timekeeper = timekeeperOf(instrument);
	if (what === 'bookmark') return toBookmark(instrument, timekeeper, by);
	if (!session.replay) return void session.start();
	if (what === 'key') return toKey(instrument, timekeeper, by);
	const { events } = session.replay.trace;
	const at = placeOf(instrument);
	const state = nextState(
		events,
		what === 'bucket' ? { bucket: bucketOf(instrument) } : what,
		at,
		by,
	);
	if (state >= 0) player.goTo(state);
	else instrument.note = text.none(text.jumpNames[what], by);
}

/** The bucket that is chosen, else the one at hand; 0: none. */
function bucketOf({ view }: Instrument): number {
	return view.selected?.bucket ?? view.to.map?.strip?.addr ?? 0;
}

function toBookmark(instrument: Instrument, { bookmarks }: Timekeeper, by: 1 | -1): void {
	const at = placeOf(instrument);
	const ahead = bookmarks.filter(({ position }) => (position - at) * by > 0);
	const next = by > 0 ? ahead[0] : ahead.at(-1);
	if (next) instrument.player.seek(next.position);
	else instrument.note = text.none(text.jumpNames.bookmark, by);
}

function toKey(instrument: Instrument, timekeeper: Timekeeper, by: 1 | -1): void {
	const { replay } = instrument.session;
	const touches = replay && timekeeper.touchesOfKey(replay);
	if (!touches) {
		instrument.note = text.nothingAtHand;
		return;
	}
	const state = nextIn(touches.states, placeOf(instrument), by);
	if (state === undefined) {
		instrument.note = text.none(text.key(touches.key.text), by);
		return;
	}
	timekeeper.follow(touches.key, state);
	instrument.player.goTo(state);
}

/** Sets a bookmark here, named by what happens, or takes it away. */
export function toggleBookmark(instrument: Instrument): void {
	const { player, view } = instrument;
	const timekeeper = timekeeperOf(instrument);
	const { position } = player;
	if (timekeeper.bookmarks.some((one) => one.position === position)) {
		timekeeper.unmark(position);
		return;
	}
	const words = view.wordsAt(player.index) || text.step(grouped(player.index));
	const name = words.length > longestName ? `${words.slice(0, longestName - 1)}…` : words;
	nameBookmark(instrument, position, name);
}

/** Names a position, and says so if the name will be gone with the page. */
export function nameBookmark(instrument: Instrument, position: number, name: string): void {
	const isKept = timekeeperOf(instrument).mark(position, name);
	instrument.note = isKept ? '' : text.notKept;
}

/** Begins or ends the loop here, or turns it on or off. */
export function setLoop(
	instrument: Instrument,
	action: 'loopFrom' | 'loopTo' | 'toggleLoop',
): void {
	const { player } = instrument;
	const { loop, end, index } = player;
	if (action === 'toggleLoop') {
		if (loop) player.loop = { ...loop, on: !loop.on };
		else instrument.note = text.noLoopYet;
		return;
	}
	const from = action === 'loopFrom' ? index : loop && loop.from < index ? loop.from : 0;
	const to = action === 'loopTo' ? index : loop && loop.to > index ? loop.to : end;
	if (from < to) player.loop = { from, to, on: true };
	else instrument.note = text.emptyLoop;
}

/** Copies a link to this step, with everything that is set. */
export async function copyLink(instrument: Instrument): Promise<void> {
	const { scenario, player } = instrument;
	const { rest } = timekeeperOf(instrument);
	const hash = formatLink({ scenario: scenario.name, position: player.position, rest });
	history.replaceState(history.state, '', hash);
	try {
		await navigator.clipboard.writeText(location.href);
		instrument.note = text.copied;
	} catch {
		instrument.note = text.notCopied;
	}
}
