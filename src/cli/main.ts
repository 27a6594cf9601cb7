// The command line: which command, and what becomes of its mistakes.

import { Failure } from './load.ts';
import { BrokenPipe, brokenPipe, Output } from './output.ts';
import { picture, pictureUsage } from './picture.ts';
import { run, runUsage } from './run.ts';
import { trace, traceUsage } from './trace.ts';
import { UsageError } from './usage.ts';
import { verify } from './verify.ts';

const help = `mapscope runs Go programs against a model of the Go runtime's map and heap.

usage: mapscope COMMAND …

  ${runUsage}
  ${traceUsage}
  ${pictureUsage}
  verify FOLDER…
    Replays recordings of real Go (*.jsonl.gz) and compares every byte. Status 1: there is a
    difference, or nothing to compare.
`;

const failed = 1;
const misused = 2;

async function dispatch([command, ...args]: readonly string[], output: Output): Promise<number> {
	const wantsHelp = args.includes('--help') || args.includes('-h');
	if (wantsHelp || command === '--help' || command === '-h' || command === 'help') {
		output.text(help);
		return 0;
	}
	switch (command) {
		case 'run':
			return run(args, output);
		case 'trace':
			return trace(args, output);
		case 'picture':
			return picture(args, output);
		case 'verify':
			return verify(args);
		case undefined:
			throw new UsageError(
				'a command is missing: run, trace, picture or verify (--help says more)',
			);
		default:
			throw new UsageError(`unknown command ${command}: there are run, trace, picture and verify`);
	}
}

async function main(args: readonly string[]): Promise<number> {
	const output = new Output();
	try {
		const status = await dispatch(args, output);
		output.flush();
		return status;
	} catch (error) {
		if (error instanceof BrokenPipe) return brokenPipe;
		if (!(error instanceof UsageError || error instanceof Failure)) throw error;
		output.error(`mapscope: ${error.message}`);
		return error instanceof UsageError ? misused : failed;
	}
}

process.exitCode = await main(process.argv.slice(2));
