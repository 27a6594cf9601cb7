// A phone: the scrubber follows a finger, and nothing moves by itself.
import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { open, positionOf } from './states.ts';

test.use({
	hasTouch: true,
	isMobile: true,
	viewport: { width: 390, height: 844 },
	reducedMotion: 'reduce',
});

interface Point {
	readonly x: number;
	readonly y: number;
}

/** Fingers on the screen, moved from one set of places to another. */
async function touch(cdp: CDPSession, from: readonly Point[], to: readonly Point[]): Promise<void> {
	const steps = 5;
	const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) =>
		cdp.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: points.map(({ x, y }, id) => ({ x, y, id })),
		});
	await send('touchStart', from);
	for (let step = 1; step <= steps; step++)
		await send(
			'touchMove',
			from.map(({ x, y }, i) => ({
				x: x + ((to[i].x - x) * step) / steps,
				y: y + ((to[i].y - y) * step) / steps,
			})),
		);
	await send('touchEnd', []);
}

async function boxOf(page: Page, selector: string) {
	const element = page.locator(selector).first();
	await element.scrollIntoViewIfNeeded();
	const box = await element.boundingBox();
	if (!box) throw new Error(`${selector} is not on the screen`);
	return box;
}

test('a finger drags the position', async ({ page, context }) => {
	await open(page);
	const { x, y, width, height } = await boxOf(page, '.scrubber .track');
	const at = (share: number) => ({ x: x + width * share, y: y + height / 2 });
	await touch(await context.newCDPSession(page), [at(0.2)], [at(0.98)]);
	const position = positionOf(page);
	const end = Number(await position.getAttribute('aria-valuemax'));
	await expect
		.poll(async () => Number(await position.getAttribute('aria-valuenow')))
		.toBeGreaterThan(end * 0.9);
});

test('nothing is animated by the style sheet, and steps snap', async ({ page }) => {
	await open(page);
	for (const key of ['ArrowRight', 'ArrowRight', 'End', 'ArrowLeft', 'Home']) {
		await positionOf(page).press(key);
		expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
		// Nothing is on its way: no mark is between two places.
		await expect(page.locator('svg.scene .mixing')).toHaveCount(0);
	}
});
