// Makes sure that there is a Chromium for the browser tests, and installs one where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findChromium } from './chromium.mjs';

const playwright = [process.execPath, 'node_modules/@playwright/test/cli.js', 'install'];
const viaPlaywright = [[...playwright, 'chromium']];
const viaPlaywrightAsRoot = [[...playwright, '--with-deps', 'chromium']];
const viaApt = [
	['apt-get', 'update'],
	['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
];

function run([command, ...args]) {
	console.log(`$ ${[command, ...args].join(' ')}`);
	const env = { DEBIAN_FRONTEND: 'noninteractive', ...process.env };
	return spawnSync(command, args, { stdio: 'inherit', env }).status === 0;
}

/**
 * Ways to get a Chromium here, best first; the last command of each decides. (An update of the package lists may
 * fail in part and still do.) Debian's package brings along the libraries it needs.
 */
function waysToInstall() {
	const isRoot = process.getuid?.() === 0;
	if (!isRoot || !existsSync('/usr/bin/apt-get')) return [viaPlaywright];
	const isDebian = /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
	return isDebian ? [viaApt, viaPlaywright] : [viaPlaywrightAsRoot, viaApt];
}

/** Whether the browser at `path` starts: on some systems the file only says how to install one. */
function starts(path) {
	return spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}

/** Path of a Chromium that starts; installs one first if need be. Throws where that is not possible. */
export function ensureChromium() {
	const given = process.env.CHROMIUM_PATH;
	if (given && !existsSync(given)) throw new Error(`CHROMIUM_PATH: there is no file ${given}`);

	const usable = () => {
		const path = findChromium();
		return path && starts(path) ? path : undefined;
	};
	const present = usable();
	if (present) return present;

	console.log('No Chromium found for the browser tests: installing one.');
	for (const way of waysToInstall()) {
		const ok = way.map(run).at(-1);
		const path = ok && usable();
		if (path) return path;
	}
	throw new Error(
		'The browser tests need Chromium, and none could be installed. Install Chromium or Chrome, ' +
			'or set CHROMIUM_PATH to one.',
	);
}
