// Running a program: unrecorded, for its output alone, or recorded, which gives a trace. Everything random in
// a run comes from `RunOptions.seed`, so the same program and options give the same run.

import type { Program } from './lang/program.ts';
import { Machine, type Output } from './machine/machine.ts';
import { wholeLibrary } from './machine/whole-library.ts';
import { processFor, Recording } from './recording.ts';
import type { RunOptions, Status, Trace } from './trace/trace.ts';

/** What a run gets unless it is told otherwise: enough for any lesson, and an end for endless programs. */
export const defaultOptions: RunOptions = {
	seed: 1,
	eventLimit: 1_000_000,
	instructionLimit: 100_000_000,
	memoryLimit: 512 * 1024 * 1024,
};

/** Runs `program` to its end, recorded. */
export function run(program: Program, options: RunOptions = defaultOptions): Trace {
	const recording = new Recording(program, options, wholeLibrary);
	while (!recording.advance(options.instructionLimit));
	return recording.trace();
}

/** Runs `program` to its end, unrecorded; what it writes goes to `output` at once. */
export function execute(program: Program, options: RunOptions, output: Output): Status {
	return new Machine(program, processFor(program, options), wholeLibrary, output).run(
		options.instructionLimit,
	);
}
