// Writes into errors.txt what the Go compiler says about each of its programs. Needs Go 1.23; the tests do
// not. Usage: GO=/path/to/go node tests/engine/lang/record-errors.mjs [file…]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatCases, parseCases } from './cases.mjs';

const go = process.env.GO ?? 'go';
const env = { ...process.env, GO111MODULE: 'off', GOPROXY: 'off', GOFLAGS: '' };

// The lines that `go build` prints for a program, without its heading.
function build(folder, source) {
	writeFileSync(join(folder, 'prog.go'), source);
	try {
		execFileSync(go, ['build', '-o', 'prog', 'prog.go'], { cwd: folder, env, stdio: 'pipe' });
		return '';
	} catch (error) {
		return String(error.stderr)
			.split('\n')
			.filter((line) => !line.startsWith('# '))
			.map((line) => line.replaceAll('./prog.go:', 'prog.go:'))
			.join('\n')
			.trim();
	}
}

const files = process.argv.slice(2);
if (files.length === 0) files.push(new URL('errors.txt', import.meta.url).pathname);
const folder = mkdtempSync(join(tmpdir(), 'record-errors-'));
for (const file of files) {
	const cases = parseCases(readFileSync(file, 'utf8'));
	for (const one of cases) one.expected = build(folder, one.source);
	writeFileSync(file, formatCases(cases));
}
rmSync(folder, { recursive: true });
