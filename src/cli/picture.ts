// `mapscope picture FILE.go`: the map in one state of a run as text, as the site's export has it.

import { defaultOptions, run } from '#engine/index.ts';
import { Replay } from '#engine/trace/replay.ts';
import { asciiFigure } from '#inspect/ascii.ts';
import { english } from '#inspect/english.ts';
import { momentAt } from '#inspect/moment.ts';
import { plain } from '#inspect/sentence.ts';
import { load } from './load.ts';
import type { Output } from './output.ts';
import { onlyOperand, parseArguments, UsageError } from './usage.ts';

export const pictureUsage = `picture FILE.go [--at N] [--seed N] [--max-instructions N]
    Runs a program and prints the map that was touched last as text: in state N of the run, or at
    its end. States are counted from 0, as on the site.`;

const notCompiled = 1;

/** Runs the command; returns its exit status, which is 0 however the program ends. */
export function picture(args: readonly string[], output: Output): number {
	const { operands, flags } = parseArguments(args, {
		at: 'number',
		seed: 'uint32',
		'max-instructions': 'number',
	});
	const program = load(onlyOperand(operands, 'FILE.go'), output);
	if (program === null) return notCompiled;
	const trace = run(program, {
		...defaultOptions,
		seed: flags.seed ?? defaultOptions.seed,
		instructionLimit: flags['max-instructions'] ?? defaultOptions.instructionLimit,
	});
	const replay = new Replay(trace);
	const last = replay.length - 1;
	const { at = last } = flags;
	if (at > last) throw new UsageError(`--at ${at}: the states of this run are 0 to ${last}`);
	if (trace.status.kind === 'stopped') output.error(`mapscope: ${trace.status.reason}`);
	const { picture: shown, narration } = momentAt(replay, at, english);
	const where = `${trace.debug.file}, state ${at} of ${last}`;
	output.text(asciiFigure(shown, [where, plain(narration)]));
	return 0;
}
