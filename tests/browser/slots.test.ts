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

/** The instrument at its end, the focus on the first bucket. */
async function atFirstBucket() {
	const screen = await render(Visualizer, scenarioOf(source, Infinity));
	await hasRun(screen.container);
	const first = screen.container.querySelector<SVGElement>('.stage g[data-addr][tabindex="0"]')!;
	await userEvent.keyboard('{Tab}');
	first.focus();
	return { screen, name: () => document.activeElement?.getAttribute('aria-label') ?? '' };
}

const chosen = (container: Element) => container.querySelectorAll('.slotRing.chosen').length;

beforeEach(() => page.viewport(1400, 900));

describe('choosing a slot', () => {
	test('by keyboard alone: arrows, enter, escape', async () => {
		const { screen, name } = await atFirstBucket();
		expect(name()).toMatch(/^bucket 0: \d of 8 slots full/);
		await userEvent.keyboard('{ArrowDown}{ArrowDown}');
		await expect.poll(name).toMatch(/^bucket 0, slot 1: /);
		await userEvent.keyboard('{ArrowRight}');
		await expect.poll(name).toMatch(/^bucket 1, slot 1: /);
		await userEvent.keyboard('{Enter}');
		await expect.poll(() => document.activeElement?.ariaPressed).toBe('true');
		expect(chosen(screen.container)).toBe(1);
		await userEvent.keyboard('{Escape}');
		await expect.poll(() => chosen(screen.container)).toBe(0);
		expect(name()).toMatch(/^bucket 1, slot 1: /);
		await userEvent.keyboard('{ArrowUp}{ArrowUp}');
		await expect.poll(name).toMatch(/^bucket 1: /);
	});

	test('by pointer: the slot under it, and twice lets go', async () => {
		const { screen } = await atFirstBucket();
		const cell = screen.container.querySelector('.stage rect.cell')!;
		const { left, top, width, height } = cell.getBoundingClientRect();
		const click = () =>
			cell.dispatchEvent(
				new MouseEvent('click', {
					bubbles: true,
					clientX: left + width / 2,
					clientY: top + height / 2,
				}),
			);
		click();
		await expect.poll(() => chosen(screen.container)).toBe(1);
		const ring = screen.container.querySelector('.slotRing.chosen')!.getBoundingClientRect();
		expect(Math.abs(ring.top - top)).toBeLessThan(3);
		expect(Math.abs(ring.left - left)).toBeLessThan(3);
		click();
		await expect.poll(() => chosen(screen.container)).toBe(0);
	});
});
