// The end-to-end tests: a real browser on the built site, served under a sub-path as on a project page.
import { defineConfig } from '@playwright/test';
import { browserOptions } from './scripts/chromium.mjs';

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results',
	globalSetup: './tests/e2e/serve-build.ts',
	fullyParallel: true,
	workers: 2,
	forbidOnly: true,
	timeout: 60_000,
	expect: { timeout: 20_000 },
	reporter: 'list',
	use: { baseURL: process.env.MAPSCOPE_URL, launchOptions: browserOptions() },
});
