// A recorded run: a program on a machine whose every step is written down, in slices, so that the thread it
// runs on stays awake in between.

import type { Program } from './lang/program.ts';
import { TextBuffer } from './machine/fmt/text-buffer.ts';
import type { Library } from './machine/library.ts';
import { Machine } from './machine/machine.ts';
import type { Memory } from './memory/memory.ts';
import { newProcess, startRecording, type Process } from './runtime/process.ts';
import { allocRuntimeObjects } from './runtime/runtime-objects.ts';
import type { Recorder } from './trace/recorder.ts';
import type { RunOptions, Segment, Status, Trace } from './trace/trace.ts';

/** A recorded run that advances in slices, so that the page or the worker stays awake in between. */
export class Recording {
	readonly #program: Program;
	readonly #options: RunOptions;
	readonly #memory: Memory;
	readonly #recorder: Recorder;
	readonly #machine: Machine;
	readonly #initial: Segment[];
	readonly #output = new TextBuffer();
	#spent = 0;
	#status: Status | null = null;

	constructor(program: Program, options: RunOptions, library: Library) {
		const process = processFor(program, options);
		const { memory } = process;
		this.#program = program;
		this.#options = options;
		this.#memory = memory;
		this.#recorder = startRecording(process, options.eventLimit);
		// What the machine loads belongs to the state before the first event, not to that event.
		const { log } = memory;
		memory.log = null;
		this.#machine = new Machine(program, process, library, (_, bytes) =>
			this.#output.copy(bytes, 0, bytes.length),
		);
		this.#initial = segmentsOf(memory);
		memory.log = log;
	}

	/** Events recorded so far. */
	get events(): number {
		return this.#recorder.length;
	}

	/** Runs on for at most `instructions`. Returns whether the run has ended. */
	advance(instructions: number): boolean {
		if (this.#status !== null) return true;
		const { instructionLimit } = this.#options;
		const slice = Math.min(instructions, instructionLimit - this.#spent);
		const status = this.#machine.run(slice);
		this.#spent += slice;
		if (status.kind === 'stopped' && !this.#recorder.full) {
			if (this.#spent < instructionLimit) return false;
			status.reason = `The program was stopped after ${instructionLimit.toLocaleString('en')} instructions.`;
		}
		this.#status = status;
		return true;
	}

	/** What was recorded. The run must have ended. */
	trace(): Trace {
		if (this.#status === null) throw new Error('a trace was asked for before the run had ended');
		return {
			options: this.#options,
			debug: this.#program.debug,
			events: this.#recorder.events(),
			writes: this.#recorder.writes(),
			initial: this.#initial,
			size: this.#memory.size,
			output: this.#output.text.slice(),
			status: this.#status,
		};
	}
}

/** A process as it is when a program begins. */
export function processFor({ debug }: Program, { seed, memoryLimit }: RunOptions): Process {
	const process = newProcess({ seed, memoryLimit, types: debug.types });
	allocRuntimeObjects(process.heap);
	return process;
}

/** Bytes of a piece of the image that is kept or left out as a whole. */
const pieceSize = 4096;

/** The pieces of the image that are not zero, joined where they touch. */
function segmentsOf(memory: Memory): Segment[] {
	const words = memory.i32;
	const segments: Segment[] = [];
	let from = -1;
	for (let at = 0; at <= memory.size; at += pieceSize) {
		const used =
			at < memory.size && isUsed(words, at >> 2, Math.min(at + pieceSize, memory.size) >> 2);
		if (used && from < 0) from = at;
		if (used || from < 0) continue;
		segments.push({ addr: from, bytes: memory.u8.slice(from, at) });
		from = -1;
	}
	return segments;
}

function isUsed(words: Int32Array, from: number, end: number): boolean {
	for (let w = from; w < end; w++) if (words[w] !== 0) return true;
	return false;
}
