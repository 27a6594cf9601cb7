// Compiles and runs the Go programs of the tests. It is bundled for them, as the command line is: the machine is
// several times faster so.

import { compile } from '#engine/compile.ts';
import { decodeProgram, encodeProgram } from '#engine/lang/encode.ts';
import type { Program } from '#engine/lang/program.ts';
import { defaultOptions, execute, run } from '#engine/run.ts';
import type { Status } from '#engine/trace/trace.ts';

/** What a program wrote and how it ended. */
export interface Outcome {
	stdout: string;
	stderr: string;
	status: number;
}

const options = { ...defaultOptions, eventLimit: 20_000_000 };

function compiled(source: string, name: string): Program {
	const { program, diagnostics } = compile(source, name);
	if (!program) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
	return program;
}

/** Runs it unrecorded. */
export function executed(source: string, name: string): Outcome {
	const written: Record<1 | 2, Uint8Array[]> = { 1: [], 2: [] };
	const status = execute(compiled(source, name), options, (fd, bytes) =>
		written[fd].push(bytes.slice()),
	);
	return {
		stdout: Buffer.concat(written[1]).toString(),
		stderr: Buffer.concat(written[2]).toString() + panicText(status),
		status: exitCode(status),
	};
}

/** Runs it recorded, from its form as JSON; `stdout` is everything that it wrote. */
export function recorded(source: string, name: string): Outcome {
	const encoded = JSON.stringify(encodeProgram(compiled(source, name)));
	const trace = run(decodeProgram(JSON.parse(encoded)), options);
	const stdout = Buffer.from(trace.output).toString();
	return { stdout, stderr: panicText(trace.status), status: exitCode(trace.status) };
}

const panicText = (status: Status) => (status.kind === 'panic' ? status.text : '');

function exitCode(status: Status): number {
	if (status.kind === 'stopped') throw new Error(status.reason);
	return status.code;
}
