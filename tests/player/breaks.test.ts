// Breakpoints and loops: where playing stops, and where it begins again.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventColumns } from '#engine/trace/trace.ts';
import type { Loop } from '#player/course.ts';
import { levels, Player, speeds } from '#player/player.svelte.ts';
import { columnsOf, runs } from './synthetic.ts';

const seed = 2312;
const pace = (from: number, to: number) => 100 * (to - from);
const twenty = columnsOf(Array.from({ length: 20 }, () => 'stmt' as const));

/** A player at a position, with breakpoints at some states and a loop. */
function playerOf(events: EventColumns, position = 0, breaks: number[] = [], loop?: Loop): Player {
	const player = new Player({ length: events.length + 1, position, level: 'micro', pace });
	player.breaks = Int32Array.from(breaks);
	player.loop = loop ?? null;
	player.load(events);
	return player;
}

/** Lets time pass until nothing moves any more. */
function rest(player: Player): void {
	for (let i = 0; i < 10_000 && player.moving; i++) player.advance(16);
	expect(player.moving).toBe(false);
}

/** Some states of a run, ascending. */
function statesIn(events: EventColumns, shares: readonly number[]): number[] {
	const states = shares.map((share) => Math.round(share * events.length));
	return [...new Set(states)].sort((a, b) => a - b);
}

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });

describe('breakpoints', () => {
	test('are where playing stops, one after the other, whatever the level and the speed', () => {
		fc.assert(
			fc.property(
				runs,
				shares,
				fc.constantFrom(...levels),
				fc.constantFrom(...speeds),
				fc.boolean(),
				(events, places, level, speed, reduced) => {
					const breaks = statesIn(events, places);
					const player = playerOf(events, 0, breaks);
					player.setLevel(level);
					player.setSpeed(speed);
					player.reducedMotion = reduced;
					const stopped: number[] = [];
					while (player.position < events.length) {
						player.play();
						rest(player);
						stopped.push(player.position);
					}
					const wanted = new Set([...breaks.filter((state) => state > 0), events.length]);
					expect(stopped).toEqual([...wanted]);
				},
			),
			{ seed, numRuns: 60 },
		);
	});

	test('are where going on leads, and the same ones on the way back', () => {
		fc.assert(
			fc.property(runs, shares, (events, places) => {
				const breaks = statesIn(events, places);
				const player = playerOf(events, 0, breaks);
				const visit = (by: 1 | -1, end: number) => {
					const states = [player.position];
					while (player.position !== end) {
						player.resume(by);
						rest(player);
						states.push(player.position);
					}
					return states;
				};
				const there = visit(1, events.length);
				expect(there).toEqual([...new Set([0, ...breaks, events.length])]);
				expect(visit(-1, 0)).toEqual(there.reverse());
			}),
			{ seed, numRuns: 60 },
		);
	});

	test('count from the middle of a move, too', () => {
		const player = playerOf(twenty, 0, [4, 9]);
		player.seek(4.5);
		player.resume(-1);
		rest(player);
		expect(player.position).toBe(4);
		player.seek(4.5);
		player.play();
		rest(player);
		expect(player.position).toBe(9);
	});

	test('set while playing hold at once', () => {
		const player = playerOf(twenty);
		player.play();
		player.advance(250);
		player.breaks = Int32Array.of(2, 5);
		rest(player);
		expect(player.position).toBe(5);
	});

	test('hold on a way that a link plays', () => {
		const player = playerOf(twenty, 0, [6]);
		player.playBetween(3, 9);
		rest(player);
		expect(player.position).toBe(6);
	});
});

describe('a loop', () => {
	const loop = { from: 4, to: 9, on: true };

	test.each([false, true])('is played again and again (reduced motion: %s)', (reduced) => {
		const player = playerOf(twenty, 0, [], loop);
		player.reducedMotion = reduced;
		player.play();
		expect(player.position).toBe(4);
		let turns = 0;
		for (let i = 0; i < 40; i++) {
			const before = player.position;
			player.advance(50);
			if (player.position < before) turns++;
			expect(player.position).toBeGreaterThanOrEqual(4);
			expect(player.position).toBeLessThanOrEqual(9);
		}
		expect(turns).toBe(4);
		expect(player.playing).toBe(true);
	});

	test('is stopped by every breakpoint in it, its ends included', () => {
		const player = playerOf(twenty, 4, [4, 6, 9, 12], loop);
		const stops = Array.from({ length: 5 }, () => {
			player.play();
			rest(player);
			return player.position;
		});
		expect(stops).toEqual([6, 9, 6, 9, 6]);
		player.breaks = Int32Array.of(4);
		const again = Array.from({ length: 2 }, () => {
			player.play();
			rest(player);
			return player.position;
		});
		expect(again).toEqual([4, 4]);
	});

	test('that is off is not there', () => {
		const player = playerOf(twenty, 0, [], { ...loop, on: false });
		player.play();
		rest(player);
		expect(player.position).toBe(20);
	});

	test('leaves a way that a link plays alone', () => {
		const player = playerOf(twenty, 0, [], loop);
		player.playBetween(2, 15);
		rest(player);
		expect(player.position).toBe(15);
	});

	test('is none if it has no length', () => {
		const player = playerOf(twenty);
		player.loop = { from: 5, to: 5, on: true };
		expect(player.loop).toBeNull();
	});

	test('can be left in the middle of a move', () => {
		const player = playerOf(twenty, 0, [], loop);
		player.play();
		player.advance(250);
		player.loop = null;
		rest(player);
		expect(player.position).toBe(20);
	});
});

describe('a step into', () => {
	const nested = columnsOf(['stmt', 'map.assign.begin', 'hash', 'map.assign.end', 'stmt']);

	test('is one micro stop, on every level and either way', () => {
		const player = playerOf(nested, 1);
		player.setLevel('line');
		player.into(1);
		rest(player);
		expect(player.position).toBe(2);
		player.into(-1);
		rest(player);
		expect(player.position).toBe(1);
	});

	test('stays in the run', () => {
		const player = playerOf(nested, 5);
		player.into(1);
		rest(player);
		expect(player.position).toBe(5);
		player.seek(0);
		player.into(-1);
		expect(player.position).toBe(0);
	});
});
