// Records what real Go makes of the programs in this folder: `node record.mjs` with a Go 1.23 on the path (or in $GO).
// Addresses and offsets that differ from run to run are taken out; see `comparable` in ../programs.test.ts, which
// does the same to our own output.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const go = process.env.GO ?? 'go';
const env = {
	...process.env,
	GO111MODULE: 'off',
	GOPROXY: 'off',
	GODEBUG: 'cpu.aes=off,panicnil=0',
};
const work = mkdtempSync(join(tmpdir(), 'programs-'));

const recorded = {};
for (const file of readdirSync(folder).filter((name) => name.endsWith('.go'))) {
	const binary = join(work, file.replace('.go', ''));
	// Without inlining, tracebacks have a line for every call.
	execFileSync(go, ['build', '-gcflags=-l', '-o', binary, join(folder, file)], { env });
	const { stdout, stderr, status } = spawnSync(binary, { env, encoding: 'utf8' });
	recorded[file] = { stdout, stderr: stderr.replaceAll(`${folder}/`, ''), status };
}
const output = join(folder, 'recorded.json');
writeFileSync(output, `${JSON.stringify(recorded, null, '\t')}\n`);
console.log(`${Object.keys(recorded).length} programs recorded in ${output}`);
