import { expect, test, type Locator, type Page } from '@playwright/test';

const address = 'learn/growing/growth/';

function positionOf(page: Page): Locator {
	return page.getByRole('slider', { name: 'Position in the run' });
}

/** What the picture shows: its marks with their attributes and texts, one a line. */
function pictureOf(page: Page): Promise<string[]> {
	return page.locator('.stage .scene *').evaluateAll((marks) =>
		marks.map((mark) => {
			const attributes = [...mark.attributes].map(({ name, value }) => `${name}=${value}`);
			const text = mark.childElementCount === 0 ? mark.textContent : '';
			return [mark.tagName, ...attributes.sort(), text].join(' ');
		}),
	);
}

/** The state that a link like `#growth@1204` leads to. */
async function stateOf(link: Locator): Promise<string> {
	const href = (await link.getAttribute('href')) ?? '';
	return href.slice(href.indexOf('@') + 1);
}

test.describe('the lesson on growth', () => {
	test('moves the picture by the links in its text', async ({ page }) => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await page.goto(address);
		const cue = page.getByRole('link', { name: 'The twenty-seventh insert' });
		await cue.click();
		await expect(positionOf(page)).toHaveAttribute('aria-valuenow', await stateOf(cue));
		await expect(page.locator('.stage').first()).toBeInViewport();
	});

	test('plays a way from before its beginning to its end', async ({ page }) => {
		await page.goto(address);
		const cue = page.getByRole('link', { name: 'this one insert does all the work' });
		await cue.click();
		await expect(positionOf(page)).toHaveAttribute('aria-valuenow', await stateOf(cue));
	});

	test('opens at the position in the address', async ({ page }) => {
		await page.goto(`${address}#growth@40`);
		await expect(positionOf(page)).toHaveAttribute('aria-valuenow', '40');
	});

	test('steps forth and back by keyboard', async ({ page }) => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await page.goto(`${address}#growth@40`);
		const position = positionOf(page);
		await expect(position).toHaveAttribute('aria-valuenow', '40');
		await position.press('End');
		const end = await position.getAttribute('aria-valuemax');
		await expect(position).toHaveAttribute('aria-valuenow', end ?? '');
		await position.press('Home');
		await expect(position).toHaveAttribute('aria-valuenow', '0');
	});

	test('shows the same picture however a position was reached', async ({ page }) => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		const cue = page.getByRole('link', { name: 'The twenty-seventh insert' });
		await page.goto(address);
		await cue.click();
		const state = await stateOf(cue);
		await expect(positionOf(page)).toHaveAttribute('aria-valuenow', state);
		const forwards = await pictureOf(page);
		await positionOf(page).press('End');
		await expect(positionOf(page)).not.toHaveAttribute('aria-valuenow', state);
		await cue.click();
		await expect(positionOf(page)).toHaveAttribute('aria-valuenow', state);
		expect(await pictureOf(page)).toEqual(forwards);
	});
});
