// The lesson without a mouse and without eyes: the way of the focus, the keys of the instrument, and what a
// screen reader is told.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { bucket, button, card, follow, lesson, open, positionOf, stateOf } from './states.ts';

test.use({ reducedMotion: 'reduce' });

/** What has the focus: how it is called, and whether that can be seen. */
function focus(page: Page) {
	return page.evaluate(() => {
		const element = document.activeElement;
		if (!element || element === document.body) return null;
		const marked = [element, element.nextElementSibling, element.parentElement]
			.concat([...element.querySelectorAll(':scope > .frame')])
			.filter((one) => one !== null)
			.map((one) => getComputedStyle(one))
			.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px');
		const box = element.getBoundingClientRect();
		return {
			what: element.outerHTML.slice(0, 120),
			isMarked: marked,
			isInView: box.bottom > 0 && box.top < innerHeight,
		};
	});
}

/** What a screen reader is told of the steps. */
function told(page: Page): Locator {
	return page.locator('section.frame > [aria-live=polite]');
}

test.describe('by keyboard alone', () => {
	test('the focus goes through the whole lesson, and can be seen everywhere', async ({ page }) => {
		await page.goto(lesson);
		await expect(page.locator('.instrument').first()).toHaveAttribute('aria-busy', /./);
		const last = page.getByRole('link').last();
		const seen: string[] = [];
		for (let i = 0; i < 200; i++) {
			await page.keyboard.press('Tab');
			const at = await focus(page);
			if (at === null) break;
			expect(at, `stop ${i}: ${at.what}`).toMatchObject({ isMarked: true, isInView: true });
			seen.push(at.what);
			if (await last.evaluate((link) => link === document.activeElement)) break;
		}
		await expect(last).toBeFocused();
		const cues = await page.locator('a.cue').count();
		expect(seen.filter((one) => one.includes('cue')).length).toBe(cues);
		// The picture is one stop on the way, however many buckets it has.
		expect(seen.filter((one) => one.startsWith('<g')).length).toBe(1);
	});

	test('every sentence of the text moves the picture', async ({ page }) => {
		await page.goto(lesson);
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

	test('the instrument is stepped, and played to its end', async ({ page }) => {
		await open(page, '#growth@200');
		const position = positionOf(page);
		await expect(position).toHaveAttribute('aria-valuenow', '200');
		await page.keyboard.press('[');
		await expect(page.getByRole('radio', { name: 'micro' })).toBeChecked();
		await page.keyboard.press('ArrowRight');
		await expect(position).toHaveAttribute('aria-valuenow', '201');
		await page.keyboard.press('ArrowLeft');
		await expect(position).toHaveAttribute('aria-valuenow', '200');
		// Behind the last question nothing stops it.
		await follow(page, 'until the last one has gone');
		await position.focus();
		await page.keyboard.press('9');
		await page.keyboard.press('Space');
		const end = (await position.getAttribute('aria-valuemax')) ?? '';
		await expect(position).toHaveAttribute('aria-valuenow', end);
	});

	test('dialogs give the focus back', async ({ page }) => {
		await open(page);
		const dialog = page.getByRole('dialog');
		await page.keyboard.press('?');
		await expect(dialog).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(dialog).toHaveCount(0);
		await expect(positionOf(page)).toBeFocused();
		for (const name of ['Export', 'Keys']) {
			await button(page, name).press('Enter');
			await expect(dialog.getByRole('button', { name: 'Close' })).toBeVisible();
			await dialog.getByRole('button', { name: 'Close' }).press('Enter');
			await expect(dialog).toHaveCount(0);
			await expect(button(page, name)).toBeFocused();
		}
	});

	test('tools open and close under the focus', async ({ page }) => {
		await open(page);
		const tools = {
			Table: page.getByRole('table', { name: /^hmap/ }),
			Compare: page.getByRole('region', { name: /^Right:/ }),
			'Be the runtime': card(page),
			Expert: page.locator('svg.scene .expert').first(),
		};
		for (const [name, tool] of Object.entries(tools)) {
			await button(page, name).focus();
			await page.keyboard.press('Enter');
			await expect(tool).toBeVisible();
			await expect(button(page, name)).toHaveAttribute('aria-pressed', 'true');
			if (name === 'Be the runtime') {
				// It asks at once; leaving it gives the focus back.
				await expect(tool).toBeFocused();
				await tool.getByRole('button', { name: 'Leave practice' }).press('Enter');
			} else await page.keyboard.press('Space');
			await expect(tool).toHaveCount(0);
			await expect(button(page, name)).toBeFocused();
		}
	});

	test('the panes beside the picture are tabs', async ({ page }) => {
		await open(page);
		const tabs = page.getByRole('tab');
		const names = await tabs.allInnerTexts();
		await tabs.first().focus();
		for (const name of [...names.slice(1), names[0]]) {
			await page.keyboard.press('ArrowRight');
			await expect(page.getByRole('tab', { name, exact: true })).toBeFocused();
			await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
		}
	});

	test('a slot is reached, chosen, read about and let go', async ({ page }) => {
		await open(page);
		await bucket(page).press('ArrowDown');
		await page.keyboard.press('ArrowDown');
		await expect(page.locator(':focus')).toHaveAccessibleName(/^bucket 0, slot 1: key 2, elem 4/);
		await page.keyboard.press('Enter');
		const slot = page.getByRole('region', { name: 'The slot' });
		await expect(slot).toContainText('bucket 0, slot 1 chosen');
		await page.keyboard.press('Escape');
		await expect(slot).not.toContainText('chosen');
	});

	test('a question is answered, and the lesson goes on', async ({ page }) => {
		await open(page);
		await follow(page, 'that insert');
		await positionOf(page).focus();
		await page.keyboard.press('ArrowLeft');
		await page.keyboard.press('ArrowRight');
		await expect(card(page)).toBeFocused();
		await expect(card(page)).toHaveAccessibleName(/Does the insert of key 27 make it grow\?/);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await expect(card(page).getByRole('button', { name: 'Yes, to 8 buckets' })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(card(page).getByRole('status')).toHaveText(/^Right\..*6\.5 × 4 = 26/);
		await expect(card(page).getByRole('button', { name: 'Continue' })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(card(page)).toHaveAccessibleName(/Which of the buckets/);
		await page.getByRole('button', { name: 'Skip' }).press('Enter');
		await expect(card(page)).toHaveCount(0);
		await expect(positionOf(page)).toBeFocused();
	});

	test('the tables are walked, and a slot is chosen in them', async ({ page }) => {
		await open(page);
		await follow(page, 'evacuates the old bucket that its own key belongs to');
		await button(page, 'Table').press('Enter');
		const old = page.getByRole('table', { name: /^oldbuckets: 4 buckets/ });
		await expect(old.getByRole('columnheader')).toHaveText([
			'slot',
			'tophash',
			'key',
			'elem',
			'state',
			'change',
		]);
		await expect(old.getByRole('rowheader').first()).toContainText('bucket 0: evacuated');
		await old.getByRole('button', { name: 'Choose slot 3' }).first().press('Enter');
		await expect(page.getByRole('region', { name: 'The slot' })).toContainText(
			'old bucket 0, slot 3 chosen',
		);
	});
});

test.describe('to a screen reader', () => {
	test('the third growth is told step by step', async ({ page }) => {
		await open(page);
		await follow(page, 'The twenty-seventh insert');
		const from = Number(await positionOf(page).getAttribute('aria-valuenow'));
		const to = Number(
			await stateOf(page.getByRole('link', { name: 'until the last one has gone' })),
		);
		const position = positionOf(page);
		await position.focus();
		await page.keyboard.press('[');
		const all: string[] = [];
		for (let state = from; state <= to; state++) {
			await expect(position).toHaveAttribute('aria-valuenow', String(state));
			all.push((await told(page).innerText()).trim());
			await page.keyboard.press('ArrowRight');
		}
		expect(all.filter((text) => text === '')).toEqual([]);
		expect(all.filter((text, i) => i > 0 && text === all[i - 1])).toEqual([]);
		const words = all.join('\n');
		expect(words).toMatch(/hashGrow.*26 ?entries|entry 27 would exceed the limit of 6\.5 × 4 = 26/);
		for (let old = 0; old < 4; old++) expect(words).toContain(`Old bucket ${old} is evacuated`);
		expect(words).toMatch(/nevacuate advances .*4/);
		expect(all.at(-1)).toMatch(/growth is over.*oldbuckets/i);
	});

	test('one voice speaks at a time, and says each step once', async ({ page }) => {
		await open(page);
		/** What regions that speak say, but for those that say nothing. */
		const voices = () =>
			page
				.locator('[aria-live=polite], [role=status], [role=alert]')
				.evaluateAll((all) => all.map(({ textContent }) => textContent?.trim()).filter(Boolean));
		const narration = page.locator('.narration');
		for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'End']) {
			await page.keyboard.press(key);
			const says = await told(page).innerText();
			await expect(narration).toContainText(says);
			expect(await voices()).toEqual([says]);
		}
		// A question speaks for itself, and so does the comparison.
		await follow(page, 'that insert');
		await expect(card(page)).toBeVisible();
		expect(await voices()).toEqual([expect.stringMatching(/^The map has 26 entries/)]);
		await button(page, 'Compare').press('Enter');
		await expect(page.locator('.compare .links')).toBeVisible();
		expect(await voices()).toEqual([expect.stringMatching(/^(Both|Left): /)]);
	});

	test('headings are in order, and everything is in a landmark', async ({ page }) => {
		await open(page);
		const levels = await page
			.locator('h1, h2, h3, h4')
			.evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
		expect(levels[0]).toBe(1);
		for (const [i, level] of levels.entries())
			expect(level - (levels[i - 1] ?? 0), `heading ${i}`).toBeLessThanOrEqual(1);
		await expect(page.getByRole('main')).toHaveCount(1);
		await expect(page.getByRole('banner')).toHaveCount(1);
		await expect(page.getByRole('group', { name: /^map\[int\]int/ })).toBeVisible();
	});
});
