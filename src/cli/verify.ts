// mapscope verify: replays recordings of the real Go runtime and compares everything they tell.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifyFile } from './verify/file.ts';

const extension = '.jsonl.gz';

/** Takes a line of output, without its end. */
type Print = (line: string) => void;

const toStdout: Print = (line) => process.stdout.write(`${line}\n`);

/**
 * Replays every recording in the folders: prints a line for each, and a last line with the sums. Returns the exit
 * status: 0 if there was something to replay in each folder, and nothing differed.
 */
export async function verify(folders: string[], print = toStdout): Promise<number> {
	if (folders.length === 0) {
		print('usage: mapscope verify FOLDER…');
		return 1;
	}
	const sum = { files: 0, operations: 0, mismatches: 0 };
	let failed = false;
	for (const folder of folders) {
		const names = recordingsIn(folder, print);
		if (names.length === 0) failed = true;
		for (const name of names) {
			const { operations, mismatches, message } = verifyFile(join(folder, name));
			sum.files++;
			sum.operations += operations;
			sum.mismatches += mismatches;
			const outcome = message === '' ? 'ok' : `${mismatches} mismatches, first: ${message}`;
			print(`${name}: ${operations} operations: ${outcome}`);
		}
	}
	print(`${sum.files} files, ${sum.operations} operations, ${sum.mismatches} mismatches`);
	return failed || sum.mismatches > 0 ? 1 : 0;
}

/** Names of the recordings in a folder, sorted. Says so if there are none. */
function recordingsIn(folder: string, print: Print): string[] {
	try {
		const names = readdirSync(folder).filter((name) => name.endsWith(extension));
		if (names.length === 0) print(`${folder}: no recordings (*${extension})`);
		return names.sort();
	} catch (error) {
		print(`${folder}: ${error instanceof Error ? error.message : error}`);
		return [];
	}
}
