import { expect, test } from 'vitest';
import { opRows } from '#engine/lang/op-rows.ts';
import * as op from '#engine/lang/op.ts';

test('an instruction takes one word, and one for each operand', () => {
	expect([...op.opLengths]).toEqual(opRows.map(([, operands]) => operands.length + 1));
});
