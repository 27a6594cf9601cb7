// The command line as a shell sees it: what goes to stdout and stderr, and the exit status.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { bundle } from '../../scripts/bundle.mjs';

const main = fileURLToPath((await bundle('src/cli/main.ts')).replace(/\?.*/, ''));
const folder = mkdtempSync(join(tmpdir(), 'mapscope-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, source: string): string {
	const path = join(folder, name);
	writeFileSync(path, source);
	return path;
}

function body(name: string, statements: string): string {
	return file(name, `package main\n\nimport "fmt"\n\nfunc main() {\n${statements}\n}\n`);
}

function mapscope(args: string[], input = '') {
	const { stdout, stderr, status } = spawnSync(process.execPath, [main, ...args], {
		encoding: 'utf8',
		input,
		cwd: folder,
	});
	return { stdout, stderr, status };
}

const hello = body('hello.go', 'fmt.Println("hello")\nprintln("there")');

describe('mapscope run', () => {
	test('prints what the program prints', () => {
		const outcome = { stdout: 'hello\n', stderr: 'there\n', status: 0 };
		expect(mapscope(['run', hello])).toEqual(outcome);
	});

	test('takes a program from standard input', () => {
		const source = 'package main\nfunc main() { println(1 + 1) }\n';
		expect(mapscope(['run', '-'], source)).toEqual({ stdout: '', stderr: '2\n', status: 0 });
	});

	test('ends with status 2 when the program panics, and says it in the words of Go', () => {
		body('panic.go', 'var m map[string]int\nfmt.Println("before")\nm["x"] = 1');
		const { stdout, stderr, status } = mapscope(['run', 'panic.go']);
		expect(stdout).toBe('before\n');
		expect(stderr).toMatch(
			/^panic: assignment to entry in nil map\n\ngoroutine 1 \[running\]:\nmain\.main\(\)\n\tpanic\.go:8 \+0x[0-9a-f]+\n$/,
		);
		expect(status).toBe(2);
	});

	test('prints compile errors as gc does, and ends with status 1', () => {
		body('wrong.go', 'x := 1\nfmt.Println(y)');
		expect(mapscope(['run', 'wrong.go'])).toEqual({
			stdout: '',
			stderr: 'wrong.go:6:1: declared and not used: x\nwrong.go:7:13: undefined: y\n',
			status: 1,
		});
	});

	test('gives up at the tenth compile error', () => {
		body('many.go', Array.from({ length: 12 }, (_, i) => `fmt.Println(x${i})`).join('\n'));
		const lines = mapscope(['run', 'many.go']).stderr.trimEnd().split('\n');
		expect(lines).toHaveLength(11);
		expect(lines[10]).toBe('many.go:15:13: too many errors');
	});

	test('stops an endless program politely, with status 3', () => {
		body('endless.go', 'fmt.Println("go")\nfor {\n}');
		const { stdout, stderr, status } = mapscope([
			'run',
			'endless.go',
			'--max-instructions',
			'100000',
		]);
		expect(stdout).toBe('go\n');
		expect(stderr).toBe(
			'mapscope: The program was stopped after 100,000 instructions. ' +
				'--max-instructions N sets another limit.\n',
		);
		expect(status).toBe(3);
	});

	test('runs the same for the same seed', () => {
		const order =
			'for k := range map[int]bool{1: true, 2: true, 3: true, 4: true} {\nfmt.Print(k)\n}';
		body('order.go', order);
		const outputs = [1, 1, 2, 3, 4, 5].map(
			(seed) => mapscope(['run', 'order.go', `--seed=${seed}`]).stdout,
		);
		expect(outputs[0]).toBe(outputs[1]);
		expect(new Set(outputs).size).toBeGreaterThan(1);
	});

	test('keeps the order of stdout and stderr', () => {
		body('order.go', 'for i := range 3 {\nfmt.Println(i)\nprintln(i)\n}');
		const { stdout } = spawnSync(
			'sh',
			['-c', `"${process.execPath}" "${main}" run order.go 2>&1`],
			{
				encoding: 'utf8',
				cwd: folder,
			},
		);
		expect(stdout).toBe('0\n0\n1\n1\n2\n2\n');
	});

	test('does not mind a reader that goes away', async () => {
		body('long.go', 'for i := range 1000000 {\nfmt.Println(i)\n}');
		const child = spawn(process.execPath, [main, 'run', 'long.go'], { cwd: folder });
		let stderr = '';
		child.stderr.on('data', (data) => (stderr += data));
		child.stdout.once('data', () => child.stdout.destroy());
		const status = await new Promise((resolve) => child.on('close', resolve));
		expect({ stderr, status }).toEqual({ stderr: '', status: 141 });
	});
});

describe('mapscope trace', () => {
	const counted = 'm := map[int]string{}\nm[1] = "a"\nm[2] = "b"\nfmt.Println(len(m))';

	test('writes events, maps, output and status as JSON', () => {
		body('trace.go', counted);
		const { stdout, stderr, status } = mapscope(['trace', 'trace.go', '--json', '--seed', '7']);
		expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
		const trace = JSON.parse(stdout);
		expect(trace.release).toBe('go1.23');
		expect(trace.options.seed).toBe(7);
		expect(trace.output).toBe('2\n');
		expect(trace.status).toEqual({ kind: 'exit', code: 0 });
		const made = trace.events.find((event: { name: string }) => event.name === 'map.make');
		expect(made).toMatchObject({ line: 6, fields: { type: 'map[int]string', hint: 0, B: 0 } });
		expect(trace.events.at(-1)).toMatchObject({ name: 'program.exit', fields: { code: 0 } });
		const [map] = trace.maps;
		expect(map).toMatchObject({ addr: made.fields.h, type: 'map[int]string', count: 2, B: 0 });
		expect(map.addr).toMatch(/^0xc000[0-9a-f]{6}$/);
		expect(map.table.chains[0][0].entries).toEqual([
			{ slot: 0, key: 1, elem: 'a' },
			{ slot: 1, key: 2, elem: 'b' },
		]);
	});

	test('stops behind the number of events that is asked for', () => {
		body('trace.go', counted);
		const { stdout } = mapscope(['trace', 'trace.go', '--json', '--events', '5']);
		const trace = JSON.parse(stdout);
		expect(trace.status.kind).toBe('stopped');
		expect(trace.events.length).toBeLessThan(20);
	});
});

describe('mapscope picture', () => {
	const counted = 'm := map[int]string{}\nm[1] = "a"\nm[2] = "b"\nfmt.Println(len(m))';
	const picture = (...args: string[]) => mapscope(['picture', 'picture.go', ...args]);

	test('shows the map at the end of the run, and nothing else', () => {
		body('picture.go', counted);
		const { stdout, stderr, status } = picture();
		expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
		expect(stdout).toMatch(/^map\[int\]string\ncount\*? 2 \| /);
		expect(stdout).toMatch(/1: "a"\n.*2: "b"\n/);
		expect(stdout).toMatch(/\npicture\.go, state (\d+) of \1\nThe program ends with status 0\.\n$/);
	});

	test('shows any state: as many events have happened', () => {
		body('picture.go', counted);
		const { events } = JSON.parse(mapscope(['trace', 'picture.go', '--json']).stdout);
		const at = events.findIndex(({ name }: { name: string }) => name === 'map.assign.end') + 1;
		expect(at).toBeGreaterThan(0);
		const { stdout } = picture('--at', String(at));
		expect(stdout).toContain(`picture.go, state ${at} of ${events.length}\n`);
		// The program gets the place of the elem, and has not written it yet.
		expect(stdout).toMatch(/ 1: ""\n/);
		expect(stdout).not.toContain('2: "b"');
		expect(picture('--at', '0').stdout).toMatch(/^no map yet\n\npicture\.go, state 0 of /);
	});

	test('says which states there are', () => {
		body('picture.go', counted);
		const [, last] = /state (\d+) of/.exec(picture().stdout) ?? [];
		expect(picture('--at', String(Number(last) + 1))).toEqual({
			stdout: '',
			stderr: `mapscope: --at ${Number(last) + 1}: the states of this run are 0 to ${last}\n`,
			status: 2,
		});
		expect(picture('--at', 'end').stderr).toBe('mapscope: --at needs a whole number, not "end"\n');
	});

	test('shows where a panic has left the map, and says when the run was cut short', () => {
		body('picture.go', `${counted}\npanic("no")`);
		expect(picture()).toMatchObject({ stderr: '', status: 0 });
		body('picture.go', `${counted}\nfor {\n}`);
		const { stdout, stderr, status } = picture('--max-instructions', '1000');
		expect(stderr).toMatch(/^mapscope: The program was stopped after .*instructions\.\n$/);
		expect(stdout).toContain('1: "a"');
		expect(status).toBe(0);
	});

	test('prints compile errors as gc does, and ends with status 1', () => {
		body('picture.go', 'fmt.Println(y)');
		const stderr = 'picture.go:6:13: undefined: y\n';
		expect(picture()).toEqual({ stdout: '', stderr, status: 1 });
	});
});

describe('mapscope', () => {
	test('helps', () => {
		const { stdout, status } = mapscope(['--help']);
		expect(status).toBe(0);
		for (const command of [
			'run FILE.go',
			'trace FILE.go --json',
			'picture FILE.go',
			'verify FOLDER…',
		])
			expect(stdout).toContain(command);
		expect(mapscope(['run', '--help']).stdout).toBe(stdout);
	});

	test.each([
		[[], 'a command is missing: run, trace, picture or verify (--help says more)', 2],
		[['fly'], 'unknown command fly: there are run, trace, picture and verify', 2],
		[['run'], 'FILE.go is missing', 2],
		[['run', 'a.go', 'b.go'], 'one FILE.go at a time, not 2', 2],
		[['run', 'a.go', '--fast'], 'unknown flag --fast', 2],
		[['run', 'a.go', '--seed', '4294967296'], '--seed takes numbers up to 4294967295', 2],
		[['trace', 'hello.go'], 'trace writes JSON only: say --json', 2],
		[['run', 'none.go'], 'open none.go: no such file or directory', 1],
		[['run', '.'], 'read .: is a directory', 1],
	])('%j is a mistake', (args, message, status) => {
		expect(mapscope(args)).toEqual({ stdout: '', stderr: `mapscope: ${message}\n`, status });
	});
});
