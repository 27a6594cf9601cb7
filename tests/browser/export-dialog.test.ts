import { flushSync } from 'svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/base.css';
import '#ui/styles/fonts.css';
import '#ui/styles/tokens.css';
import Visualizer from '#ui/Visualizer.svelte';
import { scenarioOf } from './scenario.ts';

const sample = `package main

func main() {
	m := make(map[int]int)
	for i := 0; i < 30; i++ {
		m[i] = i * i
	}
}
`;

beforeEach(async () => {
	history.replaceState(null, '', location.pathname + location.search);
	await page.viewport(1400, 900);
});

/** The sample at a state, with the dialog open. */
async function dialog(start: number) {
	const screen = await render(Visualizer, scenarioOf(sample, start));
	await expect
		.poll(() => screen.container.querySelector('.instrument')?.ariaBusy, { timeout: 10_000 })
		.not.toBe('true');
	await screen.getByRole('button', { name: 'Export' }).click();
	await expect.element(screen.getByRole('dialog')).toBeVisible();
	return screen;
}

describe('the export dialog', () => {
	test('previews what is on the stage, and draws anew what is chosen', async () => {
		const screen = await dialog(40);
		const preview = screen.getByAltText(/^Preview: map/);
		await expect.element(preview).toBeVisible();
		const before = (preview.element() as HTMLImageElement).src;
		await screen.getByRole('radio', { name: 'dark' }).click();
		await expect.poll(() => (preview.element() as HTMLImageElement).src).not.toBe(before);
		const image = preview.element() as HTMLImageElement;
		await image.decode();
		expect(image.naturalWidth).toBeGreaterThan(300);
	});

	test('gives the state as text', async () => {
		const screen = await dialog(40);
		await screen.getByRole('radio', { name: 'Text' }).click();
		const figure = screen.getByRole('region', { name: /for a code review/ });
		await expect.element(figure).toHaveTextContent(/^map\[int\]int count/);
		await expect.element(figure).toHaveTextContent(/#sample@40$/);
	});

	test('makes a film, and stops when it is told to', async () => {
		const screen = await dialog(40);
		await screen.getByRole('radio', { name: 'Film' }).click();
		await userEvent.fill(screen.getByLabelText('From state'), '40');
		await userEvent.fill(screen.getByLabelText('to state'), '38');
		await expect.element(screen.getByText(/ends before it begins/)).toBeVisible();
		await userEvent.fill(screen.getByLabelText('to state'), '80');
		// Both clicks at once: a film is soon done.
		const press = (name: string) =>
			(screen.getByRole('button', { name }).element() as HTMLElement).click();
		await expect.element(screen.getByRole('button', { name: 'Make GIF' })).toBeEnabled();
		press('Make GIF');
		flushSync();
		press('Cancel');
		await expect.element(screen.getByRole('button', { name: 'Make GIF' })).toBeVisible();
		expect(screen.getByRole('button', { name: 'Save GIF' }).query()).toBeNull();
		await userEvent.fill(screen.getByLabelText('to state'), '44');
		await screen.getByLabelText('Frames a second').selectOptions('5');
		await screen.getByRole('button', { name: 'Make GIF' }).click();
		await expect
			.element(screen.getByRole('button', { name: 'Save GIF' }), { timeout: 30_000 })
			.toBeVisible();
		const film = screen.getByAltText('Preview: Film').element() as HTMLImageElement;
		await film.decode();
		expect(film.naturalWidth).toBeGreaterThan(300);
	});

	test('closes with the key that closes dialogs, and can be opened again', async () => {
		const screen = await dialog(40);
		await userEvent.keyboard('{Escape}');
		await expect.poll(() => screen.getByRole('dialog').query()).toBeNull();
		await screen.getByRole('button', { name: 'Export' }).click();
		await expect.element(screen.getByRole('dialog')).toBeVisible();
	});
});
