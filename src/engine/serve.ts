// Running on request: the same code answers in a worker and, where workers are forbidden, on the page's own
// thread. A run advances in slices; in between the thread is free, so nothing hangs, and a request can be
// withdrawn.

import { decodeProgram, type EncodedProgram } from './lang/encode.ts';
import type { Program } from './lang/program.ts';
import { loadLibrary, NeedsCollector, type Library } from './machine/library.ts';
import { Recording } from './recording.ts';
import type { RunOptions, Trace } from './trace/trace.ts';

/** What the page asks for. */
export interface RunRequest {
	program: EncodedProgram;
	options: RunOptions;
}

/** What it gets: any number of `progress`, then one of the others. */
export type RunReply =
	| { kind: 'progress'; /** Events recorded so far. */ events: number }
	| { kind: 'done'; trace: Trace }
	| { kind: 'failed'; message: string };

/** Takes a reply; `transfer` lists the buffers that may move to the other side. */
export type Reply = (reply: RunReply, transfer: ArrayBufferLike[]) => void;

/** Instructions between two breaths: a few tens of milliseconds. */
const sliceInstructions = 500_000;

/** Runs what is asked for and replies. Once `signal` is aborted, it stops, without any further reply. */
export async function serve(
	{ program, options }: RunRequest,
	reply: Reply,
	signal?: AbortSignal,
): Promise<void> {
	try {
		const decoded = decodeProgram(program);
		const trace = await recorded(decoded, options, reply, signal);
		if (trace) reply({ kind: 'done', trace }, buffersOf(trace));
	} catch (error) {
		reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }, []);
	}
}

/** The trace of a run, or null if it was withdrawn. Few programs collect garbage: the collector is loaded for those. */
async function recorded(
	program: Program,
	options: RunOptions,
	reply: Reply,
	signal?: AbortSignal,
): Promise<Trace | null> {
	const record = async (library: Library) => {
		if (signal?.aborted) return null;
		const recording = new Recording(program, options, library);
		while (!recording.advance(sliceInstructions)) {
			reply({ kind: 'progress', events: recording.events }, []);
			await breath();
			if (signal?.aborted) return null;
		}
		return recording.trace();
	};
	try {
		return await record(await loadLibrary(program));
	} catch (error) {
		if (!(error instanceof NeedsCollector)) throw error;
		return record(await loadLibrary(program, true));
	}
}

function breath(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}

/** The buffers of a trace's columns, each of which belongs to it alone. */
function buffersOf({ events, writes, initial, output }: Trace): ArrayBufferLike[] {
	const { id, line, depth, writes: lengths, at, args } = events;
	const columns = [id, line, depth, lengths, at, args, writes.word, writes.delta, output];
	return [...columns, ...initial.map((segment) => segment.bytes)].map((column) => column.buffer);
}
