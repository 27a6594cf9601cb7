// A key is followed by the events alone; here the same is found by reading the bytes at every event.

import { describe, expect, test } from 'vitest';
import { compile } from '#engine/compile.ts';
import { defaultOptions, run } from '#engine/run.ts';
import { keys, mapType, minTopHash } from '#engine/runtime/classic/layout.ts';
import { Replay } from '#engine/trace/replay.ts';
import { eventsNamed } from '#engine/trace/navigate.ts';
import { eventAt, type Trace } from '#engine/trace/trace.ts';
import { decodeMap } from '#inspect/classic.ts';
import { touchesOfKey } from '#inspect/key-touches.ts';
import { identityOf, keyAtHand, keyInSlot, type KeyOf } from '#inspect/key.ts';
import { readingOf } from '#inspect/reading.ts';
import { mapAt, traceIndex } from '#inspect/trace-index.ts';
import { churn, integers, strings } from './programs.ts';

/** What the events are about, read from the image. */
class Naive {
	readonly replay: Replay;
	readonly key: KeyOf;
	constructor(trace: Trace, key: KeyOf) {
		this.replay = new Replay(trace);
		this.key = key;
	}

	layoutAt(state: number) {
		const made = mapAt(traceIndex(this.replay.trace), this.key.h, state);
		return made && mapType(this.replay.trace.debug.types[made.type]);
	}

	/** Buckets of the map in a state that hold the key, by slot. */
	slots(state: number): string[] {
		const t = this.layoutAt(state);
		if (!t) return [];
		const memory = this.replay.seek(state);
		const map = decodeMap(memory, t, this.key.h);
		const chains = [...(map?.table?.chains ?? []), ...(map?.oldTable?.chains ?? [])];
		return chains
			.flatMap(({ buckets }) => buckets)
			.flatMap(({ addr, slots }) =>
				slots.flatMap(({ tophash }, i) => {
					const at = addr + keys + i * t.keySlot;
					const lies = t.indirectKey ? memory.loadPointer(at) : at;
					const isIt =
						tophash >= minTopHash &&
						identityOf(readingOf(this.replay), t.key, lies) === this.key.identity;
					return isIt ? [`${addr} ${i}`] : [];
				}),
			);
	}

	isTouch(i: number): boolean {
		const { name, fields } = eventAt(this.replay.trace.events, i);
		if (/^map\.(access|assign|delete)\.begin$/.test(name)) {
			const t = fields.h === this.key.h ? this.layoutAt(i) : null;
			this.replay.seek(i + 1);
			return (
				t !== null && identityOf(readingOf(this.replay), t.key, fields.key) === this.key.identity
			);
		}
		if (name === 'map.clear.end')
			return fields.h === this.key.h && this.slots(beginOf(this.replay.trace, i)).length > 0;
		if (name === 'slot.clear') return this.slots(i).includes(`${fields.bucket} ${fields.slot}`);
		if (name === 'evacuate.slot')
			return this.slots(i + 1).includes(`${fields.to} ${fields.toSlot}`);
		return 'bucket' in fields && 'slot' in fields
			? this.slots(i + 1).includes(`${fields.bucket} ${fields.slot}`)
			: false;
	}

	touches(): number[] {
		const { length } = this.replay.trace.events;
		return Array.from({ length }, (_, i) => i)
			.filter((i) => this.isTouch(i))
			.map((i) => i + 1);
	}
}

function beginOf(trace: Trace, end: number): number {
	let i = end;
	while (eventAt(trace.events, i).name !== 'map.clear.begin') i--;
	return i;
}

/** The key of the n-th insert of a run. */
function insertedKey(trace: Trace, n: number): KeyOf {
	const inserts = Array.from({ length: trace.events.length }, (_, i) => i).filter(
		(i) => eventAt(trace.events, i).name === 'slot.insert',
	);
	const { index, fields } = eventAt(trace.events, inserts[n]);
	const replay = new Replay(trace);
	const key = keyInSlot(replay, index + 1, { bucket: fields.bucket, slot: fields.slot });
	expect(key).toEqual(keyAtHand(replay, index + 1));
	if (!key) throw new Error(`insert ${n} left no key`);
	return key;
}

describe('the touches of a key', () => {
	test.each([
		['integers', integers, 3, '21'],
		['integers', integers, 2, '14'],
		['integers', integers, 29, '203'],
		['strings', strings, 0, '"a"'],
		['strings', strings, 2, '"c"'],
		['churn', churn, 1, '"name"'],
		['churn', churn, 60, '59'],
	] as const)('in %s are all events about it, of insert %#', (_, trace, n, text) => {
		const key = insertedKey(trace, n);
		expect(key.text).toBe(text);
		const touches = [...touchesOfKey(new Replay(trace), key)];
		expect(touches.length).toBeGreaterThan(2);
		expect(touches).toEqual(new Naive(trace, key).touches());
	});

	test('follow it to other buckets', () => {
		const key = insertedKey(integers, 0);
		const touches = [...touchesOfKey(new Replay(integers), key)];
		const moves = touches.filter((s) => eventAt(integers.events, s - 1).name === 'evacuate.slot');
		expect(moves.length).toBe(3);
	});

	test('begin with the type of the map that owns the slot, not of that at hand', () => {
		const { program } = compile(`package main
func main() {
	names := map[string]int{}
	names["first"] = 1
	flags := map[int8]bool{}
	flags[3] = true
}
`);
		const trace = run(program!, defaultOptions); // it compiles
		const [insert] = eventsNamed(trace.events, 'slot.insert').map((i) => eventAt(trace.events, i));
		const replay = new Replay(trace);
		const { bucket, slot } = insert.fields;
		const key = keyInSlot(replay, replay.length - 1, { bucket, slot });
		expect(key).toEqual({ ...keyAtHand(replay, insert.index + 1) });
		expect(key?.text).toBe('"first"');
	});

	test('are none of a slot without an entry', () => {
		const made = [...Array(integers.events.length).keys()].find(
			(i) => eventAt(integers.events, i).name === 'bucket.new',
		)!; // the run begins with an empty map
		const { fields } = eventAt(integers.events, made);
		expect(
			keyInSlot(new Replay(integers), made + 1, { bucket: fields.bucket, slot: 0 }),
		).toBeNull();
		expect(
			keyInSlot(new Replay(integers), made + 1, { bucket: fields.bucket, slot: -1 }),
		).toBeNull();
		expect(keyAtHand(new Replay(integers), 0)).toBeNull();
	});
});
