// Runs the benchmarks of drawing in Chromium, bench/browser: `npm run bench:browser`. Builds the site and the page
// that is measured, serves both, and lets main.ts measure.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { bundle } from './bundle.mjs';
import { browserOptions } from './chromium.mjs';
import { ensureChromium } from './install-chromium.mjs';
import { serve } from './serve.mjs';

ensureChromium();
const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'];
const { status } = spawnSync(process.execPath, vite, { stdio: 'inherit' });
if (status !== 0) process.exit(1);
const folder = mkdtempSync(join(tmpdir(), 'mapscope-bench-'));
await build({
	root: '.',
	configFile: false,
	publicDir: false,
	base: './',
	logLevel: 'warn',
	plugins: [svelte({ compilerOptions: { runes: true } })],
	build: {
		outDir: folder,
		emptyOutDir: true,
		rolldownOptions: { input: ['bench/browser/index.html', 'bench/browser/baseline.html'] },
	},
});
const [bench, site] = [await serve({ port: 0, root: folder }), await serve({ port: 0 })];
try {
	const { measure } = await import(await bundle('bench/browser/main.ts'));
	await measure({ bench: bench.url, site: site.url, launch: browserOptions() });
} finally {
	await Promise.all([bench.close(), site.close()]);
	rmSync(folder, { recursive: true });
}
