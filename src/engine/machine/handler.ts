// Handlers: the instructions that the loop does not run itself, one function each, by opcode.

import { allocating } from '../lang/collecting.ts';
import { opLengths } from '../lang/op.ts';
import { functionHandlers } from './functions.ts';
import { interfaceHandlers } from './interfaces.ts';
import type { Handler } from './operand.ts';
import { mapHandlers } from './maps.ts';
import { sliceHandlers } from './slices.ts';
import { stringHandlers } from './strings.ts';
import { valueHandlers } from './values.ts';

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

/** By opcode. */
export const handlers: readonly Handler[] = table();

function table(): Handler[] {
	const all: Handler[] = Array.from(opLengths, () => missing);
	for (const [code, handler] of [
		...valueHandlers,
		...stringHandlers,
		...sliceHandlers,
		...mapHandlers,
		...interfaceHandlers,
		...functionHandlers,
	])
		all[code] = allocating.has(code) ? collectingFirst(handler) : handler;
	return all;
}
