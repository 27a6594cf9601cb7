// The process in which a recording is replayed: with the recorded hash key and random numbers.

import { newProcess, type Process } from '#engine/runtime/process.ts';
import type { RecordedRandom } from './random.ts';

/** As much as the image can address. */
const memoryLimit = 2 ** 31 - 2 ** 25;

/** A process whose hash key is `hashkey`: four words of 16 hexadecimal digits. */
export function replayProcess(hashkey: readonly string[], random: RecordedRandom): Process {
	const process = newProcess({ seed: 0, memoryLimit, random });
	hashkey.forEach((word, i) => {
		process.memory.storeInt32(process.hashkey + 8 * i, parseInt(word.slice(8), 16));
		process.memory.storeInt32(process.hashkey + 8 * i + 4, parseInt(word.slice(0, 8), 16));
	});
	return process;
}
