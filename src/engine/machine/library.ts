// The library: what a program needs besides the loop. That is the instructions that the loop does not run
// itself, a handler each, and the functions of the standard library and builtins that print. It comes in
// parts, and the page loads those that its program uses.

import { allocating } from '../lang/collecting.ts';
import * as op from '../lang/op.ts';
import type { Program } from '../lang/program.ts';
import { functionHandlers } from './functions.ts';
import { interfaceHandlers } from './interfaces.ts';
import { mapHandlers } from './maps.ts';
import type { Native } from './native.ts';
import { runtimeNatives } from './natives-runtime.ts';
import type { Handler, HandlerRow } from './operand.ts';
import { printNatives } from './print.ts';
import { valueHandlers } from './values.ts';

/** What is there for programs, or some of it. */
export interface Part {
	readonly handlers?: readonly HandlerRow[];
	readonly natives?: readonly Native[];
}

/** The handlers by opcode, and the natives by name. */
export interface Library {
	readonly handlers: readonly Handler[];
	readonly natives: ReadonlyMap<string, Native>;
}

/** What every program gets. */
export const core: readonly Part[] = [
	{ handlers: valueHandlers },
	{ handlers: mapHandlers },
	{ handlers: functionHandlers },
	// What is printed is boxed.
	{ handlers: interfaceHandlers },
	{ natives: printNatives },
	{ natives: runtimeNatives },
];

/** A part that not every program needs: who does. */
interface Option {
	isUsed(program: Program): boolean;
	load(): Promise<Part>;
}

/** Whether the program has an instruction with an opcode in a range. */
const uses =
	(first: number, last: number) =>
	({ code }: Program): boolean => {
		for (let pc = 0; pc < code.length; pc += op.opLengths[code[pc] & op.opMask]) {
			const word = code[pc] & op.opMask;
			if (word >= first && word <= last) return true;
		}
		return false;
	};

const options: readonly Option[] = [
	{
		isUsed: uses(op.concat, op.runeToString),
		load: async () => ({ handlers: (await import('./strings.ts')).stringHandlers }),
	},
	{
		// Strings are sliced as slices are.
		isUsed: (program) =>
			uses(op.index, op.clearSlice)(program) || uses(op.stringSlice, op.stringSlice)(program),
		load: async () => ({ handlers: (await import('./slices.ts')).sliceHandlers }),
	},
	{
		isUsed: uses(op.mapDelete, op.mapIterNext),
		load: async () => ({ handlers: (await import('./maps-whole.ts')).wholeMapHandlers }),
	},
	{
		isUsed: ({ natives }) => natives.some((name) => name.startsWith('fmt.')),
		load: async () => ({ natives: (await import('./natives-fmt.ts')).fmtNatives }),
	},
];

/** The library that a program needs. */
export async function loadLibrary(program: Program): Promise<Library> {
	const used = options.filter(({ isUsed }) => isUsed(program));
	return libraryOf([...core, ...(await Promise.all(used.map(({ load }) => load())))]);
}

/** A library of parts. */
export function libraryOf(parts: readonly Part[]): Library {
	const handlers: Handler[] = Array.from(op.opLengths, () => missing);
	for (const [code, handler] of parts.flatMap((part) => part.handlers ?? []))
		handlers[code] = allocating.has(code) ? collectingFirst(handler) : handler;
	const natives = parts.flatMap((part) => part.natives ?? []);
	return { handlers, natives: new Map(natives.map((native) => [native.name, native])) };
}

function missing(): never {
	throw new Error('an instruction has no handler');
}

/** What is due to be collected is collected before the instruction, while its operands are alive. */
function collectingFirst(handler: Handler): Handler {
	return (m, f, c) => {
		const { heap } = m.process;
		if (heap.gcDue) heap.collect(false);
		handler(m, f, c);
	};
}
