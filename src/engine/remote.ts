// The page's side of a run that takes place elsewhere: in a worker, or on the page's own thread in slices.
// Either way a promise of the trace.

import type { EncodedProgram } from './lang/encode.ts';
import type { RunReply, RunRequest } from './serve.ts';
import type { RunOptions, Trace } from './trace/trace.ts';

/** What is used of a Worker. */
export interface RunnerPort {
	postMessage(request: RunRequest): void;
	addEventListener(
		type: 'message' | 'error' | 'messageerror',
		listener: (event: { data?: unknown; message?: string }) => void,
	): void;
	terminate(): void;
}

/** What may be asked for besides the trace. */
export interface RunHooks {
	/** Called now and then with the number of events so far. */
	onprogress?: (events: number) => void;
	/** Withdraws the request: the promise is rejected with the signal's reason. */
	signal?: AbortSignal;
}

/** Runs `program` in the worker behind `port`, which is used for this run only and ended with it. */
export function runInWorker(
	port: RunnerPort,
	program: EncodedProgram,
	options: RunOptions,
	{ onprogress, signal }: RunHooks = {},
): Promise<Trace> {
	const answer = new Promise<Trace>((resolve, reject) => {
		signal?.throwIfAborted();
		signal?.addEventListener('abort', () => reject(signal.reason));
		const fail = ({ message }: { message?: string }) =>
			reject(new Error(message ?? 'The worker could not be started.'));
		port.addEventListener('error', fail);
		port.addEventListener('messageerror', fail);
		port.addEventListener('message', ({ data }) =>
			settle(data as RunReply, resolve, reject, onprogress),
		);
		port.postMessage({ program, options });
	});
	return answer.finally(() => port.terminate());
}

/** Runs `program` on this thread, which is free in between. The engine is loaded only then. */
export async function runHere(
	program: EncodedProgram,
	options: RunOptions,
	{ onprogress, signal }: RunHooks = {},
): Promise<Trace> {
	const { serve } = await import('./serve.ts');
	return new Promise<Trace>((resolve, reject) => {
		signal?.throwIfAborted();
		signal?.addEventListener('abort', () => reject(signal.reason));
		void serve({ program, options }, (reply) => settle(reply, resolve, reject, onprogress), signal);
	});
}

function settle(
	reply: RunReply,
	resolve: (trace: Trace) => void,
	reject: (reason: Error) => void,
	onprogress: RunHooks['onprogress'],
): void {
	if (reply.kind === 'progress') onprogress?.(reply.events);
	else if (reply.kind === 'done') resolve(reply.trace);
	else reject(new Error(reply.message));
}
