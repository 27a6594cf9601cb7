import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { compile, run } from '#engine/index.ts';
import { encodeProgram } from '#engine/lang/encode.ts';
import { Replay } from '#engine/trace/replay.ts';
import { eventsNamed } from '#engine/trace/navigate.ts';
import { english } from '#inspect/english.ts';
import { momentAt } from '#inspect/moment.ts';
import { overviewOf } from '#inspect/overview.ts';
import { questionAt } from '#inspect/question/kinds.ts';
import type { QuestionKind } from '#inspect/question/question.ts';
import type { Scenario } from '#lessons/scenario.ts';
import '#ui/styles/base.css';
import '#ui/styles/tokens.css';
import Visualizer from '#ui/Visualizer.svelte';

const source = `package main

func main() {
	m := make(map[int]int)
	for i := 1; i <= 24; i++ {
		m[i] = i
	}
	delete(m, 7)
}
`;
const options = { seed: 7, eventLimit: 100_000, instructionLimit: 1_000_000, memoryLimit: 1 << 26 };
const { program } = compile(source, 'main.go');
if (!program) throw new Error('the sample does not compile');
const replay = new Replay(run(program, options));
const inserts = eventsNamed(replay.trace.events, 'map.assign.begin');

/** A scenario that stops before the inserts with these numbers. */
function scenario(...asked: [QuestionKind, number][]): Scenario {
	const questions = asked.map(([kind, nth]) => {
		const question = questionAt(replay, kind, inserts[nth - 1]);
		if (typeof question === 'string') throw new Error(question);
		return { kind, event: question.event, at: question.at };
	});
	const first = momentAt(replay, inserts[asked[0]?.[1] - 2] ?? 0, english);
	return JSON.parse(
		JSON.stringify({
			name: 'sample',
			title: 'A sample',
			source,
			options,
			level: 'operation',
			program: encodeProgram(program!),
			first,
			overview: overviewOf(replay),
			questions,
		}),
	) as Scenario;
}

const busy = { timeout: 20_000 };

/** Shows the scenario and plays it up to its question. */
async function asked(...all: [QuestionKind, number][]) {
	const screen = await render(Visualizer, scenario(...all));
	await expect
		.poll(() => screen.container.querySelector('.instrument')?.ariaBusy, busy)
		.toBe('false');
	(screen.getByRole('slider').element() as HTMLElement).focus();
	await userEvent.keyboard('6 ');
	await expect.poll(() => screen.container.querySelector('.card'), busy).not.toBeNull();
	return {
		screen,
		card: () => screen.container.querySelector<HTMLElement>('.card'),
		text: () => screen.container.querySelector('.card')?.textContent?.replace(/\s+/g, ' ') ?? '',
		position: () => Number(screen.getByRole('slider').element().getAttribute('aria-valuenow')),
		rings: (role: string) =>
			screen.container.querySelectorAll(`.scene rect.${role}:not(.tag)`).length,
	};
}

beforeEach(async () => {
	localStorage.clear();
	history.replaceState(null, '', location.pathname + location.search);
	await page.viewport(1400, 900);
});

describe('a question', () => {
	test('is answered by pointing at the picture, where guess and truth are drawn', async () => {
		const { screen, text, position, rings } = await asked(['bucket', 15]);
		expect(position()).toBe(inserts[14]);
		expect(text()).toContain('The insert of key 15 comes next.');
		expect(screen.container.querySelector('.narration')).toBeNull();
		expect(rings('truthRing')).toBe(0);
		const question = questionAt(replay, 'bucket', inserts[14]);
		if (typeof question === 'string' || question.truth.type !== 'bucket')
			throw new Error('no bucket');
		const { bucket } = question.truth;
		const other = [...screen.container.querySelectorAll<SVGElement>('g[data-addr]')].find(
			({ dataset }) => Number(dataset.addr) !== bucket,
		);
		other?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
		await expect.poll(() => rings('guessRing')).toBe(1);
		expect(rings('truthRing')).toBe(1);
		expect(screen.container.querySelector('.guessGap')).not.toBeNull();
		expect(text()).toContain('Not quite.');
		expect(text()).toContain('buckets, the low 2 bits');
	});

	test('is asked, answered and left by the keyboard alone', async () => {
		const { screen, card, text, position } = await asked(['grow', 14]);
		expect(document.activeElement).toBe(card());
		expect(card()?.getAttribute('aria-labelledby')).toBeTruthy();
		await userEvent.keyboard('{Tab}{Tab}{Enter}');
		await expect.poll(text).toContain('Right.');
		expect(screen.container.querySelector('.card [role=status]')?.textContent).toMatch(
			/^Right\. .*13 \+ 1 entries are more than/,
		);
		await expect.element(screen.getByRole('button', { name: 'Continue' })).toHaveFocus();
		await userEvent.keyboard('{Enter}');
		await expect.poll(position, busy).toBe(replay.trace.events.length);
		expect(card()).toBeNull();
	});

	test('takes a number, says what is none, and draws the gap on a scale', async () => {
		const { screen, text } = await asked(['bytes', 14]);
		const field = screen.getByRole('textbox', { name: 'bytes' });
		await field.fill('many');
		await userEvent.keyboard('{Enter}');
		await expect.element(screen.getByRole('alert')).toHaveTextContent(/not a number/);
		await field.fill('144');
		await userEvent.keyboard('{Enter}');
		await expect.poll(text).toContain('432 bytes too few.');
		await expect
			.element(screen.getByRole('img', { name: /Your guess is 144 bytes, the truth 576/ }))
			.toBeVisible();
	});

	test('can be skipped, and does not come again', async () => {
		const { screen, card, position } = await asked(['grow', 14]);
		await screen.getByRole('button', { name: 'Skip' }).click();
		await expect.poll(position, busy).toBe(replay.trace.events.length);
		expect(card()).toBeNull();
		await expect.poll(() => localStorage.getItem(`quiz:${location.pathname}#sample`)).toBeNull();
	});

	test('holds nobody who goes on without an answer', async () => {
		const { card, position } = await asked(['grow', 14]);
		await userEvent.keyboard('{ArrowRight}');
		await expect.poll(position, busy).toBeGreaterThan(inserts[13]);
		await expect.poll(card).toBeNull();
	});
});

