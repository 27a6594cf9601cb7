// The lesson without a mouse and without eyes: the way of the focus, the keys of the instrument, and what a
// screen reader is told.
import { expect, test, type Locator, type Page } from '@playwright/test';

const address = 'learn/growing/growth/';

function positionOf(page: Page): Locator {
	return page.getByRole('slider', { name: 'Position in the run' });
}

/** The state that a link like `#growth@1204` leads to. */
async function stateOf(link: Locator): Promise<string> {
	const href = (await link.getAttribute('href')) ?? '';
	return /@(\d+)/.exec(href)?.[1] ?? '';
}

/** What has the focus: how it is called, and whether that can be seen. */
function focus(page: Page) {
	return page.evaluate(() => {
		const element = document.activeElement;
		if (!element || element === document.body) return null;
		const marked = [element, element.nextElementSibling, element.parentElement]
			.filter((one) => one !== null)
			.map((one) => getComputedStyle(one))
			.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px');
		const box = element.getBoundingClientRect();
		return {
			what: element.outerHTML.slice(0, 120),
			isMarked: marked || element.querySelector('.ring, [class*=focus]') !== null,
			isInView: box.bottom > 0 && box.top < innerHeight,
		};
	});
}

test.describe('by keyboard alone', () => {
	test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

	test('the focus goes through the whole lesson, and can be seen everywhere', async ({ page }) => {
		await page.goto(address);
		await expect(page.locator('.instrument').first()).toHaveAttribute('aria-busy', /./);
		const last = page.getByRole('link').last();
		const seen: string[] = [];
		for (let i = 0; i < 200; i++) {
			await page.keyboard.press('Tab');
			const at = await focus(page);
			if (at === null) break;
			expect(at, `stop ${i}`).toMatchObject({ isMarked: true, isInView: true });
			seen.push(at.what);
			if (await last.evaluate((link) => link === document.activeElement)) break;
		}
		await expect(last).toBeFocused();
		const cues = await page.locator('a.cue').count();
		expect(seen.filter((one) => one.includes('cue')).length).toBe(cues);
	});

	test('every sentence of the text moves the picture', async ({ page }) => {
		await page.goto(address);
		const cues = page.locator('a.cue');
		const count = await cues.count();
		expect(count).toBeGreaterThan(5);
		for (let i = 0; i < count; i++) {
			const cue = cues.nth(i);
			await cue.focus();
			await page.keyboard.press('Enter');
			await expect(positionOf(page)).toHaveAttribute('aria-valuenow', await stateOf(cue));
		}
	});

	test('the instrument is played, stepped and listed', async ({ page }) => {
		await page.goto(`${address}#growth@200`);
		const position = positionOf(page);
		await position.focus();
		await expect(position).toHaveAttribute('aria-valuenow', '200');
		await page.keyboard.press('[');
		await expect(page.getByRole('radio', { name: 'micro' })).toBeChecked();
		await page.keyboard.press('ArrowRight');
		await expect(position).toHaveAttribute('aria-valuenow', '201');
		await page.keyboard.press('ArrowLeft');
		await expect(position).toHaveAttribute('aria-valuenow', '200');
		await page.keyboard.press('9');
		await page.keyboard.press('Space');
		await expect(position).toHaveAttribute(
			'aria-valuenow',
			(await position.getAttribute('aria-valuemax')) ?? '',
		);
		await page.keyboard.press('?');
		await expect(page.getByRole('dialog')).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toHaveCount(0);
		await expect(position).toBeFocused();
	});
});

test.describe('to a screen reader', () => {
	test('the third growth is told step by step', async ({ page }) => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await page.goto(address);
		const cue = page.getByRole('link', { name: 'The twenty-seventh insert' });
		const from = Number(await stateOf(cue));
		const to = Number(
			await stateOf(page.getByRole('link', { name: 'until the last one has gone' })),
		);
		await cue.press('Enter');
		const position = positionOf(page);
		await expect(position).toHaveAttribute('aria-valuenow', String(from));
		await position.focus();
		await page.keyboard.press('[');
		const region = page.locator('.narration');
		await expect(region).toHaveAttribute('aria-live', 'polite');
		const told: string[] = [];
		for (let state = from; state <= to; state++) {
			await expect(position).toHaveAttribute('aria-valuenow', String(state));
			told.push((await region.innerText()).trim());
			await page.keyboard.press('ArrowRight');
		}
		expect(told.filter((text) => text === '')).toEqual([]);
		expect(told.filter((text, i) => i > 0 && text === told[i - 1])).toEqual([]);
		const all = told.join('\n');
		expect(all).toMatch(/hashGrow.*26 ?entries|entry 27 would exceed the limit of 6\.5 × 4 = 26/);
		for (let bucket = 0; bucket < 4; bucket++)
			expect(all).toContain(`Old bucket ${bucket} is evacuated`);
		expect(all).toMatch(/nevacuate advances .*4/);
		expect(told.at(-1)).toMatch(/growth is over.*oldbuckets/i);
	});
});
