import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test.describe('without JavaScript', () => {
	test('a lesson can be read', async ({ page }) => {
		await page.goto('learn/growing/growth/');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('One bucket at a time');
		await expect(page.getByText('func main()').first()).toBeVisible();
		await expect(page.getByRole('navigation', { name: 'Course' })).toBeVisible();
	});

	test('there is a picture', async ({ page }) => {
		await page.goto('');
		expect(await page.locator('.stage rect').count()).toBeGreaterThan(50);
	});

	test('the colours can be chosen', async ({ page }) => {
		await page.emulateMedia({ colorScheme: 'light' });
		await page.goto('');
		const paper = () =>
			page.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor);
		const light = await paper();
		await page.getByRole('radio', { name: 'Dark' }).check();
		expect(await paper()).not.toBe(light);
		await page.getByRole('radio', { name: 'As the system' }).check();
		expect(await paper()).toBe(light);
	});
});
