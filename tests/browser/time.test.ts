import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { bookmarksName } from '#player/storage.ts';
import '#ui/styles/base.css';
import '#ui/styles/tokens.css';
import Visualizer from '#ui/Visualizer.svelte';
import { hasRun, scenarioOf } from './scenario.ts';

const sample = `package main

func main() {
	m := make(map[int]int)
	for i := 0; i < 12; i++ {
		m[i] = i * i
	}
	println(m[3])
}
`;
/** A way to a far state takes a while, and longer on a busy machine. */
const glides = { timeout: 60_000 };

/** A letter with Shift: it goes back. */
const back = (letter: string) => `{Shift>}${letter}{/Shift}`;

async function instrument(hash = '') {
	history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
	const scenario = scenarioOf(sample, 0);
	const screen = await render(Visualizer, scenario);
	await hasRun(screen.container);
	const slider = screen.getByRole('slider', { name: 'Position in the run' });
	const position = () => Number(slider.element().getAttribute('aria-valuenow'));
	const focus = () => (slider.element() as HTMLElement).focus();
	const marks = scenario.overview.marks.filter(({ kind }) => kind === 'growth');
	const note = () => screen.container.querySelector('.told')?.textContent ?? '';
	return { screen, position, focus, growth: marks[0].state, end: scenario.overview.events, note };
}

async function openPane(screen: Awaited<ReturnType<typeof instrument>>['screen']) {
	await screen.getByRole('tab', { name: 'Time' }).click();
	await expect.element(screen.getByRole('button', { name: 'Bookmark this step' })).toBeVisible();
}

beforeEach(async () => {
	localStorage.removeItem(bookmarksName('sample'));
	await page.viewport(1400, 900);
});

describe('the gutter', () => {
	test('sets a breakpoint with the keyboard alone, and playing stops there', async () => {
		const { screen, position, focus, end } = await instrument();
		const button = (n: number) => screen.getByRole('button', { name: `Breakpoint on line ${n}` });
		(button(1).element() as HTMLElement).focus();
		await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
		await expect.element(button(6)).toHaveFocus();
		await userEvent.keyboard(' ');
		await expect.element(button(6)).toHaveAttribute('aria-pressed', 'true');
		await expect
			.poll(() => screen.container.querySelectorAll('.marks .breakpoint').length)
			.toBe(12);
		focus();
		await userEvent.keyboard('9 ');
		await expect
			.poll(() => screen.getByRole('button', { name: 'Play' }).query(), glides)
			.not.toBeNull();
		const first = position();
		expect(first).toBeGreaterThan(0);
		expect(first).toBeLessThan(end);
		expect(screen.container.querySelector('[aria-current=step]')?.textContent).toContain('m[i]');
		await userEvent.keyboard('r');
		await expect.poll(position, glides).toBeGreaterThan(first);
		await userEvent.keyboard(back('r'));
		await expect.poll(position, glides).toBe(first);
		await button(6).click();
		await expect.element(button(6)).toHaveAttribute('aria-pressed', 'false');
		await expect.poll(() => screen.container.querySelectorAll('.marks .breakpoint').length).toBe(0);
	});

	test('takes one stop of the Tab key', async () => {
		const { screen } = await instrument();
		const buttons = [...screen.container.querySelectorAll<HTMLElement>('.program .number')];
		expect(buttons.length).toBe(9);
		expect(buttons.filter(({ tabIndex }) => tabIndex === 0).length).toBe(1);
		for (const button of buttons) {
			const { width, height } = button.getBoundingClientRect();
			expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
		}
	});
});

