// The library: what a program needs besides the loop. That is the instructions that the loop does not run
// itself, a handler each, and the functions of the standard library and builtins that print. It comes in
// parts, and the page loads those that its program uses.

import { allocating } from '../lang/collecting.ts';
import * as op from '../lang/op.ts';
import type { Program } from '../lang/program.ts';
import type { Heap } from '../runtime/heap.ts';
import { functionHandlers } from './functions.ts';
import { interfaceHandlers } from './interfaces.ts';
import { mapHandlers } from './maps.ts';
import type { Native } from './native.ts';
import type { Handler, HandlerRow } from './operand.ts';
import { printNatives } from './print.ts';
import { valueHandlers } from './values.ts';

type Collect = (heap: Heap, forced: boolean) => void;

/** What is there for programs, or some of it. */
export interface Part {
	readonly handlers?: readonly HandlerRow[];
	readonly natives?: readonly Native[];
	/** Frees what nothing points to. */
	readonly collect?: Collect;
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
];

/** A part that not every program needs: who does. */
interface Option {
	isUsed(program: Program, collects: boolean): boolean;
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
		isUsed: uses(op.panic, op.panic),
		load: async () => ({ handlers: (await import('./panic-value.ts')).panicHandlers }),
	},
	{
		isUsed: ({ natives }) => natives.some((name) => name.startsWith('fmt.')),
		load: async () => ({ natives: (await import('./natives-fmt.ts')).fmtNatives }),
	},
	{
		isUsed: ({ natives }, collects) =>
			collects || natives.some((name) => name.startsWith('runtime.')),
		load: async () => (await import('./natives-runtime.ts')).runtimePart,
	},
];

/** A collection is due, and the library has no collector: the run has to begin anew with one that has. */
export class NeedsCollector extends Error {}

/** The library that a program needs; with the collector if it `collects` or calls it. */
export async function loadLibrary(program: Program, collects = false): Promise<Library> {
	const used = options.filter(({ isUsed }) => isUsed(program, collects));
	return libraryOf([...core, ...(await Promise.all(used.map(({ load }) => load())))]);
}

/** A library of parts. */
export function libraryOf(parts: readonly Part[]): Library {
	const handlers: Handler[] = Array.from(op.opLengths, () => missing);
	const collect = parts.find((part) => part.collect)?.collect ?? needsCollector;
	for (const [code, handler] of parts.flatMap((part) => part.handlers ?? []))
		handlers[code] = allocating.has(code) ? collectingFirst(handler, collect) : handler;
	const natives = parts.flatMap((part) => part.natives ?? []);
	return { handlers, natives: new Map(natives.map((native) => [native.name, native])) };
}

function missing(): never {
	throw new Error('an instruction has no handler');
}

function needsCollector(): never {
	throw new NeedsCollector('the collector is not loaded');
}

/** What is due to be collected is collected before the instruction, while its operands are alive. */
function collectingFirst(handler: Handler, collect: Collect): Handler {
	return (m, f, c) => {
		const { heap } = m.process;
		if (heap.gcDue) collect(heap, false);
		handler(m, f, c);
	};
}