describe('a question that is not asked', () => {
	test('stops nobody who plays under a table, and stops again on the picture', async () => {
		const screen = await render(Visualizer, scenario(['grow', 14]));
		await expect
			.poll(() => screen.container.querySelector('.instrument')?.ariaBusy, busy)
			.toBe('false');
		const slider = screen.getByRole('slider', { name: 'Position in the run' });
		const position = () => Number(slider.element().getAttribute('aria-valuenow'));
		await screen.getByRole('button', { name: 'Table' }).click();
		(slider.element() as HTMLElement).focus();
		await userEvent.keyboard('6 ');
		await expect.poll(position, busy).toBe(replay.trace.events.length);
		await screen.getByRole('button', { name: 'Table' }).click();
		(slider.element() as HTMLElement).focus();
		await userEvent.keyboard('{Home} ');
		await expect.poll(() => screen.container.querySelector('.card'), busy).not.toBeNull();
		expect(position()).toBe(inserts[13]);
	});
});

describe('a question that was missed', () => {
	test('comes back about another event, later in the run', async () => {
		const { screen, text, position } = await asked(['bucket', 15]);
		await screen.getByRole('button', { name: 'Show me' }).click();
		await expect.poll(text).toContain('This is how it is.');
		await screen.getByRole('button', { name: 'Continue' }).click();
		await expect.poll(text, busy).toContain('Once more');
		expect(inserts.indexOf(position())).toBeGreaterThan(15);
	});

	test('is offered at the next visit', async () => {
		const first = await asked(['bucket', 15]);
		await first.screen.getByRole('button', { name: 'Show me' }).click();
		await expect.poll(first.text).toContain('This is how it is.');
		await first.screen.unmount();
		history.replaceState(null, '', location.pathname + location.search);
		const screen = await render(Visualizer, scenario(['bucket', 15]));
		await screen.getByRole('button', { name: 'To repeat: 1' }).click();
		await expect
			.poll(() => screen.container.querySelector('.card')?.textContent, busy)
			.toContain('Once more');
	});
});

describe('being the runtime', () => {
	test('grades each step, helps once, and takes a step back', async () => {
		const screen = await render(Visualizer, scenario());
		await screen.getByRole('button', { name: 'Be the runtime' }).click();
		await screen.getByRole('combobox', { name: 'Operation' }).selectOptions(String(inserts[14]));
		const card = () =>
			screen.container.querySelector('.card')?.textContent?.replace(/\s+/g, ' ') ?? '';
		await expect.poll(card, busy).toContain('hash · step 1 of');
		const field = screen.getByRole('textbox', { name: 'tophash' });
		await field.fill('0x05');
		await userEvent.keyboard('{Enter}');
		await expect.poll(card).toContain('A hint:');
		await field.fill('0x05');
		await userEvent.keyboard('{Enter}');
		await expect.poll(card).toContain('Not quite.');
		await screen.getByRole('button', { name: 'Continue' }).click();
		await expect.poll(card, busy).toContain('select bucket · step 2 of');
		await screen.getByRole('button', { name: 'Undo' }).click();
		await expect.poll(card, busy).toContain('hash · step 1 of');
		for (let step = 0; step < 12 && screen.container.querySelector('.card'); step++) {
			await screen.getByRole('button', { name: 'Show me' }).click();
			await screen.getByRole('button', { name: 'Continue' }).click();
		}
		await expect.element(screen.getByText(/^Done: 0 of \d steps right/)).toBeVisible();
		await screen.getByRole('button', { name: 'Leave practice' }).click();
		await expect.poll(() => screen.container.querySelector('.narration')).not.toBeNull();
	});
});
