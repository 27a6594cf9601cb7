// Runs a program in a worker; where workers are forbidden, as in a sandboxed frame, on the page's own thread.

import workerURL from '#engine/worker.ts?worker&url';
import type { EncodedProgram } from '#engine/lang/encode.ts';
import { runHere, runInWorker } from '#engine/remote.ts';
import type { RunOptions, Trace } from '#engine/trace/trace.ts';
import { scriptURL } from './trusted.ts';

/** A worker, or null where there can be none. */
function startWorker(): Worker | null {
	try {
		return new Worker(scriptURL(workerURL), { type: 'module' });
	} catch {
		return null;
	}
}

/** The trace of a program. Rejects, with a sentence, if it could be run neither there nor here, or when withdrawn. */
export async function runElsewhere(
	{ program, options }: { program: EncodedProgram; options: RunOptions },
	signal: AbortSignal,
): Promise<Trace> {
	const worker = startWorker();
	if (!worker) return runHere(program, options, { signal });
	try {
		return await runInWorker(worker, program, options, { signal });
	} catch (error) {
		if (signal.aborted) throw error;
		// A worker that could not be loaded, or a fault that will show again here.
		return runHere(program, options, { signal });
	}
}
