// The machine itself: limits, stacks, going on where it stopped, and what recording must not change.

import { describe, expect, test } from 'vitest';
import { frame, g, gAddr } from '#engine/lang/program.ts';
import { activeCalls, activeFrames } from '#engine/machine/frame.ts';
import { Machine } from '#engine/machine/machine.ts';
import { wholeLibrary } from '#engine/machine/whole-library.ts';
import { maxstacksize } from '#engine/machine/stack.ts';
import { defaultOptions, execute, run } from '#engine/run.ts';
import { newProcess, startRecording } from '#engine/runtime/process.ts';
import { Replay } from '#engine/trace/replay.ts';
import { eventAt } from '#engine/trace/trace.ts';
import { programOf } from '../lang/programs.ts';

/** A machine that is ready to run the program; `recorded`: with a recorder. */
function machineFor(text: string, recorded = false): { machine: Machine; output: () => string } {
	const program = programOf(text);
	const process = newProcess({ seed: 1, memoryLimit: 1 << 28, types: program.debug.types });
	if (recorded) startRecording(process, 1_000_000);
	let written = '';
	const machine = new Machine(program, process, wholeLibrary, (_, bytes) => {
		written += new TextDecoder().decode(bytes);
	});
	return { machine, output: () => written };
}

/** The first address at which two images differ, or -1. */
function firstDifference(a: Machine, b: Machine): number {
	const [x, y] = [a.memory.i32, b.memory.i32];
	if (x.length !== y.length) return Math.min(x.length, y.length) * 4;
	const at = x.findIndex((word, i) => word !== y[i]);
	return at < 0 ? -1 : at * 4;
}

const fib = `
func fib(n int) int {
	if n < 2 { return n }
	return fib(n-1) + fib(n-2)
}
func main() {
	m := map[int]int{}
	for i := range 12 { m[i] = fib(i) }
	s := 0
	for _, v := range m { s += v }
	println(s)
}`;

describe('a run', () => {
	test('that never ends is stopped, and says after how many instructions', () => {
		const { machine } = machineFor('func main() { for { } }');
		const status = machine.run(100_000);
		expect(status).toEqual({
			kind: 'stopped',
			reason: 'The program was stopped after 100,000 instructions.',
		});
	});

	test('that recurses for ever ends as in Go', () => {
		const { machine } = machineFor('func f(n int) int { return f(n+1) + 1 }\nfunc main() { f(0) }');
		const status = machine.run(1e9);
		if (status.kind !== 'panic') throw new Error(`the run ended with ${status.kind}`);
		const lines = status.text.split('\n');
		expect(lines.slice(0, 6)).toEqual([
			`runtime: goroutine stack exceeds ${maxstacksize}-byte limit`,
			'fatal error: stack overflow',
			'',
			'goroutine 1 [running]:',
			'main.f(...)',
			expect.stringMatching(/^\tmain\.go:2 \+0x[0-9a-f]+$/),
		]);
		expect(lines).toContainEqual(expect.stringMatching(/^\.\.\.\d+ frames elided\.\.\.$/));
		expect(lines.at(-3)).toBe('main.main()');
	});

	test('is stopped when the recording is full, and keeps what was recorded', () => {
		const program = programOf('func main() { for i := 0; ; i++ { } }');
		const trace = run(program, { ...defaultOptions, eventLimit: 500 });
		expect(trace.status).toMatchObject({
			kind: 'stopped',
			reason: expect.stringContaining('The recording is full'),
		});
		expect(trace.events.length).toBe(500);
		expect(eventAt(trace.events, 499).name).toBe('stmt');
	});

	test.each([1, 7, 1000])('in slices of %d instructions is the same run', (slice) => {
		const whole = machineFor(fib);
		const pieces = machineFor(fib);
		const status = whole.machine.run(1e7);
		let last = pieces.machine.run(slice);
		while (last.kind === 'stopped') last = pieces.machine.run(slice);
		expect(last).toEqual(status);
		expect(pieces.output()).toBe(whole.output());
		expect(firstDifference(pieces.machine, whole.machine)).toBe(-1);
	});

	test('leaves the same image whether it is recorded or not', () => {
		const plain = machineFor(fib);
		const recorded = machineFor(fib, true);
		plain.machine.run(1e7);
		recorded.machine.run(1e7);
		expect(recorded.output()).toBe(plain.output());
		expect(firstDifference(recorded.machine, plain.machine)).toBe(-1);
	});

	test('has as many instructions whether it is recorded or not', () => {
		const length = (recorded: boolean) => {
			const { machine } = machineFor(fib, recorded);
			let instructions = 1;
			while (machine.run(1).kind === 'stopped') instructions++;
			return instructions;
		};
		expect(length(true)).toBe(length(false));
	});

	test('writes to stdout and stderr as it goes', () => {
		const program = programOf(
			'import "fmt"\nfunc main() { fmt.Print("out"); print("err"); fmt.Print(1) }',
		);
		const written: [number, string][] = [];
		execute(program, defaultOptions, (fd, bytes) =>
			written.push([fd, new TextDecoder().decode(bytes)]),
		);
		expect(written).toEqual([
			[1, 'out'],
			[2, 'err'],
			[1, '1'],
		]);
	});
});

