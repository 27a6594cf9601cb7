// Replaying a trace: operation by operation, everything that the recording tells is compared with what our
// runtime did. Nothing is excused; addresses are no part of a recording.

import { isDeepStrictEqual } from 'node:util';
import { GoPanic } from '#engine/runtime/panic.ts';
import { allocated, readCounters, type Counters } from './allocation.ts';
import { canonicalText, digest } from './dump.ts';
import { Unreplayable, type Difference } from './failure.ts';
import { readHeader, type TraceHeader } from './header.ts';
import { operations, type Operation } from './operations.ts';
import { replayProcess } from './process.ts';
import { RecordedRandom } from './random.ts';
import type { JsonObject } from './recording.ts';
import { Subject } from './subject.ts';
import { collectGarbage } from '#engine/runtime/gc.ts';

/** Fields that any operation may have. */
const commonFields = ['i', 'op', 'r', 'mem', 'st', 'dg', 'dump', 'panic', 'note'];

/** Dumps come with every n-th operation of a trace that is not small. */
const dumpEvery = 500;

/** Garbage, in bytes, that may gather before we collect it on our own account. */
const garbageLimit = 256 << 20;

/** A trace on its way. */
export class Replay {
	readonly #header: TraceHeader;
	readonly #random = new RecordedRandom();
	readonly #subject: Subject;
	#counters: Counters;
	/** Bytes in use when garbage was last collected. */
	#kept = 0;
	#next = 0;

	constructor(header: JsonObject) {
		this.#header = readHeader(header);
		const process = replayProcess(this.#header.hashkey, this.#random);
		this.#subject = new Subject(process, this.#header.kind);
		this.#counters = readCounters(process);
	}

	/** Performs the next operation. Returns what came out otherwise than recorded. */
	step(line: JsonObject): Difference[] {
		const operation = operationOf(line, this.#next);
		this.#random.load(line.r);
		const { result, panic } = this.#perform(operation, line);
		const before = this.#counters;
		this.#counters = readCounters(this.#subject.process);

		const compared: [field: string, got: unknown][] = Object.entries(result);
		compared.push(['panic', panic], ['st', this.#subject.state()]);
		if (panic === undefined && line.op !== 'range')
			compared.push(['mem', allocated(before, this.#counters)]);
		this.#compareDump(line, compared);
		const differences = differencesOf(line, compared, this.#header.small);
		const { recorded, drawn } = this.#random.use;
		if (drawn !== recorded) differences.push({ field: 'r', expected: recorded, got: drawn });

		this.#collect();
		this.#next++;
		return differences;
	}

	#perform(operation: Operation, line: JsonObject): { result: JsonObject; panic?: string } {
		try {
			return { result: operation.run(this.#subject, line) };
		} catch (error) {
			if (error instanceof GoPanic) return { result: {}, panic: error.message };
			throw error;
		}
	}

	/** Dump and digest, where they are due or recorded all the same. */
	#compareDump(line: JsonObject, compared: [string, unknown][]): void {
		const { small, digestEvery } = this.#header;
		const nth = this.#next + 1;
		const digestDue = nth % digestEvery === 0;
		const dumpDue = small || (digestEvery === 1 && nth % dumpEvery === 0);
		if (!digestDue && !dumpDue && !('dg' in line) && !('dump' in line)) return;
		const dump = this.#subject.dump();
		if (digestDue || 'dg' in line) compared.push(['dg', digest(canonicalText(dump))]);
		if (dumpDue || 'dump' in line) compared.push(['dump', dump]);
	}

	/** Keeps long traces within the image. Where things lie makes no difference to the recording. */
	#collect(): void {
		if (this.#counters.heapAlloc < 2 * this.#kept + garbageLimit) return;
		collectGarbage(this.#subject.process.heap);
		this.#counters = readCounters(this.#subject.process);
		this.#kept = this.#counters.heapAlloc;
	}
}

/** The operation of a line, which has to be number `index` and to have known fields only. */
function operationOf(line: JsonObject, index: number): Operation {
	const operation = operations.get(line.op);
	if (operation === undefined) throw new Unreplayable(`unknown op ${JSON.stringify(line.op)}`);
	if (line.i !== index)
		throw new Unreplayable(`operation ${index} is missing: next is ${JSON.stringify(line.i)}`);
	for (const field of Object.keys(line))
		if (![...commonFields, ...operation.operands, ...operation.results].includes(field))
			throw new Unreplayable(`unknown field ${field} in operation ${index} (${line.op})`);
	return operation;
}

function differencesOf(
	line: JsonObject,
	compared: readonly [field: string, got: unknown][],
	small: boolean,
): Difference[] {
	const differences: Difference[] = [];
	for (const [field, got] of compared) {
		const expected = line[field];
		if (field === 'keys' && expected === undefined && !small) continue; // told by the digest only
		if (!isDeepStrictEqual(got, expected)) differences.push({ field, expected, got });
	}
	return differences;
}
