// The allocator and the collector, on a heap of a million linked objects.

import { basicTypes, pointerTo, structOf } from '#engine/abi/type.ts';
import type { Addr } from '#engine/memory/address.ts';
import { newProcess, startRecording, type Process } from '#engine/runtime/process.ts';
import { interleave, median, time } from './measure.ts';
import type { Row } from './report.ts';
import { collectGarbage } from '#engine/runtime/gc.ts';

const pointer = pointerTo(basicTypes.int);

/** 48 bytes with three pointers. */
const node = structOf(
	['left', 'right', 'next']
		.map((name) => ({ name, type: pointer }))
		.concat(['a', 'b', 'c'].map((name) => ({ name, type: basicTypes.int }))),
);

/** A process with n nodes; all are reachable from the root, along pointers without pattern. */
function graph(n: number): Process {
	const p = newProcess({ seed: 1, memoryLimit: 2 ** 30, types: [node] });
	const all = new Int32Array(n);
	for (let i = 0; i < n; i++) all[i] = p.heap.newobject(node);
	const link = (from: Addr, to: number) => p.memory.storePointer(from, all[to]);
	for (let i = 0; i < n; i++) {
		link(all[i], Math.min(2 * i + 1, n - 1));
		link(all[i] + 8, Math.min(2 * i + 2, n - 1));
		link(all[i] + 16, (i * 7919) % n);
	}
	p.heap.roots = (visit) => visit(all[0]);
	return p;
}

/** Goal G1, without the comparison with real Go. */
export function heapRows(n: number, rounds: number): Row[] {
	const p = graph(n);
	const traced = graph(n);
	const samples = interleave(rounds, {
		alloc: () => {
			const fresh = newProcess({ seed: 1, memoryLimit: 2 ** 30, types: [node] });
			return time(n, () => {
				for (let i = 0; i < n; i++) fresh.heap.newobject(node);
			});
		},
		collect: () => time(1e6, () => collectGarbage(p.heap)),
		traced: () => {
			startRecording(traced, Infinity);
			return time(1e6, () => collectGarbage(traced.heap));
		},
	});
	const what = `${n.toLocaleString('en')} objects of 48 bytes`;
	return [
		{ goal: '', what: `${what}: mallocgc`, figure: median(samples.alloc), unit: 'ns' },
		{
			goal: 'G1',
			what: `${what}: collection`,
			figure: median(samples.collect),
			unit: 'ms',
			limit: 200,
		},
		{
			goal: 'G1',
			what: `${what}: collection, recorded`,
			figure: median(samples.traced),
			unit: 'ms',
			limit: 200,
		},
	];
}
