// Records what real Go makes of the programs in programs/: `node record.mjs path/to/go`. Each is run several
// times: now and then Go allocates something in the background, which the program would take for its own.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const programs = fileURLToPath(new URL('programs/', import.meta.url));
const times = 15;
/** So many runs have to agree. */
const majority = 10;
const env = { ...process.env, GO111MODULE: 'off', GOPROXY: 'off', GOFLAGS: '' };
const folder = mkdtempSync(join(tmpdir(), 'programs-'));

/** Of a panic only the message: the stack of calls holds addresses. */
function messageOf(stderr) {
	return stderr.replace(/\n\ngoroutine 1 \[running\]:[\s\S]*/, '\n').replace(/pc=0x\w+/, 'pc=0x0');
}

function record(file) {
	const binary = join(folder, file.replace(/\.go$/, ''));
	execFileSync(process.argv[2], ['build', '-o', binary, join(programs, file)], { env });
	const runs = Array.from({ length: times }, () => {
		const { stdout, stderr, status } = spawnSync(binary, { encoding: 'utf8' });
		return { stdout, stderr: messageOf(stderr), status };
	});
	const sameAs = (one) => runs.filter((run) => JSON.stringify(run) === JSON.stringify(one));
	const usual = runs.find((run) => sameAs(run).length >= majority);
	if (!usual) throw new Error(`${file} prints something else every time`);
	return usual;
}

try {
	const files = readdirSync(programs).filter((file) => file.endsWith('.go'));
	const recorded = Object.fromEntries(files.map((file) => [file, record(file)]));
	writeFileSync(
		new URL('recorded.json', import.meta.url),
		`${JSON.stringify(recorded, null, '\t')}\n`,
	);
} finally {
	rmSync(folder, { recursive: true });
}