describe('jumps', () => {
	test('lead to what they say, there and back, and say where there is no more', async () => {
		const { position, focus, growth, note } = await instrument();
		focus();
		await userEvent.keyboard('g');
		await expect.poll(position, glides).toBe(growth);
		await userEvent.keyboard('g');
		await expect.poll(note).toBe('There is no growth after this step.');
		await userEvent.keyboard('p');
		await expect.poll(position, glides).toBeGreaterThan(growth);
		expect(note()).toBe('');
		await userEvent.keyboard(back('g'));
		await expect.poll(position, glides).toBe(growth);
		await userEvent.keyboard('{ArrowRight}k');
		await expect.poll(position, glides).toBeGreaterThan(growth + 1);
		await userEvent.keyboard(`{Home}${back('t')}`);
		await expect.poll(note).toBe('There is no touch of this bucket before this step.');
	});

	test('follow a key', async () => {
		const { screen, position, focus } = await instrument();
		await openPane(screen);
		await screen.getByLabelText('Stop when', { exact: true }).fill('key == 3 && map.access.begin');
		await userEvent.keyboard('{Enter}');
		await expect.element(screen.getByText('met once')).toBeVisible();
		await screen.getByRole('button', { name: 'Continue to breakpoint' }).click();
		await expect.poll(position, glides).toBeGreaterThan(100);
		const read = position();
		focus();
		await userEvent.keyboard(back('k'));
		await expect.poll(position, glides).toBeLessThan(read);
		await userEvent.keyboard('k');
		await expect.poll(position, glides).toBe(read);
	});
});

describe('breakpoints', () => {
	test('keep what was typed, and say in which column it is wrong', async () => {
		const { screen } = await instrument();
		await openPane(screen);
		const field = screen.getByLabelText('Stop when', { exact: true });
		await field.fill('count = 9');
		await userEvent.keyboard('{Enter}');
		await expect
			.element(screen.getByRole('alert'))
			.toHaveTextContent(/^Column 7: found =\. Allowed/);
		await expect.element(field).toHaveValue('count = 9');
		await expect.element(field).toHaveAttribute('aria-invalid', 'true');
		await field.fill('count == 9');
		await userEvent.keyboard('{Enter}');
		await expect.element(field).toHaveValue('');
		await expect.element(screen.getByText('met once')).toBeVisible();
	});

	test('that differ in their spaces alone are one', async () => {
		const { screen } = await instrument('#sample@0&break=count%20%20==9&break=line%20%206');
		await openPane(screen);
		const field = screen.getByLabelText('Stop when', { exact: true });
		for (const typed of ['count==9', ' count ==  9 ']) {
			await field.fill(typed);
			await userEvent.keyboard('{Enter}');
			await expect.element(field).toHaveValue('');
		}
		const all = () =>
			[...screen.container.querySelectorAll('.time .head code')].map((one) => one.textContent);
		expect(all()).toEqual(['count == 9', 'line 6']);
		await screen.getByRole('button', { name: 'Breakpoint on line 6' }).click();
		expect(all()).toEqual(['count == 9']);
	});

	test('on what no key of the program can be are refused', async () => {
		const { screen } = await instrument();
		await openPane(screen);
		await screen.getByLabelText('Stop when', { exact: true }).fill('key > "a"');
		await userEvent.keyboard('{Enter}');
		await expect
			.element(screen.getByRole('alert'))
			.toHaveTextContent('Column 7: found "a". Allowed is a key of this program: int.');
	});

	test('can be turned off, and removed, and list where they are met', async () => {
		const { screen, position, growth } = await instrument('#sample@0&break=B%20changes');
		await openPane(screen);
		await screen.getByText('met once').click();
		await screen.getByRole('button', { name: /^Hit 1 of 1/ }).click();
		await expect.poll(position, glides).toBe(growth);
		await expect.poll(() => screen.container.querySelectorAll('.marks .breakpoint').length).toBe(1);
		await screen.getByRole('checkbox', { name: 'Stop when B changes' }).click();
		await expect.poll(() => screen.container.querySelectorAll('.marks .breakpoint').length).toBe(0);
		await screen.getByRole('button', { name: 'Remove B changes' }).click();
		await expect.element(screen.getByText(/^None yet\. Click the number/)).toBeVisible();
	});
});

