import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/base.css';
import '#ui/styles/tokens.css';
import Visualizer from '#ui/Visualizer.svelte';
import { hasRun, scenarioOf } from './scenario.ts';

/** Two maps; the one that is touched last is small. */
const source = `package main

func main() {
	large := map[int]int{}
	small := map[string]bool{}
	for i := 0; i < 200; i++ {
		large[i] = i
	}
	small["a"] = true
}
`;

async function instrument() {
	const screen = await render(Visualizer, scenarioOf(source, Infinity));
	await hasRun(screen.container);
	const choose = (name: RegExp) =>
		screen.getByRole('list', { name: 'Maps of the program' }).getByRole('button', { name }).click();
	return { screen, choose };
}

beforeEach(async () => {
	history.replaceState(null, '', location.pathname + location.search);
	await page.viewport(1400, 900);
});

describe('the map chosen on the shelf', () => {
	test('is the one that every tool is about', async () => {
		const { screen, choose } = await instrument();
		await choose(/map\[int\]int/);
		await expect
			.poll(() => screen.container.querySelector('.chip.type')?.textContent)
			.toBe('map[int]int');
		await screen.getByRole('tab', { name: 'Costs' }).click();
		await expect.element(screen.getByText('6.25 of 6.5')).toBeVisible();
		await screen.getByRole('button', { name: 'Table', exact: true }).click();
		const face = screen.getByRole('region', { name: 'The map as tables' });
		await expect.element(face.getByRole('table', { name: 'buckets: 32 buckets' })).toBeVisible();
		await face.getByRole('button', { name: 'Next buckets' }).click();
		await expect.element(face.getByText('16 – 31 of 32')).toBeVisible();
		(screen.getByRole('slider').element() as HTMLElement).focus();
		await userEvent.keyboard('{Home}');
		await expect.element(face.getByText('The program has not made a map yet.')).toBeVisible();
		await userEvent.keyboard('{End}');
		await expect.element(face.getByText('16 – 31 of 32')).toBeVisible();
		await face.getByRole('button', { name: 'Previous buckets' }).click();
		await expect.element(face.getByText('0 – 15 of 32')).toBeVisible();
	});
});

describe('the gauge of a table of one bucket', () => {
	test('is full with eight entries, as the ninth makes it grow', async () => {
		const { screen } = await instrument();
		await screen.getByRole('tab', { name: 'Costs' }).click();
		await expect.element(screen.getByText('1.00 of 8')).toBeVisible();
	});
});
