import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/base.css';
import '#ui/styles/tokens.css';
import Visualizer from '#ui/Visualizer.svelte';
import { hasRun, scenarioOf } from './scenario.ts';

const source = `package main

func main() {
	m := map[int]int{}
	for i := 0; i < 200; i++ {
		m[i] = i * i
	}
	delete(m, 3)
}
`;

async function instrument() {
	const screen = await render(Visualizer, scenarioOf(source, Infinity));
	await hasRun(screen.container);
	const position = () => Number(screen.getByRole('slider').element().ariaValueNow);
	return { screen, position };
}

const textOf = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim();

beforeEach(async () => {
	history.replaceState(null, '', location.pathname + location.search);
	await page.viewport(1400, 900);
});

describe('the pane of costs', () => {
	test('counts, and leads to the worst operation by keyboard', async () => {
		const { screen, position } = await instrument();
		await screen.getByRole('tab', { name: 'Costs' }).click();
		const pane = screen.getByRole('region', { name: 'What it costs' });
		const assigns = pane.getByRole('row', { name: /^assign/ });
		await expect.element(assigns).toHaveTextContent(/^assign\s*200/);
		const worst = assigns.getByRole('button', { name: /^Go to the worst assign: \d+ steps$/ });
		const end = position();
		(worst.element() as HTMLElement).focus();
		await userEvent.keyboard('{Enter}');
		await expect.poll(position, { timeout: 10_000 }).toBeLessThan(end);
		await expect.element(pane).toHaveTextContent('Now: the assign under way.');
	});

	test('shows chains beside those of an ideal hash', async () => {
		const { screen } = await instrument();
		await screen.getByRole('tab', { name: 'Costs' }).click();
		const chains = screen.getByRole('table', { name: 'Chains by length' });
		await expect.element(chains).toBeVisible();
		const rows = [...chains.element().querySelectorAll('tbody tr')];
		const here = rows.map((row) => Number(row.querySelectorAll('td')[1].textContent));
		expect(here.reduce((a, b) => a + b, 0)).toBe(32);
	});
});

describe('the map as tables', () => {
	test('has the entries of every bucket, page by page, and follows the position', async () => {
		const { screen } = await instrument();
		await screen.getByRole('button', { name: 'Table', exact: true }).click();
		const face = screen.getByRole('region', { name: 'The map as tables' });
		const buckets = face.getByRole('table', { name: 'buckets: 32 buckets' });
		await expect.element(buckets).toBeVisible();
		const keys = () =>
			[...buckets.element().querySelectorAll('tr.live td:nth-child(3)')].map(textOf);
		const first = face.getByRole('spinbutton', { name: 'Go to bucket' });
		await first.fill('0');
		await userEvent.keyboard('{Enter}');
		await expect.element(face.getByText('0 – 15 of 32')).toBeVisible();
		const seen = keys();
		await face.getByRole('button', { name: 'Next buckets' }).click();
		await expect.element(face.getByText('16 – 31 of 32')).toBeVisible();
		const all = [...seen, ...keys()].map(Number).sort((a, b) => a - b);
		expect(all).toEqual(Array.from({ length: 200 }, (_, i) => i).filter((i) => i !== 3));
		await userEvent.keyboard('{Home}');
		await expect.element(face.getByText('The program has not made a map yet.')).toBeVisible();
	});

	test('marks by word what the last step changed, and chooses slots', async () => {
		const { screen } = await instrument();
		await screen.getByRole('button', { name: 'Table', exact: true }).click();
		const face = screen.getByRole('region', { name: 'The map as tables' });
		(screen.getByRole('slider').element() as HTMLElement).focus();
		// Back by lines to before the delete, and on over it.
		await userEvent.keyboard(']]{ArrowLeft}{ArrowLeft}{ArrowRight}');
		await expect.element(face.getByRole('row', { name: /removed$/ })).toBeVisible();
		const slot = face.getByRole('button', { name: 'Choose slot 0' }).first();
		(slot.element() as HTMLElement).focus();
		await userEvent.keyboard('{Enter}');
		await expect.element(slot).toHaveAttribute('aria-pressed', 'true');
		await expect.element(screen.getByRole('region', { name: 'The slot' })).toBeVisible();
	});
});