describe('bookmarks', () => {
	test('are set and left by keys, have a name that can be changed, and are there again', async () => {
		const first = await instrument('#sample@40');
		first.focus();
		await userEvent.keyboard('m');
		await openPane(first.screen);
		const name = first.screen.getByRole('textbox', { name: 'Name of the bookmark at 40' });
		await name.fill('here');
		await userEvent.keyboard('{Enter}{Tab}');
		first.focus();
		await userEvent.keyboard(`{End}${back('n')}`);
		await expect.poll(first.position, glides).toBe(40);
		await first.screen.unmount();
		const again = await instrument();
		await expect
			.poll(() => again.screen.container.querySelectorAll('.marks .bookmark').length)
			.toBe(1);
		await openPane(again.screen);
		await expect
			.element(again.screen.getByRole('textbox', { name: 'Name of the bookmark at 40' }))
			.toHaveValue('here');
		await again.screen.getByRole('button', { name: 'Remove the bookmark at 40' }).click();
		expect(localStorage.getItem(bookmarksName('sample'))).toBeNull();
	});
});

describe('bookmarks kept by the browser', () => {
	const name = bookmarksName('sample');

	test('may be thousands: those near by are listed, and none is lost', async () => {
		const many = Array.from({ length: 5000 }, (_, i) => ({ position: i / 50, name: `at ${i}` }));
		localStorage.setItem(name, JSON.stringify(many));
		const { screen, focus } = await instrument('#sample@40');
		await openPane(screen);
		const rows = () => screen.container.querySelectorAll('.time input[maxlength="200"]').length;
		expect(rows()).toBe(51); // and the field of the breakpoints
		await expect.element(screen.getByText('and 4950 more')).toBeVisible();
		await expect
			.element(screen.getByRole('button', { name: 'Go to 40', exact: true }))
			.toBeVisible();
		await screen.getByRole('button', { name: 'Remove the bookmark at 39.98' }).click();
		await expect.element(screen.getByText('and 4949 more')).toBeVisible();
		focus();
		await userEvent.keyboard('n');
		await expect.poll(() => location.hash, glides).toBe('#sample@40.02');
		expect(JSON.parse(localStorage.getItem(name) ?? '')).toHaveLength(4999);
	});

	test('may be damaged: the whole ones are there, and can be added to', async () => {
		localStorage.setItem(name, '[{"position":12,"name":"a"},{"position":30,"na');
		const { screen, focus } = await instrument('#sample@40');
		focus();
		await userEvent.keyboard('m');
		await expect.poll(() => screen.container.querySelectorAll('.marks .bookmark').length).toBe(2);
		expect(JSON.parse(localStorage.getItem(name) ?? '')).toMatchObject([
			{ position: 12 },
			{ position: 40 },
		]);
	});

	test('may find no room: that is said, and they work as long as the page is open', async () => {
		const { screen, focus, note } = await instrument('#sample@40');
		const filler = 'filler';
		for (let length = 1 << 22; length > 0; length >>= 1) {
			try {
				localStorage.setItem(filler, (localStorage.getItem(filler) ?? '') + 'x'.repeat(length));
			} catch {
				// Less, then.
			}
		}
		focus();
		await userEvent.keyboard('m');
		await expect.poll(note).toMatch(/^The browser has no room for bookmarks here/);
		await expect.poll(() => screen.container.querySelectorAll('.marks .bookmark').length).toBe(1);
		localStorage.removeItem(filler);
		await userEvent.keyboard('mm');
		await expect.poll(() => localStorage.getItem(name)).toMatch(/^\[\{"position":40,[^{}]*\}\]$/);
		expect(note()).toBe('');
	});
});

describe('the loop', () => {
	test('is set by keys, and its ends are moved by keys', async () => {
		const { screen, focus, position } = await instrument('#sample@40');
		focus();
		await userEvent.keyboard('i');
		const from = screen.getByRole('slider', { name: 'Begin of the loop' });
		await expect.element(from).toHaveAttribute('aria-valuenow', '40');
		(from.element() as HTMLElement).focus();
		await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
		await expect.element(from).toHaveAttribute('aria-valuenow', '41');
		expect(position()).toBe(40);
		const to = screen.getByRole('slider', { name: 'End of the loop' });
		(to.element() as HTMLElement).focus();
		await userEvent.keyboard('{Home}');
		await expect.element(to).toHaveAttribute('aria-valuenow', '42');
		await expect.poll(() => location.hash).toBe('#sample@40&loop=41-42');
	});
});

