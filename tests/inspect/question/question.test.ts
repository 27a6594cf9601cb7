import { describe, expect, test } from 'vitest';
import { eventsNamed } from '#engine/trace/navigate.ts';
import { anotherQuestion, questionAt } from '#inspect/question/kinds.ts';
import {
	answerAt,
	grade,
	parseNumber,
	placesOf,
	type Question,
	type QuestionKind,
} from '#inspect/question/question.ts';
import { stepsOf, tasksOf } from '#inspect/question/tasks.ts';
import { plain } from '#inspect/sentence.ts';
import { recordIntMap } from '../map-run.ts';

const replay = recordIntMap(0, (map) => {
	for (let i = 1; i <= 30; i++) map.set(i, i);
	map.get(7);
	map.delete(7);
});
const inserts = eventsNamed(replay.trace.events, 'map.assign.begin');

function ask(kind: QuestionKind, event: number): Question {
	const question = questionAt(replay, kind, event);
	if (typeof question === 'string') throw new Error(question);
	return question;
}

describe('grading', () => {
	test('says how many buckets an answer is off', () => {
		const question = ask('bucket', inserts[14]);
		if (question.form.type !== 'bucket') throw new Error('not about a bucket');
		const gaps = question.form.buckets.map(
			({ addr }) => grade(question, { type: 'bucket', bucket: addr }).gap,
		);
		const right = gaps.indexOf(0);
		expect(gaps).toEqual([0, 1, 2, 3].map((i) => i - right));
	});

	test('says how many bytes a number is off, and which mistake that is', () => {
		const question = ask('bytes', inserts[26]);
		expect(grade(question, { type: 'number', value: 144 })).toEqual({ right: false, gap: -1008 });
		expect(grade(question, { type: 'number', value: 1152 })).toEqual({ right: true, gap: 0 });
		expect(plain(question.remark({ type: 'number', value: 144 }) ?? [])).toMatch(/as a whole/);
		expect(question.remark({ type: 'number', value: 1152 })).toBeNull();
	});

	test('counts what is wrong among several, and knows the story of the copy all at once', () => {
		const question = ask('moves', inserts[26]);
		if (question.form.type !== 'buckets') throw new Error('not about buckets');
		const all = question.form.buckets.map(({ addr }) => addr);
		expect(grade(question, { type: 'buckets', buckets: all })).toEqual({ right: false, gap: 2 });
		expect(plain(question.remark({ type: 'buckets', buckets: all }) ?? [])).toMatch(
			/not done all at once/,
		);
	});

	test('knows the right place in the wrong table', () => {
		const question = ask('bucket', inserts[27]);
		if (question.form.type !== 'bucket') throw new Error('not about a bucket');
		const remarked = question.form.buckets
			.filter(({ addr }) => question.remark({ type: 'bucket', bucket: addr }) !== null)
			.map(({ name }) => name);
		expect(remarked).toEqual([0, 1, 2, 3].map((i) => `old bucket ${i}`));
	});

	test('takes a choice for right or wrong, without a distance', () => {
		const question = ask('grow', inserts[26]);
		expect(grade(question, { type: 'choice', id: 'no' })).toEqual({ right: false, gap: null });
		expect(grade(question, { type: 'choice', id: 'doubles' })).toEqual({ right: true, gap: null });
		expect(plain(question.why)).toBe(
			'26 + 1 entries are more than 6.5 × 4 = 26, so the table doubles.',
		);
	});

	test('explains a load that was counted for one bucket', () => {
		const question = ask('grow', inserts[20]);
		const words = question.remark({ type: 'choice', id: 'doubles' });
		expect(plain(words ?? [])).toMatch(/whole table, not of one bucket/);
	});

	test('knows that a map does not shrink', () => {
		const [event] = eventsNamed(replay.trace.events, 'map.delete.begin');
		const words = ask('empty', event).remark({ type: 'choice', id: 'freed' });
		expect(plain(words ?? [])).toMatch(/never shrinks/);
	});
});

