// The machine: one goroutine that runs a program in a process. Where it stands is in the image, in the record
// `g` and in the frames; what is kept here follows from the program and never changes, but for the budget
// of instructions and the output.

import { arenaBase, arenaHigh, type Addr } from '../memory/address.ts';
import type { Memory } from '../memory/memory.ts';
import { dataBase, g, gAddr, staticuint64s, type Program } from '../lang/program.ts';
import { opLengths, opMask } from '../lang/op.ts';
import { GoFatal, GoPanic } from '../runtime/panic.ts';
import type { Process } from '../runtime/process.ts';
import { eventId } from '../trace/schema.ts';
import type { Status } from '../trace/trace.ts';
import { activeCalls, lineOf } from './frame.ts';
import { fused } from './fuse.ts';
import { loop } from './loop.ts';
import type { Library } from './library.ts';
import type { FileDescriptor, Native, NativeContext } from './native.ts';
import type { Handler } from './operand.ts';
import { Exit, panicText, Stopped } from './panic.ts';
import { growStack, newStack } from './stack.ts';
import { rootVisitor } from './root.ts';

const eventStmt = eventId('stmt');
const eventEnter = eventId('call.enter');
const eventExit = eventId('call.exit');
const eventPrint = eventId('print');
const eventPanic = eventId('panic');
const eventProgramExit = eventId('program.exit');

/**
 * Instructions that the first calls of the loop run, and the later ones: V8 should have seen it begin and end
 * a few times before it makes machine code of it.
 */
const firstSlice = 16;
const maxSlice = 1 << 16;

const stackHi = gAddr + g.offset.stackHi;
const gFp = (gAddr + g.offset.fp) >> 2;
const gPc = (gAddr + g.offset.pc) >> 2;

/** Takes what the program writes; the bytes are to be copied. */
export type Output = (fd: FileDescriptor, bytes: Uint8Array) => void;

export class Machine implements NativeContext {
	readonly process: Process;
	readonly program: Program;
	readonly memory: Memory;
	/** The instructions; without statement flags unless the run is recorded. */
	readonly code: Int32Array;
	/** What runs the instructions that the loop does not run itself, by opcode. */
	readonly handlers: readonly Handler[];
	/** The natives that the program calls, by its numbering. */
	readonly natives: readonly Native[];
	readonly #entries: Int32Array;
	readonly #frameSizes: Int32Array;
	/** Line of each instruction; empty unless the run is recorded. */
	readonly #lines: Uint16Array;
	readonly #output: Output;
	#written = 0;

	/** Puts the program's data and an empty stack into the image of `process`, ready to run. */
	constructor(program: Program, process: Process, library: Library, output: Output) {
		const { funcs } = program.debug;
		this.program = program;
		this.process = process;
		this.memory = process.memory;
		this.handlers = library.handlers;
		this.natives = program.natives.map((name) => known(library, name));
		this.code = fused(process.recorder === null ? withoutFlags(program.code) : program.code);
		this.#entries = Int32Array.from(funcs, (func) => func.entry);
		this.#frameSizes = Int32Array.from(funcs, (func) => func.frameSize);
		this.#lines = process.recorder === null ? new Uint16Array(0) : linesOf(program);
		this.#output = output;
		process.heap.roots = rootVisitor(process.memory, program.debug);
		this.#load();
	}

	/** Runs on for at most `instructions` and says how the run ended. */
	run(instructions: number): Status {
		try {
			let slice = firstSlice;
			for (let left = instructions; left > 0; left -= slice) {
				slice = Math.min(left, slice * 2, maxSlice);
				if (loop(this, slice)) return this.#exit(0);
			}
			throw new Stopped(`The program was stopped after ${count(instructions)} instructions.`);
		} catch (error) {
			if (error instanceof Exit) return this.#exit(error.code);
			if (error instanceof Stopped) return { kind: 'stopped', reason: error.message };
			if (error instanceof GoPanic || error instanceof GoFatal) return this.#die(error);
			throw error;
		}
	}

	/** Index of the next instruction. */
	get pc(): number {
		return this.memory.i32[gPc];
	}

