// A scenario for tests of the whole instrument: a program, compiled and run as for a lesson.

import { expect } from 'vitest';
import { compile, run } from '#engine/index.ts';
import { encodeProgram } from '#engine/lang/encode.ts';
import type { RunOptions } from '#engine/trace/trace.ts';
import { Replay } from '#engine/trace/replay.ts';
import { english } from '#inspect/english.ts';
import { momentAt } from '#inspect/moment.ts';
import { overviewOf } from '#inspect/overview.ts';

const usual: RunOptions = {
	seed: 1,
	eventLimit: 100_000,
	instructionLimit: 1_000_000,
	memoryLimit: 1 << 26,
};

/** The properties of a scenario that begins in state `start`, as plain data; Infinity: at the end. */
export function scenarioOf(source: string, start: number, limits: Partial<RunOptions> = {}) {
	const options = { ...usual, ...limits };
	const { program } = compile(source, 'main.go');
	if (!program) throw new Error('the sample does not compile');
	const replay = new Replay(run(program, options));
	const first = momentAt(replay, Math.min(start, replay.length - 1), english);
	const overview = overviewOf(replay);
	const encoded = encodeProgram(program);
	const props = { name: 'sample', title: 'A sample', source, options, level: 'micro' as const };
	return JSON.parse(
		JSON.stringify({ ...props, program: encoded, first, overview }),
	) as typeof props & {
		program: typeof encoded;
		first: typeof first;
		overview: typeof overview;
	};
}

/** Waits until the program of an instrument has run: on a busy machine that may take a while. */
export async function hasRun(container: Element): Promise<void> {
	await expect
		.poll(() => container.querySelector('.instrument')?.ariaBusy, { timeout: 60_000 })
		.toBe('false');
}
