// The law of questions: what a question gives as its truth is what the run does next. It is checked against the
// pictures before and behind the event, which are read from memory and know nothing of questions.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile, run } from '#engine/index.ts';
import { Replay } from '#engine/trace/replay.ts';
import { eventNames } from '#engine/trace/schema.ts';
import { memStatsAt } from '#inspect/memstats.ts';
import { pictureAt, type MapPicture } from '#inspect/picture.ts';
import { questionAt } from '#inspect/question/kinds.ts';
import {
	grade,
	questionKinds,
	type Question,
	type QuestionKind,
} from '#inspect/question/question.ts';
import { plain } from '#inspect/sentence.ts';

/** A program that does so with a map. */
function replayOf(statements: string[], type = 'map[int]int', hint = 0, seed = 3): Replay {
	const source = `package main\n\nfunc main() {\n\tm := make(${type}, ${hint})\n\tn := 0\n${statements.map((one) => `\t${one}\n`).join('')}\t_ = n\n}\n`;
	const { program, diagnostics } = compile(source, 'main.go');
	if (!program) throw new Error(diagnostics[0].message);
	return new Replay(
		run(program, { seed, eventLimit: 50_000, instructionLimit: 5_000_000, memoryLimit: 1 << 26 }),
	);
}

function mapIn(replay: Replay, state: number): MapPicture {
	const { map } = pictureAt(replay, state);
	if (!map) throw new Error(`there is no map in state ${state}`);
	return map;
}

const tables = ({ table, old }: MapPicture) => [table, old].filter((one) => one !== null);
const bucketsOf = (map: MapPicture) =>
	tables(map).flatMap(({ chains }) => chains.flatMap(({ buckets }) => buckets));
const markOf = (map: MapPicture, bucket: number, slot: number) =>
	bucketsOf(map).find(({ addr }) => addr === bucket)?.slots[slot];

/** By kind: reads from the pictures around the event what a question should have given as true. */
const readings: Record<QuestionKind, (replay: Replay, question: Question) => void> = {
	bucket(replay, { truth, until }) {
		const map = mapIn(replay, until);
		const { hand } = map;
		const table = hand.old >= 0 ? map.old : map.table;
		const index = hand.old >= 0 ? hand.old : hand.table;
		expect(truth).toEqual({ type: 'bucket', bucket: table!.addr + index * table!.bucketSize });
	},
	slot(replay, { truth, at, until }) {
		if (truth.type !== 'slot') throw new Error('not a slot');
		const map = mapIn(replay, until);
		const mark = map.marks.find(
			({ bucket, slot }) => bucket === truth.bucket && slot === truth.slot,
		)?.mark;
		const name = eventNames[replay.trace.events.id[until - 1]];
		if (truth.bucket !== 0) {
			expect(['inserted', 'match', 'wrongKey']).toContain(mark);
			return;
		}
		// None: the entry is in a bucket that was not there, or nothing was compared.
		if (name === 'slot.insert')
			expect(bucketsOf(mapIn(replay, at)).length).toBeLessThan(bucketsOf(map).length);
		else expect(map.marks.some(({ mark }) => mark === 'match')).toBe(false);
	},
	grow(replay, { truth, event, until }) {
		const B = (state: number) => mapIn(replay, state).fields.find(({ name }) => name === 'B')!.text;
		const isOld = mapIn(replay, event).old !== null;
		const { sameSize, old } = mapIn(replay, until);
		const same = sameSize && !isOld && old !== null ? 'same' : 'no';
		const before = event === 0 || B(event) === B(until) ? same : 'doubles';
		expect(truth).toEqual({ type: 'choice', id: before });
	},
	bytes(replay, { truth, event, until }) {
		const total = (state: number) => memStatsAt(replay.seek(state)).TotalAlloc;
		expect(truth).toEqual({ type: 'number', value: total(until) - total(event) });
	},
	tophash(replay, { truth, until }) {
		expect(truth).toEqual({ type: 'number', value: mapIn(replay, until).hash?.tophash });
	},
	half(replay, { truth, until, form }) {
		if (form.type !== 'choice' || truth.type !== 'choice') throw new Error('not a choice');
		const map = mapIn(replay, until);
		const goal = map.marks.findLast(({ mark }) => mark === 'arrived')!;
		const chain = map.table!.chains.find(({ buckets }) =>
			buckets.some(({ addr }) => addr === goal.bucket),
		);
		const main = form.choices.find(({ id }) => id === truth.id)!.bucket;
		expect(chain!.buckets[0].addr).toBe(main);
	},
	moves(replay, { truth, at, until }) {
		if (truth.type !== 'buckets') throw new Error('not buckets');
		const evacuated = (map: MapPicture) =>
			new Set(
				(map.old?.chains ?? [])
					.filter(({ evacuated: has }) => has)
					.map(({ buckets }) => buckets[0].addr),
			);
		const before = evacuated(mapIn(replay, at));
		// Where the growth has come to its end the old table is gone: look before its last event.
		const behind = [...evacuated(mapIn(replay, until))].filter((addr) => !before.has(addr));
		expect([...truth.buckets].sort()).toEqual(behind.sort());
	},
	empty(replay, { truth, shows, at, until }) {
		const [before, behind] = [mapIn(replay, at), mapIn(replay, until)];
		const changed = bucketsOf(behind).flatMap(({ addr, slots }) =>
			slots.flatMap((slot, i) =>
				markOf(before, addr, i)?.t === slot.t ? [] : [{ bucket: addr, slot: i, t: slot.t }],
			),
		);
		const id = changed[0].t === 1 ? 'one' : changed.length === 1 ? 'rest' : 'back';
		expect(truth).toEqual({ type: 'choice', id });
		const sorted = (all: readonly { bucket: number; slot: number }[]) =>
			all.map(({ bucket, slot }) => bucket * 8 + slot).sort();
		expect(sorted(shows)).toEqual(sorted(changed));
	},
	next(replay, { truth, until }) {
		const { cursor } = mapIn(replay, until);
		if (truth.type !== 'slot') throw new Error('not a slot');
		if (truth.bucket === 0)
			expect(eventNames[replay.trace.events.id[until - 1]]).toBe('iterate.end');
		else expect({ bucket: truth.bucket, slot: truth.slot }).toEqual(cursor);
	},
};

