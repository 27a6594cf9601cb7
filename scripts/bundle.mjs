// Bundles one of our TypeScript entries for Node with rolldown and keeps the result in
// node_modules/.cache/mapscope until one of the sources changes. Node 20 cannot read TypeScript, and the
// hot switches of the engine are fast only once their constants are inlined.
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules/.cache/mapscope');

/** Sources that decide how a bundle is made, besides the modules in it. */
const alwaysInputs = [fileURLToPath(import.meta.url), join(root, 'package.json')];

/** What identifies one version of a source: when it was changed, and how long it is. */
function stamp(path) {
	const { mtimeMs, size } = statSync(path);
	return `${mtimeMs} ${size}`;
}

/** Address of a bundle; its version is part of it, so that one process can import two versions. */
function address(file, version) {
	return `${pathToFileURL(file).href}?v=${version}`;
}

/** The version of the bundle in `file`, if it is there and none of its sources changed since. */
function knownVersion(file) {
	try {
		const { version, inputs } = JSON.parse(readFileSync(`${file}.json`, 'utf8'));
		statSync(file);
		return inputs.every(([path, was]) => stamp(path) === was) ? version : undefined;
	} catch {
		return undefined; // nothing there yet, or a source is gone: bundle again
	}
}

/** Writes by renaming, so that a process that runs at the same time never reads half a file. */
function writeWhole(path, text) {
	const draft = `${path}.${randomUUID()}`;
	writeFileSync(draft, text);
	renameSync(draft, path);
}

async function build(entry) {
	const { rolldown } = await import('rolldown');
	const bundle = await rolldown({
		input: join(root, entry),
		platform: 'node',
		external: /^[^./#]/,
		optimization: { inlineConst: true },
		logLevel: 'silent',
	});
	try {
		const { output } = await bundle.generate({
			format: 'esm',
			codeSplitting: false,
			sourcemap: 'inline',
		});
		return output[0];
	} finally {
		await bundle.close();
	}
}

/**
 * URL of an ES module for Node that holds `entry` (relative to the project's root) and all of our modules
 * that it imports; packages stay imports. Throws with the bundler's message where the source is wrong.
 */
export async function bundle(entry) {
	const file = join(cache, `${entry.replaceAll('/', '-').replace(/\.ts$/, '')}.mjs`);
	const known = knownVersion(file);
	if (known) return address(file, known);

	const started = Date.now();
	const chunk = await build(entry);
	const version = createHash('sha256').update(chunk.code).digest('hex').slice(0, 12);
	mkdirSync(cache, { recursive: true });
	writeWhole(file, chunk.code);
	const paths = [...alwaysInputs, ...chunk.moduleIds.filter((id) => !id.startsWith('\0'))];
	// A source that was saved while we read it may be newer than what we read: then remember nothing.
	if (paths.every((path) => statSync(path).mtimeMs < started)) {
		const inputs = paths.map((path) => [path, stamp(path)]);
		writeWhole(`${file}.json`, JSON.stringify({ version, inputs }));
	}
	return address(file, version);
}

/** Bundles `entry` and runs it with the arguments, the standard input and the exit status of this process. */
export async function runBundled(entry) {
	process.setSourceMapsEnabled(true);
	await import(await bundle(entry));
}
