// Variables: what is in scope in a frame, where it lies, and its value as text.

import type { Addr } from '#engine/memory/address.ts';
import type { GoType } from '#engine/abi/type.ts';
import type { DebugInfo, FuncInfo, VarInfo } from '#engine/lang/program.ts';
import { hmap } from '#engine/runtime/classic/layout.ts';
import { formatValue, unreadable, type Reading } from './value.ts';

/** A variable at one moment. */
export interface Variable {
	readonly name: string;
	/** As Go prints it: `map[int]int`. */
	readonly type: string;
	readonly value: string;
	/** Where its value lies. */
	readonly addr: Addr;
	/** Lines on which the name is in scope. */
	readonly fromLine: number;
	readonly toLine: number;
}

/** Names that the compiler made up hold a character that no Go name has. */
const goName = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** The variables of a frame that are in scope on `line`, in order of declaration; an inner one hides an outer one. */
export function variablesOf(
	reading: Reading,
	debug: DebugInfo,
	func: FuncInfo,
	fp: Addr,
	line: number,
): Variable[] {
	const inScope = new Map<string, Variable>();
	for (const info of [...func.params, ...func.locals]) {
		const { name, fromLine, toLine } = info;
		if (name === '_' || !goName.test(name) || line < fromLine || line > toLine) continue;
		inScope.delete(name);
		inScope.set(name, read(reading, debug, info, fp + info.offset));
	}
	return [...inScope.values()];
}

function read(reading: Reading, debug: DebugInfo, info: VarInfo, slot: Addr): Variable {
	const { name, fromLine, toLine } = info;
	const type = debug.types[info.type];
	const addr = info.escapes ? reading.memory.loadPointer(slot) : slot;
	return { name, type: type.name, value: valueOf(reading, type, addr), addr, fromLine, toLine };
}

function valueOf(reading: Reading, type: GoType, addr: Addr): string {
	if (type.kind === 'map') return entries(reading, addr);
	return addr === 0 ? unreadable : formatValue(reading, type, addr);
}

/** A map in few words: how many entries it has. */
function entries({ memory }: Reading, addr: Addr): string {
	if (!memory.contains(addr, 8)) return unreadable;
	const h = memory.loadPointer(addr);
	if (h === 0) return 'nil';
	if (!memory.contains(h, hmap.size)) return unreadable;
	const { count } = hmap.read(memory, h);
	return `${count} ${count === 1 ? 'entry' : 'entries'}`;
}
