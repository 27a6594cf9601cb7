import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stopsOf } from '#engine/trace/navigate.ts';
import type { Level } from '#engine/trace/schema.ts';
import type { EventColumns } from '#engine/trace/trace.ts';
import { follow } from '#player/link.ts';
import { levels, Player, speeds } from '#player/player.svelte.ts';
import { columnsOf, runs } from './synthetic.ts';

const seed = 2311;
const pace = (from: number, to: number) => 100 * (to - from);

function playerOf(events: EventColumns, level: Level = 'micro', position = 0): Player {
	const player = new Player({ length: events.length + 1, position, level, pace });
	player.load(events);
	return player;
}

/** Lets time pass until nothing moves any more; a bound keeps a player that never rests from hanging the test. */
function rest(player: Player): void {
	for (let i = 0; i < 10_000 && player.moving; i++) player.advance(16);
	expect(player.moving).toBe(false);
}

type Command = (player: Player) => void;
const numbers = fc.double({ min: 0, max: 1, noNaN: true });
const commands: fc.Arbitrary<Command> = fc.oneof(
	fc.constantFrom<Command>(
		(p) => p.play(),
		(p) => p.pause(),
		(p) => p.toggle(),
		(p) => p.step(1),
		(p) => p.step(-1),
		(p) => p.over(1),
		(p) => p.over(-1),
		(p) => p.out(1),
		(p) => p.out(-1),
		(p) => p.changeLevel(1),
		(p) => p.changeLevel(-1),
	),
	numbers.map(
		(share): Command =>
			(p) =>
				p.seek(share * p.end),
	),
	numbers.map(
		(share): Command =>
			(p) =>
				p.drag(share * p.end, 0.5),
	),
	numbers.map(
		(share): Command =>
			(p) =>
				p.goTo(share * p.end),
	),
	fc.constantFrom(...speeds).map(
		(speed): Command =>
			(p) =>
				p.setSpeed(speed),
	),
	fc.integer({ min: 1, max: 400 }).map(
		(ms): Command =>
			(p) =>
				p.advance(ms),
	),
);
const walks = fc.array(commands, { maxLength: 40 });

describe('a player', () => {
	test('never leaves the run, whatever is done to it', () => {
		fc.assert(
			fc.property(runs, walks, (events, walk) => {
				const player = playerOf(events);
				for (const command of walk) {
					command(player);
					const { from, to, t } = player.span;
					expect(player.position).toBeGreaterThanOrEqual(0);
					expect(player.position).toBeLessThanOrEqual(events.length);
					expect(from <= to && t >= 0 && t < 1).toBe(true);
					expect(from <= player.position && player.position <= to).toBe(true);
				}
			}),
			{ seed },
		);
	});

	test('shows the same at a state however it came there', () => {
		fc.assert(
			fc.property(runs, walks, fc.nat(60), (events, walk, at) => {
				const state = at % (events.length + 1);
				const player = playerOf(events);
				for (const command of walk) command(player);
				player.goTo(state);
				rest(player);
				const straight = playerOf(events, player.level);
				straight.seek(state);
				expect(player.span).toEqual(straight.span);
				expect(player.index).toBe(state);
				expect(player.before).toBe(straight.before);
			}),
			{ seed },
		);
	});

	test('visits the stops of its level one by one, and the same ones on the way back', () => {
		fc.assert(
			fc.property(runs, fc.constantFrom(...levels), (events, level) => {
				const stops = [...stopsOf(events, level)];
				const player = playerOf(events, level);
				const there = [0];
				for (let i = 1; i < stops.length; i++) {
					player.step(1);
					rest(player);
					there.push(player.position);
				}
				expect(there).toEqual(stops);
				for (const stop of stops.slice(0, -1).reverse()) {
					player.step(-1);
					rest(player);
					expect(player.position).toBe(stop);
				}
			}),
			{ seed, numRuns: 40 },
		);
	});

	test('plays to the end and stops there', () => {
		fc.assert(
			fc.property(runs, fc.constantFrom(...speeds), (events, speed) => {
				const player = playerOf(events);
				player.setSpeed(speed);
				player.play();
				rest(player);
				expect(player.position).toBe(events.length);
				expect(player.playing).toBe(false);
			}),
			{ seed },
		);
	});
});

describe('playing', () => {
	const events = columnsOf(Array.from({ length: 20 }, () => 'stmt' as const));

	test('takes the time that the pace gives', () => {
		const player = playerOf(events);
		player.play();
		player.advance(250);
		expect(player.position).toBe(2.5);
		expect(player.span).toEqual({ from: 2, to: 3, t: 0.5 });
	});

	test('merges moves that are too short to be seen', () => {
		const player = playerOf(events);
		player.setSpeed(4);
		player.play();
		player.advance(25);
		expect(player.position).toBe(1);
		expect(player.span).toEqual({ from: 0, to: 3, t: 1 / 3 });
	});

	test('goes on in the middle of the move where it was paused', () => {
		const player = playerOf(events, 'line');
		player.play();
		player.advance(130);
		player.pause();
		const { span } = player;
		expect(span.t).toBeCloseTo(0.3, 9);
		player.play();
		expect(player.span).toEqual(span);
	});

	test('begins again from the beginning when it is at the end', () => {
		const player = playerOf(events, 'micro', 20);
		player.play();
		expect(player.position).toBe(0);
	});

	test('between two states ends at the second, whatever the level', () => {
		const player = playerOf(columnsOf(['stmt', 'print', 'print', 'stmt', 'print']), 'line');
		player.playBetween(1, 3);
		expect(player.position).toBe(1);
		rest(player);
		expect(player.position).toBe(3);
	});

	test('shows only whole states to a reader who wants no motion', () => {
		const player = playerOf(events);
		player.reducedMotion = true;
		player.play();
		player.advance(250);
		expect(player.span).toEqual({ from: 2, to: 3, t: 0 });
		expect(player.index).toBe(2);
	});
});

