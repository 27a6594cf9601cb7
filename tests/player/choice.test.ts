import { describe, expect, test } from 'vitest';
import type { Scenario } from '#lessons/scenario.ts';
import {
	firstChoice,
	formatChoice,
	itself,
	parseChoice,
	parseSeed,
	programsOf,
} from '#player/choice.ts';

/** Of a scenario, only what choices depend on. */
function scenario(seed: number, ...labels: { name: string; title: string; seed: number }[]) {
	const variants = labels.length > 0 ? { file: 'variants.json', labels } : undefined;
	return { title: 'Growth', options: { seed }, variants } as Scenario;
}
const hinted = scenario(7, { name: 'hint', title: 'With a hint', seed: 8 });

describe('a seed', () => {
	test.each([
		['0', 0],
		['9', 9],
		[' 12 ', 12],
		['4294967295', 4294967295],
	])('is read from %j', (typed, seed) => expect(parseSeed(typed)).toBe(seed));

	test.each([
		'',
		'-1',
		'1.5',
		'1e3',
		'0x10',
		'4294967296',
		'99999999999999999999',
		'NaN',
		'<script>alert(1)</script>',
		'7\u0000',
		'٣',
	])('is refused: %j', (typed) => expect(parseSeed(typed)).toBeNull());
});

describe('a choice', () => {
	test('is written as short as can be, and read again', () => {
		for (const text of ['hint', 'hint:9', 'seed:9', 'seed:7']) {
			const choice = parseChoice(text, hinted);
			expect(choice && formatChoice(choice, hinted)).toBe(text);
		}
		expect(parseChoice('hint:8', hinted)).toEqual(parseChoice('hint', hinted));
	});

	test.each(['', 'other', 'hint:', 'hint:x', 'seed:-1', 'hint:9:9', '__proto__'])(
		'is refused: %j',
		(text) => expect(parseChoice(text, hinted)).toBeNull(),
	);

	test('is at first the first variant, or else another seed', () => {
		expect(firstChoice(hinted)).toEqual({ name: 'hint', seed: 8 });
		expect(firstChoice(scenario(7))).toEqual({ name: itself, seed: 8 });
		expect(firstChoice(scenario(2 ** 32 - 1))).toEqual({ name: itself, seed: 0 });
	});

	test('is among the programs of the scenario', () => {
		expect(programsOf(hinted).map(({ title }) => title)).toEqual(['Growth', 'With a hint']);
	});
});
