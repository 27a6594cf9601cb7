// `npm run size`: what each page of the built site makes a reader download, measured by opening it in Chromium,
// starting what is on it and looking at which files the server was asked for (so workers count, too). Fails
// where a page's scripts are over the budget.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { chromium } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { browserOptions } from './chromium.mjs';
import { ensureChromium } from './install-chromium.mjs';
import { serve } from './serve.mjs';

const root = 'build';
/** Bytes of JavaScript, gzipped, worker included. */
const budget = 100_000;

const kinds = { '.html': 'HTML', '.css': 'CSS', '.js': 'JS', '.woff2': 'fonts' };

/** Bytes that go over the wire. Fonts are compressed already. */
function weight(file) {
	const content = readFileSync(file);
	return extname(file) === '.woff2' ? content.length : gzipSync(content, { level: 9 }).length;
}

/** Opens a page, starts every instrument on it, and gives the files that were asked for. */
async function filesOf(browser, path) {
	const files = new Set();
	const server = await serve({ port: 0, root, onfile: (file) => files.add(file) });
	const page = await browser.newPage();
	await page.goto(server.url + path, { waitUntil: 'networkidle' });
	for (const play of await page.getByRole('button', { name: 'Play' }).all()) await play.click();
	await page.waitForLoadState('networkidle');
	await page.close();
	await server.close();
	return [...files];
}

/** Bytes by kind. */
function sumUp(files) {
	const sums = { HTML: 0, CSS: 0, JS: 0, fonts: 0 };
	for (const file of files) {
		const kind = kinds[extname(file)];
		if (kind) sums[kind] += weight(file);
	}
	return sums;
}

ensureChromium();
const browser = await chromium.launch(browserOptions());
const table = {};
for (const file of readdirSync(root, { recursive: true }).sort()) {
	if (!file.endsWith('index.html')) continue;
	const path = dirname(file) === '.' ? '' : `${dirname(file)}/`;
	table[`/${path}`] = sumUp(await filesOf(browser, path));
}
await browser.close();

const kilobytes = (sums) =>
	Object.fromEntries(Object.entries(sums).map(([kind, bytes]) => [`${kind} kB`, bytes / 1000]));
console.table(
	Object.fromEntries(Object.entries(table).map(([path, sums]) => [path, kilobytes(sums)])),
);
const heavy = Object.entries(table).filter(([, { JS }]) => JS > budget);
for (const [path, { JS }] of heavy)
	console.error(
		`${path} loads ${JS / 1000} kB of JavaScript (gzip); the budget is ${budget / 1000} kB`,
	);
process.exitCode = heavy.length > 0 ? 1 : 0;
