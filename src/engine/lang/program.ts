// A compiled program: bytecode, the data segment it starts from, and the debug information with which
// the debugger finds variables in the image. It is plain data: it is made when the site is built and
// sent to the page and the worker as it is.

import type { Addr } from '../memory/address.ts';
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
	/** Bytes of its frame. */
	frameSize: number;
	params: VarInfo[];
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
	/** Contents of the data segment from `dataBase` on: string literals, then zeroed globals. */
	data: Uint8Array;
	/** Index into `debug.funcs` of the function that initialises globals, and of main. */
	init: number;
	main: number;
	debug: DebugInfo;
}

/** Where `Program.data` is loaded; an address in the image. */
export const dataBase: Addr = 4096;
