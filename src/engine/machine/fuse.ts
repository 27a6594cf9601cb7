// Pairs of instructions that often stand together are run as one: the opcode of the first is replaced, and the
// second stays where it is, for jumps to it and as the operands of the pair.

import * as op from '../lang/op.ts';

const pairs: readonly (readonly [first: number, second: number, pair: number])[] = [
	[op.addK, op.jumpLt, op.addKJumpLt],
	[op.addK, op.jumpLtK, op.addKJumpLtK],
	[op.remK, op.jumpEqK, op.remKJumpEqK],
	[op.remK, op.jumpNeK, op.remKJumpNeK],
];

/** A copy of the code with its pairs. A second instruction that begins a statement is a stop of its own. */
export function fused(code: Int32Array): Int32Array {
	const copy = code.slice();
	for (let pc = 0; pc < copy.length;) {
		const first = copy[pc] & op.opMask;
		const next = pc + op.opLengths[first];
		const pair = pairs.find(([a, b]) => a === first && b === copy[next]);
		if (pair) copy[pc] = pair[2] | (copy[pc] & op.statementFlag);
		pc = next;
	}
	return copy;
}
