// Benchmarks of drawing: `npm run bench:browser`. The stage is measured in Chromium beside the plainest code that
// puts as much on the screen, and the lesson page, on a processor four times slower, beside the plainest page
// that reacts. Goals R1 to R3 are those of the design; so is that of interactions.

import { chromium, type CDPSession, type Page } from '@playwright/test';
import { median } from '../measure.ts';
import { print, type Row } from '../report.ts';
import type { Cost } from './frame.ts';
import type { work } from './page.svelte.ts';

declare const window: { work: typeof work; delays: number[] };

/** Where the pages are, and how Chromium is started. */
export interface Places {
	readonly bench: string;
	readonly site: string;
	readonly launch: Parameters<typeof chromium.launch>[0];
}

const rounds = 7;
const throttled = 4;
/**
 * How long a reader looks at what has come before the first key, and how long a hand takes from one key to the next,
 * and from one place of a drag to the next, in ms.
 */
const pace = { look: 1500, keys: 250, drag: 60 };
/** Two frames of a screen with 60 Hz. */
const twoFrames = 34;

const frames = (costs: readonly Cost[]) => costs.map(({ frame }) => frame);

async function throttle(session: CDPSession, rate: number): Promise<void> {
	await session.send('Emulation.setCPUThrottlingRate', { rate });
}

async function mountRows(page: Page, script: string, what: string, limit: number): Promise<Row[]> {
	const samples = [];
	for (let i = 0; i < rounds; i++)
		samples.push(await page.evaluate((s) => window.work.mountStage(s), script));
	const stage = frames(samples.map((sample) => sample.stage));
	const plain = frames(samples.map((sample) => sample.plain));
	return [
		{ goal: 'R1', what: `put ${what} on the page`, figure: median(stage), unit: 'ms', limit },
		{
			goal: '',
			what: '… beside its markup by itself',
			figure: median(stage.map((ms, i) => ms / plain[i])),
			unit: '× innerHTML',
		},
	];
}

const stepScript = 'make; set 0..400; get 1..60';

async function stepRow(page: Page, what: string, limit: number): Promise<Row> {
	const costs = await page.evaluate(
		(script) => window.work.step(script, 'key.compare', 30),
		stepScript,
	);
	return { goal: 'R1', what, figure: median(frames(costs)), unit: 'ms', limit };
}

async function movingRows(page: Page): Promise<Row[]> {
	// The growth that the 833rd entry begins moves the entries of 128 buckets.
	const { moved, scripts, intervals } = await page.evaluate(() =>
		window.work.moving('make; set 0..960', 60),
	);
	const plain = await page.evaluate((n) => window.work.plainMoving(n, 60), moved);
	return [
		{ goal: '', what: 'entries that move at once', figure: moved, unit: '' },
		{ goal: 'R2', what: 'script of a frame', figure: median(scripts), unit: 'ms', limit: 8 },
		{ goal: '', what: 'from frame to frame, median', figure: median(intervals), unit: 'ms' },
		{
			goal: '',
			what: '… beside transforms by hand',
			figure: median(scripts) / median(plain),
			unit: '× plain',
		},
	];
}

const largeScript = 'make 400000; set 0..3000; get 0..40';

async function overviewRows(page: Page): Promise<Row[]> {
	const costs = await page.evaluate(
		(script) => window.work.step(script, 'key.compare', 30),
		largeScript,
	);
	const plain = await page.evaluate(() => window.work.rectPerSlot(524_288));
	const script = median(costs.map((cost) => cost.script));
	const count = await page.evaluate((s) => window.work.elements(s), largeScript);
	return [
		{
			goal: 'R3',
			what: 'step among 524,288 slots',
			figure: script,
			unit: 'ms of script',
			limit: 2,
		},
		{
			goal: 'R3',
			what: '… beside a rect per slot',
			figure: script / plain.script,
			unit: '×',
			limit: 0.01,
		},
		{ goal: '', what: 'elements on the stage', figure: count, unit: '', limit: 2000 },
	];
}

