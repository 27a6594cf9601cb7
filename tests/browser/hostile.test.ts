// Whatever program it is given, the instrument comes to its end, steps there and back, opens its tools, keeps its
// texts in their places, and has nothing to complain about.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/base.css';
import '#ui/styles/fonts.css';
import '#ui/styles/tokens.css';
import Visualizer from '#ui/Visualizer.svelte';
import { faults } from './boxes.ts';
import { programs } from './hostile-programs.ts';
import { hasRun, scenarioOf } from './scenario.ts';

const limits = { eventLimit: 300_000, instructionLimit: 20_000_000, memoryLimit: 1 << 27 };
const widths = { desk: 1400, phone: 375 };

let complaints: string[] = [];

beforeEach(() => {
	history.replaceState(null, '', location.pathname + location.search);
	complaints = [];
	for (const kind of ['error', 'warn'] as const)
		vi.spyOn(console, kind).mockImplementation((...args) => void complaints.push(args.join(' ')));
	// A reader who wants no motion is at once where a key leads to.
	const still = { matches: true, addEventListener: vi.fn(), removeEventListener: vi.fn() };
	vi.spyOn(window, 'matchMedia').mockReturnValue(still as unknown as MediaQueryList);
});
afterEach(() => {
	vi.restoreAllMocks();
	expect(complaints).toEqual([]);
});

/** The instrument on a program, at rest at the beginning of its run. */
async function instrument(source: string, width: number) {
	await page.viewport(width, 900);
	const scenario = scenarioOf(source, 0, limits);
	const screen = await render(Visualizer, scenario);
	await hasRun(screen.container);
	const slider = screen.getByRole('slider', { name: 'Position in the run' });
	const position = () => Number(slider.element().getAttribute('aria-valuenow'));
	/** Presses a key of the player; null: it is there when the position is `at`. */
	const press = async (key: string, at: number) => {
		(slider.element() as HTMLElement).focus();
		await userEvent.keyboard(`{${key}}`);
		await expect.poll(position).toBe(at);
	};
	return { screen, press, position, end: scenario.overview.events };
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** What is wrong with what can be seen: texts of the picture, and panes that are wider than they may be. */
async function wrong(container: Element): Promise<string[]> {
	await frame();
	await frame();
	const svg = container.querySelector<SVGSVGElement>('.picture svg');
	const panes = [...container.querySelectorAll('.instrument, .instrument > *, .face')];
	const wide = panes
		.filter((pane) => getComputedStyle(pane).overflowX !== 'clip')
		.filter((pane) => pane.scrollWidth > pane.clientWidth + 1)
		.map((pane) => `${pane.className} is ${pane.scrollWidth} wide in ${pane.clientWidth}`);
	return [...(svg ? faults(svg, tablesIn(svg)) : []), ...wide];
}

/** The window on the tables of a picture. */
function tablesIn(svg: SVGSVGElement) {
	const place = svg.querySelector<SVGGElement>('.tables')?.transform.baseVal.consolidate()?.matrix;
	const clip = svg.querySelector<SVGRectElement>('clipPath rect');
	const value = (name: 'x' | 'y' | 'width' | 'height') => clip?.[name].baseVal.value ?? 0;
	return {
		x: place?.e ?? 0,
		y: place?.f ?? 0,
		w: value('width') + 2 * value('x'),
		h: value('height') + 2 * value('y'),
	};
}

/** The picture, without what its history leaves behind. */
function pictureIn(container: Element): string {
	const html = container.querySelector('.picture svg')?.innerHTML ?? '';
	return html
		.replaceAll(' style=""', '')
		.replaceAll('<!---->', '')
		.replace(/ tabindex="-?\d"/g, '');
}

function bucketsIn(container: Element): SVGElement[] {
	return [...container.querySelectorAll<SVGElement>('.picture [data-addr]')];
}

describe.each(Object.entries(programs))('%s', (_, source) => {
	test.each(Object.entries(widths))('can be gone through on a %s', async (_, width) => {
		const { screen, press, position, end } = await instrument(source, width);
		const { container } = screen;
		await press('End', end);
		expect(await wrong(container)).toEqual([]);
		for (const back of [1, 2, 3].filter((n) => n <= end)) await press('ArrowLeft', end - back);
		await press('Home', 0);
		for (let part = 1; part <= 8 && position() < end; part++) {
			await press('PageUp', Math.min(position() + Math.ceil(end / 10), end));
			expect(await wrong(container), `at ${position()}`).toEqual([]);
		}
		const here = position();
		const before = pictureIn(container);
		if (here === end) return;
		await press('ArrowRight', here + 1);
		await press('ArrowLeft', here);
		await frame();
		expect(pictureIn(container)).toBe(before);
	});

	test('opens its tools', async () => {
		const { screen, press, end } = await instrument(source, widths.desk);
		const { container } = screen;
		await press('End', end);
		for (const name of ['Costs', 'Time', 'Slot']) {
			await screen.getByRole('tab', { name }).click();
			await expect.element(screen.getByRole('tabpanel')).not.toHaveTextContent('opening …');
			expect(await wrong(container), name).toEqual([]);
		}
		const addresses = bucketsIn(container).map(({ dataset }) => dataset.addr);
		for (const address of new Set([addresses[0], addresses.at(-1)].filter(Boolean))) {
			const bucket = () => bucketsIn(container).find(({ dataset }) => dataset.addr === address);
			const cell = bucket()?.querySelector('.cell') ?? bucket();
			const { x = 0, y = 0 } = cell?.getBoundingClientRect() ?? {};
			const at = { bubbles: true, clientX: x + 2, clientY: y + 2 };
			cell?.dispatchEvent(new MouseEvent('click', at));
			await expect.element(screen.getByRole('tabpanel')).toHaveTextContent('chosen');
			expect(await wrong(container), 'a slot').toEqual([]);
			bucket()?.focus();
			await userEvent.keyboard('+');
			expect(await wrong(container), 'zoomed').toEqual([]);
			// A map that is still seen whole holds nothing.
			const follow = screen.getByRole('button', { name: 'Follow the action' });
			if (follow.query()) await follow.click();
		}
		await screen.getByRole('button', { name: 'Table', exact: true }).click();
		await expect.poll(() => container.querySelector('.face')).not.toBeNull();
		expect(await wrong(container), 'table').toEqual([]);
	});
});
