// Roots: where the collector begins. They are the pointers in globals, and in each frame those that are
// live where the frame stands: a variable that is not used any more keeps nothing alive.

import type { Addr } from '../memory/address.ts';
import type { Memory } from '../memory/memory.ts';
import type { DebugInfo } from '../lang/program.ts';
import { activeFrames } from './frame.ts';

/** A function that visits every root of a process that runs the program; nil pointers are passed over. */
export function rootVisitor(
	memory: Memory,
	debug: DebugInfo,
): (visit: (pointer: Addr) => void) => void {
	const globals = debug.globals.flatMap(({ type, offset }) =>
		debug.types[type].pointers.map((at) => offset + at),
	);
	const live = new Map(debug.safePoints.map(({ pc, pointers }) => [pc, pointers]));
	return (visit) => {
		const visitAt = (addr: Addr) => {
			const pointer = memory.loadPointer(addr);
			if (pointer > 0) visit(pointer);
		};
		globals.forEach(visitAt);
		for (const { fp, func, pc } of activeFrames(memory)) {
			const pointers = live.get(pc);
			if (!pointers) throw new Error(`${debug.funcs[func].name} has no safe point at ${pc}`);
			for (const offset of pointers) visitAt(fp + offset);
		}
	};
}
