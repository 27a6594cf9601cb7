import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Question } from '#inspect/question/question.ts';
import type { Instrument } from '#player/instrument.svelte.ts';
import { answersOf } from '#ui/quiz/answers.svelte.ts';

const instrument = () => ({ scenario: { name: 'sample' } }) as Instrument;
const question = (kind: Question['kind'], event: number) =>
	({ kind, event, truth: { type: 'number', value: 1 } }) as unknown as Question;

beforeEach(() => {
	vi.stubGlobal('location', { pathname: '/learn' });
	const texts = new Map<string, string>();
	vi.stubGlobal('localStorage', {
		getItem: (name: string) => texts.get(name) ?? null,
		setItem: (name: string, text: string) => void texts.set(name, text),
	});
});
afterEach(() => vi.unstubAllGlobals());

test('the answers of questions and practice are those of one instrument', () => {
	const one = instrument();
	const asked = answersOf(one);
	answersOf(one).note(question('bucket', 3), false);
	asked.note(question('grow', 5), true);
	expect(asked.items).toMatchObject({ bucket: { asked: 1, right: 0 }, grow: { right: 1 } });
	expect(answersOf(instrument()).items).toEqual(asked.items);
});

test('answers that were kept broken are none', () => {
	localStorage.setItem('quiz:/learn#sample', '{"bucket":{"asked":"often"},"grow":3');
	expect(answersOf(instrument()).items).toEqual({});
});
