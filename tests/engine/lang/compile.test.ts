// What the compiler tells the debugger: lines, stops, variables.

import { describe, expect, test } from 'vitest';
import { frame } from '#engine/lang/program.ts';
import { hiterShape } from '#engine/lang/hiter-shape.ts';
import { lineOf } from '#engine/machine/frame.ts';
import { hiter } from '#engine/runtime/classic/layout.ts';
import { funcOf, instructionsOf, programOf } from './programs.ts';

/** Lines of the stops in main.main, in order of the code. */
function stops(body: string): number[] {
	const program = programOf(`func f() int { return 1 }\nfunc main() {\n${body}\n}`);
	return instructionsOf(program, 'main.main')
		.filter(({ isStatement }) => isStatement)
		.map(({ pc }) => lineOf(program.debug, pc));
}

const local = (program: ReturnType<typeof programOf>, name: string) => {
	const { params, locals } = funcOf(program, 'main.main');
	const found = [...params, ...locals].find((v) => v.name === name);
	if (!found) throw new Error(`no variable is called ${name}`);
	return found;
};

describe('a debugger stops', () => {
	// The body begins on line 4; the last stop is the closing brace.
	test.each([
		['at each statement', 'x := 1\nx++\n_ = x', [4, 5, 6, 7]],
		['at one that has no code', 'var a [0]int\na = a\n{\n}', [4, 5, 8]],
		['at the head of if, not at else', 'if f() > 0 {\nf()\n} else {\nf()\n}', [4, 5, 7, 9]],
		[
			'at the head of a loop, and again before each round',
			'for i := 0; i < 3; i++ {\nf()\n}',
			[4, 5, 4, 7],
		],
		['at the head of a range loop likewise', 'for range 3 {\nf()\n}', [4, 5, 4, 7]],
		['in an endless loop only at what it does', 'for {\nf()\nbreak\n}', [5, 6, 8]],
		['at switch, then in the case', 'switch f() {\ncase 1:\nf()\ndefault:\nf()\n}', [4, 6, 8, 10]],
		['once at a statement over several lines', 'println(\n1,\nf(),\n)', [4, 8]],
	])('%s', (_, body, lines) => {
		expect(stops(body)).toEqual(lines);
	});
});

describe('a variable', () => {
	test('is in scope behind its declaration, to the end of its block', () => {
		const program = programOf('func main() {\nx := 1\n{\ny := x\n_ = y\n}\n_ = x\n}');
		expect(local(program, 'x')).toMatchObject({ fromLine: 4, toLine: 9 });
		expect(local(program, 'y')).toMatchObject({ fromLine: 6, toLine: 7 });
	});

	test('of a loop is in scope at its head, too', () => {
		const program = programOf('func main() {\nfor i := 0; i < 2; i++ {\n_ = i\n}\n}');
		expect(local(program, 'i')).toMatchObject({ fromLine: 3, toLine: 5 });
	});

	test('lies in the frame unless its address is taken', () => {
		const program = programOf('func main() {\nx, y := 1, 2\np := &y\n_, _ = x, p\n}');
		expect(local(program, 'x').escapes).toBe(false);
		expect(local(program, 'y').escapes).toBe(true);
	});

	test('has slots that no other variable has', () => {
		const program = programOf(
			'func main() {\nvar a [3]int\nvar s string\nfor i := range 3 { _ = i }\nfor i := range 3 { _ = i }\n_, _ = a, s\n}',
		);
		const { locals, frameSize } = funcOf(program, 'main.main');
		const spans = locals.map(({ offset, type }) => [
			offset,
			offset + program.debug.types[type].size,
		]);
		spans.sort(([a], [b]) => a - b);
		for (let i = 1; i < spans.length; i++)
			expect(spans[i][0]).toBeGreaterThanOrEqual(spans[i - 1][1]);
		expect(spans[0][0]).toBeGreaterThanOrEqual(frame.size);
		expect(spans[spans.length - 1][1]).toBeLessThanOrEqual(frameSize);
	});
});

describe('the compiler', () => {
	test('lists identical types once', () => {
		const { debug } = programOf(
			'func main() {\nvar a []byte\nvar b []uint8\nvar c any\nvar d interface{}\n_, _, _, _ = a, b, c, d\n}',
		);
		const names = debug.types.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
	});

	test('keeps a string constant once', () => {
		const { data } = programOf('func main() { println("twice", "twice", "twi"+"ce") }');
		expect(new TextDecoder().decode(data).split('twice')).toHaveLength(2);
	});

	test('knows how the runtime lays an iterator out', () => {
		expect(hiterShape.size).toBe(hiter.size);
		const pointers = hiter.fields.filter(({ kind }) => kind.name === 'unsafe.Pointer');
		expect(hiterShape.pointers).toEqual(pointers.map(({ offset }) => offset));
	});
});
