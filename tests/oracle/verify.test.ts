import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { verify } from '#cli/verify.ts';
import { verifyFile, type Verdict } from '#cli/verify/file.ts';
import { classicFolder } from './recordings.ts';

const folder = mkdtempSync(join(tmpdir(), 'verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An empty folder of that name. */
function emptyFolder(name: string): string {
	const path = join(folder, name);
	rmSync(path, { recursive: true, force: true });
	mkdirSync(path);
	return path;
}

/** The lines of a recording. */
function linesOf(recording: string): string[] {
	return gunzipSync(readFileSync(`${classicFolder}/${recording}.jsonl.gz`))
		.toString()
		.trimEnd()
		.split('\n');
}

/** Verifies lines as a recording of its own. */
function verifyLines(lines: readonly string[]): Verdict {
	const path = join(emptyFolder('lines'), 'changed.jsonl.gz');
	writeFileSync(path, gzipSync(lines.map((line) => `${line}\n`).join('')));
	return verifyFile(path);
}

/** Verifies a recording in whose first line that has `from`, `from` has been replaced by `to`. */
function falsify(recording: string, from: string | RegExp, to: string): Verdict {
	const lines = linesOf(recording);
	const at = lines.findIndex((line) =>
		typeof from === 'string' ? line.includes(from) : from.test(line),
	);
	expect(at).toBeGreaterThanOrEqual(0);
	lines[at] = lines[at].replace(from, to);
	return verifyLines(lines);
}

async function run(...args: string[]): Promise<{ status: number; lines: string[] }> {
	const lines: string[] = [];
	const status = await verify(args, (line) => lines.push(line));
	return { status, lines };
}

describe('verifyFile', () => {
	test('passes a recording as it is', () => {
		expect(verifyLines(linesOf('basic-int-int'))).toEqual({
			operations: 146,
			mismatches: 0,
			message: '',
		});
	});

	test.each<[what: string, recording: string, from: string | RegExp, to: string, field: string]>([
		['an elem in a dump', 'basic-int-int', '["27","14"]', '["27","15"]', 'dump'],
		['a tophash in a dump', 'basic-str-int', /("new":\[\[0,\["m",")../, '$1ff', 'dump'],
		['a digest', 'basic-int-int', /"dg":"[^"]*"/, '"dg":"00000000"', 'dg'],
		['the state in short', 'grow-int-int', '"st":[9,', '"st":[8,', 'st'],
		['the bytes allocated', 'basic-int-int', '"mem":{"b":144', '"mem":{"b":160', 'mem'],
		['the growth of the heap', 'basic-int-int', '"h":144', '"h":145', 'mem'],
		['the objects allocated', 'grow-int-int', '"n":1', '"n":2', 'mem'],
		['the slots allocated', 'grow-int-int', '[[288,1]]', '[[320,1]]', 'mem'],
		['the large objects allocated', 'advance', '"big":[352256,1]', '"big":[352256,2]', 'mem'],
		[
			'an allocation that was none',
			'basic-int-int',
			'"op":"noop",',
			'"op":"noop","mem":{"b":0},',
			'mem',
		],
		['the result of a get', 'basic-int-int', /"res":"(\d+)"/, '"res":"1$1"', 'res'],
		[
			'the order of keys',
			'basic-int-int',
			/"keys":\["(-?\d+)","(-?\d+)"/,
			'"keys":["$2","$1"',
			'keys',
		],
		['the digest of the order', 'basic-int-int', /"orderDg":"..../, '"orderDg":"0000', 'orderDg'],
		['the start of a loop', 'basic-int-int', /"start":(\d)/, '"start":1$1', 'start'],
		['the offset of a loop', 'basic-int-int', /"off":(\d)/, '"off":1$1', 'off'],
		['the length of a loop', 'basic-int-int', /"n":(\d+),"orderDg"/, '"n":1$1,"orderDg"', 'n'],
		[
			'the order of a range loop',
			'grow-int-int',
			/"op":"range","keys":\["(\d+)","(\d+)"/,
			'"op":"range","keys":["$2","$1"',
			'keys',
		],
		['the state of an iterator', 'itergrow-int-int', /"it":\[(\d)/, '"it":[1$1', 'it'],
		['what an iterator yields', 'itergrow-int-int', /"res":\["(\d+)"/, '"res":["1$1"', 'res'],
		['a random number', 'basic-int-int', /"r":\["(.{8})./, '"r":["$10', 'dg'],
		['a random number too many', 'basic-int-int', /"r":\[/, '"r":["0000000000000000",', 'r'],
		['a random number too few', 'basic-int-int', /"r":\["[^"]*"\]/, '"r":[]', 'r'],
		['the new table', 'hints-int-int', '"main":2', '"main":3', 'arr'],
		['the slot of the new table', 'hints-int-int', '"slot":288', '"slot":320', 'arr'],
		[
			'the text of a panic',
			'unhashable-any-int',
			'hash of unhashable type []int',
			'hash of []int',
			'panic',
		],
		['a panic that was none', 'basic-int-int', '"op":"get"', '"op":"get","panic":"no"', 'panic'],
		['the bytes alive', 'memgc-u8-bool', '"live":48', '"live":49', 'live'],
		['the objects alive', 'memgc-u8-bool', '"objs":[[48,1]]', '"objs":[[48,2]]', 'objs'],
		['the large objects alive', 'memgc-u8-bool', '"bigObjs":[0,0]', '"bigObjs":[0,1]', 'bigObjs'],
		['the hash key', 'basic-int-int', /"hashkey":\["..../, '"hashkey":["0000', 'dg'],
		['a hash', 'hashes', /"hash":"..../, '"hash":"0000', 'hash'],
		['an operand', 'basic-int-int', /"op":"set","k":(\d+)/, '"op":"set","k":1$1', 'dg'],
	])('finds another value for %s', (_what, recording, from, to, field) => {
		const { mismatches, message } = falsify(recording, from, to);
		expect(mismatches).toBeGreaterThan(0);
		expect(message).toMatch(new RegExp(`[:;] ${field}: expected `));
	});

	test('finds that an operation is missing', () => {
		const lines = linesOf('basic-int-int');
		lines.splice(20, 1);
		expect(verifyLines(lines).message).toBe('operation 19 is missing: next is 20');
	});

	test('finds that a digest is missing', () => {
		expect(falsify('basic-int-int', /"dg":"[^"]*",/, '').message).toContain('dg: expected nothing');
	});

	test('finds that a dump is missing', () => {
		const last = /,"dump":\{.*(?=\}$)/;
		expect(falsify('basic-int-int', last, '').message).toContain('dump: expected nothing');
	});

	test.each<[what: string, recording: string, from: string | RegExp, to: string, message: string]>([
		['operation', 'basic-int-int', '"op":"set"', '"op":"swap"', 'unknown op "swap"'],
		['field', 'basic-int-int', '"op":"get",', '"op":"get","x":1,', 'unknown field x in operation'],
		['kind', 'basic-int-int', '"key":"int"', '"key":"int7"', 'unknown kind "int7"'],
		[
			'format',
			'basic-int-int',
			'trace/1',
			'trace/2',
			'classic-map-trace/2: format not implemented yet',
		],
		[
			'layout',
			'basic-int-int',
			'"bucketSize":144',
			'"bucketSize":152',
			'type.bucketSize: expected 152, got 144',
		],
		['value', 'basic-int-int', /"k":\d+/, '"k":"x"', '"x" is no value of kind int'],
	])('does not pass an unknown %s', (_what, recording, from, to, message) => {
		const verdict = falsify(recording, from, to);
		expect(verdict.message).toContain(message);
		expect(verdict.mismatches).toBeGreaterThan(0);
	});

	test('does not pass a recording without operations', () => {
		const verdict = verifyLines(linesOf('basic-int-int').slice(0, 1));
		expect(verdict).toEqual({
			operations: 0,
			mismatches: 1,
			message: 'there is nothing but the header',
		});
	});

	test('says where long values part', () => {
		const { message } = falsify('basic-int-int', '["27","14"]', '["27","15"]');
		expect(message).toMatch(/^operation \d+ \(set\): dump: expected …?.*"15".*, got …?.*"14"/);
	});
});

describe('verify', () => {
	const source = `${classicFolder}/basic-int-int.jsonl.gz`;

	test('prints a line for each file and the sums', async () => {
		const path = emptyFolder('two');
		copyFileSync(source, join(path, 'a.jsonl.gz'));
		copyFileSync(`${classicFolder}/hashes.jsonl.gz`, join(path, 'b.jsonl.gz'));
		writeFileSync(join(path, 'readme.txt'), 'not a recording');
		expect(await run(path)).toEqual({
			status: 0,
			lines: [
				'a.jsonl.gz: 146 operations: ok',
				'b.jsonl.gz: 1248 operations: ok',
				'2 files, 1394 operations, 0 mismatches',
			],
		});
	});

	test.each<[what: string, damage: (bytes: Buffer) => Buffer]>([
		['truncated', (bytes) => bytes.subarray(0, bytes.length - 100)],
		['damaged', (bytes) => Buffer.concat([bytes.subarray(0, 2000), bytes.subarray(2001)])],
		['empty', () => Buffer.alloc(0)],
		['not compressed', (bytes) => gunzipSync(bytes)],
		['cut behind a line', (bytes) => gzipSync(gunzipSync(bytes).subarray(0, 4321))],
		['of another format', () => gzipSync('{"format":"swiss-map-trace/1"}\n{}\n')],
	])('fails for a file that is %s', async (_what, damage) => {
		const path = emptyFolder('damaged');
		writeFileSync(join(path, 'a.jsonl.gz'), damage(readFileSync(source)));
		const { status, lines } = await run(path);
		expect(status).toBe(1);
		expect(lines).toHaveLength(2);
		expect(lines[0]).toMatch(/^a\.jsonl\.gz: 0 operations: 1 mismatches, first: ./);
		expect(lines[1]).toBe('1 files, 0 operations, 1 mismatches');
	});

	test('fails for an empty folder, a missing one and none', async () => {
		const empty = emptyFolder('empty');
		const sums = '0 files, 0 operations, 0 mismatches';
		expect(await run(empty)).toEqual({
			status: 1,
			lines: [`${empty}: no recordings (*.jsonl.gz)`, sums],
		});
		const missing = await run(join(folder, 'missing'));
		expect(missing.status).toBe(1);
		expect(missing.lines.at(-1)).toBe(sums);
		expect(await run()).toEqual({ status: 1, lines: ['usage: mapscope verify FOLDER…'] });
	});

	test('fails if one folder of several is empty', async () => {
		const { status, lines } = await run(emptyFolder('empty'), emptyFolder('full'));
		expect(status).toBe(1);
		expect(lines).toHaveLength(3);
	});
});
