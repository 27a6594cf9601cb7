import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { complaintsOf } from './watch.ts';

/** Opens the lesson, and waits until its instrument answers. */
async function open(page: Page): Promise<void> {
	await page.goto('learn/growing/growth/');
	await page.getByRole('slider', { name: 'Position in the run' }).focus();
	await expect(page.locator('.instrument')).toHaveAttribute('aria-busy', 'false');
}

test.describe('the lesson on growth beside its variant', () => {
	test.use({ reducedMotion: 'reduce' });

	test('asks for the programs of variants only when the reader compares', async ({ page }) => {
		const complaints = complaintsOf(page);
		const asked: string[] = [];
		page.on('request', (request) => asked.push(new URL(request.url()).pathname));
		const isThere = () => asked.some((path) => path.endsWith('/growth/variants.json'));
		await open(page);
		expect(isThere()).toBe(false);
		await page.getByRole('button', { name: 'Compare' }).click();
		await expect(
			page.getByText('makes 3 fewer tables and asks for 1,008 fewer bytes'),
		).toBeVisible();
		expect(isThere()).toBe(true);
		// Its styles come with it.
		await expect(page.locator('.sides')).toHaveCSS('display', 'grid');
		expect(complaints).toEqual([]);
	});

	for (const colorScheme of ['light', 'dark'] as const)
		test(`has no barrier that axe finds, ${colorScheme}`, async ({ page }) => {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await open(page);
			await page.getByRole('button', { name: 'Compare' }).click();
			await page.getByLabel('Right: Seed').fill('none');
			await page.getByLabel('Right: Seed').press('Enter');
			await expect(page.getByText(/is no seed/)).toBeVisible();
			const { violations } = await new AxeBuilder({ page }).include('.scenario').analyze();
			expect(
				violations.map(({ id, nodes }) => `${id}: ${nodes.map((one) => one.target).join(', ')}`),
			).toEqual([]);
		});
});