/** From an event to the frame that shows what it did, for every event of a kind from now on. */
async function watch(page: Page, kind: string): Promise<void> {
	await page.evaluate((type) => {
		window.delays = [];
		document.documentElement.ownerDocument.addEventListener(
			type,
			(event) => {
				requestAnimationFrame(() => {
					const { port1, port2 } = new MessageChannel();
					port1.onmessage = () => window.delays.push(performance.now() - event.timeStamp);
					port2.postMessage(null);
				});
			},
			{ capture: true },
		);
	}, kind);
}

const delays = (page: Page) => page.evaluate(() => window.delays);

async function keys(page: Page): Promise<number[]> {
	await watch(page, 'keydown');
	for (let i = 0; i < 25; i++) {
		await page.keyboard.press(i % 3 === 2 ? 'ArrowLeft' : 'ArrowRight');
		await page.waitForTimeout(pace.keys);
	}
	return delays(page);
}

async function drag(page: Page, along: { x: number; y: number; width: number }): Promise<number[]> {
	await watch(page, 'pointermove');
	await page.mouse.move(along.x, along.y);
	await page.mouse.down();
	for (let i = 0; i < 40; i++) {
		const share = 0.5 + 0.45 * Math.sin(i / 5);
		await page.mouse.move(along.x + along.width * share, along.y);
		await page.waitForTimeout(pace.drag);
	}
	await page.mouse.up();
	return delays(page);
}

async function interactionRows(page: Page, session: CDPSession, places: Places): Promise<Row[]> {
	await page.setViewportSize({ width: 1280, height: 900 });
	await page.goto(`${places.bench}bench/browser/baseline.html`);
	await page.waitForTimeout(pace.look);
	await throttle(session, throttled);
	const plainKeys = await keys(page);
	const plainDrag = await drag(page, { x: 100, y: 300, width: 800 });
	await throttle(session, 1);
	await page.goto(`${places.site}learn/growing/growth/#growth@300`);
	const slider = page.getByRole('slider').first();
	await slider.focus();
	await page.locator('.instrument[aria-busy=false]').first().waitFor();
	await page.waitForTimeout(pace.look);
	await throttle(session, throttled);
	const steps = await keys(page);
	const box = await slider.boundingBox();
	if (!box) throw new Error('the lesson page shows no scrubber');
	const scrubs = await drag(page, { x: box.x + 8, y: box.y + 18, width: box.width - 16 });
	await throttle(session, 1);
	const worst = (all: readonly number[]) => Math.max(...all);
	return [
		{ goal: 'INP', what: 'step by key, the worst', figure: worst(steps), unit: 'ms', limit: 100 },
		{
			goal: '',
			what: '… beside a page with one number',
			figure: worst(steps) / worst(plainKeys),
			unit: '×',
		},
		{
			goal: 'INP',
			what: 'drag on the scrubber, the worst',
			figure: worst(scrubs),
			unit: 'ms',
			limit: 100,
		},
		{
			goal: '',
			what: '… beside a page with one number',
			figure: worst(scrubs) / worst(plainDrag),
			unit: '×',
		},
	];
}

/** Measures everything and prints it. */
export async function measure(places: Places): Promise<void> {
	const browser = await chromium.launch(places.launch);
	const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
	const session = await page.context().newCDPSession(page);
	await page.goto(`${places.bench}bench/browser/`);
	await page.waitForFunction(() => 'work' in window);
	print('Stage', [
		...(await mountRows(page, 'make; set 0..400', '64 buckets', 50)),
		...(await mountRows(page, 'make; set 0..1600', '256 buckets', 100)),
		await stepRow(page, 'one step at 64 buckets', twoFrames),
	]);
	await throttle(session, throttled);
	print('Stage, processor four times slower', [await stepRow(page, 'one step at 64 buckets', 50)]);
	await throttle(session, 1);
	print('Motion', await movingRows(page));
	print('Overview', await overviewRows(page));
	print('Lesson, processor four times slower', await interactionRows(page, session, places));
	await browser.close();
}
