// A small phone: the scrubber and the picture follow fingers, and nothing moves by itself.
import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { button, open, positionOf } from './states.ts';

test.use({
	hasTouch: true,
	isMobile: true,
	viewport: { width: 375, height: 667 },
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

/** A phone with the map of the lesson on it, at the end of its run, and what fingers do to it. */
async function phone(page: Page) {
	await open(page);
	await positionOf(page).press('End');
	const addr = await page.locator('g[data-addr]').nth(5).getAttribute('data-addr');
	const bucket = page.locator(`g[data-addr="${addr}"]`);
	await page.locator('.picture').evaluate((picture) => picture.scrollIntoView({ block: 'start' }));
	const cdp = await page.context().newCDPSession(page);
	return {
		/** The place of a bucket that has been in view from the beginning. */
		async bucket() {
			const { x, y, width, height } = (await bucket.boundingBox())!; // it is in view
			return { x: x + width / 2, y: y + height / 2, width };
		},
		scrolled: () => page.evaluate(() => Math.round(scrollY)),
		held: button(page, 'Follow the action'),
		touch: (from: readonly Point[], to: readonly Point[]) => touch(cdp, from, to),
	};
}

/** Two fingers around a place. */
const around = ({ x, y }: Point, apart: number) => [
	{ x: x - apart / 2, y },
	{ x: x + apart / 2, y },
];

const shifted = (points: readonly Point[], dx: number, dy: number) =>
	points.map(({ x, y }) => ({ x: x + dx, y: y + dy }));

test('a pinch zooms the picture, even if it is over before the page knows how', async ({
	page,
}) => {
	const { bucket, held, scrolled, touch } = await phone(page);
	let isAsked = () => {};
	let bring = () => {};
	const asked = new Promise<void>((resolve) => (isAsked = resolve));
	const brought = new Promise<void>((resolve) => (bring = resolve));
	await page.route(/\/zoom-[^/]*\.js/, async (route) => {
		isAsked();
		await brought;
		await route.continue();
	});
	const before = await bucket();
	const top = await scrolled();
	await touch(around(before, 60), around(before, 150));
	await asked;
	await expect(held).toHaveCount(0);
	bring();
	await expect(held).toBeVisible();
	const after = await bucket();
	expect(after.width).toBeGreaterThan(before.width * 1.4);
	// What was between the fingers is there still.
	expect(Math.abs(after.x - before.x)).toBeLessThan(before.width / 2);
	await touch(around(after, 150), around(after, 20));
	expect((await bucket()).width).toBeCloseTo(before.width, 0);
	expect(await scrolled()).toBe(top);
});

test('two fingers move the picture, then one does; beside it one finger scrolls the page', async ({
	page,
}) => {
	const { bucket, held, scrolled, touch } = await phone(page);
	const place = await bucket();
	await touch(around(place, 60), around(place, 150));
	await expect(held).toBeVisible();
	const top = await scrolled();
	let [before, after] = [await bucket(), await bucket()];
	const moved = () => [after.x - before.x, after.y - before.y].map(Math.round);

	await touch(around(before, 80), shifted(around(before, 80), 30, 20));
	[before, after] = [after, await bucket()];
	expect(moved()).toEqual([30, 20]);

	await touch([after], shifted([after], -10, -40));
	[before, after] = [after, await bucket()];
	expect(moved()).toEqual([-10, -40]);
	expect(await scrolled()).toBe(top);

	const header = await page.locator('g.header').boundingBox();
	if (!header) throw new Error('there is no header');
	const besides = { x: header.x + header.width / 2, y: header.y + header.height / 2 };
	await touch([besides], shifted([besides], 0, -200));
	await expect.poll(scrolled).toBeGreaterThan(top);
});

test('one finger scrolls the page, and leaves the picture at the action', async ({ page }) => {
	const { bucket, held, scrolled, touch } = await phone(page);
	const place = await bucket();
	const top = await scrolled();
	await touch([place], shifted([place], 0, -150));
	await expect.poll(scrolled).toBeGreaterThan(top);
	await expect(held).toHaveCount(0);
});

test('the picture is seen whole, and what lies on it is in its frame', async ({ page }) => {
	await phone(page);
	const stage = await boxOf(page, '.stage:has(> .sized)');
	for (const selector of ['svg.scene', '[role=slider][aria-label^=Overview]']) {
		const box = await boxOf(page, selector);
		expect(box.y).toBeGreaterThanOrEqual(stage.y);
		expect(box.y + box.height).toBeLessThanOrEqual(stage.y + stage.height + 1);
	}
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
