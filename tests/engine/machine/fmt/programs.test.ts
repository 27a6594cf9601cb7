// fmt as Go programs see it: the calls of the corpus, written in Go, compiled and run.

import { describe, expect, test } from 'vitest';
import { compile } from '#engine/compile.ts';
import { defaultOptions, execute } from '#engine/run.ts';
import { bytesOf, readCorpus, type CorpusCase } from './corpus.ts';
import { argumentsSource, declarationsSource } from './go-source.mjs';

/** Types that programs cannot have yet, and floats that are written by their bits. */
const unsupported = /"complex|"func\(\)"|"chan int"|"unsafe\.Pointer"|"Outer"|"Mixed"|"bits"/;

const callsPerProgram = 250;

function programOf(cases: readonly CorpusCase[]): string {
	const calls = cases.map((one) => `\tfmt.${one.call}(${argumentsSource(one)})`);
	const declarations = declarationsSource.replace(/^type (Outer|Mixed) .*\n/gm, '');
	return `package main\n\nimport "fmt"\n\n${declarations}\nfunc main() {\n${calls.join('\n')}\n}\n`;
}

/** What each call writes. */
function outputsOf(cases: readonly CorpusCase[]): Buffer[] {
	const { program, diagnostics } = compile(programOf(cases));
	expect(diagnostics).toEqual([]);
	const outputs: Buffer[] = [];
	if (program !== null)
		execute(program, defaultOptions, (_, bytes) => void outputs.push(Buffer.from(bytes)));
	return outputs;
}

describe('a program that prints', () => {
	const corpus = readCorpus().filter((one) => !unsupported.test(JSON.stringify(one.operands)));

	test('can make most calls of the corpus', () => {
		expect(corpus.length).toBeGreaterThan(3000);
	});

	const starts = corpus.map((_, i) => i).filter((i) => i % callsPerProgram === 0);

	test.each(starts)('prints what real Go prints from call %d on', (start) => {
		const cases = corpus.slice(start, start + callsPerProgram);
		const outputs = outputsOf(cases);
		const wrong = cases.flatMap((one, n) =>
			outputs[n]?.equals(bytesOf(one.want)) ? [] : [{ ...one, have: outputs[n]?.toString() }],
		);
		expect(wrong).toEqual([]);
	});
});
