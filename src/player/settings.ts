// What of an instrument stands in a link behind the position, where it is not as it is at first:
//
//   #growth@1204.5&level=micro&slot=4198400.3&expert&loop=120-340&break=line%206&break=B%20changes
//
// Links live long and come from anywhere: a part that is unknown or broken is left out, and named.

import type { Level } from '#engine/trace/schema.ts';
import type { SlotAt } from '#inspect/operation.ts';
import { decoded } from './link.ts';
import { levels } from './player.svelte.ts';

/** What a link may set. */
export interface Settings {
	/** Null: as the scenario has it. */
	readonly level: Level | null;
	readonly selected: SlotAt | null;
	/** Header of the map that is kept on the stage; 0: the one last touched. */
	readonly map: number;
	readonly expert: boolean;
	/** Null: none that is on. */
	readonly loop: { readonly from: number; readonly to: number } | null;
	/** What the run is compared with: see player/choice.ts; empty: nothing. */
	readonly versus: string;
	/** What stands on the left of the comparison; empty: the scenario itself. */
	readonly left: string;
	/** The conditions of the breakpoints that are on. */
	readonly breakpoints: readonly string[];
}

/** More breakpoints, and longer ones, are not taken from a link. (With its spaces, what was typed is twice as long at most.) */
const mostBreakpoints = 20;
const longest = 400;
/** Parts of a link that are not known are named up to so many. */
const mostIgnored = 10;

/** The slots of a bucket; -1 is the bucket as a whole. */
const slots = 8;

/** The part of a link behind the position, without the `&`; empty if all is as it is at first. */
export function formatSettings(settings: Settings): string {
	const { level, selected, map, expert, loop, versus, left, breakpoints } = settings;
	const parts: string[] = [];
	if (level) parts.push(`level=${level}`);
	if (selected) {
		const { bucket, slot } = selected;
		parts.push(`slot=${bucket}${slot < 0 ? '' : `.${slot}`}`);
	}
	if (map) parts.push(`map=${map}`);
	if (expert) parts.push('expert');
	if (loop) parts.push(`loop=${loop.from}-${loop.to}`);
	if (versus) parts.push(`compare=${versus}`);
	if (left) parts.push(`left=${left}`);
	for (const text of breakpoints) parts.push(`break=${encodeURIComponent(text)}`);
	return parts.join('&');
}

/** The settings that a link gives, and those of its parts that say nothing. */
export function parseSettings(rest: string): { settings: Settings; ignored: string[] } {
	const draft: Draft = {
		level: null,
		selected: null,
		map: 0,
		expert: false,
		loop: null,
		versus: '',
		left: '',
		breakpoints: [],
	};
	const ignored: string[] = [];
	for (const part of rest.split('&').filter(Boolean)) {
		const [key, ...more] = part.split('=');
		const value = decoded(more.join('='));
		const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
		if (value !== null && read?.(draft, value)) continue;
		if (ignored.length < mostIgnored) ignored.push(part.slice(0, longest));
	}
	return { settings: draft, ignored };
}

/** What can stand for a program and a seed: see player/choice.ts. */
const choice = /^[\w-]+(:\d+)?$/;

type Draft = { -readonly [Name in keyof Settings]: Settings[Name] };

/** By key: puts a value into the settings; whether it could. */
const readers: Readonly<Record<string, (draft: Draft, value: string) => boolean>> = {
	level(draft, value) {
		const level = levels.find((one) => one === value);
		if (level) draft.level = level;
		return level !== undefined;
	},
	slot(draft, value) {
		const [, bucket, slot = '-1'] = /^(\d{1,10})(?:\.(\d))?$/.exec(value) ?? [];
		if (bucket === undefined || Number(slot) >= slots) return false;
		draft.selected = { bucket: Number(bucket), slot: Number(slot) };
		return true;
	},
	map(draft, value) {
		const fits = /^\d{1,10}$/.test(value);
		if (fits) draft.map = Number(value);
		return fits;
	},
	expert(draft, value) {
		draft.expert = value === '';
		return draft.expert;
	},
	loop(draft, value) {
		const [, from, to] = /^(\d{1,10})-(\d{1,10})$/.exec(value) ?? [];
		if (from === undefined || Number(from) >= Number(to)) return false;
		draft.loop = { from: Number(from), to: Number(to) };
		return true;
	},
	compare(draft, value) {
		const fits = choice.test(value);
		if (fits) draft.versus = value;
		return fits;
	},
	left(draft, value) {
		const fits = choice.test(value);
		if (fits) draft.left = value;
		return fits;
	},
	break(draft, value) {
		const fits = value !== '' && value.length <= longest;
		if (!fits || draft.breakpoints.length === mostBreakpoints) return false;
		if (!draft.breakpoints.includes(value)) draft.breakpoints = [...draft.breakpoints, value];
		return true;
	},
};
