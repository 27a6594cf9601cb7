// From the name of a Go file to a compiled program, or to what is wrong with it on stderr.

import { readFileSync } from 'node:fs';
import { compile } from '#engine/index.ts';
import { formatDiagnostic } from '#engine/lang/diagnostic.ts';
import type { Program } from '#engine/lang/program.ts';
import type { Output } from './output.ts';

/** Messages that are printed of one compilation, as gc has it. */
const mostMessages = 10;

const stdin = 0;

/** A command cannot go on: the message is for stderr, behind the command's name. */
export class Failure extends Error {}

/** The program in `path` (`-`: standard input). null: it does not compile, and the messages are printed. */
export function load(path: string, output: Output): Program | null {
	const fromStdin = path === '-';
	const name = fromStdin ? '<stdin>' : path;
	const source = textOf(readSource(fromStdin ? stdin : path), name);
	const { program, diagnostics } = compile(source, name);
	const shown = diagnostics.slice(0, mostMessages);
	for (const diagnostic of shown) output.error(formatDiagnostic(diagnostic));
	// gc gives up at its tenth message, whether or not there would be another.
	const tenth = shown[mostMessages - 1];
	if (tenth) output.error(formatDiagnostic({ ...tenth, message: 'too many errors' }));
	return diagnostics.length > 0 ? null : program;
}

function readSource(path: string | number): Buffer {
	try {
		return readFileSync(path);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT') throw new Failure(`open ${path}: no such file or directory`);
		if (code === 'EISDIR') throw new Failure(`read ${path}: is a directory`);
		if (code === 'EACCES') throw new Failure(`open ${path}: permission denied`);
		throw error;
	}
}

/** The text of a file. Bytes that are no UTF-8 are an error of the program, at their place. */
function textOf(bytes: Buffer, name: string): string {
	const text = bytes.toString('utf8');
	const again = Buffer.from(text);
	if (again.equals(bytes)) return text;
	const wrong = bytes.findIndex((byte, i) => byte !== again[i]);
	const line = bytes.subarray(0, wrong).filter((byte) => byte === newline).length + 1;
	const column = wrong - bytes.lastIndexOf(newline, wrong);
	throw new Failure(`${name}:${line}:${column}: invalid UTF-8 encoding`);
}

const newline = 0x0a;
