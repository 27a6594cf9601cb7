import { flushSync } from 'svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/base.css';
import '#ui/styles/fonts.css';
import '#ui/styles/tokens.css';
import Visualizer from '#ui/Visualizer.svelte';
import { hasRun, scenarioOf } from './scenario.ts';

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

/** An instrument whose program has run. */
async function instrument(source: string, start: number) {
	const screen = await render(Visualizer, scenarioOf(source, start));
	await hasRun(screen.container);
	return screen;
}

/** The sample at a state, with the dialog open. */
async function dialog(start: number) {
	const screen = await instrument(sample, start);
	await screen.getByRole('button', { name: 'Export' }).click();
	await expect.element(screen.getByRole('dialog')).toBeVisible();
	return screen;
}

const words = `package main

func main() {
	m := make(map[string]string)
	for i := 0; i < 30; i++ {
		m["a key that has no room " + string(rune('a'+i))] = "a value of some length"
	}
}
`;

/** What a drawing says to be seen, and where. */
function textsOf(svg: Element): string[] {
	const own = (text: Element) => [...text.childNodes].filter((node) => node.nodeType === 3);
	const words = (text: Element) =>
		own(text)
			.map((node) => node.nodeValue)
			.join('');
	return [...svg.querySelectorAll('text')]
		.filter(
			(text) =>
				text.ownerDocument !== document ||
				text.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
		)
		.map((text) => `${text.getAttribute('x')} ${text.getAttribute('y')} ${words(text)}`)
		.sort();
}

/** The picture on the stage, and the one in the dialog, which is opened for it. */
async function bothPictures(screen: Awaited<ReturnType<typeof instrument>>) {
	const stage = screen.container.querySelector('.picture svg.scene')!; // it is rendered
	const page = { texts: textsOf(stage), ring: stage.querySelector('.slotRing.chosen') };
	await screen.getByRole('button', { name: 'Export' }).click();
	await screen.getByRole('checkbox', { name: 'with a caption' }).click();
	const preview = screen.getByAltText(/^Preview: map/);
	await expect.element(preview).toBeVisible();
	const file = await (await fetch((preview.element() as HTMLImageElement).src)).text();
	const drawn = new DOMParser().parseFromString(file, 'image/svg+xml').documentElement;
	return { page, drawn };
}

describe('an export', () => {
	test('shows the part of the tables that the reader looks at', async () => {
		const screen = await instrument(sample, Infinity);
		const bucket = () =>
			screen.container.querySelector<SVGElement>('.picture [data-addr][tabindex="0"]');
		bucket()?.focus();
		await userEvent.keyboard('+++');
		await expect.element(screen.getByRole('button', { name: 'Follow the action' })).toBeVisible();
		const { page, drawn } = await bothPictures(screen);
		expect(textsOf(drawn)).toEqual(page.texts);
	});

	test('shows the chosen slot taken apart, and its ring', async () => {
		const screen = await instrument(words, Infinity);
		const bucket = screen.container.querySelector<SVGElement>('.picture [data-addr]');
		const { x, y, width } = bucket!.getBoundingClientRect(); // there are eight of them
		bucket?.dispatchEvent(
			new MouseEvent('click', { bubbles: true, clientX: x + width / 2, clientY: y + 30 }),
		);
		await expect
			.poll(() => screen.container.querySelector('.picture')?.textContent)
			.toContain('unfolded');
		const { page, drawn } = await bothPictures(screen);
		expect(textsOf(drawn)).toEqual(page.texts);
		const place = ['x', 'y', 'width', 'height'].map((name) => page.ring?.getAttribute(name));
		const rects = [...drawn.querySelectorAll('rect')].map((rect) =>
			['x', 'y', 'width', 'height'].map((name) => rect.getAttribute(name)),
		);
		expect(rects).toContainEqual(place);
	});
});

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
		await userEvent.fill(screen.getByLabelText('From step'), '40');
		await userEvent.fill(screen.getByLabelText('to step'), '38');
		await expect.element(screen.getByText(/has to end at a later step/)).toBeVisible();
		await userEvent.fill(screen.getByLabelText('to step'), '80');
		// Both clicks at once: a film is soon done.
		const press = (name: string) =>
			(screen.getByRole('button', { name }).element() as HTMLElement).click();
		await expect.element(screen.getByRole('button', { name: 'Make GIF' })).toBeEnabled();
		press('Make GIF');
		flushSync();
		press('Cancel');
		await expect.element(screen.getByRole('button', { name: 'Make GIF' })).toBeVisible();
		expect(screen.getByRole('button', { name: 'Save GIF' }).query()).toBeNull();
		await userEvent.fill(screen.getByLabelText('to step'), '44');
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
