import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Scenario } from '#lessons/scenario.ts';
import '#ui/styles/base.css';
import '#ui/styles/tokens.css';
import Visualizer from '#ui/Visualizer.svelte';
import { scenarioOf } from './scenario.ts';

const program = (hint: string) => `package main

func main() {
	m := make(map[int]int${hint})
	for i := 0; i < 20; i++ {
		m[i] = i * i
	}
	println(len(m))
}
`;

const hint = { name: 'hint', title: 'With a hint' };

/** The sample with a variant, whose programs are at an address of their own. */
function withVariant(start: number): Scenario {
	const scenario = scenarioOf(program(''), start);
	const { program: encoded, options } = scenarioOf(program(', 20'), 0);
	const variants = { sample: [{ ...hint, program: encoded, options }] };
	const file = `data:application/json,${encodeURIComponent(JSON.stringify(variants))}`;
	return { ...scenario, variants: { file, labels: [{ ...hint, seed: options.seed }] } };
}

async function compared(scenario: Scenario) {
	const screen = await render(Visualizer, scenario);
	const root = screen.container;
	const ready = () =>
		expect
			.poll(() => root.querySelectorAll('.sides .picture svg').length, { timeout: 10_000 })
			.toBe(2);
	await expect.poll(() => root.querySelector('.instrument')?.ariaBusy).toBe('false');
	await screen.getByRole('button', { name: 'Compare' }).click();
	await ready();
	const slider = screen.getByRole('slider');
	return {
		screen,
		ready,
		/** What the two stages say of themselves. */
		labels: () =>
			[...root.querySelectorAll('.sides svg.scene')].map((one) => one.getAttribute('aria-label')),
		/** The figures that differ, as `buckets 1≠4`. */
		differing: () =>
			[...root.querySelectorAll('dl .differs')].map((one) =>
				(one.textContent ?? '').replaceAll(/\s+|\(different\)|Left|Right/g, ''),
			),
		says: () => [...root.querySelectorAll('.says')].map((one) => one.textContent?.trim()),
		spoken: () => root.querySelector('.compare [aria-live]')?.textContent,
		focus: () => (slider.element() as HTMLElement).focus(),
	};
}

beforeEach(async () => {
	history.replaceState(null, '', location.pathname + location.search);
	await page.viewport(1400, 900);
});

describe('two runs side by side', () => {
	test('move under one transport, and what differs is marked', async () => {
		const { labels, differing, focus, spoken } = await compared(withVariant(0));
		expect(labels()).toEqual([
			expect.stringContaining('no map yet'),
			expect.stringContaining('no map yet'),
		]);
		expect(differing()).toEqual([]);
		expect(spoken()).toMatch(/^Both: /);
		focus();
		await userEvent.keyboard('{End}');
		await expect
			.poll(labels)
			.toEqual(['map[int]int: 20 entries, 4 buckets', 'map[int]int: 20 entries, 4 buckets']);
		expect(differing().map((one) => one.replace(/[\d,≠–]+/, ''))).toEqual([
			'HeapAlloc',
			'TotalAlloc',
			'Mallocs',
			'eventssofar',
		]);
		await userEvent.keyboard(']{Home}{ArrowRight}{ArrowRight}{ArrowRight}');
		await expect.poll(labels).not.toContain('map[int]int: 20 entries, 4 buckets');
	});

	test('say what they do, and one waits while the other grows', async () => {
		const { says, spoken, focus } = await compared(withVariant(0));
		focus();
		await userEvent.keyboard('.');
		await expect.poll(() => says()[0], { timeout: 10_000 }).toMatch(/^hashGrow: entry 9/);
		expect(says()[1]).toMatch(/^Already there/);
		expect(spoken()).toMatch(/^Left: hashGrow.* Right: Already there/s);
	});

	test('find a key of the one side on the other', async () => {
		const { screen, focus, labels } = await compared(withVariant(0));
		focus();
		await userEvent.keyboard('{End}');
		await expect.poll(() => labels()[0]).toContain('20 entries');
		const bucket = screen.container.querySelector<SVGElement>('.sides g[data-addr]')!;
		bucket.dispatchEvent(new MouseEvent('click', { bubbles: true }));
		await expect
			.element(screen.getByText(/^Keys? .* on the left, bucket .* on the right\.$/))
			.toBeVisible();
	});
});

describe('a seed', () => {
	test('runs the program again', async () => {
		const { screen, labels, ready } = await compared(scenarioOf(program(''), Infinity));
		const seed = screen.getByLabelText('Right: Seed');
		await expect.element(seed).toHaveValue('2');
		const hash = () =>
			[...screen.container.querySelectorAll('.sides svg.scene')].map(
				(one) => /hash0 (\w+)/.exec(one.innerHTML)?.[1],
			);
		const [left, right] = hash();
		expect(left).not.toBe(right);
		await seed.fill('12345');
		await userEvent.keyboard('{Enter}');
		await ready();
		await expect.poll(() => hash()[1]).not.toBe(right);
		expect(hash()[0]).toBe(left);
		expect(labels()[1]).toContain('20 entries');
	});

	test('that is none is refused in words, and stays where it was typed', async () => {
		const { screen, labels } = await compared(scenarioOf(program(''), Infinity));
		const before = labels();
		const seed = screen.getByLabelText('Right: Seed');
		await seed.fill('4294967296 <b>');
		await userEvent.keyboard('{Enter}');
		await expect
			.element(screen.getByText(/^“4294967296 <b>” is no seed: .* from 0 to 4,294,967,295/))
			.toBeVisible();
		await expect.element(seed).toHaveValue('4294967296 <b>');
		await expect.element(seed).toBeInvalid();
		expect(labels()).toEqual(before);
	});
});

test('programs that cannot be loaded are told of, and can be asked for again', async () => {
	const scenario = withVariant(0);
	const labels = scenario.variants?.labels ?? [];
	const screen = await render(Visualizer, {
		...scenario,
		variants: { file: 'data:application/json,{}', labels },
	});
	await screen.getByRole('button', { name: 'Compare' }).click();
	await expect.element(screen.getByText(/there is no variant hint of sample/)).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});
