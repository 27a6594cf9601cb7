// The keyboard of the instrument: which key does what to the player.

import type { Mark } from '#inspect/overview.ts';
import { speeds, type Player } from '#player/player.svelte.ts';

/** What a key press is, of a KeyboardEvent. */
export interface Press {
	readonly key: string;
	readonly shiftKey: boolean;
}

type Command = (player: Player, marks: readonly Mark[]) => void;

const plainKeys: Readonly<Record<string, Command>> = {
	' ': (player) => player.toggle(),
	ArrowLeft: (player) => player.step(-1),
	ArrowRight: (player) => player.step(1),
	Home: (player) => player.seek(0),
	End: (player) => player.seek(player.end),
	'[': (player) => player.changeLevel(-1),
	']': (player) => player.changeLevel(1),
	'+': (player) => player.setSpeed(speedBeside(player.speed, 1)),
	'-': (player) => player.setSpeed(speedBeside(player.speed, -1)),
	',': (player, marks) => toMark(player, marks, -1),
	'.': (player, marks) => toMark(player, marks, 1),
};

const shiftKeys: Readonly<Record<string, Command>> = {
	ArrowLeft: (player) => player.over(-1),
	ArrowRight: (player) => player.over(1),
	ArrowUp: (player) => player.out(-1),
	ArrowDown: (player) => player.out(1),
};

/** What else a reader may ask of time: see ui/time/actions.ts. With shift the letters go back. */
const letters = {
	g: 'growth',
	v: 'overflow',
	c: 'gc',
	p: 'print',
	x: 'panic',
	t: 'bucket',
	k: 'key',
	n: 'bookmark',
	r: 'resume',
	s: 'into',
	b: 'toggleBreakpoint',
	m: 'toggleBookmark',
	i: 'loopFrom',
	o: 'loopTo',
	l: 'toggleLoop',
	y: 'copyLink',
} as const;

/** What a letter asks for. */
export type Action = (typeof letters)[keyof typeof letters];

/** The action that a key press asks for, and its direction; or null. */
export function actionOf({ key, shiftKey }: Press): { action: Action; by: 1 | -1 } | null {
	const letter = key.toLowerCase();
	if (!Object.hasOwn(letters, letter)) return null;
	return { action: letters[letter as keyof typeof letters], by: shiftKey ? -1 : 1 };
}

/** The next faster (by = 1) or slower (by = -1) speed. */
function speedBeside(speed: number, by: 1 | -1): number {
	return speeds[speeds.indexOf(speed) + by] ?? speed;
}

/** To the nearest mark before (by = -1) or behind (by = 1) the position. */
function toMark(player: Player, marks: readonly Mark[], by: 1 | -1): void {
	const states = marks
		.map(({ state }) => state)
		.filter((state) => (state - player.position) * by > 0);
	if (states.length > 0) player.goTo(by > 0 ? Math.min(...states) : Math.max(...states));
}

/** The command that a key press gives, or null if it gives none. */
export function commandOf({ key, shiftKey }: Press): Command | null {
	if (/^\d$/.test(key)) return (player) => player.setSpeed(speeds[Number(key)]);
	const bound = shiftKey && key in shiftKeys ? shiftKeys[key] : plainKeys[key];
	const isBound = bound !== undefined && (!shiftKey || key in shiftKeys || key.length === 1);
	return isBound ? bound : null;
}

/** Whether a control keeps a key for itself: text fields and lists all, others those that work them. */
export function isKept(target: EventTarget | null, key: string): boolean {
	if (!(target instanceof HTMLElement)) return false;
	if (target.matches('input[type=radio]')) return key === ' ' || key.startsWith('Arrow');
	if (target.matches('input, select, textarea, [contenteditable]')) return true;
	return key === ' ' && target.matches('button, a[href], summary');
}
