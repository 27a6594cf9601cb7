// A compiled program: bytecode, the data segment it starts from, and the debug information with which
// the debugger finds variables in the image. It is plain data: it is made when the site is built and
// sent to the page and the worker as it is.

import type { Addr } from '../memory/address.ts';
import { int, pointer, struct, uintptr } from '../abi/struct.ts';
import type { GoType } from '../abi/type.ts';

/** A variable of a function and where it lies. */
export interface VarInfo {
	name: string;
	/** Index into `DebugInfo.types`. */
	type: number;
	/** Bytes from the frame's base, or, for a global, its address in the image. */
	offset: number;
	/** The slot holds a pointer to the variable, which was moved to the heap. */
	escapes: boolean;
	/** Lines (from 1) on which the name is in scope, inclusive. */
	fromLine: number;
	toLine: number;
}

/** A function: where its code is, and what its frame holds. */
export interface FuncInfo {
	/** `main.main` */
	name: string;
	/** Index of its first instruction word in `Program.code`, and one past its last. */
	entry: number;
	end: number;
	line: number;
	/** Bytes of its frame, what it passes to natives included. */
	frameSize: number;
	/** Parameters, in order; they lie in the frame. */
	params: VarInfo[];
	/** Results and local variables. */
	locals: VarInfo[];
}

/** A place where the collector may run: what the frame then holds alive. */
export interface SafePoint {
	/** pc of the instruction behind the call or allocation. */
	pc: number;
	/** Frame offsets, in bytes, of the pointer words that are live there. */
	pointers: number[];
}

/** What the debugger and the collector know of a program. */
export interface DebugInfo {
	/** The source, whole: the code pane shows it. */
	source: string;
	file: string;
	/** Every type that the program names or makes; the descriptor of types[i] is at `typeAddr(i)`. */
	types: GoType[];
	funcs: FuncInfo[];
	globals: VarInfo[];
	/** Pairs (pc, line) by ascending pc: the instructions from pc on belong to line. */
	lines: Int32Array;
	safePoints: SafePoint[];
}

/** What the machine runs. */
export interface Program {
	/** Instructions: see `op.ts`. */
	code: Int32Array;
	/** Names of the natives that the program calls; instructions hold indices into this list. */
	natives: string[];
	/** Contents of the data segment from `dataBase` on: string literals, then zeroed globals. */
	data: Uint8Array;
	/** Index into `debug.funcs` of runtime.main, which initialises the globals and calls main.main. */
	entry: number;
	debug: DebugInfo;
}

// Addresses in the data segment that every program has.

/** 256 words of 8 bytes, 0…255: an interface that holds such a value points here. As runtime.staticuint64s. */
export const staticuint64s: Addr = 4096;

/** Bytes that are always zero; interfaces that hold a zero value point here. As runtime.zeroVal. */
export const zeroVal: Addr = 6144;

/** The goroutine that runs: a record `g`. */
export const gAddr: Addr = 7168;

/** 96 bytes for the iterator (runtime.hiter) of a native that goes through a map. */
export const nativeIter: Addr = 7680;

/** Where `Program.data` is loaded; an address in the image. */
export const dataBase: Addr = 8192;

/** What is known of a goroutine: with it the debugger finds the frames. */
export const g = struct('runtime.g', {
	/** The stack: [stackLo, stackHi). It grows upwards, Go's downwards. */
	stackLo: pointer,
	stackHi: pointer,
	/** The innermost frame: a record `frame`. */
	fp: pointer,
	/** Index into Program.code of the next instruction of that frame. */
	pc: uintptr,
	goid: int,
});

/** Every frame begins with this record; results, parameters and variables follow. */
export const frame = struct('frame', {
	/** Where the caller goes on: index into Program.code; -1 in the outermost frame. */
	returnPc: int,
	/** The caller's frame; nil in the outermost one. */
	callerFp: pointer,
	/** Index into DebugInfo.funcs. */
	func: uintptr,
});