describe('a step', () => {
	const events = columnsOf(Array.from({ length: 20 }, () => 'stmt' as const));

	test('moves in time, and tells of the state that it leads to', () => {
		const player = playerOf(events);
		player.step(1);
		player.advance(50);
		expect(player.span).toEqual({ from: 0, to: 1, t: 0.5 });
		expect(player.index).toBe(1);
	});

	test('tells of a far state before the picture is there', () => {
		const player = playerOf(events);
		player.goTo(17);
		player.advance(16);
		expect(player.index).toBe(17);
		expect(player.position).toBeLessThan(1);
	});

	test('arrives at once when the next one is asked for', () => {
		const player = playerOf(events);
		player.step(1);
		player.step(1);
		expect(player.position).toBe(1);
		rest(player);
		expect(player.position).toBe(2);
	});

	test('back from the middle of a move undoes the move', () => {
		const player = playerOf(events);
		player.play();
		player.advance(250);
		player.step(-1);
		rest(player);
		expect(player.position).toBe(2);
	});

	test('asked for before the run is there happens when it is', () => {
		const player = new Player({ length: 21, position: 4, level: 'micro', pace });
		player.step(1);
		expect(player.position).toBe(4);
		player.load(events);
		rest(player);
		expect(player.position).toBe(5);
	});

	test('and another one before the run is there happen in their order', () => {
		const player = new Player({ length: 21, position: 4, level: 'micro', pace });
		player.seek(20);
		player.step(-1);
		player.load(events);
		rest(player);
		expect(player.position).toBe(19);
	});
});

test('a step from a state between two stops begins with that state, either way', () => {
	fc.assert(
		fc.property(runs, fc.nat(), fc.constantFrom<1 | -1>(1, -1), (events, n, by) => {
			const player = playerOf(events, 'line');
			player.seek(n % (player.end + 1));
			const at = player.position;
			player.step(by);
			if (!player.moving) return;
			player.advance(0);
			const { from, t } = player.span;
			expect([from, t]).toEqual([at, 0]);
		}),
		{ seed },
	);
});

describe('dragging', () => {
	const events = columnsOf(Array.from({ length: 20 }, () => 'stmt' as const));

	test('follows the finger through a move that is long enough to be seen', () => {
		const player = playerOf(events);
		player.seek(3);
		player.drag(3.25, 0.05);
		expect(player.span).toEqual({ from: 3, to: 4, t: 0.25 });
	});

	test('keeps to stops where the finger passes over whole moves', () => {
		const player = playerOf(events);
		player.drag(3.25, 0.05);
		expect(player.position).toBe(3);
		player.drag(9.75, 0.05);
		expect(player.position).toBe(10);
		player.drag(9.5, 0.05);
		expect(player.position).toBe(9.5);
	});

	test('keeps to stops where moves are short', () => {
		const player = playerOf(events);
		player.drag(3.25, 0.5);
		expect(player.position).toBe(3);
	});
});

test('a link into the middle of a move is followed to there', () => {
	const player = playerOf(columnsOf(Array.from({ length: 20 }, () => 'stmt' as const)));
	follow(player, { scenario: 'sample', position: 4.5 });
	rest(player);
	expect(player.position).toBe(4.5);
	follow(player, { scenario: 'sample', position: 7 });
	expect(player.moving).toBe(true);
	rest(player);
	expect(player.position).toBe(7);
});

describe('a halt', () => {
	const events = columnsOf(Array.from({ length: 20 }, () => 'stmt' as const));

	function haltingPlayer(...halts: number[]): Player {
		const player = playerOf(events);
		player.halts = Int32Array.from(halts);
		return player;
	}

	test('ends playing, which goes on behind it', () => {
		const player = haltingPlayer(4, 9);
		for (const state of [4, 9, 20]) {
			player.play();
			rest(player);
			expect(player.position).toBe(state);
			expect(player.halted).toBe(state < 20);
		}
	});

	test('ends a way that is played to its end', () => {
		const player = haltingPlayer(4);
		player.playBetween(2, 8);
		rest(player);
		expect(player.position).toBe(4);
	});

	test('between two stops of a coarse level is not stepped over', () => {
		const lines = columnsOf(
			Array.from({ length: 12 }, (_, i) => (i % 4 === 0 ? ('stmt' as const) : ('hash' as const))),
		);
		const player = playerOf(lines, 'line');
		player.halts = Int32Array.of(3);
		const states: number[] = [];
		for (let i = 0; i < 3; i++) {
			player.step(1);
			rest(player);
			states.push(player.position);
		}
		expect(states).toEqual([1, 3, 5]);
		expect(player.halted).toBe(false);
	});

	test('is no hindrance to who goes back, jumps or drags', () => {
		const player = haltingPlayer(4);
		player.goTo(10);
		rest(player);
		expect(player.position).toBe(10);
		player.step(-1);
		rest(player);
		expect(player.position).toBe(9);
		player.drag(2, 0.5);
		player.drag(7, 0.5);
		expect(player.position).toBe(7);
	});
});
