// What is said about events, as laws over random programs.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basicTypes } from '#engine/abi/type.ts';
import { compile } from '#engine/compile.ts';
import { defaultOptions, run } from '#engine/run.ts';
import { eventNames, eventRows } from '#engine/trace/schema.ts';
import { Replay } from '#engine/trace/replay.ts';
import { replayOf } from '#gallery/record.ts';
import { english } from '#inspect/english.ts';
import { narrate, stageAt } from '#inspect/narrate.ts';
import { readingOf } from '#inspect/reading.ts';
import { plain } from '#inspect/sentence.ts';
import { subgoalOf } from '#inspect/subgoal.ts';
import { text } from '#ui/text.ts';

const key = fc.nat({ max: 70 });
const operation = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.tuple(key, fc.nat({ max: 12 })).map(([n, more]) => `set ${n}..${n + more}`),
	},
	{
		weight: 2,
		arbitrary: fc.tuple(key, fc.nat({ max: 6 })).map(([n, more]) => `delete ${n}..${n + more}`),
	},
	key.map((n) => `get ${n}`),
	fc.constantFrom('clear', 'range', 'open; next; set 20..60; next 1..4', 'range 3'),
);
const script = fc
	.tuple(
		fc.nat({ max: 30 }),
		fc.array(operation, { minLength: 4, maxLength: 14 }),
		fc.constantFrom(
			'',
			'; writer; set 3',
			'; writer; get 3',
			'; open; writer; next',
			'; writer; clear',
		),
	)
	.map(([hint, operations, end]) => `make ${hint}; set 0..9; ${operations.join('; ')}${end}`);
const keys = fc.constantFrom(
	basicTypes.int,
	basicTypes.int32,
	basicTypes.string,
	basicTypes.float64,
);

/** How a run ends its nests: those left open, and whether one was closed that was not open. */
function nests(replay: Replay) {
	const { events } = replay.trace;
	let open = 0;
	let least = 0;
	for (let i = 0; i < events.length; i++) {
		open += eventRows[events.id[i]].nest;
		least = Math.min(least, open);
	}
	return { open, least };
}

/** The events of a Go program's map operations and what is said of each. */
function program(...lines: string[]) {
	const { program, diagnostics } = compile(
		`package main\n\nfunc main() {\n${lines.join('\n')}\n}\n`,
	);
	if (!program) throw new Error(JSON.stringify(diagnostics));
	const replay = new Replay(run(program, { ...defaultOptions, seed: 7 }));
	const { events } = replay.trace;
	const words = (i: number) => {
		replay.seek(i + 1);
		return plain(narrate(replay, i + 1, readingOf(replay), english));
	};
	return { replay, said: Array.from({ length: events.length }, (_, i) => words(i)) };
}

describe('every event', () => {
	test('has a sentence in which everything could be read, a subgoal, and a function where the runtime works', () => {
		const seen = new Set<string>();
		fc.assert(
			fc.property(script, keys, (operations, type) => {
				const replay = replayOf(operations, { key: type });
				const { events } = replay.trace;
				const reading = readingOf(replay);
				for (let i = 0; i < events.length; i++) {
					const name = eventNames[events.id[i]];
					if (name === 'stmt') continue;
					seen.add(name);
					replay.seek(i + 1);
					const words = plain(narrate(replay, i + 1, reading, english));
					expect(words, name).toMatch(/^[A-Za-z_].*[.a-z]$/s);
					expect(words, name).not.toMatch(/undefined|NaN|\?\?|null\b|-1\b|Infinity/);
					const stage = stageAt(replay, i + 1, reading);
					expect(text.subgoals[stage?.subgoal ?? 'program']).toBeTruthy();
					if (name !== 'panic' && name !== 'elem.write')
						expect(stage?.fn, name).toMatch(
							/^(map|grow|new|hash|evacuate|malloc|make|advance)\w*$/,
						);
				}
			}),
			{ seed: 5, numRuns: 25 },
		);
		expect([...seen]).toEqual(
			expect.arrayContaining([
				'grow.check',
				'write.begin',
				'write.conflict',
				'iterate.conflict',
				'iterate.moved',
				'clear.table',
				'probe.length',
				'probe.empty',
				'overflow.new',
			]),
		);
	});

	test('serves a subgoal, for each of which the interface has a word', () => {
		const subgoals = new Set(eventNames.map(subgoalOf));
		expect([...subgoals].sort()).toEqual(Object.keys(text.subgoals).sort());
		expect(new Set(Object.values(text.subgoals)).size).toBe(subgoals.size);
		expect(eventNames.filter((name) => subgoalOf(name) === 'program')).toEqual([
			'program.exit',
			'stmt',
			'call.enter',
			'call.exit',
			'print',
			'panic',
			'memstats.read',
		]);
	});
});

