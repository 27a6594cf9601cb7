// One recording from the first line to the last.

import { describe, Unreplayable, type Difference } from './failure.ts';
import { HashReplay } from './hashes.ts';
import { readRecording, type JsonObject } from './recording.ts';
import { Replay } from './replay.ts';

/** What became of a file. */
export interface Verdict {
	/** Operations that were replayed. */
	readonly operations: number;
	/** Operations that differ; and one more if the file could not be replayed to its end. */
	readonly mismatches: number;
	/** What went wrong first; empty if nothing did. */
	readonly message: string;
}

interface Stepper {
	step(line: JsonObject): Difference[];
}

const formats: ReadonlyMap<string, (header: JsonObject) => Stepper> = new Map([
	['classic-map-trace/1', (header: JsonObject): Stepper => new Replay(header)],
	['classic-map-hashes/1', (header: JsonObject): Stepper => new HashReplay(header)],
]);

/** Replays the recording at `path`. */
export function verifyFile(path: string): Verdict {
	let operations = 0;
	let mismatches = 0;
	let message = '';
	const fail = (text: string) => {
		mismatches++;
		if (message === '') message = text;
	};
	try {
		const { format, header, lines } = readRecording(path);
		const start = formats.get(format);
		if (start === undefined) throw new Unreplayable(`${format}: format not implemented yet`);
		const replay = start(header);
		for (const line of lines) {
			const differences = replay.step(line);
			if (differences.length > 0)
				fail(`operation ${operations}${nameOf(line)}: ${differences.map(describe).join('; ')}`);
			operations++;
		}
	} catch (error) {
		if (error instanceof Unreplayable) fail(error.message);
		else fail(`operation ${operations}: ${error instanceof Error ? error.stack : error}`);
	}
	return { operations, mismatches, message };
}

function nameOf({ op }: JsonObject): string {
	return typeof op === 'string' ? ` (${op})` : '';
}