describe('a stack', () => {
	const deep = `
func down(n int, p *int) int {
	var pad [20]int
	pad[n%20] = n
	if n == 0 { return *p }
	return down(n-1, p) + pad[n%20] - n
}
func main() { x := 7; println(down(200, &x), down(3000, &x)) }`;

	test('moves to one of twice the size, with all its frames', () => {
		const { machine, output } = machineFor(deep);
		const { stackLo, stackHi } = g.read(machine.memory, gAddr);
		expect(stackHi - stackLo).toBe(2048);
		expect(machine.run(1e7)).toEqual({ kind: 'exit', code: 0 });
		expect(output()).toBe('7 7\n');
		const grown = g.read(machine.memory, gAddr);
		const size = grown.stackHi - grown.stackLo;
		expect(size).toBeGreaterThan(2048);
		expect(size & (size - 1)).toBe(0);
		expect(grown.stackLo).not.toBe(stackLo);
	});

	test('can be walked from the image alone, in the middle of a call', () => {
		const { machine } = machineFor(deep);
		machine.run(3000);
		const { debug } = machine.program;
		const calls = activeCalls(machine.memory, debug);
		expect(calls.length).toBeGreaterThan(5);
		expect(calls.at(-1)).toMatchObject({ name: 'main.main', line: 9 });
		expect(new Set(calls.slice(1, -1).map(({ name, line }) => `${name}:${line}`))).toEqual(
			new Set(['main.down:7']),
		);
		const { stackLo, stackHi } = g.read(machine.memory, gAddr);
		for (const { fp } of activeFrames(machine.memory)) {
			expect(fp).toBeGreaterThanOrEqual(stackLo);
			expect(fp + frame.size).toBeLessThanOrEqual(stackHi);
		}
	});
});

describe('a recorded run', () => {
	test('shows the frame of a statement before it runs', () => {
		const trace = run(programOf('func f(n int) {\nn++\n_ = n\n}\nfunc main() {\nf(41)\n}'));
		const replay = new Replay(trace);
		const { debug } = trace;
		const n = debug.funcs[0].params[0];
		const values = [];
		for (let i = 0; i < trace.events.length; i++) {
			const event = eventAt(trace.events, i);
			if (event.name !== 'stmt') continue;
			const memory = replay.seek(i + 1);
			const { fp, pc } = g.read(memory, gAddr);
			expect(pc).toBe(event.fields.pc);
			const { func } = frame.read(memory, fp);
			const value = func === 0 ? memory.loadInt64(fp + n.offset) : null;
			values.push([debug.funcs[func].name, event.line, value]);
		}
		expect(values).toEqual([
			['main.main', 7, null],
			['main.f', 3, 41],
			['main.f', 4, 42],
			['main.f', 5, 42],
			['main.main', 8, null],
		]);
	});

	test('emits elem.write behind the store, and slice.grow behind the growth', () => {
		const program = programOf(
			'func main() {\nm := map[int]int{}\nm[1] = 5\nm[1] += 2\nvar s []int\ns = append(s, 1)\ns = append(s, 2, 3)\n_ = s\n}',
		);
		const trace = run(program);
		const replay = new Replay(trace);
		const seen: unknown[] = [];
		for (let i = 0; i < trace.events.length; i++) {
			const { name, fields } = eventAt(trace.events, i);
			if (name === 'elem.write') seen.push(replay.seek(i + 1).loadInt64(fields.elem));
			if (name === 'slice.grow') seen.push([fields.oldCap, fields.newCap]);
		}
		expect(seen).toEqual([5, 7, [0, 1], [1, 3]]);
	});
});
