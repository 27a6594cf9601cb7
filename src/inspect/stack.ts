// The call stack: the frames of the running goroutine, innermost first, and the variables in scope in
// each, read from the image with the debug information.

import { frame, g, gAddr, type DebugInfo, type FuncInfo } from '#engine/lang/program.ts';
import { variablesOf, type Variable } from './variables.ts';
import type { Reading } from './value.ts';

/** A call in progress. */
export interface Frame {
	/** `main.main` */
	readonly func: string;
	/** Line at hand, from 1; 0 where it is not known. */
	readonly line: number;
	readonly variables: readonly Variable[];
}

/** Frames that are shown: the innermost ones. */
const mostFrames = 16;

/** The runtime's own frames, such as the one that called main, are not the program's. */
const runtime = 'runtime.';

/** The frames in the image; `line` is where the innermost one is. */
export function stackAt(reading: Reading, debug: DebugInfo, line: number): Frame[] {
	const frames: Frame[] = [];
	const { memory } = reading;
	let fp = g.read(memory, gAddr).fp;
	let at = line;
	while (fp > 0 && memory.contains(fp, frame.size) && frames.length < mostFrames) {
		const { func, returnPc, callerFp } = frame.read(memory, fp);
		const info: FuncInfo | undefined = debug.funcs[func];
		if (!info) break;
		if (!info.name.startsWith(runtime))
			frames.push({
				func: info.name,
				line: at,
				variables: variablesOf(reading, debug, info, fp, at),
			});
		at = lineOf(debug, returnPc);
		fp = callerFp;
	}
	return frames;
}

/** The line that the instruction before `pc` belongs to; 0 if none does. */
function lineOf({ lines }: DebugInfo, pc: number): number {
	let low = 0;
	let high = lines.length / 2;
	while (low < high) {
		const mid = (low + high) >> 1;
		if (lines[2 * mid] < pc) low = mid + 1;
		else high = mid;
	}
	return low === 0 ? 0 : lines[2 * low - 1];
}
