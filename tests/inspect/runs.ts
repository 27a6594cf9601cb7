// Recorded runs of Go programs for tests that look into traces.

import { compile, defaultOptions, run } from '#engine/index.ts';
import { Replay } from '#engine/trace/replay.ts';

/** The statements of a main function, run with a seed. */
export function replayOf(statements: readonly string[], seed = 7): Replay {
	const source = `package main\n\nfunc main() {\n${statements.join('\n')}\n}\n`;
	const { program, diagnostics } = compile(source, 'main.go');
	if (!program || diagnostics.length > 0)
		throw new Error(`${diagnostics[0]?.message ?? 'no program'} in\n${source}`);
	return new Replay(run(program, { ...defaultOptions, seed, eventLimit: 200_000 }));
}
