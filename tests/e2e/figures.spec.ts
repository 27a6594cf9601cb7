// What leaves the page: on paper, in the reader's own colours, and as files.

import { expect, test, type Page } from '@playwright/test';
import { complaintsOf } from './watch.ts';

const lesson = 'learn/growing/growth/';
/** Right behind a growth. */
const link = `${lesson}#growth@300`;

/** Every colour that the picture is drawn with. */
const coloursOf = (page: Page) =>
	page.locator('.instrument').evaluate((instrument) => {
		const colours = new Set<string>();
		for (const mark of instrument.querySelectorAll('svg.scene :is(rect, path, text)'))
			for (const property of ['fill', 'stroke'] as const) {
				const colour = getComputedStyle(mark)[property];
				if (!/none|url/.test(colour)) colours.add(colour);
			}
		return [...colours];
	});

for (const theme of ['light', 'dark'] as const)
	test(`a lesson on paper is a figure in black on white, ${theme}`, async ({ page }) => {
		await page.emulateMedia({ colorScheme: theme });
		await page.goto(link);
		await page.getByRole('radio', { name: theme === 'dark' ? 'Dark' : 'Light' }).check();
		const instrument = page.locator('.instrument');
		await expect(instrument).toHaveAttribute('aria-busy', 'false');
		await page.emulateMedia({ media: 'print' });
		await page.setViewportSize({ width: 720, height: 1000 });
		// The numbers of the lines are buttons on the screen; on paper they are numbers.
		await expect(page.locator('button:visible:not(.number)')).toHaveCount(0);
		await expect(page.getByRole('slider').filter({ visible: true })).toHaveCount(0);
		await expect(instrument.locator('.narration')).toBeVisible();
		const cite = instrument.locator('.cite');
		await expect(cite).toContainText(/State 300 of \d+/);
		await expect(cite).toContainText(`${page.url().replace(/#.*/, '')}#growth@300`);
		await expect(instrument.locator('.program .number').first()).toHaveText('1');
		for (const colour of await coloursOf(page)) expect(colour).toMatch(/^rgb\((\d+), \1, \1\)$/);
		const picture = await instrument.locator('svg.scene').first().boundingBox();
		expect(picture?.width).toBeLessThanOrEqual(720);
	});

test('the picture is drawn with the reader’s own colours', async ({ page }) => {
	await page.emulateMedia({ forcedColors: 'active' });
	await page.goto(link);
	await expect(page.locator('.instrument')).toHaveAttribute('aria-busy', 'false');
	const own = await page.evaluate(() => {
		const probe = document.body.appendChild(document.createElement('p'));
		const names = ['Canvas', 'CanvasText', 'LinkText', 'VisitedText', 'Highlight', 'GrayText'];
		return names.map((name) => {
			probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
			return getComputedStyle(probe).color;
		});
	});
	const used = await coloursOf(page);
	expect(used.length).toBeGreaterThan(2);
	expect(used.filter((colour) => !own.includes(colour))).toEqual([]);
});

test('pictures, films and texts can be taken along', async ({ page }) => {
	const complaints = complaintsOf(page);
	await page.goto(link);
	await expect(page.locator('.instrument')).toHaveAttribute('aria-busy', 'false');
	await page.getByRole('button', { name: 'Export' }).click();
	const dialog = page.getByRole('dialog');
	const preview = dialog.getByRole('img', { name: /^Preview: map/ });
	await expect(preview).toBeVisible();
	expect(await preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
		300,
	);
	for (const name of ['Save SVG', 'Save PNG']) {
		const [file] = await Promise.all([
			page.waitForEvent('download'),
			dialog.getByRole('button', { name }).click(),
		]);
		expect(file.suggestedFilename()).toMatch(/^mapscope-growth-300\.(svg|png)$/);
	}
	await dialog.getByRole('radio', { name: 'Film' }).check();
	await dialog.getByRole('spinbutton', { name: 'to step' }).fill('304');
	await dialog.getByRole('spinbutton', { name: 'From step' }).fill('300');
	await dialog.getByRole('button', { name: 'Make GIF' }).click();
	await expect(dialog.getByText(/^The GIF is ready: \d+ kB\.$/)).toBeVisible();
	await dialog.getByRole('radio', { name: 'Text' }).check();
	await expect(dialog.getByRole('region')).toContainText('buckets[4]');
	expect(complaints).toEqual([]);
});
