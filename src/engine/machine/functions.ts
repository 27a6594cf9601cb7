// Handlers for what leaves the program's own code: calls of natives, and an end that is never reached.

import { alignUp } from '../abi/type.ts';
import * as op from '../lang/op.ts';
import { slot, type Handler, type HandlerRow } from './operand.ts';

const native: Handler = (m, f, c) => {
	const results = slot(m, f, c + 2);
	m.memory.clear(results, alignUp(m.code[c + 3], 8));
	m.natives[m.code[c]].call(m, slot(m, f, c + 1), results);
};

const missingReturn: Handler = () => {
	throw new Error('the end of a function with results was reached');
};

export const functionHandlers: readonly HandlerRow[] = [
	[op.native, native],
	[op.missingReturn, missingReturn],
];