	/** The running frame. */
	get fp(): Addr {
		return this.memory.loadPointer(gAddr + g.offset.fp);
	}

	/** Writes down where the machine stands: behind the instruction before `pc`, in frame `f` (words). */
	at(pc: number, f: number): void {
		this.memory.setWord(gPc, pc);
		this.memory.setWord(gFp, (f << 2) - arenaBase);
	}

	/** A statement is about to run. */
	statement(pc: number, f: number): void {
		const { recorder } = this.process;
		if (recorder === null) throw new Error(`instruction ${pc} is flagged and nothing is recorded`);
		this.at(pc, f);
		recorder.line = this.#lines[pc];
		recorder.emit(eventStmt, pc);
		if (recorder.full)
			throw new Stopped(
				`The recording is full after ${count(recorder.length)} events; what is recorded is whole.`,
			);
	}

	/**
	 * Begins a call: links the frame at `callee` (words), where the arguments already are, to frame `f`, to
	 * go on at `pc`. Returns the callee's frame, which moves with the stack if that has to grow.
	 */
	enter(pc: number, f: number, callee: number, func: number): number {
		const { memory, process } = this;
		let at = callee;
		let caller = f;
		const end = (callee << 2) + this.#frameSizes[func];
		if (end > memory.loadPointer(stackHi)) {
			this.at(pc, f);
			const moved = growStack(process, end) >> 2;
			at += moved;
			caller += moved;
		}
		memory.setWord(at, pc);
		memory.setWord(at + 1, 0);
		memory.setWord(at + 2, (caller << 2) - arenaBase);
		memory.setWord(at + 3, arenaHigh);
		memory.setWord(at + 4, func);
		memory.setWord(at + 5, 0);
		if (process.recorder !== null) {
			this.at(this.#entries[func], at);
			process.recorder.emit(eventEnter, func, at << 2);
		}
		return at;
	}

	/** Index of a function's first instruction. */
	entry(func: number): number {
		return this.#entries[func];
	}

	/** Ends the call whose frame is `f` (words); returns the caller's frame. */
	leave(f: number): number {
		const { recorder } = this.process;
		const words = this.memory.i32;
		const caller = (words[f + 2] + arenaBase) >> 2;
		if (recorder !== null && words[f] >= 0) {
			this.at(words[f], caller);
			recorder.emit(eventExit, words[f + 4]);
		}
		return caller;
	}

	write(fd: FileDescriptor, bytes: Uint8Array): void {
		this.#output(fd, bytes);
		this.process.recorder?.emit(eventPrint, this.#written, bytes.length);
		this.#written += bytes.length;
	}

	exit(code: number): never {
		throw new Exit(code);
	}

	#exit(code: number): Status {
		this.process.recorder?.emit(eventProgramExit, code);
		return { kind: 'exit', code };
	}

	#die(error: GoPanic | GoFatal): Status {
		const text = panicText(error, activeCalls(this.memory, this.program.debug));
		this.process.recorder?.emit(eventPanic, 2);
		return { kind: 'panic', code: 2, message: error.message, text };
	}

	#load(): void {
		const { memory, program, process } = this;
		for (let i = 0; i < 256; i++) memory.storeUint8(staticuint64s + i * 8, i);
		memory.storeBytes(dataBase, program.data);
		newStack(process, this.#frameSizes[program.entry], program.entry);
		g.at(memory, gAddr).pc = this.#entries[program.entry];
	}
}

function known({ natives }: Library, name: string): Native {
	const native = natives.get(name);
	if (!native) throw new Error(`no native is called ${name}`);
	return native;
}

/** The code without marks of statements: nothing asks for them when nothing is recorded. */
function withoutFlags(code: Int32Array): Int32Array {
	const plain = code.slice();
	for (let pc = 0; pc < plain.length; pc += opLengths[plain[pc]]) plain[pc] &= opMask;
	return plain;
}

function linesOf({ code, debug }: Program): Uint16Array {
	const lines = new Uint16Array(code.length);
	for (let pc = 0; pc < code.length; pc += opLengths[code[pc] & opMask])
		lines[pc] = lineOf(debug, pc);
	return lines;
}

const count = (n: number) => n.toLocaleString('en');
