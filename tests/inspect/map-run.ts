// Recorded runs of the map without a program: the test calls the runtime, as compiled code would.

import { basicTypes, mapOf, type GoType } from '#engine/abi/type.ts';
import type { Addr } from '#engine/memory/address.ts';
import type { DebugInfo } from '#engine/lang/program.ts';
import { mapaccess } from '#engine/runtime/classic/access.ts';
import { mapassign } from '#engine/runtime/classic/assign.ts';
import { mapdelete } from '#engine/runtime/classic/delete.ts';
import { mapType } from '#engine/runtime/classic/layout.ts';
import { makemap } from '#engine/runtime/classic/make.ts';
import { newProcess, startRecording } from '#engine/runtime/process.ts';
import { Replay } from '#engine/trace/replay.ts';
import type { EventName } from '#engine/trace/schema.ts';
import { eventAt, type Trace } from '#engine/trace/trace.ts';

/** A map[int]int at work; keys and values are small integers. */
export interface IntMap {
	set(key: number, value: number): void;
	get(key: number): void;
	delete(key: number): void;
}

const intMap: GoType = mapOf(basicTypes.int, basicTypes.int);

function debugInfo(types: GoType[]): DebugInfo {
	return {
		source: 'm[k] = v\n',
		file: 'main.go',
		types,
		funcs: [],
		globals: [],
		lines: new Int32Array(0),
		safePoints: [],
	};
}

/** Records what `use` does with a new map[int]int made with `hint`. */
export function recordIntMap(hint: number, use: (map: IntMap) => void): Replay {
	const p = newProcess({ seed: 7, memoryLimit: 1 << 26, types: [intMap] });
	const { memory } = p;
	const key: Addr = p.heap.newobject(basicTypes.int);
	const initial = [{ addr: 4096, bytes: memory.u8.slice(4096, memory.size) }];
	const recorder = startRecording(p, 1_000_000);
	recorder.line = 1;
	const h = makemap(p, intMap, hint);
	const t = mapType(intMap);
	use({
		set(k, v) {
			memory.storeInt64(key, k);
			memory.storeInt64(mapassign(p, t, h, key), v);
		},
		get(k) {
			memory.storeInt64(key, k);
			mapaccess(p, t, h, key);
		},
		delete(k) {
			memory.storeInt64(key, k);
			mapdelete(p, t, h, key);
		},
	});
	const trace: Trace = {
		options: { seed: 7, eventLimit: 1_000_000, instructionLimit: 0, memoryLimit: 1 << 26 },
		debug: debugInfo([intMap]),
		events: recorder.events(),
		writes: recorder.writes(),
		initial,
		size: memory.size,
		output: new Uint8Array(0),
		status: { kind: 'exit', code: 0 },
	};
	return new Replay(trace);
}

/** The states behind the events called `name`. */
export function statesBehind({ trace }: Replay, name: EventName): number[] {
	const states: number[] = [];
	for (let i = 0; i < trace.events.length; i++)
		if (eventAt(trace.events, i).name === name) states.push(i + 1);
	return states;
}
