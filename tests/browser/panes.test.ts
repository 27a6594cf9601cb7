import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { say } from '#inspect/sentence.ts';
import '#ui/styles/base.css';
import '#ui/styles/tokens.css';
import CodePane from '#ui/CodePane.svelte';
import MemStatsPanel from '#ui/MemStatsPanel.svelte';
import Narration from '#ui/Narration.svelte';
import { memStats, overview } from './samples.ts';

const source = 'package main\n\nfunc main() {\n\tm := map[int]int{}\n\tm[1] = 2 // { }\n}\n';
const one = { name: 'm', type: 'int', value: '7', addr: 4096, fromLine: 4, toLine: 6 };

describe('the code pane', () => {
	test('shows every line, the one at hand with its values', async () => {
		const screen = await render(CodePane, {
			source,
			line: 5,
			hits: [0, 0, 0, 0, 1, 3],
			variables: [one],
		});
		const lines = [...screen.container.querySelectorAll('.line')];
		expect(lines.map((line) => line.querySelector('code')?.textContent)).toEqual(
			source.trimEnd().split('\n'),
		);
		const here = screen.container.querySelector('[aria-current=step]');
		expect(here?.textContent?.replace(/\s+/g, ' ')).toBe('3 5 m[1] = 2 // { } m = 7');
	});

	test('scrolls to the line at hand without moving the page', async () => {
		const long = Array.from({ length: 200 }, (_, i) => `x${i}()`).join('\n');
		const screen = await render(CodePane, { source: long, line: 1, hits: [], variables: [] });
		const pane = screen.getByRole('group', { name: 'Program' }).element() as HTMLElement;
		pane.style.height = '200px';
		pane.style.flex = 'none';
		await screen.rerender({ line: 150 });
		const row = screen.container.querySelector('[data-line="150"]')!;
		const isInside = () => {
			const [at, box] = [row.getBoundingClientRect(), pane.getBoundingClientRect()];
			return at.top >= box.top && at.bottom <= box.bottom;
		};
		await expect.poll(isInside).toBe(true);
		expect(window.scrollY).toBe(0);
	});
});

describe('the MemStats panel', () => {
	test('shows values, changes with their sign, and what a field counts', async () => {
		const screen = await render(MemStatsPanel, {
			stats: memStats(1152),
			before: memStats(2304),
			overview,
			position: 12,
			lastChange: () => ({ state: 5, by: -1152 }),
		});
		const row = screen.getByRole('row', { name: 'HeapAlloc' });
		await expect.element(row).toHaveTextContent('HeapAlloc1,152−1,152');
		const field = screen.getByRole('button', { name: 'HeapAlloc' });
		expect(field.element().getAttribute('aria-describedby')).toBeTruthy();
		await field.click();
		await expect
			.element(screen.getByText(/^Bytes of objects in use.*Last moved by −1,152, at 5\.$/))
			.toBeVisible();
	});

	test('describes its chart in words', async () => {
		const screen = await render(MemStatsPanel, {
			stats: memStats(576),
			before: null,
			overview,
			position: 12,
			lastChange: () => ({ state: 5, by: -1152 }),
		});
		await expect
			.element(screen.getByRole('img'))
			.toHaveAccessibleName(/HeapAlloc is 576 now and 1,152 at most/);
	});
});

describe('the narration', () => {
	test('names the line, the subgoal and the function of the runtime', async () => {
		const sentence = say`Bucket 0 is moved.`;
		const stage = { subgoal: 'lookUp', fn: 'mapaccess1' } as const;
		const screen = await render(Narration, { moment: { line: 6, stage }, sentence });
		for (const chip of ['line 6', 'look up', 'mapaccess1'])
			await expect.element(screen.getByText(chip, { exact: true })).toBeVisible();
		await screen.rerender({ moment: { line: 0, stage: null } });
		await expect.element(screen.getByText('line 6')).not.toBeInTheDocument();
	});
});
