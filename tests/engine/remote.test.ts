// Asking for a run: of a worker (here its two ends, joined by a message channel), and of this thread.

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
	compile,
	decodeProgram,
	defaultOptions,
	encodeProgram,
	run,
	runHere,
	runInWorker,
} from '#engine/index.ts';
import type { EncodedProgram } from '#engine/lang/encode.ts';
import type { RunnerPort } from '#engine/remote.ts';
import { serve, type Reply, type RunRequest } from '#engine/serve.ts';
import { eventId } from '#engine/trace/schema.ts';
import type { Trace } from '#engine/trace/trace.ts';

function encoded(body: string): EncodedProgram {
	const { program, diagnostics } = compile(`package main\n\nfunc main() {\n${body}\n}\n`);
	if (program === null) throw new Error(diagnostics[0].message);
	return encodeProgram(program);
}

const counting = encoded(
	'm := map[int]int{}\nfor i := 0; i < 20; i++ { m[i] = i }\nprintln(len(m))',
);
const littering = encoded('for i := 0; i < 6; i++ { _ = make([]byte, 1<<20) }');
const endless = encoded('for {}');

/** A worker that runs on this thread: what passes is cloned and transferred as between threads. */
function worker(): RunnerPort & { terminated: boolean } {
	const { port1, port2 } = new MessageChannel();
	const life = new AbortController();
	port2.addEventListener('message', ({ data }: MessageEvent<RunRequest>) => {
		const reply: Reply = (message, buffers) => port2.postMessage(message, buffers as ArrayBuffer[]);
		void serve(data, reply, life.signal);
	});
	port2.start();
	port1.start();
	return {
		terminated: false,
		postMessage: (request) => port1.postMessage(request),
		addEventListener: (type, listener) =>
			port1.addEventListener(type, listener as (event: Event) => void),
		terminate() {
			this.terminated = true;
			life.abort();
			port1.close();
		},
	};
}

/** What of a trace can be compared (types may contain themselves); long columns by their digest. */
function columnsOf({ events, writes, output, status, size }: Trace) {
	const { id, line, depth, at, args } = events;
	const columns = [id, line, depth, events.writes, at, args, writes.word, writes.delta, output];
	const digest = createHash('sha256');
	for (const column of columns) digest.update(column);
	return { digest: digest.digest('hex'), lengths: columns.map((c) => c.length), status, size };
}

function expected(program: EncodedProgram, options = defaultOptions): Trace {
	return run(decodeProgram(program), options);
}

describe('a run', () => {
	test('in a worker gives the trace, and ends the worker', async () => {
		const port = worker();
		const trace = await runInWorker(port, counting, defaultOptions);
		expect(columnsOf(trace)).toEqual(columnsOf(expected(counting)));
		expect(port.terminated).toBe(true);
	});

	test('on this thread gives the same', async () => {
		const trace = await runHere(counting, defaultOptions);
		expect(columnsOf(trace)).toEqual(columnsOf(expected(counting)));
	});

	test('in which a collection falls due gives the same', async () => {
		const trace = await runHere(littering, defaultOptions);
		expect(columnsOf(trace)).toEqual(columnsOf(expected(littering)));
		expect(trace.events.id).toContain(eventId('gc.end'));
	});

	test('in slices gives the same, and tells how far it is', async () => {
		const options = { ...defaultOptions, eventLimit: 1e9, instructionLimit: 510_000 };
		const progress: number[] = [];
		const trace = await runHere(endless, options, {
			onprogress: (events) => progress.push(events),
		});
		expect(columnsOf(trace)).toEqual(columnsOf(expected(endless, options)));
		expect(trace.status).toEqual({
			kind: 'stopped',
			reason: 'The program was stopped after 510,000 instructions.',
		});
		expect(progress).toEqual([expect.any(Number)]);
	});

	test.each([
		['in a worker', (signal: AbortSignal) => runInWorker(worker(), endless, long, { signal })],
		['on this thread', (signal: AbortSignal) => runHere(endless, long, { signal })],
	])('%s can be withdrawn', async (_, start) => {
		const controller = new AbortController();
		const running = start(controller.signal);
		controller.abort(new Error('enough'));
		await expect(running).rejects.toThrow('enough');
	});

	test('that cannot begin is an error with its message', async () => {
		const broken = { ...counting, natives: ['fmt.Unknown'] };
		await expect(runInWorker(worker(), broken, defaultOptions)).rejects.toThrow('fmt.Unknown');
		await expect(runHere(broken, defaultOptions)).rejects.toThrow('fmt.Unknown');
	});
});

const long = { ...defaultOptions, eventLimit: 1e9, instructionLimit: 1e12 };