describe('an answer', () => {
	test('is what the reader points at, and is drawn there', () => {
		const { form, truth } = ask('slot', inserts[14]);
		if (truth.type !== 'slot') throw new Error('not about a slot');
		const place = { bucket: truth.bucket, slot: truth.slot };
		expect(answerAt(form, place)).toEqual(truth);
		expect(answerAt(form, { ...place, slot: -1 })).toBeNull();
		expect(answerAt(form, { bucket: 8, slot: 1 })).toBeNull();
		expect(placesOf(form, truth)).toEqual([place]);
		expect(placesOf(form, { type: 'slot', bucket: 0, slot: -1 })).toEqual([]);
	});

	test('is a half if one of its bucket is pointed at', () => {
		const [event] = eventsNamed(replay.trace.events, 'evacuate.slot');
		const { form } = ask('half', event);
		if (form.type !== 'choice') throw new Error('not a choice');
		const [x, y] = form.choices;
		expect(answerAt(form, { bucket: x.bucket ?? 0, slot: 3 })).toEqual({ type: 'choice', id: 'X' });
		expect(answerAt(form, { bucket: y.bucket ?? 0, slot: -1 })).toEqual({
			type: 'choice',
			id: 'Y',
		});
	});

	test.each([
		['1152', 1152],
		[' 1,152 ', 1152],
		['0x3F', 63],
		['', null],
		['3f', null],
		['-1', null],
		['1.5', null],
		['12345678901', null],
	])('is read from %j', (text, value) => {
		expect(parseNumber(text)).toBe(value);
	});
});

describe('a question that makes no sense', () => {
	test.each([
		['bucket', inserts[0], 'the map is nil or has no buckets there'],
		['bucket', inserts[4], 'there is only one bucket'],
		['moves', inserts[15], 'the map is not growing there'],
		[
			'half',
			inserts[15],
			'a question of the kind half is asked at evacuate.slot, not at map.assign.begin',
		],
		[
			'empty',
			inserts[15],
			'a question of the kind empty is asked at map.delete.begin, not at map.assign.begin',
		],
	] as const)('is refused with a reason: %s', (kind, event, reason) => {
		expect(questionAt(replay, kind, event)).toBe(reason);
	});
});

describe('another question', () => {
	test('is about a later event of its kind, not the very next one', () => {
		const missed = { kind: 'bucket' as const, event: inserts[14] };
		const other = anotherQuestion(replay, missed, new Set([inserts[14]]));
		expect(other?.kind).toBe('bucket');
		expect(inserts.indexOf(other?.event ?? 0)).toBeGreaterThan(16);
	});

	test('asks for the same choice where it can, and not for what has been asked', () => {
		const missed = { kind: 'grow' as const, event: inserts[8], choice: 'doubles' };
		const other = anotherQuestion(replay, missed, new Set([inserts[8]]));
		expect(other?.truth).toEqual({ type: 'choice', id: 'doubles' });
		expect(anotherQuestion(replay, missed, new Set(inserts))).toBeNull();
	});
});

describe('a task', () => {
	test('is each operation, with what sets it apart', () => {
		const tasks = tasksOf(replay);
		expect(tasks).toHaveLength(32);
		expect(tasks.filter(({ grows }) => grows).map(({ key }) => key)).toEqual(['9', '14', '27']);
		expect(tasks.at(-1)).toMatchObject({ verb: 'delete', key: '7', nth: 1 });
	});

	test('has its steps in the order of the runtime, each before it is true', () => {
		for (const { event } of tasksOf(replay)) {
			const steps = stepsOf(replay, event);
			const states = steps.map(({ question }) => question.at);
			expect(states).toEqual([...states].sort((a, b) => a - b));
			for (const { question } of steps) expect(question.at).toBeLessThan(question.until);
		}
	});

	test('names the subgoals of an insert that grows, and of a delete', () => {
		const names = (event: number) => [
			...new Set(stepsOf(replay, event).map(({ subgoal }) => subgoal)),
		];
		expect(names(inserts[26])).toEqual(['hash', 'select', 'scan', 'check', 'evacuate', 'place']);
		const [remove] = eventsNamed(replay.trace.events, 'map.delete.begin');
		expect(names(remove).at(-1)).toBe('markEmpty');
	});
});
