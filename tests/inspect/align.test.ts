import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Replay } from '#engine/trace/replay.ts';
import { eventNames, type EventName } from '#engine/trace/schema.ts';
import { align, counterpart, firstReaching, type Alignment } from '#inspect/align.ts';
import { askedIn, Names } from '#inspect/asked.ts';
import { replayOf } from './runs.ts';

const seed = 2311;

/** One statement of a program with a map m. */
const statements = fc.oneof(
	fc.nat(20).map((k) => `m[${k}] = ${k}`),
	fc.nat(20).map((k) => `delete(m, ${k})`),
	fc.nat(20).map((k) => `println(m[${k}])`),
	fc.constant('clear(m)'),
	fc.nat(24).map((n) => `for i := 0; i < ${n}; i++ { m[i*7] = i }`),
	fc.constant('for k := range m { delete(m, k); break }'),
);
const programs = fc
	.tuple(fc.constantFrom('', ', 8', ', 30'), fc.array(statements, { maxLength: 8 }), fc.nat(3))
	.map(([hint, lines, s]) => replayOf([`m := make(map[int]int${hint})`, ...lines, '_ = m'], s));

const last = (replay: Replay) => replay.length - 1;

/** The states behind what a program asked for, and the first and the last one. */
function boundaries(replay: Replay): Set<number> {
	const states = askedIn(replay, new Names()).events.map((i) => i + 1);
	return new Set([0, ...states, last(replay)]);
}

function counterparts(alignment: Alignment, replay: Replay): number[] {
	return Array.from({ length: replay.length }, (_, state) => counterpart(alignment, state));
}

describe('an alignment', () => {
	test('of a run with itself needs no anchors but the ends', () => {
		const run = replayOf(['m := make(map[int]int)', 'm[1] = 1']);
		const alignment = align(run, run);
		expect(alignment.a).toEqual([0, last(run)]);
		expect(counterparts(alignment, run)).toEqual([...Array(run.length).keys()]);
	});

	test('ascends, from the beginning to the end', () => {
		fc.assert(
			fc.property(programs, programs, (a, b) => {
				const there = counterparts(align(a, b), a);
				expect(there[0]).toBe(0);
				expect(there.at(-1)).toBe(last(b));
				expect(there).toEqual(there.toSorted((x, y) => x - y));
			}),
			{ seed, numRuns: 25 },
		);
	});

	test('leads back to the first state that has come so far', () => {
		fc.assert(
			fc.property(programs, programs, fc.nat(), (a, b, n) => {
				const alignment = align(a, b);
				const state = n % b.length;
				const back = firstReaching(alignment, state);
				expect(counterpart(alignment, back)).toBeGreaterThanOrEqual(state);
				if (back > 0) expect(counterpart(alignment, back - 1)).toBeLessThan(state);
			}),
			{ seed, numRuns: 25 },
		);
	});

	test('leads from what a program asked for to what the other one asked for', () => {
		fc.assert(
			fc.property(programs, programs, (a, b) => {
				const alignment = align(a, b);
				const there = boundaries(b);
				for (const state of boundaries(a))
					expect(there.has(counterpart(alignment, state))).toBe(true);
			}),
			{ seed, numRuns: 25 },
		);
	});

	test('of a run with itself is the identity', () => {
		fc.assert(
			fc.property(programs, (a) => {
				expect(align(a, a)).toEqual({ a: [0, last(a)], b: [0, last(a)] });
			}),
			{ seed, numRuns: 30 },
		);
	});
});

/** The states behind the events called `name`. */
function behind({ trace: { events } }: Replay, name: EventName): number[] {
	return [...events.id.keys()].filter((i) => eventNames[events.id[i]] === name).map((i) => i + 1);
}

/** Where the states behind the first run's events of a name lead. */
function lead(a: Replay, b: Replay, name: EventName): number[] {
	const alignment = align(a, b);
	return behind(a, name).map((state) => counterpart(alignment, state));
}

const fill = (n: number) => `for i := 0; i < ${n}; i++ { m[i] = i }`;
const loop = ['m := make(map[int]int)', fill(30)];
const plain = replayOf(loop);

describe('an insert stands beside the insert', () => {
	test('of the same key, with a hint', () => {
		const hinted = replayOf(['m := make(map[int]int, 30)', fill(30)]);
		expect(lead(plain, hinted, 'map.assign.end')).toEqual(behind(hinted, 'map.assign.end'));
		expect(lead(hinted, plain, 'map.assign.end')).toEqual(behind(plain, 'map.assign.end'));
	});

	test('of the same key, with another seed', () => {
		const other = replayOf(loop, 9);
		expect(lead(plain, other, 'map.assign.end')).toEqual(behind(other, 'map.assign.end'));
	});

	test('of the same rank, where the keys come in another order', () => {
		const other = replayOf(['m := make(map[int]int)', 'for i := 29; i >= 0; i-- { m[i] = i }']);
		expect(lead(plain, other, 'map.assign.end')).toEqual(behind(other, 'map.assign.end'));
	});

	test('of the same key, where others were made before', () => {
		const more = replayOf([
			'm := make(map[int]int)',
			'for i := 100; i < 110; i++ { m[i] = i }',
			fill(30),
		]);
		const there = behind(more, 'map.assign.end').slice(10);
		expect(lead(plain, more, 'map.assign.end').slice(1)).toEqual(there.slice(1));
	});
});

describe('a run that has nothing to do', () => {
	test('waits', () => {
		const hinted = replayOf(['m := make(map[int]int, 30)', fill(30)]);
		const alignment = align(plain, hinted);
		const growing = behind(plain, 'grow.begin')[0];
		const grown = behind(plain, 'grow.end')[0];
		expect(grown).toBeGreaterThan(growing + 10);
		expect(counterpart(alignment, grown)).toBe(counterpart(alignment, growing));
	});

	test('waits with its clear while the other deletes', () => {
		const deleted = replayOf([...loop, 'for k := range m { delete(m, k) }', 'println(len(m))']);
		const cleared = replayOf([...loop, 'clear(m)', 'println(len(m))']);
		const [done] = behind(cleared, 'map.clear.end');
		const there = lead(deleted, cleared, 'map.delete.end');
		expect(there.slice(0, -1).every((state) => state <= done)).toBe(true);
		expect(lead(deleted, cleared, 'print')).toEqual(behind(cleared, 'print'));
	});
});

test('long runs are aligned without comparing all with all', () => {
	const many = (n: number) => replayOf(['m := make(map[int]int)', fill(n), 'println(len(m))']);
	const [a, b] = [many(4000), many(2500)];
	expect(a.length).toBeGreaterThan(40_000);
	expect(lead(a, b, 'program.exit')).toEqual(behind(b, 'program.exit'));
});
