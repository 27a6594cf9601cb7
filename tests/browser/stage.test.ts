import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/base.css';
import '#ui/styles/fonts.css';
import '#ui/styles/tokens.css';
import Visualizer from '#ui/Visualizer.svelte';
import { scenarioOf } from './scenario.ts';

/** On a busy machine a run takes its time. */
const patient = { timeout: 20_000 };

const large = `package main

func main() {
	m := make(map[int]int, 100000)
	for i := 0; i < 9; i++ {
		m[i] = i * i
	}
}
`;

const several = `package main

var seen = make(map[string]bool)

func main() {
	squares := make(map[int]int)
	for i := 0; i < 30; i++ {
		squares[i] = i * i
	}
	seen["a"] = true
	for i := 0; i < 7; i++ {
		other := make(map[int]int)
		other[i] = i
	}
	squares[99] = 0
}
`;

/** An instrument at the end of a program that has run. */
async function instrument(source: string) {
	const screen = await render(Visualizer, scenarioOf(source, Infinity));
	await expect
		.poll(() => screen.container.querySelector('.instrument')?.ariaBusy, patient)
		.toBe('false');
	const words = () =>
		[...screen.container.querySelectorAll('.picture text')].map((one) => one.textContent);
	return { screen, words };
}

beforeEach(async () => {
	history.replaceState(null, '', location.pathname + location.search);
	await page.viewport(1400, 900);
});

describe('the lens', () => {
	test('is moved along a large table with the keys, and lets go', async () => {
		const { screen, words } = await instrument(large);
		const lens = screen.getByRole('slider', { name: 'Buckets in view' });
		await expect.element(lens).toBeVisible();
		(lens.element() as HTMLElement).focus();
		await userEvent.keyboard('{Home}');
		await expect.element(lens).toHaveAttribute('aria-valuenow', '0');
		expect(words()).toContain('0');
		await userEvent.keyboard('{ArrowRight}');
		const first = Number(lens.element().getAttribute('aria-valuenow'));
		expect(first).toBeGreaterThan(0);
		expect(words()).toContain(String(first));
		await userEvent.keyboard('{End}');
		await expect.poll(words).toContain('16383');
		await screen.getByRole('button', { name: 'Follow the action' }).click();
		expect(words()).not.toContain('16383');
	});

	test('is dragged', async () => {
		const { screen } = await instrument(large);
		const lens = screen.getByRole('slider', { name: 'Buckets in view' });
		await expect.element(lens).toBeVisible();
		const { width } = lens.element().getBoundingClientRect();
		await lens.click({ position: { x: width / 4, y: 5 } });
		const first = Number(lens.element().getAttribute('aria-valuenow'));
		expect(first / 16384).toBeCloseTo(0.25, 1);
	});
});

describe('the overview', () => {
	test('is there while the tables are seen in part, and moves what is seen', async () => {
		const { screen } = await instrument(several);
		const overview = screen.getByRole('slider', { name: /Overview/ });
		expect(overview.query()).toBeNull();
		const picture = screen.container.querySelector<SVGElement>('.picture g[data-addr]');
		picture?.focus();
		await userEvent.keyboard('++++');
		await expect.element(overview).toBeVisible();
		(overview.element() as HTMLElement).focus();
		await userEvent.keyboard('{Home}');
		await expect.element(overview).toHaveAttribute('aria-valuenow', '0');
		await userEvent.keyboard('{End}');
		expect(Number(overview.element().getAttribute('aria-valuenow'))).toBeGreaterThan(0);
		await userEvent.keyboard('{Escape}');
		await expect.poll(() => overview.query()).toBeNull();
	});
});

describe('the shelf of maps', () => {
	test('shows each map with the variable that holds it, and keeps the chosen one on the stage', async () => {
		const { screen, words } = await instrument(several);
		// Behind the end of main there are no variables.
		for (let i = 0; i < 3; i++) await screen.getByRole('button', { name: 'Step back' }).click();
		const shelf = screen.getByRole('list', { name: 'Maps of the program' });
		await expect.element(shelf).toBeVisible();
		const seen = shelf.getByRole('button', { name: /^seen, map\[string\]bool: 1 entry/ });
		await expect
			.element(shelf.getByRole('button', { name: /^squares.*on the stage$/ }))
			.toBeVisible();
		await seen.click();
		await expect.element(seen).toHaveAttribute('aria-pressed', 'true');
		await expect.poll(() => words().join(' ')).toContain('map[string]bool');
		await userEvent.keyboard('{Enter}');
		await expect.poll(() => words().join(' ')).toContain('map[int]int');
	});

	test('lists those that have no room', async () => {
		const { screen } = await instrument(several);
		const more = screen.getByText('and 3 more');
		await expect.element(more).toBeVisible();
		await more.click();
		await expect.element(screen.getByRole('button', { name: /^map 9|^other/ })).toBeVisible();
	});
});
