// `mapscope trace FILE.go --json`: everything that happens in a run, and the maps that it leaves, as JSON on
// stdout. Events are written one per line, so that line tools can work on them.

import { defaultOptions, run } from '#engine/index.ts';
import type { Trace } from '#engine/trace/trace.ts';
import { load } from './load.ts';
import type { Output } from './output.ts';
import { eventWriter } from './trace/events.ts';
import { mapsOf, mapTypesOf } from './trace/maps.ts';
import { onlyOperand, parseArguments, UsageError } from './usage.ts';

export const traceUsage = `trace FILE.go --json [--seed N] [--events N] [--max-instructions N]
    Runs a program and writes what happened as JSON: events, the maps at the end, output, status.
    The run stops behind N events (1,000,000).`;

/** The release whose runtime is modelled. */
const release = 'go1.23';

const notCompiled = 1;

/** Runs the command; returns its exit status, which is 0 however the program ends. */
export function trace(args: readonly string[], output: Output): number {
	const { operands, flags } = parseArguments(args, {
		json: 'switch',
		seed: 'uint32',
		events: 'number',
		'max-instructions': 'number',
	});
	const file = onlyOperand(operands, 'FILE.go');
	if (!flags.json) throw new UsageError('trace writes JSON only: say --json');
	const program = load(file, output);
	if (program === null) return notCompiled;
	const options = {
		...defaultOptions,
		seed: flags.seed ?? defaultOptions.seed,
		eventLimit: flags.events ?? defaultOptions.eventLimit,
		instructionLimit: flags['max-instructions'] ?? defaultOptions.instructionLimit,
	};
	writeTrace(run(program, options), output);
	return 0;
}

function writeTrace(trace: Trace, output: Output): void {
	const member = (name: string, value: unknown) =>
		output.text(`${JSON.stringify(name)}:${JSON.stringify(value)},\n`);
	output.text('{');
	member('release', release);
	member('file', trace.debug.file);
	member('options', trace.options);
	member('mapTypes', mapTypesOf(trace));
	writeList('events', trace.events.length, eventWriter(trace), output);
	const maps = mapsOf(trace);
	writeList('maps', maps.length, (i) => JSON.stringify(maps[i]()), output);
	member('output', new TextDecoder().decode(trace.output));
	output.text(`"status":${JSON.stringify(trace.status)}}\n`);
}

/** A member whose elements stand on lines of their own and are made one after the other. */
function writeList(
	name: string,
	length: number,
	elementAt: (index: number) => string,
	output: Output,
): void {
	output.text(`"${name}":[`);
	for (let i = 0; i < length; i++) output.text(`${i > 0 ? ',' : ''}\n${elementAt(i)}`);
	output.text('],\n');
}
