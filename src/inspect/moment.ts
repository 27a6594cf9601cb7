// A moment: everything that the screen shows of one state of a run, as plain data fit for JSON. The first
// moment of a scenario is computed when the site is built, so that the page is whole before any script.

import type { Replay } from '#engine/trace/replay.ts';
import { memStatsAt, type MemStats } from './memstats.ts';
import { narrate, stageAt, type Stage } from './narrate.ts';
import { pictureAt, type Picture } from './picture.ts';
import { readingOf } from './reading.ts';
import type { Sentence } from './sentence.ts';
import { stackAt, type Frame } from './stack.ts';
import { countUpTo, traceIndex } from './trace-index.ts';
import type { Words } from './words.ts';

/** What there is to see in one state. */
export interface Moment {
	/** The state: behind the first `index` events. */
	readonly index: number;
	readonly picture: Picture;
	/** Line of the program at hand, from 1; 0 before and behind it. */
	readonly line: number;
	/** By line (from 1): how often one of its statements was about to run. */
	readonly hits: readonly number[];
	/** The call stack, innermost first. */
	readonly frames: readonly Frame[];
	readonly memstats: MemStats;
	/** What the event that led here is a part of, and in which function of the runtime; null at the beginning. */
	readonly stage: Stage | null;
	/** What the event that led here did. */
	readonly narration: Sentence;
	/** What the program has printed by now; the end of it, where it is long. */
	readonly output: string;
}

/** Bytes of output that a moment carries. */
const mostOutput = 4000;

/** Everything about state `index`, 0 ≤ index < replay.length. Leaves the replay there. */
export function momentAt(replay: Replay, index: number, words: Words): Moment {
	const picture = pictureAt(replay, index);
	const memory = replay.seek(index);
	const { debug, events } = replay.trace;
	const reading = readingOf(replay);
	const line = index === 0 ? 0 : events.line[index - 1];
	const { lineStates } = traceIndex(replay.trace);
	return {
		index,
		picture,
		line,
		hits: lineStates.map((states) => countUpTo(states, index)),
		frames: stackAt(reading, debug, line),
		memstats: memStatsAt(memory),
		stage: stageAt(replay, index, reading),
		narration: narrate(replay, index, reading, words),
		output: outputAt(replay, index),
	};
}

/** What is on the terminal: the output so far, and behind the end of a run that panicked what Go says about it. */
function outputAt({ trace }: Replay, index: number): string {
	const { printStates, printEnds } = traceIndex(trace);
	const end = printEnds[countUpTo(printStates, index) - 1] ?? 0;
	let begin = Math.max(0, end - mostOutput);
	// A character is not cut in two.
	while (begin > 0 && (trace.output[begin] & 0xc0) === 0x80) begin++;
	const text = new TextDecoder().decode(trace.output.subarray(begin, end));
	const last =
		index === trace.events.length && trace.status.kind === 'panic' ? trace.status.text : '';
	return `${begin > 0 ? '…' : ''}${text}${last}`;
}
