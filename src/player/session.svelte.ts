// A session: a program and, once it has run, the replay of its trace. Running takes place somewhere else.

import { Replay } from '#engine/trace/replay.ts';
import type { Trace } from '#engine/trace/trace.ts';
import { englishFor } from '#inspect/english/load.ts';
import type { Words } from '#inspect/words.ts';

/** How far a session is. */
export type SessionStatus = 'idle' | 'running' | 'ready' | 'failed';

/** Runs a program once, when it is first needed. */
export class Session {
	status: SessionStatus = $state('idle');
	/** The run, when it is there. */
	replay = $state.raw<Replay | null>(null);
	/** What there is to say about it: there before it is. */
	words: Words | null = null;
	/** Why there is none. */
	error = $state('');
	readonly #run: (signal: AbortSignal) => Promise<Trace>;
	#withdrawn = new AbortController();

	constructor(run: (signal: AbortSignal) => Promise<Trace>) {
		this.#run = run;
	}

	/** Runs the program unless it is running or has run; after a failure, tries again. */
	async start(): Promise<void> {
		if (this.status === 'running' || this.status === 'ready') return;
		this.status = 'running';
		const { signal } = (this.#withdrawn = new AbortController());
		try {
			const trace = await this.#run(signal);
			this.words = await englishFor(trace.events);
			this.replay = new Replay(trace);
			this.status = 'ready';
		} catch (error) {
			if (signal.aborted) return;
			this.error = error instanceof Error ? error.message : String(error);
			this.status = 'failed';
		}
	}

	/** Withdraws a run that is still going on: nobody waits for it any more. */
	withdraw(): void {
		if (this.status !== 'running') return;
		this.status = 'idle';
		this.#withdrawn.abort();
	}
}
