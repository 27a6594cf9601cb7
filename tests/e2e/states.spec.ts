// Whatever a reader opens, chooses or answers: no barrier that axe finds, nothing wider than the window, no target too small.
import { expect, test, type Page } from '@playwright/test';
import { barriers, overhang, smallTargets } from './audit.ts';
import { lesson, open, visits } from './states.ts';

// Nothing moves while it is measured; a visit goes through many states.
test.use({ reducedMotion: 'reduce' });
test.describe.configure({ timeout: 600_000 });

/** Everything that `find` complains about on the way through all states. */
async function complaints(page: Page, find: () => Promise<readonly string[]>): Promise<string[]> {
	const all: string[] = [];
	for (const { name, enter } of visits)
		await test.step(name, async () => {
			await enter(page);
			all.push(...(await find()).map((complaint) => `${name}: ${complaint}`));
		});
	return all;
}

/** What does not fit into the window. */
async function misfits(page: Page): Promise<string[]> {
	const by = await overhang(page);
	return [...(by === 0 ? [] : [`${by} pixels too wide`]), ...(await smallTargets(page))];
}

for (const colorScheme of ['light', 'dark'] as const)
	for (const width of [1280, 375])
		test(`no state has a barrier, ${colorScheme}, ${width} pixels`, async ({ page }) => {
			await page.emulateMedia({ colorScheme });
			await page.setViewportSize({ width, height: 800 });
			await open(page);
			expect(
				await complaints(page, async () => [
					...(await barriers(page, 'section.frame')),
					...(await misfits(page)),
				]),
			).toEqual([]);
		});

for (const width of [320, 3840])
	test(`every state fits a window of ${width} pixels`, async ({ page }) => {
		await page.setViewportSize({ width, height: 800 });
		await open(page);
		expect(await complaints(page, () => misfits(page))).toEqual([]);
	});

for (const width of [1280, 640])
	test(`every state fits with text twice as large, ${width} pixels`, async ({ page }) => {
		await page.setViewportSize({ width, height: 800 });
		await open(page);
		await page.addStyleTag({ content: 'html { font-size: 200% }' });
		expect(await complaints(page, () => misfits(page))).toEqual([]);
	});

test('a program that cannot be run is told without a barrier', async ({ page }) => {
	await page.route(/\/(worker|serve)-[^/]*\.js$/, (route) => route.abort());
	await page.goto(lesson);
	const alert = page.getByRole('alert');
	await expect(alert).toContainText('could not be run');
	await expect(alert.getByRole('button', { name: 'Try again' })).toBeVisible();
	expect(await barriers(page)).toEqual([]);
	expect(await misfits(page)).toEqual([]);
});

test('a tool that cannot be loaded is told without a barrier, and can be asked for again', async ({
	page,
}) => {
	await open(page);
	const chunk = /\/TableFace-[^/]*\.js$/;
	await page.route(chunk, (route) => route.abort());
	await page.getByRole('button', { name: 'Table' }).click();
	const alert = page.getByRole('alert');
	await expect(alert).toContainText('could not be loaded');
	expect(await barriers(page, 'section.frame')).toEqual([]);
	expect(await misfits(page)).toEqual([]);
	await page.unroute(chunk);
	await alert.getByRole('button', { name: 'Try again' }).click();
	await expect(alert).toHaveCount(0);
	// A browser that holds on to the failure has loaded the page anew.
	const table = page.getByRole('table', { name: /^hmap/ });
	if (!(await table.isVisible())) await page.getByRole('button', { name: 'Table' }).click();
	await expect(table).toBeVisible();
});