describe('a link', () => {
	test('says what else is set, and sets it again', async () => {
		const hash = '#sample@30&level=line&expert&loop=10-50&break=line%206';
		const { screen, position } = await instrument(hash);
		expect(position()).toBe(30);
		await expect.element(screen.getByRole('radio', { name: 'line' })).toBeChecked();
		await expect
			.element(screen.getByRole('button', { name: 'Expert' }))
			.toHaveAttribute('aria-pressed', 'true');
		await expect
			.element(screen.getByRole('button', { name: 'Breakpoint on line 6' }))
			.toHaveAttribute('aria-pressed', 'true');
		await expect.poll(() => location.hash).toBe(hash);
	});

	test('that says what is not known is followed in all else, and told', async () => {
		const { position, note, end } = await instrument(
			'#sample@999999999&loop=5-99999999&magic=1&break=%',
		);
		expect(position()).toBe(end);
		await expect.poll(note).toMatch(/left out: magic=1, break=%$/);
		await expect.poll(() => location.hash, glides).toBe(`#sample@${end}&loop=5-${end}`);
	});

	const everything =
		'#sample@30&level=line&expert&loop=10-50&compare=seed:7&left=seed:9&break=line%206';

	test('means one state: what it does not name is switched off', async () => {
		const { screen, position, end } = await instrument();
		location.hash = everything;
		await expect.element(screen.getByLabelText('Left: Seed')).toHaveValue('9');
		await expect.poll(() => location.hash, glides).toBe(everything);
		location.hash = '#sample@20&level=operation&break=B%20changes';
		await expect.poll(position, glides).toBe(20);
		await expect.element(screen.getByRole('radio', { name: 'operation' })).toBeChecked();
		await expect
			.element(screen.getByRole('button', { name: 'Expert' }))
			.toHaveAttribute('aria-pressed', 'false');
		await expect
			.element(screen.getByRole('button', { name: 'Breakpoint on line 6' }))
			.toHaveAttribute('aria-pressed', 'false');
		expect(screen.container.querySelector('.compare')).toBeNull();
		expect(screen.container.querySelector('.range')).toBeNull();
		await expect
			.poll(() => location.hash, glides)
			.toBe('#sample@20&level=operation&break=B%20changes');
		location.hash = `#sample@${end}`;
		await expect.poll(position, glides).toBe(end);
		await expect.element(screen.getByRole('radio', { name: 'micro' })).toBeChecked();
		await expect.poll(() => screen.container.querySelectorAll('.marks .breakpoint').length).toBe(0);
		await expect.poll(() => location.hash, glides).toBe(`#sample@${end}`);
	});

	test('means the same on the way back through the history', async () => {
		const { screen, position } = await instrument();
		for (const hash of ['#sample@20', '#sample@30&expert&slot=1.2']) location.hash = hash;
		const expert = screen.getByRole('button', { name: 'Expert' });
		await expect.element(expert).toHaveAttribute('aria-pressed', 'true');
		history.back();
		await expect.poll(position, glides).toBe(20);
		await expect.element(expert).toHaveAttribute('aria-pressed', 'false');
		history.forward();
		await expect.poll(position, glides).toBe(30);
		await expect.element(expert).toHaveAttribute('aria-pressed', 'true');
	});

	test('of the prose leaves what is set, unless it says more than a position', async () => {
		const { screen, position } = await instrument('#sample@30&expert&break=line%206');
		const expert = screen.getByRole('button', { name: 'Expert' });
		await expect.element(expert).toHaveAttribute('aria-pressed', 'true');
		const prose = document.body.appendChild(document.createElement('p'));
		prose.innerHTML = '<a href="#sample@20">here</a> <a href="#sample@10&amp;level=line">there</a>';
		const [here, there] = prose.querySelectorAll('a');
		here.click();
		await expect.poll(position, glides).toBe(20);
		await expect.poll(() => location.hash, glides).toBe('#sample@20&expert&break=line%206');
		there.click();
		await expect.poll(position, glides).toBe(10);
		await expect.element(expert).toHaveAttribute('aria-pressed', 'false');
		await expect.poll(() => location.hash, glides).toBe('#sample@10&level=line');
		prose.remove();
	});
});
