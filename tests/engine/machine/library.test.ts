// The parts of the library that a program gets: all that its instructions need.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as op from '#engine/lang/op.ts';
import { decodeProgram, encodeProgram } from '#engine/lang/encode.ts';
import type { Program } from '#engine/lang/program.ts';
import { loadLibrary, type Library } from '#engine/machine/library.ts';
import { wholeLibrary } from '#engine/machine/whole-library.ts';
import { programOf } from '../lang/programs.ts';

const folder = 'tests/cli/programs';
const files = readdirSync(folder).filter((file) => file.endsWith('.go'));

/** The opcodes of a program that a library has handlers for: those that the loop runs itself have none. */
function handled({ code }: Program, { handlers }: Library): number[] {
	const found: number[] = [];
	for (let pc = 0; pc < code.length; pc += op.opLengths[code[pc] & op.opMask]) {
		const word = code[pc] & op.opMask;
		if (handlers[word] !== handlers[op.add]) found.push(word);
	}
	return found;
}

describe('the library of a program', () => {
	test('there are programs to try', () => expect(files.length).toBeGreaterThan(3));

	test.each(files)('has a handler for all that %s needs', async (file) => {
		const text = readFileSync(`${folder}/${file}`, 'utf8');
		const program = decodeProgram(
			JSON.parse(JSON.stringify(encodeProgram(programOf(text.replace('package main', ''))))),
		);
		const library = await loadLibrary(program);
		expect(handled(program, library)).toEqual(handled(program, wholeLibrary));
		for (const name of program.natives) expect(library.natives.has(name)).toBe(true);
	});

	test('leaves out what a program does not use', async () => {
		const library = await loadLibrary(programOf('func main() { println(1) }'));
		for (const code of [op.concat, op.makeSlice, op.mapDelete, op.mapIterInit])
			expect(library.handlers[code]).toBe(library.handlers[op.add]);
	});
});
