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
	for i := 0; i < 12; i++ {
		m[i] = i * i
	}
	delete(m, 3)
}
`;

const nested = `package main

func main() {
	m := map[string][]int{}
	m["fig"] = append(make([]int, 0, 4), 10, 20)
}
`;

/** The instrument at its end; `choose` walks by keyboard from the first bucket to its first slot and chooses it. */
async function instrument(program = source) {
	const screen = await render(Visualizer, scenarioOf(program, Infinity));
	await hasRun(screen.container);
	const choose = async () => {
		await userEvent.keyboard('{Tab}');
		screen.container.querySelector<SVGElement>('.stage g[data-addr][tabindex="0"]')!.focus();
		await userEvent.keyboard('{ArrowDown}{Enter}');
	};
	const pane = screen.getByRole('region', { name: 'The slot' });
	const position = () => Number(screen.getByRole('slider').element().ariaValueNow);
	return { screen, choose, pane, position };
}

beforeEach(async () => {
	history.replaceState(null, '', location.pathname + location.search);
	await page.viewport(1400, 900);
});

describe('the pane about a slot', () => {
	test('opens with the choice, and says what lies there', async () => {
		const { screen, choose, pane } = await instrument();
		await choose();
		await expect.element(pane).toHaveTextContent(/^bucket 0, slot 0 chosen/);
		const named = document.activeElement?.getAttribute('aria-label') ?? '';
		const [, key, tophash] = /key (\d+), .*tophash (0x..)$/.exec(named)!;
		await expect.element(pane).toHaveTextContent(`key ${key}`);
		await expect.element(pane).toHaveTextContent(`→ tophash byte ${tophash}`);
		await expect.element(pane).toHaveTextContent('lowest bit 0 → bucket 0');
		await userEvent.keyboard('{Escape}');
		await expect.poll(() => screen.container.querySelector('.slotRing.chosen')).toBeNull();
	});

	test('takes key and elem apart, on the stage as well', async () => {
		const { screen, choose, pane } = await instrument(nested);
		await choose();
		const list = pane.getByRole('region', { name: 'What it is made of' });
		await expect.element(list).toHaveTextContent(/bytes "fig" 66 69 67 .*len 3/);
		await expect.element(list).toHaveTextContent(/\[0\] 10 .*\[1\] 20 .*spare capacity: 2/);
		const drawn = screen.getByRole('img', { name: /^slot 0 of bucket 0, unfolded/ });
		await expect.element(drawn).toHaveAccessibleName(/array \[2\]int \[10 20\]/);
		await userEvent.keyboard('{Escape}');
		await expect.element(drawn).not.toBeInTheDocument();
	});

	test('leads to the insert by keyboard, and keeps the focus', async () => {
		const { choose, pane, position } = await instrument();
		await choose();
		const insert = pane.getByRole('button', { name: /^inserted into bucket 0, slot 0/ });
		await expect.element(insert).toBeVisible();
		const element = insert.element() as HTMLElement;
		const [, event] = /event (\d+)/.exec(element.textContent)!;
		element.focus();
		await userEvent.keyboard('{Enter}');
		await expect.poll(position, { timeout: 10_000 }).toBe(Number(event));
		await expect.element(insert).toHaveFocus();
	});

	test('rings in the picture what is pointed at', async () => {
		const { screen, choose, pane } = await instrument();
		await choose();
		const part = pane.getByRole('button', { name: /^lowest bit/ });
		await expect.element(part).toBeVisible();
		(part.element() as HTMLElement).focus();
		await expect.poll(() => screen.container.querySelector('.slotRing.pointed')).not.toBeNull();
		(part.element() as HTMLElement).blur();
		await expect.poll(() => screen.container.querySelector('.slotRing.pointed')).toBeNull();
	});

	test('follows the entry to where it was before the growth', async () => {
		const { choose, pane, screen } = await instrument();
		await choose();
		await pane.getByRole('button', { name: 'Follow this entry' }).click();
		(screen.getByRole('slider').element() as HTMLElement).focus();
		const insert = pane.getByRole('button', { name: /^inserted into/ });
		await insert.click();
		await expect
			.poll(() => pane.element().querySelector('p')?.textContent?.trim(), { timeout: 10_000 })
			.toMatch(/^bucket 0, slot \d/);
		await expect.element(pane).toHaveTextContent(/live/);
	});

	test('follows no stranger, and nothing where no entry is', async () => {
		const { choose, pane, screen } = await instrument();
		await choose();
		const follow = pane.getByRole('button', { name: 'Follow this entry' });
		await follow.click();
		await expect.element(follow).toHaveAttribute('aria-pressed', 'true');
		screen.container.querySelector<SVGElement>('.stage g[data-addr][tabindex="0"]')!.focus();
		const isEmpty = () => !/key \d/.test(document.activeElement?.getAttribute('aria-label') ?? '');
		for (let i = 0; i < 8; i++) {
			await userEvent.keyboard('{ArrowDown}');
			if (isEmpty()) break;
		}
		await userEvent.keyboard('{Enter}');
		await expect.element(pane).toHaveTextContent(/slot [1-7] chosen/);
		await expect.element(follow).toHaveAttribute('aria-pressed', 'false');
		await expect.element(follow).toHaveAttribute('aria-disabled', 'true');
		await expect.poll(() => screen.container.querySelector('.slotRing.chosen')).not.toBeNull();
	});

	test('stays away once the reader has turned from it', async () => {
		const { screen, choose, pane } = await instrument();
		await choose();
		await expect.element(pane).toBeVisible();
		await screen.getByRole('tab', { name: 'Memory' }).click();
		await userEvent.keyboard('{Escape}');
		await choose();
		await expect.poll(() => screen.container.querySelector('.slotRing.chosen')).not.toBeNull();
		expect(pane.query()).toBeNull();
	});
});
