// How the site is bundled and how the tests are run. SvelteKit's options are in svelte.config.js.
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserOptions } from './scripts/chromium.mjs';
import { startScript } from './scripts/vite-start.mjs';
import { lessons } from './src/lessons/vite-plugin.ts';

export default defineConfig({
	plugins: [lessons(), startScript(), sveltekit()],
	// light-dark() stays as it is: every browser that gets the site knows it.
	build: { target: 'es2022', cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
	server: { fs: { allow: ['content'] } },
	worker: { format: 'es' },
	test: {
		// A loaded machine is no reason to fail: no test measures time.
		testTimeout: 120_000,
		hookTimeout: 120_000,
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/browser/**', 'tests/e2e/**'],
				},
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: ['tests/browser/**/*.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions: browserOptions() }),
						instances: [{ browser: 'chromium' }],
					},
				},
			},
		],
	},
});
