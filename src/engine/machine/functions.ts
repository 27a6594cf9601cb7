// Handlers for what leaves the program's own code: natives and panics.

import { alignUp } from '../abi/type.ts';
import * as op from '../lang/op.ts';
import { GoPanic } from '../runtime/panic.ts';
import { slot, type Handler, type HandlerRow } from './operand.ts';
import { panicMessage } from './panic-value.ts';

const native: Handler = (m, f, c) => {
	const results = slot(m, f, c + 2);
	m.memory.clear(results, alignUp(m.code[c + 3], 8));
	m.natives[m.code[c]].call(m, slot(m, f, c + 1), results);
};

const panic: Handler = (m, f, c) => {
	throw new GoPanic(panicMessage(m.process, slot(m, f, c)), false);
};

const missingReturn: Handler = () => {
	throw new Error('the end of a function with results was reached');
};

export const functionHandlers: readonly HandlerRow[] = [
	[op.native, native],
	[op.panic, panic],
	[op.missingReturn, missingReturn],
];
