// Natives, called by programs: what they leave in the image and in the trace.

import { describe, expect, test } from 'vitest';
import { compile, defaultOptions, run } from '#engine/index.ts';
import { nativeIter } from '#engine/lang/program.ts';
import { hiter } from '#engine/runtime/classic/layout.ts';
import { Replay } from '#engine/trace/replay.ts';
import { eventAt, type Trace, type TraceEvent } from '#engine/trace/trace.ts';

function traceOf(statements: string, imports = '"fmt"'): Trace {
	const source = `package main\n\nimport (\n${imports}\n)\n\nfunc main() {\n${statements}\n}\n`;
	const { program, diagnostics } = compile(source);
	if (program === null) throw new Error(diagnostics[0].message);
	return run(program, defaultOptions);
}

function eventsOf({ events }: Trace, name: string): TraceEvent[] {
	return Array.from({ length: events.length }, (_, i) => eventAt(events, i)).filter(
		(event) => event.name === name,
	);
}

describe('printing', () => {
	test('tells of each piece of the output where it stands', () => {
		const trace = traceOf(
			'fmt.Println("hello")\nprintln(1, true)\nfmt.Print()\nfmt.Printf("%d", 42)',
		);
		expect(new TextDecoder().decode(trace.output)).toBe('hello\n1 true\n42');
		expect(eventsOf(trace, 'print').map(({ line, fields }) => ({ line, ...fields }))).toEqual([
			{ line: 8, from: 0, length: 6 },
			{ line: 9, from: 6, length: 7 },
			{ line: 10, from: 13, length: 0 },
			{ line: 11, from: 13, length: 2 },
		]);
	});

	test('goes through a map as a loop does, and puts the iterator away', () => {
		const trace = traceOf('m := map[int]int{1: 2, 3: 4}\nfmt.Println(m)');
		expect(eventsOf(trace, 'iterate.begin')).toHaveLength(1);
		expect(eventsOf(trace, 'iterate.yield')).toHaveLength(2);
		const memory = new Replay(trace).seek(trace.events.length);
		const left = memory.u8.slice(nativeIter, nativeIter + hiter.size);
		expect(left.every((byte) => byte === 0)).toBe(true);
	});

	test('of a map that contains itself ends as in Go', () => {
		const trace = traceOf('m := map[string]any{}\nm["m"] = m\nfmt.Println(m)');
		expect(trace.status).toMatchObject({ kind: 'panic', code: 2, message: 'stack overflow' });
	});

	test('to a string allocates the string and nothing else', () => {
		const trace = traceOf('s := "x"\nt := fmt.Sprintf("%s%s", s, "yz")\n_ = t\n_ = fmt.Sprint("")');
		const sizes = eventsOf(trace, 'malloc').map(({ line, fields }) => [line, fields.size]);
		expect(sizes).toEqual([
			[9, 16],
			[9, 3],
		]);
	});
});

describe('package runtime', () => {
	test('collects when it is told to', () => {
		const trace = traceOf('runtime.GC()\nruntime.GC()', '"runtime"');
		expect(eventsOf(trace, 'gc.end')).toHaveLength(2);
	});

	test('fills MemStats, and panics without a place for them', () => {
		const counted = traceOf('var s runtime.MemStats\nruntime.ReadMemStats(&s)', '"runtime"');
		expect(eventsOf(counted, 'memstats.read')).toHaveLength(1);
		const nowhere = traceOf('runtime.ReadMemStats(nil)', '"runtime"');
		expect(nowhere.status).toMatchObject({
			kind: 'panic',
			message: 'runtime error: invalid memory address or nil pointer dereference',
		});
	});
});
