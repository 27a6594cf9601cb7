// map[int]int of the engine, unrecorded and recorded, against a JavaScript Map with the same keys.

import { basicTypes, mapOf } from '#engine/abi/type.ts';
import { nil, type Addr } from '#engine/memory/address.ts';
import { mapaccess } from '#engine/runtime/classic/access.ts';
import { mapassign } from '#engine/runtime/classic/assign.ts';
import { mapdelete } from '#engine/runtime/classic/delete.ts';
import { mapType } from '#engine/runtime/classic/layout.ts';
import { makemap } from '#engine/runtime/classic/make.ts';
import { newProcess, startRecording, type Process } from '#engine/runtime/process.ts';
import { interleave, median, ratio, time, type Contender, type Samples } from './measure.ts';
import type { Row } from './report.ts';

const type = mapOf(basicTypes.int, basicTypes.int);
const t = mapType(type);

/** A map of the engine and a place for the key that is passed. */
class EngineMap {
	readonly p: Process;
	readonly #key: Addr;
	#h: Addr = nil;

	constructor() {
		this.p = newProcess({ seed: 1, memoryLimit: 2 ** 30, types: [type] });
		this.#key = this.p.heap.stackalloc(2048);
		this.clear();
	}

	clear(): void {
		this.#h = makemap(this.p, type, 0);
	}

