// Handlers: the instructions that the loop does not run itself, one function each, by opcode.

import { opRows } from '../lang/op.ts';
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

/** By opcode. */
export const handlers: readonly Handler[] = table();

function table(): Handler[] {
	const all: Handler[] = opRows.map(() => missing);
	for (const [code, handler] of [
		...valueHandlers,
		...stringHandlers,
		...sliceHandlers,
		...mapHandlers,
		...interfaceHandlers,
		...functionHandlers,
	])
		all[code] = handler;
	return all;
}
