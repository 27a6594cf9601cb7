import { expect, test } from 'vitest';
import type { Mark } from '#inspect/overview.ts';
import type { Trace } from '#engine/trace/trace.ts';
import type { Scenario } from '#lessons/scenario.ts';
import { Instrument } from '#player/instrument.svelte.ts';
import { Session } from '#player/session.svelte.ts';

/** An instrument whose scenario asks at states 3 and 20; the answer of the first is known from state 6 on. */
function instrument(): Instrument {
	const marks: Mark[] = [
		{ state: 3, kind: 'question', until: 6 },
		{ state: 5, kind: 'growth' },
		{ state: 9, kind: 'gc' },
	];
	const overview = { events: 30, density: [], marks, heap: {}, stopped: null };
	const questions = [{ at: 20 }, { at: 3 }];
	const scenario = { name: 'sample', overview, questions, level: 'micro', first: { index: 0 } };
	return new Instrument(scenario as unknown as Scenario, {
		run: () => Promise.reject(new Error('nothing to run')),
		moveTime: () => 1,
	});
}

test('a mark that would answer a question is there when the question is no longer open', () => {
	const one = instrument();
	const kinds = () => one.marks.map(({ kind }) => kind);
	expect([...one.questions]).toEqual([3, 20]);
	expect(kinds()).toEqual(['question', 'gc']);
	one.questions = Int32Array.of(20);
	expect(kinds()).toEqual(['question', 'growth', 'gc']);
});

test('questions are asked on the picture alone', () => {
	const one = instrument();
	expect(one.isAsking).toBe(true);
	one.face = 'table';
	expect(one.isAsking).toBe(false);
	one.face = 'picture';
	one.mode = 'practice';
	expect(one.isAsking).toBe(false);
});

test('a run that nobody waits for is withdrawn, and can be begun again', async () => {
	const signals: AbortSignal[] = [];
	const session = new Session((signal) => {
		signals.push(signal);
		return new Promise<Trace>((_, reject) => {
			signal.addEventListener('abort', () => reject(new Error('withdrawn')));
		});
	});
	const first = session.start();
	session.withdraw();
	await first;
	expect([session.status, session.error, signals[0].aborted]).toEqual(['idle', '', true]);
	void session.start();
	expect([session.status, signals.length]).toEqual(['running', 2]);
});