describe('nests', () => {
	test('are closed in every run of map operations, also where another goroutine writes', () => {
		fc.assert(
			fc.property(script, keys, (operations, type) => {
				expect(nests(replayOf(operations, { key: type }))).toEqual({ open: 0, least: 0 });
			}),
			{ seed: 6, numRuns: 25 },
		);
	});

	test.each([
		['m[[]int{1}] = 1'],
		['_ = m[[]int{1}]'],
		['_, _ = m[[]int{1}]'],
		['delete(m, any([]int{1}))'],
	])('are closed when a key has no hash: %s', (line) => {
		const { replay, said } = program('m := map[any]int{1: 1}', line);
		// What is open is main, in which the program ends.
		expect(nests(replay)).toEqual({ open: 1, least: 0 });
		expect(said.at(-2)).toBe('Key [1] has no hash: its type has no ==. Nothing has changed.');
		expect(said.at(-1)).toBe('The program panics: runtime error: hash of unhashable type []int.');
	});
});

describe('the words', () => {
	const lines = (operations: string, name: string, options = {}) => {
		const replay = replayOf(operations, options);
		const { events } = replay.trace;
		const all: string[] = [];
		for (let i = 0; i < events.length; i++) {
			if (eventNames[events.id[i]] !== name) continue;
			replay.seek(i + 1);
			all.push(plain(narrate(replay, i + 1, readingOf(replay), english)));
		}
		return all;
	};

	test('tell a fatal error from a panic', () => {
		expect(lines('make; set 0..6; writer; set 7', 'write.conflict')).toEqual([
			'hashWriting is set, and not by this call: another goroutine is writing. fatal error: concurrent map writes',
		]);
		expect(lines('make; set 0..6; writer; get 3', 'panic')).toEqual([
			'The program ends, and recover cannot stop it: concurrent map read and map write.',
		]);
		expect(lines('make; set 0..6; open; writer; next', 'panic')).toEqual([
			'The program ends, and recover cannot stop it: concurrent map iteration and map write.',
		]);
	});

	test('tell what noverflow was and is', () => {
		expect(lines('make; set 0..50', 'overflow.new')[0]).toMatch(/noverflow goes from 0 to 1\.$/);
	});

	test('tell how many bytes become garbage', () => {
		expect(lines('make; set 0..30', 'grow.end').at(-1)).toContain(
			'the 576 bytes of the old table are garbage',
		);
	});

	test('tell how close the table is to growing', () => {
		expect(lines('make; set 0..8', 'grow.check').slice(-2)).toEqual([
			'The key is new. It would be entry 9 of at most 8; there are 0 overflow buckets, the limit is 1: the table has to grow.',
			'The key is new. It would be entry 9 of at most 13; there are 0 overflow buckets, the limit is 2: the table need not grow.',
		]);
	});

	test('tell that one bucket is read without a hash', () => {
		expect(lines('make; set 0..3; get 2', 'bucket.select').at(-1)).toBe(
			'B is 0: there is only bucket 0, so the key is not even hashed.',
		);
	});

	test('name mapaccess1 and mapaccess2 by what the program asks for', () => {
		const { said } = program(
			'm := map[int]int{1: 1}',
			'a, b := m[1], m[2]',
			'c, ok := m[a+b]',
			'_, _ = c, ok',
		);
		const looks = said.filter((words) => words.startsWith('mapaccess'));
		expect(looks.map((words) => words.split(' ')[0])).toEqual([
			'mapaccess1_fast64',
			'mapaccess1_fast64',
			'mapaccess2_fast64',
		]);
	});
});