	set(key: number, value: number): void {
		const { memory } = this.p;
		memory.storeInt64(this.#key, key);
		memory.storeInt64(mapassign(this.p, t, this.#h, this.#key), value);
	}

	get(key: number): number {
		const { memory } = this.p;
		memory.storeInt64(this.#key, key);
		const elem = mapaccess(this.p, t, this.#h, this.#key);
		return elem === nil ? 0 : memory.loadInt64(elem);
	}

	delete(key: number): void {
		this.p.memory.storeInt64(this.#key, key);
		mapdelete(this.p, t, this.#h, this.#key);
	}
}

type Operation = 'insert' | 'lookup' | 'overwrite' | 'delete';
type Side = 'engine' | 'js';
const operations: readonly Operation[] = ['insert', 'lookup', 'overwrite', 'delete'];

/** The numbers below n in an order without pattern: keys of look-ups. n is no multiple of the step. */
function scattered(n: number): Int32Array {
	const keys = new Int32Array(n);
	for (let i = 0, key = 0; i < n; i++, key = (key + 7_368_787) % n) keys[i] = key;
	return keys;
}

/** Times of the operations one after the other on one map, filled with n keys; the four contenders of a side. */
function engineSide(n: number, keys: Int32Array): Record<Operation, Contender> {
	let map = new EngineMap();
	return {
		insert: () => {
			map = new EngineMap();
			return time(n, () => {
				for (let i = 0; i < n; i++) map.set(i, i);
			});
		},
		lookup: () =>
			time(n, () => {
				let sum = 0;
				for (let i = 0; i < n; i++) sum += map.get(keys[i]);
				check(sum, n);
			}),
		overwrite: () =>
			time(n, () => {
				for (let i = 0; i < n; i++) map.set(keys[i], i);
			}),
		delete: () =>
			time(n, () => {
				for (let i = 0; i < n; i++) map.delete(keys[i]);
			}),
	};
}

function jsSide(n: number, keys: Int32Array): Record<Operation, Contender> {
	let map = new Map<number, number>();
	return {
		insert: () => {
			map = new Map();
			return time(n, () => {
				for (let i = 0; i < n; i++) map.set(i, i);
			});
		},
		lookup: () =>
			time(n, () => {
				let sum = 0;
				for (let i = 0; i < n; i++) sum += map.get(keys[i]) ?? 0;
				check(sum, n);
			}),
		overwrite: () =>
			time(n, () => {
				for (let i = 0; i < n; i++) map.set(keys[i], i);
			}),
		delete: () =>
			time(n, () => {
				for (let i = 0; i < n; i++) map.delete(keys[i]);
			}),
	};
}

function check(sum: number, n: number): void {
	if (sum !== (n * (n - 1)) / 2) throw new Error(`a look-up was wrong: the sum is ${sum}`);
}

/** Samples of each operation on both sides. */
function sample(n: number, rounds: number): Record<Operation, Samples<Side>> {
	const keys = scattered(n);
	const engine = engineSide(n, keys);
	const js = jsSide(n, keys);
	const contenders = Object.fromEntries(
		operations.flatMap((op) => [
			[`engine ${op}`, engine[op]],
			[`js ${op}`, js[op]],
		]),
	) as Record<`${Side} ${Operation}`, Contender>;
	const samples = interleave(rounds, contenders);
	return Object.fromEntries(
		operations.map((op) => [op, { engine: samples[`engine ${op}`], js: samples[`js ${op}`] }]),
	) as Record<Operation, Samples<Side>>;
}

/** Limits of goal E3, by number of keys and operation: times the cost of a JavaScript Map. */
const limits: Record<number, Partial<Record<Operation, number>>> = {
	10_000: { insert: 2.5, lookup: 4, overwrite: 4 },
	1_000_000: { insert: 3.3, lookup: 3.3, overwrite: 3.3, delete: 3.3 },
};

/** Goal E3: the engine, unrecorded, against a JavaScript Map. */
export function mapRows(n: number, rounds: number): Row[] {
	const samples = sample(n, rounds);
	return operations.flatMap((op): Row[] => {
		const { engine, js } = samples[op];
		const what = `map[int]int ${op}, ${n.toLocaleString('en')} keys`;
		return [
			{ goal: '', what, figure: median(engine), unit: 'ns' },
			{ goal: 'E3', what, figure: ratio(engine, js), unit: '× JS Map', limit: limits[n]?.[op] },
		];
	});
}

/** Inserts and then overwrites n keys, recorded or not; gives what both took together, and then `finish`. */
function fillTwice(n: number, recorded: boolean, finish: (p: Process) => void): Contender {
	return () => {
		const map = new EngineMap();
		if (recorded) startRecording(map.p, Infinity);
		return time(2 * n, () => {
			for (let i = 0; i < n; i++) map.set(i, i);
			for (let i = 0; i < n; i++) map.set(i, i + 1);
			finish(map.p);
		});
	};
}

/** Goal T1: what recording costs, in time and in bytes. */
export function recordingRows(n: number, rounds: number): Row[] {
	let events = 0;
	let eventBytes = 0;
	let writeBytes = 0;
	const samples = interleave(rounds, {
		silent: fillTwice(n, false, () => {}),
		recorded: fillTwice(n, true, () => {}),
		finished: fillTwice(n, true, ({ recorder }) => {
			if (recorder === null) return;
			const { length, ...columns } = recorder.events();
			const writes = recorder.writes();
			events = length;
			eventBytes = Object.values(columns).reduce((sum, column) => sum + column.byteLength, 0);
			writeBytes = writes.word.byteLength + writes.delta.byteLength;
		}),
	});
	const cost = median(samples.recorded.map((figure, round) => figure - samples.silent[round]));
	const what = `${n.toLocaleString('en')} keys set twice`;
	return [
		{
			goal: 'T1',
			what: `${what}, recorded`,
			figure: ratio(samples.recorded, samples.silent),
			unit: '× silent',
			limit: 1.5,
		},
		{
			goal: '',
			what: `${what}, with its columns`,
			figure: ratio(samples.finished, samples.silent),
			unit: '× silent',
		},
		{ goal: '', what: `${what}: cost of an event`, figure: (cost * 2 * n) / events, unit: 'ns' },
		{
			goal: 'T1',
			what: `${what}: an event`,
			figure: eventBytes / events,
			unit: 'bytes',
			limit: 12,
		},
		{
			goal: '',
			what: `${what}: an event with its writes`,
			figure: (eventBytes + writeBytes) / events,
			unit: 'bytes',
			limit: 80,
		},
	];
}
