// Finds the Chromium that the browser tests drive: CHROMIUM_PATH, then what `playwright install` put in
// place, then a browser of the system. Installing one is scripts/install-chromium.mjs.
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const systemBrowsers = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a Chromium that exists on this machine, or undefined. */
export function findChromium() {
	const candidates = [process.env.CHROMIUM_PATH, chromium.executablePath(), ...systemBrowsers];
	return candidates.find((path) => path && existsSync(path));
}

/** Launch options for Playwright: which browser; Chromium's own sandbox refuses to run as root. */
export function browserOptions() {
	const isRoot = process.getuid?.() === 0;
	return { executablePath: findChromium(), args: isRoot ? ['--no-sandbox'] : [] };
}
