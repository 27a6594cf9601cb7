// Random traces for tests of the laws of time: a recorder, a few stores, an event, a few stores, an event …

import fc from 'fast-check';
import { arenaBase } from '#engine/memory/address.ts';
import type { Memory } from '#engine/memory/memory.ts';
import { Recorder } from '#engine/trace/recorder.ts';
import { eventNames, eventRows, eventWords } from '#engine/trace/schema.ts';
import type { Trace } from '#engine/trace/trace.ts';
import { anyStore, bytesOf, filled, perform, stretch, type Store } from '../memory/stores.ts';

/** An event and the stores that make it true. */
export interface Step {
	readonly stores: readonly Store[];
	readonly id: number;
	readonly line: number;
	readonly args: readonly number[];
}

const anyStep: fc.Arbitrary<Step> = fc
	.record({
		stores: fc.array(anyStore, { maxLength: 5 }),
		id: fc.integer({ min: 0, max: eventNames.length - 1 }),
		line: fc.integer({ min: 0, max: 500 }),
		args: fc.array(fc.integer(), { minLength: 7, maxLength: 7 }),
	})
	.map(({ args, ...step }) => ({ ...step, args: args.slice(0, eventWords[step.id]) }));

/** Any sequence of steps. */
export const anySteps = fc.array(anyStep, { minLength: 1, maxLength: 200 });

/** A trace of the steps, and the stretch of the image in each of its states, kept by copying. */
export function record(steps: readonly Step[]): { trace: Trace; states: Uint8Array[] } {
	const memory = filled();
	const initial = [{ addr: arenaBase, bytes: bytesOf(memory) }];
	const recorder = new Recorder(memory, steps.length);
	const states = [bytesOf(memory)];
	for (const step of steps) {
		emit(memory, recorder, step);
		states.push(bytesOf(memory));
	}
	return { trace: traceOf(recorder, initial), states };
}

function emit(memory: Memory, recorder: Recorder, { stores, id, line, args }: Step): void {
	for (const store of stores) perform(memory, store);
	recorder.line = line;
	const [a, b, c, d, e, f, g] = args;
	recorder.emit(id, a, b, c, d, e, f, g);
}

function traceOf(recorder: Recorder, initial: Trace['initial']): Trace {
	return {
		options: { seed: 1, eventLimit: 0, instructionLimit: 0, memoryLimit: 0 },
		debug: {
			source: '',
			file: 'main.go',
			types: [],
			funcs: [],
			globals: [],
			lines: new Int32Array(),
			safePoints: [],
		},
		events: recorder.events(),
		writes: recorder.writes(),
		initial,
		size: arenaBase + stretch,
		output: new Uint8Array(),
		status: { kind: 'exit', code: 0 },
	};
}

/** Depths that the nesting of the rows asks for, counted anew. */
export function depthsOf(steps: readonly Step[]): number[] {
	let depth = 0;
	return steps.map(({ id }) => {
		const { nest } = eventRows[id];
		if (nest < 0) depth = Math.max(0, depth - 1);
		const here = depth;
		if (nest > 0) depth++;
		return here;
	});
}