/** Asks whatever can be asked in a run; how many questions of each kind there were. */
function check(replay: Replay): Partial<Record<QuestionKind, number>> {
	const counts: Partial<Record<QuestionKind, number>> = {};
	for (let event = 0; event < replay.trace.events.length; event++)
		for (const kind of questionKinds) {
			const question = questionAt(replay, kind, event);
			if (typeof question === 'string') continue;
			counts[kind] = (counts[kind] ?? 0) + 1;
			expect(question.at, 'asked before it happens').toBeLessThan(question.until);
			expect(grade(question, question.truth).right).toBe(true);
			expect(plain(question.prompt)).toMatch(/\?/);
			expect(plain(question.why)).toMatch(/\.$/);
			readings[kind](replay, question);
		}
	return counts;
}

const writes = fc.array(
	fc.oneof(
		{ weight: 6, arbitrary: fc.nat(60).map((k) => `m[${k}] = 1`) },
		{ weight: 3, arbitrary: fc.nat(60).map((k) => `delete(m, ${k})`) },
		{ weight: 2, arbitrary: fc.nat(60).map((k) => `n += m[${k}]`) },
		{ weight: 1, arbitrary: fc.constant('for k := range m { n += k }') },
	),
	{ minLength: 20, maxLength: 50 },
);

describe('a question', () => {
	test('gives as its truth what the run does next, in any program', () => {
		fc.assert(
			fc.property(writes, fc.nat(20), fc.nat(1000), (statements, hint, seed) => {
				check(replayOf(statements, 'map[int]int', hint, seed));
			}),
			{ numRuns: 12, seed: 4 },
		);
	});

	test('can be asked of every kind', () => {
		const grown = Array.from({ length: 30 }, (_, i) => `m[${i}] = 1`);
		const emptied = Array.from({ length: 30 }, (_, i) => `delete(m, ${29 - i})`);
		const loop = 'for k := range m { n += k }';
		const counts = check(replayOf([...grown, 'n += m[3]', loop, ...emptied]));
		expect(Object.keys(counts).sort()).toEqual([...questionKinds].sort());
	});

	test('is true for keys of other kinds', () => {
		const keys = Array.from({ length: 15 }, (_, i) => `"key ${i}"`);
		const counts = check(
			replayOf(
				[
					...keys.map((key) => `m[${key}] = 1`),
					`n += m[${keys[3]}]`,
					...keys.map((key) => `delete(m, ${key})`),
				],
				'map[string]int',
			),
		);
		expect(counts.half).toBeGreaterThan(8);
		check(replayOf(['for i := 0; i < 20; i++ { m[float64(i)] = 1 }'], 'map[float64]int'));
	});
});
