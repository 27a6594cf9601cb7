// The states that the instrument of a lesson can be in: whatever a reader can open, choose or answer. One visit goes through
// all of them, each from the state that the one before it left.
import { expect, type Locator, type Page } from '@playwright/test';

export const lesson = 'learn/growing/growth/';

/** The slider that says where in the run the instrument is. */
export function positionOf(page: Page): Locator {
	return page.getByRole('slider', { name: 'Position in the run' });
}

/** Opens the lesson, and waits until its instrument answers. */
export async function open(page: Page, hash = ''): Promise<void> {
	await page.goto(lesson + hash);
	await positionOf(page).focus();
	await expect(page.locator('.instrument')).toHaveAttribute('aria-busy', 'false');
}

/** The state that a link like `#growth@1204` leads to. */
export async function stateOf(link: Locator): Promise<string> {
	const href = (await link.getAttribute('href')) ?? '';
	return /@(\d+)/.exec(href)?.[1] ?? '';
}

/** Follows a link of the prose, and waits until the instrument is there. */
export async function follow(page: Page, name: string): Promise<void> {
	const cue = page.getByRole('link', { name });
	await cue.press('Enter');
	await expect(positionOf(page)).toHaveAttribute('aria-valuenow', await stateOf(cue));
}

/** A button of the instrument. */
export const button = (page: Page, name: string | RegExp) =>
	page.locator('.instrument').getByRole('button', { name, exact: typeof name === 'string' });

/** Presses a button of the instrument by keyboard. */
const toggle = (page: Page, name: string) => button(page, name).press('Enter');

/** The question card. */
export const card = (page: Page) => page.locator('.card');

/** A state: its name, and the way to it. */
export interface Visit {
	readonly name: string;
	enter(page: Page): Promise<void>;
}

/** The bucket that the tab key comes to. */
export const bucket = (page: Page) => page.locator('g[data-addr][tabindex="0"]');

async function openTab(page: Page, name: string): Promise<void> {
	await page.getByRole('tab', { name, exact: true }).click();
	await expect(page.getByRole('tabpanel')).not.toContainText('opening …');
}

async function openFace(page: Page, name: string, ready: string): Promise<void> {
	await toggle(page, name);
	await expect(page.locator(ready).first()).toBeVisible();
}

async function shut(page: Page): Promise<void> {
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Every state of the instrument, in an order in which one leads to the next. */
export const visits: readonly Visit[] = [
	{ name: 'at rest', enter: (page) => expect(page.locator('.narration')).toBeVisible() },
	{ name: 'a bucket chosen', enter: (page) => bucket(page).press('Enter') },
	{
		name: 'a slot chosen',
		enter: async (page) => {
			// The stage may still be giving way to the pane that the bucket has opened.
			await expect(async () => {
				await bucket(page).press('ArrowDown');
				await page.keyboard.press('Enter');
				const pane = page.getByRole('region', { name: 'The slot' });
				await expect(pane).toContainText('slot 0', { timeout: 2000 });
			}).toPass();
		},
	},
	{ name: 'costs', enter: (page) => openTab(page, 'Costs') },
	{ name: 'time', enter: (page) => openTab(page, 'Time') },
	{
		name: 'time, a condition that is none',
		enter: async (page) => {
			await page.getByLabel('Stop when', { exact: true }).fill('B grows');
			await page.keyboard.press('Enter');
			await expect(page.getByRole('alert')).toContainText('Column');
		},
	},
	{
		name: 'time, everything set',
		enter: async (page) => {
			await page.getByLabel('Stop when', { exact: true }).fill('B changes');
			await page.keyboard.press('Enter');
			await page.getByText(/^met \d+ times$/).click();
			for (const name of ['Bookmark this step', 'End here'])
				await page.getByRole('button', { name }).press('Enter');
			await expect(page.getByRole('slider', { name: 'End of the loop' })).toBeVisible();
			await expect(page.getByLabel(/^Name of the bookmark/)).toBeVisible();
		},
	},
	{
		name: 'memory, a field in focus',
		enter: async (page) => {
			for (const name of ['Remove B changes', 'Clear'])
				await page.getByRole('button', { name }).press('Enter');
			await openTab(page, 'Memory');
			await button(page, 'NextGC').focus();
		},
	},
	{ name: 'expert', enter: (page) => toggle(page, 'Expert') },
	{
		name: 'in a growth',
		enter: async (page) => {
			await toggle(page, 'Expert');
			await follow(page, 'evacuates the old bucket that its own key belongs to');
		},
	},
	{
		name: 'zoomed',
		enter: async (page) => {
			await bucket(page).press('+');
			await expect(button(page, 'Follow the action')).toBeVisible();
		},
	},
	{
		name: 'tables',
		enter: async (page) => {
			await button(page, 'Follow the action').click();
			await openFace(page, 'Table', 'caption');
		},
	},
	{
		name: 'beside a variant',
		enter: (page) => openFace(page, 'Compare', '.compare .links'),
	},
	{
		name: 'a seed that is none',
		enter: async (page) => {
			await page.getByLabel('Right: Seed').fill('none');
			await page.getByLabel('Right: Seed').press('Enter');
			await expect(page.getByText(/is no seed/)).toBeVisible();
		},
	},
	{
		name: 'practice',
		enter: async (page) => {
			await toggle(page, 'Compare');
			await toggle(page, 'Be the runtime');
			await expect(card(page)).toBeVisible();
		},
	},
	{
		name: 'practice, a hint',
		enter: async (page) => {
			await card(page).getByRole('textbox').fill('0');
			await card(page).getByRole('textbox').press('Enter');
			await expect(card(page)).toContainText('A hint:');
		},
	},
	{
		name: 'practice, a step told',
		enter: async (page) => {
			await card(page).getByRole('button', { name: 'Show me' }).press('Enter');
			await expect(card(page).getByRole('button', { name: 'Continue' })).toBeVisible();
		},
	},
	{
		name: 'a question',
		enter: async (page) => {
			await toggle(page, 'Be the runtime');
			await follow(page, 'that insert');
			await expect(card(page)).toContainText('Your guess');
		},
	},
	{
		name: 'a question answered',
		enter: async (page) => {
			await card(page).getByRole('button').first().press('Enter');
			await expect(card(page).getByRole('button', { name: 'Continue' })).toBeVisible();
		},
	},
	{
		name: 'another question, of several buckets',
		enter: async (page) => {
			await card(page).getByRole('button', { name: 'Continue' }).press('Enter');
			await expect(card(page)).toContainText('None of them');
			await card(page).getByRole('button').first().press('Enter');
		},
	},
	{
		name: 'the end of the run',
		enter: async (page) => {
			const position = positionOf(page);
			await position.press('End');
			const end = (await position.getAttribute('aria-valuemax')) ?? '';
			await expect(position).toHaveAttribute('aria-valuenow', end);
		},
	},
	{
		name: 'keys',
		enter: async (page) => {
			await positionOf(page).press('?');
			await expect(page.getByRole('dialog')).toBeVisible();
		},
	},
	...['Picture', 'Film', 'Text'].map((kind, i) => ({
		name: `export as ${kind.toLowerCase()}`,
		enter: async (page: Page) => {
			if (i === 0) {
				await shut(page);
				await toggle(page, 'Export');
			}
			const dialog = page.getByRole('dialog');
			await dialog.getByRole('radio', { name: kind, exact: true }).check();
			await expect(dialog.locator('.preview img, .quiet, pre').first()).toBeVisible();
		},
	})),
	{ name: 'closed again', enter: shut },
];
