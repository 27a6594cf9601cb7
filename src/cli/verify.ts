// mapscope verify: replays recordings of the real Go runtime and compares everything they tell.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifyFile } from './verify/file.ts';

const extension = '.jsonl.gz';

/**
 * Replays every recording in the folders, a line for each on stdout, and a last line with the sums. Returns the exit
 * status: 0 if there was something to replay in each folder, and nothing differed.
 */
export async function verify(folders: string[]): Promise<number> {
	if (folders.length === 0) {
		process.stderr.write('usage: mapscope verify FOLDER…\n');
		return 1;
	}
	const sum = { files: 0, operations: 0, mismatches: 0 };
	let failed = false;
	for (const folder of folders) {
		const names = recordingsIn(folder);
		if (names.length === 0) failed = true;
		for (const name of names) {
			const { operations, mismatches, message } = verifyFile(join(folder, name));
			sum.files++;
			sum.operations += operations;
			sum.mismatches += mismatches;
			const outcome = message === '' ? 'ok' : `${mismatches} mismatches, first: ${message}`;
			process.stdout.write(`${name}: ${operations} operations: ${outcome}\n`);
		}
	}
	process.stdout.write(
		`${sum.files} files, ${sum.operations} operations, ${sum.mismatches} mismatches\n`,
	);
	return failed || sum.mismatches > 0 ? 1 : 0;
}

/** Names of the recordings in a folder, sorted. Says so if there are none. */
function recordingsIn(folder: string): string[] {
	try {
		const names = readdirSync(folder).filter((name) => name.endsWith(extension));
		if (names.length === 0) process.stdout.write(`${folder}: no recordings (*${extension})\n`);
		return names.sort();
	} catch (error) {
		process.stdout.write(`${folder}: ${error instanceof Error ? error.message : error}\n`);
		return [];
	}
}
