// Hash vectors: a value, a seed, and the hash that the real runtime computed.

import { hashed } from '#engine/runtime/hash.ts';
import { hashValue } from '#engine/runtime/alg.ts';
import type { Process } from '#engine/runtime/process.ts';
import { hex } from './basic-kinds.ts';
import { TestData } from './data.ts';
import { Unreplayable, type Difference } from './failure.ts';
import { readHashkey } from './header.ts';
import { kindOf } from './kinds.ts';
import { replayProcess } from './process.ts';
import { RecordedRandom } from './random.ts';
import type { JsonObject } from './recording.ts';

/** Bytes of the largest value. */
const largestValue = 256;

/** A file of hash vectors on its way. */
export class HashReplay {
	readonly #random = new RecordedRandom();
	readonly #process: Process;
	readonly #data: TestData;
	readonly #value: number;

	constructor(header: JsonObject) {
		this.#process = replayProcess(readHashkey(header), this.#random);
		this.#data = new TestData(this.#process);
		this.#value = this.#data.alloc(largestValue);
	}

	/** Hashes the value of one line. */
	step({ type, k, hash0, hash, r }: JsonObject): Difference[] {
		const kind = kindOf(type);
		if (typeof hash0 !== 'string' || !/^[0-9a-f]{8}$/.test(hash0))
			throw new Unreplayable(`bad hash0 ${JSON.stringify(hash0)}`);
		kind.store(this.#data, this.#value, k);
		this.#random.load(r);
		hashValue(this.#process, kind.type, this.#value, parseInt(hash0, 16) | 0, 0);
		const got = hex(hashed[1]) + hex(hashed[0]);
		const { recorded, drawn } = this.#random.use;
		const differences: Difference[] = [];
		if (got !== hash) differences.push({ field: 'hash', expected: hash, got });
		if (drawn !== recorded) differences.push({ field: 'r', expected: recorded, got: drawn });
		return differences;
	}
}
