// Compiling the small programs of the tests of the back end.

import { compile } from '#engine/compile.ts';
import { opLengths, opMask, statementFlag } from '#engine/lang/op.ts';
import { opRows } from '#engine/lang/op-rows.ts';
import type { FuncInfo, Program } from '#engine/lang/program.ts';

/** The program with this text behind `package main`; it must compile. */
export function programOf(text: string): Program {
	const { program, diagnostics } = compile(`package main\n${text}`);
	if (!program) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
	return program;
}

/** The function called `name`, as `main.main`. */
export function funcOf({ debug }: Program, name: string): FuncInfo {
	const found = debug.funcs.find((f) => f.name === name);
	if (!found) throw new Error(`there is no function ${name}`);
	return found;
}

/** An instruction of a program. */
export interface Instruction {
	pc: number;
	name: string;
	/** Whether a debugger stops at it. */
	isStatement: boolean;
	operands: number[];
}

/** The instructions of a function. */
export function instructionsOf(program: Program, name: string): Instruction[] {
	const { entry, end } = funcOf(program, name);
	const found: Instruction[] = [];
	for (let pc = entry; pc < end;) {
		const word = program.code[pc];
		const length = opLengths[word & opMask];
		found.push({
			pc,
			name: opRows[word & opMask][0],
			isStatement: (word & statementFlag) !== 0,
			operands: [...program.code.subarray(pc + 1, pc + length)],
		});
		pc += length;
	}
	return found;
}
