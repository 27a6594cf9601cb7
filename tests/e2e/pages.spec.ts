import { expect, test } from '@playwright/test';
import { barriers, overhang, smallTargets } from './audit.ts';
import { complaintsOf } from './watch.ts';

const pages = ['', 'learn/', 'learn/growing/growth/', 'gallery/'];
const widths = [320, 375, 768, 1440];

for (const path of pages) {
	test.describe(`/${path}`, () => {
		for (const colorScheme of ['light', 'dark'] as const)
			test(`has no barrier that axe finds, ${colorScheme}`, async ({ page }) => {
				await page.emulateMedia({ colorScheme });
				await page.goto(path);
				expect(await barriers(page)).toEqual([]);
			});

		test('runs without a complaint of the browser', async ({ page }) => {
			const complaints = complaintsOf(page);
			await page.goto(path, { waitUntil: 'networkidle' });
			expect(complaints).toEqual([]);
		});

		test('says what it is', async ({ page }) => {
			await page.goto(path);
			await expect(page).toHaveTitle(/Mapscope/);
			await expect(page.locator('html')).toHaveAttribute('lang', 'en');
			await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /.{40}/);
			await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		});

		for (const width of widths)
			test(`fits a window of ${width} pixels`, async ({ page }) => {
				await page.setViewportSize({ width, height: 800 });
				await page.goto(path);
				expect(await overhang(page)).toBe(0);
				expect(await smallTargets(page)).toEqual([]);
			});
	});
}

test('the keyboard leads past the header', async ({ page }) => {
	await page.goto('learn/');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/#main$/);
});

test('the course leads to a lesson, and the lesson back', async ({ page }) => {
	await page.goto('');
	await page.getByRole('link', { name: 'Course' }).click();
	await page.getByRole('main').getByRole('link').first().click();
	await expect(page).toHaveURL(/\/sub\/learn\/growing\/growth\/$/);
	const contents = page.getByRole('navigation', { name: 'Course' });
	await expect(contents.getByRole('link').first()).toHaveAttribute('aria-current', 'page');
	await page.getByRole('link', { name: 'mapscope' }).click();
	await expect(page).toHaveURL(/\/sub\/$/);
});

test('the choice of colours goes along to the next page, without a flash', async ({ page }) => {
	await page.emulateMedia({ colorScheme: 'light' });
	await page.goto('');
	await page.getByRole('radio', { name: 'Dark' }).check();
	await page.getByRole('link', { name: 'Course' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Course');
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
	await page.getByRole('radio', { name: 'As the system' }).check();
	await page.reload();
	await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});

test('an address that does not exist says so', async ({ page }) => {
	const answer = await page.goto(`${process.env.MAPSCOPE_ROOT_URL}no/such/page`);
	expect(answer?.status()).toBe(404);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page here.');
	expect(await barriers(page)).toEqual([]);
});
