// What is copied is on the clipboard, and where the browser keeps the page from it, the reader is told so.
import { expect, test, type Page } from '@playwright/test';
import { button, open, positionOf } from './states.ts';

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** The dialog for exports, with one of its kinds chosen. */
async function exporting(page: Page, kind: 'Picture' | 'Text') {
	await open(page, '#growth@300');
	await button(page, 'Export').click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('radio', { name: kind, exact: true }).check();
	return {
		copy: (what: string) => dialog.getByRole('button', { name: `Copy ${what}` }).click(),
		says: dialog.getByRole('status').last(),
		figure: dialog.getByRole('region', { name: /for a code review/ }),
	};
}

// A link names the place between two steps, too: here steps are made at once.
test.use({ reducedMotion: 'reduce' });

test.describe('the clipboard', () => {
	test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

	test('gets a link to the step, by key and by button', async ({ page, baseURL }) => {
		await open(page, '#growth@300');
		const link = (at: number) => `${baseURL}learn/growing/growth/#growth@${at}`;
		await positionOf(page).press('y');
		await expect(page.locator('.told')).toHaveText('The link is copied.');
		expect(await copied(page)).toBe(link(300));
		await page.getByRole('tab', { name: 'Time', exact: true }).click();
		await page.getByRole('radio', { name: 'micro' }).check();
		await positionOf(page).press('ArrowRight');
		await page.getByRole('button', { name: 'Copy link to this step' }).click();
		await expect.poll(() => copied(page)).toBe(`${link(301)}&level=micro`);
	});

	test('gets a picture as SVG', async ({ page }) => {
		const { copy, says } = await exporting(page, 'Picture');
		await copy('SVG');
		await expect(says).toHaveText('Copied.');
		const svg = await copied(page);
		expect(svg).toMatch(/^<svg xmlns[^]*map\[int\]int[^]*#growth@300[^]*<\/svg>\s*$/);
	});

	test('gets a picture as PNG, of the size that was chosen', async ({ page }) => {
		const { copy, says } = await exporting(page, 'Picture');
		await page.getByRole('radio', { name: '3×' }).check();
		await copy('PNG');
		await expect(says).toHaveText('Copied.');
		const png = await page.evaluate(async () => {
			const [item] = await navigator.clipboard.read();
			const { width, height } = await createImageBitmap(await item.getType('image/png'));
			return { width, height };
		});
		const shown = await page
			.getByAltText(/^Preview: map/)
			.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
		expect([png.width, png.height]).toEqual(shown.map((n) => n * 3));
	});

	test('gets the state as text', async ({ page }) => {
		const { copy, says, figure } = await exporting(page, 'Text');
		await copy('text');
		await expect(says).toHaveText('Copied.');
		expect(await copied(page)).toBe(await figure.textContent());
	});
});

test.describe('a clipboard that is refused', () => {
	// Chromium refuses what is not in the list.
	test.use({ permissions: ['geolocation'] });

	test('leaves the link in the address bar', async ({ page }) => {
		await open(page, '#growth@300');
		await positionOf(page).press('y');
		await expect(page.locator('.told')).toContainText('it stands in the address bar');
		expect(page.url()).toContain('#growth@300');
	});

	test('is told of in the dialog, with a way out', async ({ page }) => {
		const { copy, says } = await exporting(page, 'Picture');
		const told = /did not let this page use the clipboard\. Save the file instead/;
		for (const what of ['SVG', 'PNG']) {
			await copy(what);
			await expect(says).toHaveText(told);
		}
		await page.getByRole('radio', { name: 'Text', exact: true }).check();
		await copy('text');
		await expect(says).toHaveText(told);
	});
});
