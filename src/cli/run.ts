// `mapscope run FILE.go`: runs a program as `go run` would: its output on stdout, println and panics on
// stderr, its exit status. Nothing is recorded.

import { defaultOptions, execute } from '#engine/index.ts';
import type { Status } from '#engine/trace/trace.ts';
import { load } from './load.ts';
import type { Output } from './output.ts';
import { onlyOperand, parseArguments } from './usage.ts';

export const runUsage = `run FILE.go [--seed N] [--max-instructions N]
    Runs a program. FILE.go may be - for standard input. Status 1: it does not compile;
    2: it panicked; 3: it was stopped; otherwise its own.`;

/** Instructions after which a program is taken for endless: half a minute or so. */
const generous = 3_000_000_000;

/** Bytes of heap that a program may take. */
const heapBytes = 1024 * 1024 * 1024;

const notCompiled = 1;
const stopped = 3;

/** Runs the command; returns its exit status. */
export function run(args: readonly string[], output: Output): number {
	const { operands, flags } = parseArguments(args, {
		seed: 'uint32',
		'max-instructions': 'number',
	});
	const program = load(onlyOperand(operands, 'FILE.go'), output);
	if (program === null) return notCompiled;
	const options = {
		...defaultOptions,
		seed: flags.seed ?? defaultOptions.seed,
		instructionLimit: flags['max-instructions'] ?? generous,
		memoryLimit: heapBytes,
	};
	const status = execute(program, options, (fd, bytes) => output.write(fd, bytes));
	return report(status, output);
}

function report(status: Status, output: Output): number {
	switch (status.kind) {
		case 'exit':
			return status.code;
		case 'panic':
			output.error(status.text);
			return status.code;
		case 'stopped':
			output.error(`mapscope: ${status.reason} --max-instructions N sets another limit.`);
			return stopped;
	}
}
