// Seeking in a trace of a million events: a map that grows, every probe and every evacuation recorded.

import { basicTypes, mapOf } from '#engine/abi/type.ts';
import { arenaBase } from '#engine/memory/address.ts';
import { mapassign } from '#engine/runtime/classic/assign.ts';
import { mapType } from '#engine/runtime/classic/layout.ts';
import { makemap } from '#engine/runtime/classic/make.ts';
import { newProcess, startRecording } from '#engine/runtime/process.ts';
import { Replay } from '#engine/trace/replay.ts';
import type { Trace } from '#engine/trace/trace.ts';
import { median, milliseconds, quantile } from './measure.ts';
import type { Row } from './report.ts';

const options = { seed: 1, eventLimit: 1e6, instructionLimit: 0, memoryLimit: 2 ** 28 };
const noProgram = { source: '', file: '', types: [], funcs: [], globals: [], safePoints: [] };

/** A trace of as many inserts as make a million events. */
function millionEvents(): Trace {
	const type = mapOf(basicTypes.int, basicTypes.int);
	const t = mapType(type);
	const p = newProcess({ ...options, types: [type] });
	const { memory } = p;
	const key = p.heap.stackalloc(2048);
	const recorder = startRecording(p, options.eventLimit);
	const initial = [{ addr: 0, bytes: memory.u8.slice(0, arenaBase) }];
	const h = makemap(p, type, 0);
	for (let i = 0; !recorder.full; i++) {
		memory.storeInt64(key, i);
		memory.storeInt64(mapassign(p, t, h, key), i);
	}
	return {
		options,
		debug: { ...noProgram, lines: new Int32Array() },
		events: recorder.events(),
		writes: recorder.writes(),
		initial,
		size: memory.size,
		output: new Uint8Array(),
		status: { kind: 'exit', code: 0 },
	};
}

/** Milliseconds of each seek to the positions in turn. */
function seekTimes(replay: Replay, positions: readonly number[]): number[] {
	return positions.map((position) => milliseconds(() => replay.seek(position)));
}

/** Positions between 0 and n without pattern. */
function scattered(n: number, count: number): number[] {
	return Array.from({ length: count }, (_, i) => Math.floor(((i * 0.618_033_988_75) % 1) * n));
}

/** Goals T2 and T4. */
export function seekRows(): Row[] {
	const trace = millionEvents();
	const n = trace.events.length;
	const replay = new Replay(trace);
	const positions = scattered(n, 400);
	// The best of a few passes: what other programs on the machine take is not ours.
	const passes = Array.from({ length: 5 }, () => seekTimes(replay, positions));
	const anywhere = positions.map((_, i) => Math.min(...passes.map((pass) => pass[i])));
	const there: number[] = [];
	const back: number[] = [];
	for (let round = 0; round < 15; round++) {
		there.push(...seekTimes(replay, [n]));
		back.push(...seekTimes(replay, [0]));
	}
	const slower = Math.max(median(there) / median(back), median(back) / median(there));
	const what = `${n.toLocaleString('en')} events, ${trace.writes.length.toLocaleString('en')} writes`;
	return [
		{ goal: '', what: `${what}: seek, median`, figure: median(anywhere), unit: 'ms' },
		{ goal: '', what: `${what}: seek, 95 %`, figure: quantile(anywhere, 0.95), unit: 'ms' },
		{
			goal: 'T2',
			what: `${what}: seek, worst`,
			figure: Math.max(...anywhere),
			unit: 'ms',
			limit: 2,
		},
		{ goal: '', what: `${what}: first to last`, figure: median(there), unit: 'ms' },
		{
			goal: 'T4',
			what: `${what}: one way against the other`,
			figure: slower,
			unit: '×',
			limit: 1.5,
		},
	];
}
