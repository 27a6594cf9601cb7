import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/base.css';
import '#ui/styles/tokens.css';
import Visualizer from '#ui/Visualizer.svelte';
import { scenarioOf } from './scenario.ts';

const sample = `package main

import "fmt"

func main() {
	m := make(map[int]int)
	for i := 0; i < 30; i++ {
		m[i] = i * i
	}
	fmt.Println(len(m))
}
`;
const scenario = (start: number, source = sample) => scenarioOf(source, start);

async function instrument(start = 40) {
	const screen = await render(Visualizer, scenario(start));
	const slider = screen.getByRole('slider');
	/** The picture, without the empty attributes and comments that its history leaves behind. */
	const picture = () =>
		screen.container
			.querySelector('.stage svg')
			?.innerHTML.replaceAll(' style=""', '')
			.replaceAll('<!---->', '') ?? '';
	const position = () => Number(slider.element().getAttribute('aria-valuenow'));
	const focus = () => (slider.element() as HTMLElement).focus();
	/** Waits until the program has run: then there is something to measure changes against. */
	const ready = () =>
		expect.poll(() => screen.container.querySelector('.instrument')?.ariaBusy).toBe('false');
	return { screen, slider, picture, position, focus, ready };
}

/** A way to a far state takes up to 1.6 seconds, and longer on a busy machine. */
const glides = { timeout: 10_000 };

beforeEach(async () => {
	history.replaceState(null, '', location.pathname + location.search);
	await page.viewport(1400, 900);
});

describe('the instrument', () => {
	test('shows its first moment before and behind the run', async () => {
		const { screen, picture, position, ready } = await instrument();
		const words = () => screen.container.querySelector('.narration')?.textContent;
		const before = words();
		expect(position()).toBe(40);
		expect(picture()).toContain('<');
		await ready();
		expect(words()).toBe(before);
		expect(position()).toBe(40);
	});

	test('steps with the keyboard, and comes back to the same picture', async () => {
		const { picture, position, focus, ready } = await instrument();
		await ready();
		focus();
		await expect.poll(picture).not.toBe('');
		const before = picture();
		await userEvent.keyboard('{ArrowRight}');
		await expect.poll(position).toBe(41);
		await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}{ArrowLeft}{ArrowLeft}');
		await expect.poll(position).toBe(40);
		await expect.poll(picture).toBe(before);
	});

	test('shows the same picture at a position that was played to and one that was dragged to', async () => {
		const { screen, slider, picture, position, focus, ready } = await instrument(0);
		await ready();
		focus();
		await userEvent.keyboard('9 ');
		await expect
			.poll(() => screen.getByRole('button', { name: 'Play' }).query(), glides)
			.not.toBeNull();
		const end = Number(slider.element().getAttribute('aria-valuemax'));
		expect(position()).toBe(end);
		const played = picture();
		await userEvent.keyboard('{Home}');
		await expect.poll(position).toBe(0);
		expect(picture()).not.toBe(played);
		await userEvent.keyboard('{End}');
		await expect.poll(picture).toBe(played);
	});

	test('jumps to marks', async () => {
		const { position, focus, ready, screen } = await instrument(0);
		await ready();
		focus();
		await userEvent.keyboard('.');
		await expect.poll(position, glides).toBe(scenario(0).overview.marks[0].state);
		await expect
			.poll(() => screen.container.querySelector('[aria-live=polite]')?.textContent)
			.toMatch(/^hashGrow: entry 9 does not fit/);
	});

	test('says nothing while it plays, and where it stopped at the end', async () => {
		const { screen, focus, ready } = await instrument(0);
		await ready();
		const said = () => screen.container.querySelector('[aria-live=polite]')?.textContent;
		expect(said()).not.toBe('');
		focus();
		await userEvent.keyboard(' ');
		await expect.poll(said).toBe('');
		await userEvent.keyboard('9');
		await expect.poll(said, glides).toBe('The program ends with status 0.');
	});

	test('follows links, and keeps its position in the address', async () => {
		const { position, ready } = await instrument(0);
		const link = document.createElement('a');
		link.href = '#sample@77';
		link.textContent = 'watch';
		document.body.append(link);
		link.click();
		await ready();
		await expect.poll(position, glides).toBe(77);
		await expect.poll(() => location.hash, glides).toBe('#sample@77');
		link.remove();
	});

	test('begins at the position in the address', async () => {
		history.replaceState(null, '', '#sample@55');
		const { position } = await instrument(0);
		await expect.poll(position).toBe(55);
	});

	test('shows what was printed, and the variables beside the line', async () => {
		const { screen, focus, ready } = await instrument(0);
		await ready();
		focus();
		await userEvent.keyboard('{End}');
		await expect.element(screen.getByLabelText('Output').last()).toHaveTextContent(/^30$/);
		await userEvent.keyboard(']]{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}');
		await expect.element(screen.getByText(/^i = \d+$/)).toBeVisible();
	});

	test('says of a counter what moved it last', async () => {
		const { screen, ready } = await instrument(40);
		await ready();
		await screen.getByRole('button', { name: 'Mallocs' }).click();
		await expect
			.element(screen.getByText(/^Objects ever allocated\. Last moved by \+1, at/))
			.toBeVisible();
	});

	test('ends with what Go says of a panic', async () => {
		const source = 'package main\n\nfunc main() {\n\tvar m map[int]int\n\tm[1] = 2\n}\n';
		const screen = await render(Visualizer, scenario(0, source));
		await screen.getByRole('button', { name: 'To the end' }).click();
		await expect
			.element(screen.getByLabelText('Output').last())
			.toHaveTextContent(/^panic: assignment to entry in nil map goroutine 1 \[running\]/);
	});

	test('keeps its first moment and says so when the program cannot be run', async () => {
		const props = scenario(40);
		const screen = await render(Visualizer, {
			...props,
			program: { ...props.program, natives: ['fmt.Nothing'], funcs: [] },
		});
		await expect.element(screen.getByRole('alert')).toHaveTextContent(/could not be run here/);
		expect(screen.container.querySelector('.narration')?.textContent).not.toBe('');
		await expect.element(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
	});

	test('opens the list of keys, and gives the focus back', async () => {
		const { screen, focus, slider, ready } = await instrument();
		await ready();
		focus();
		await userEvent.keyboard('?');
		await expect.element(screen.getByRole('dialog')).toBeVisible();
		await userEvent.keyboard('{Escape}');
		await expect.element(slider).toHaveFocus();
	});
});
