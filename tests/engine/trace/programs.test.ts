// The laws of time, on traces of real programs.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '#engine/compile.ts';
import type { Program } from '#engine/lang/program.ts';
import { heapTotals } from '#engine/runtime/heap/layout.ts';
import { defaultOptions, execute, run } from '#engine/run.ts';
import { Replay } from '#engine/trace/replay.ts';
import { eventRows } from '#engine/trace/schema.ts';
import { eventAt, type Trace } from '#engine/trace/trace.ts';

const sources = {
	'a map that grows, shrinks and is looped over': `package main

import "fmt"

func main() {
	m := make(map[int]string)
	for i := 0; i < 60; i++ {
		m[i*7] = fmt.Sprint("v", i)
	}
	for i := 0; i < 30; i++ {
		delete(m, i*14)
	}
	n := 0
	for k, v := range m {
		n += k + len(v)
	}
	fmt.Println(len(m), n)
}
`,
	'garbage, collected': `package main

import "runtime"

type node struct {
	next *node
	pad  [5]int
}

func chain(n int) *node {
	var first *node
	for i := 0; i < n; i++ {
		first = &node{next: first}
	}
	return first
}

func main() {
	keep := chain(20)
	chain(50)
	runtime.GC()
	big := make([]*node, 5000)
	big[1] = keep
	runtime.GC()
	println(len(big), keep.next != nil)
}
`,
	'a panic inside of calls': `package main

func f(n int, m map[string]int) int {
	if n == 0 {
		m["x"] = 1
	}
	return f(n-1, m) + 1
}

func main() {
	println(f(5, nil))
}
`,
};

const seeded = { seed: 6, numRuns: 5 };
const anyWalk = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
	minLength: 2,
	maxLength: 8,
});

function programOf(source: string): Program {
	const { program, diagnostics } = compile(source);
	if (program === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
	return program;
}

/** A number that stands for all bytes of an image. */
function digest(words: Int32Array): number {
	let hash = 0;
	for (let i = 0; i < words.length; i++)
		if (words[i] !== 0) hash = Math.imul(hash ^ words[i] ^ i, 0x01000193);
	return hash;
}

describe.each(Object.entries(sources))('the trace of %s', (_, source) => {
	const program = programOf(source);
	const trace: Trace = run(program, defaultOptions);
	const { events, writes } = trace;

	test('shows the same image at a position, however it was reached', () => {
		fc.assert(
			fc.property(anyWalk, (walk) => {
				const places = walk.map((place) => Math.round(place * events.length));
				const replay = new Replay(trace);
				for (const place of places) replay.seek(place);
				const direct = new Replay(trace);
				direct.seek(places[places.length - 1]);
				expect(digest(replay.memory.i32)).toBe(digest(direct.memory.i32));
			}),
			seeded,
		);
	});

	test('is where it began after a way there and back', () => {
		const replay = new Replay(trace);
		const before = digest(replay.memory.i32);
		replay.seek(events.length);
		expect(digest(replay.memory.i32)).not.toBe(before);
		replay.seek(0);
		expect(digest(replay.memory.i32)).toBe(before);
	});

	test('gives every write to an event, and all of them to words of the image', () => {
		expect(events.writes[events.length - 1]).toBe(writes.length);
		for (let i = 1; i < events.length; i++)
			if (events.writes[i] < events.writes[i - 1]) throw new Error(`event ${i} takes writes back`);
		for (const w of writes.word) if (w < 1024 || w >= trace.size >> 2) throw new Error(`word ${w}`);
		expect(writes.delta.includes(0)).toBe(false);
	});

	test('has addresses in the image wherever an event names one', () => {
		for (let i = 0; i < events.length; i++) {
			const { name, fields } = eventAt(events, i);
			const row = eventRows[events.id[i]];
			for (const [field, unit] of Object.entries(row.fields))
				if (unit === 'addr' && !(fields[field] >= 0 && fields[field] < trace.size))
					throw new Error(`event ${i}, ${name}: ${field} is ${fields[field]}`);
		}
	});

	test('is the same when the program is run again, and begins otherwise under another seed', () => {
		const again = run(program, defaultOptions);
		expect(again.events).toEqual(events);
		expect(again.writes).toEqual(writes);
		const other = run(program, { ...defaultOptions, seed: 2 });
		expect(other.initial).not.toEqual(trace.initial);
	});

	test('says what the program says when it is not recorded', () => {
		const written: number[] = [];
		const status = execute(program, defaultOptions, (_fd, bytes) => written.push(...bytes));
		expect(status).toEqual(trace.status);
		expect(written).toEqual([...trace.output]);
	});
});

test('collections in a trace free what they report', () => {
	const trace = run(programOf(sources['garbage, collected']), defaultOptions);
	const replay = new Replay(trace);
	let collections = 0;
	let freed = 0;
	for (let i = 0; i < trace.events.length; i++) {
		const { name, fields } = eventAt(trace.events, i);
		if (name === 'gc.begin') freed = 0;
		if (name === 'gc.free') freed++;
		if (name !== 'gc.end') continue;
		expect(fields.freed).toBe(freed);
		expect(heapTotals(replay.seek(i + 1)).frees).toBeGreaterThanOrEqual(freed);
		collections++;
	}
	expect(collections).toBe(2);
});
