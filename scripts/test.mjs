// `npm test`: all tests in one command (unit, browser, and the built site end to end). Its last line is the
// sum of the three runs: `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './install-chromium.mjs';

const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json'];
const vite = 'node_modules/vite/bin/vite.js';
const playwright = 'node_modules/@playwright/test/cli.js';

function run(args, env = {}) {
	console.log(`\n$ node ${args.join(' ')}`);
	return (
		spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } })
			.status === 0
	);
}

/** Passed and failed tests in a report; a report that was not written counts as one failure. */
function counts(file, read) {
	try {
		return read(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		return { passed: 0, failed: 1 };
	}
}

function runVitest(project, folder) {
	const report = join(folder, `${project}.json`);
	const ok = run([...vitest, `--outputFile.json=${report}`, '--project', project]);
	const { passed, failed } = counts(report, (json) => ({
		passed: json.numPassedTests,
		failed: json.numFailedTests,
	}));
	return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

function runEndToEnd(folder) {
	if (!run([vite, 'build', '--logLevel', 'warn'])) return { passed: 0, failed: 1 };
	const report = join(folder, 'e2e.json');
	const ok = run([playwright, 'test', '--reporter=list,json'], {
		PLAYWRIGHT_JSON_OUTPUT_NAME: report,
	});
	const { passed, failed } = counts(report, ({ stats }) => ({
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky,
	}));
	return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

process.env.CHROMIUM_PATH = ensureChromium();
const folder = mkdtempSync(join(tmpdir(), 'mapscope-tests-'));
const runs = [runVitest('unit', folder), runVitest('browser', folder), runEndToEnd(folder)];
rmSync(folder, { recursive: true });

const sum = (key) => runs.reduce((total, one) => total + one[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
