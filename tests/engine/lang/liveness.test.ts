// What is alive where the collector may run. Programs call gc(); what the frame then keeps alive is named by
// the variables whose slots are among the pointers of the safe point.

import { describe, expect, test } from 'vitest';
import { funcOf, instructionsOf, programOf } from './programs.ts';

/** Names of the variables of main.main that are alive at each call of gc, in order of the code. */
function aliveAtCalls(body: string): string[][] {
	const program = programOf(`
type T struct { p *int; n int; s string }
func gc() {}
func use(xs ...any) {}
func ptr() *int { return new(int) }
func text() string { return "" }
func main() {
${body}
}`);
	const { locals } = funcOf(program, 'main.main');
	const gc = program.debug.funcs.findIndex(({ name }) => name === 'main.gc');
	return instructionsOf(program, 'main.main')
		.filter(({ name, operands }) => name === 'call' && operands[0] === gc)
		.map(({ pc, operands }) => {
			const point = program.debug.safePoints.find((s) => s.pc === pc + 1 + operands.length);
			const isAlive = (from: number, size: number) =>
				point?.pointers.some((at) => at >= from && at < from + size);
			return locals
				.filter(({ offset, type }) => isAlive(offset, program.debug.types[type].size))
				.map(({ name }) => name);
		});
}

describe('at a call', () => {
	test.each<[string, string, string[][]]>([
		['a variable is alive that is used later', 'p := ptr()\ngc()\nuse(p)', [['p']]],
		['one is not that is used no more', 'p := ptr()\nuse(p)\ngc()', [[]]],
		[
			'one is not that is assigned before it is used',
			'p := ptr()\nuse(p)\ngc()\np = ptr()\nuse(p)',
			[[]],
		],
		['a number is never a root', 'n := 5\ngc()\nuse(n)', [[]]],
		[
			'it is if one of two ways on uses it',
			'p, n := ptr(), 1\ngc()\nif n > 0 {\nuse(p)\n}',
			[['p']],
		],
		[
			'in a loop what the next round uses is',
			'p := ptr()\nfor range 3 {\nuse(p)\ngc()\n}\ngc()',
			[['p'], []],
		],
		[
			'a map is while the loop over it goes on',
			'm := map[int]int{}\nfor range m {\ngc()\n}\ngc()',
			[[], []],
		],
		[
			'a string, a slice and an interface are',
			's, t := text(), []int{1}\nvar a any = t\ngc()\nuse(s, t, a)',
			[['s', 't', 'a']],
		],
		['a struct is whose field is used later', 't := T{p: ptr()}\ngc()\nuse(t.p)', [['t']]],
		['a struct is not if only a number in it is', 't := T{p: ptr()}\ngc()\nuse(t.n)', [[]]],
		[
			'a variable on the heap is while a pointer to it is',
			'x := 1\np := &x\ngc()\nuse(p)',
			[['p']],
		],
	])('%s', (_, body, alive) => {
		expect(aliveAtCalls(body)).toEqual(alive);
	});
});

describe('safe points', () => {
	test('are sorted, and each belongs to a function', () => {
		const { debug } = programOf(
			'func f(n int) string { return string(rune(n)) + "x" }\nfunc main() { println(f(1) + f(2)) }',
		);
		const pcs = debug.safePoints.map(({ pc }) => pc);
		expect(pcs).toEqual([...pcs].sort((a, b) => a - b));
		for (const pc of pcs)
			expect(debug.funcs.some(({ entry, end }) => entry < pc && pc <= end)).toBe(true);
	});

	test('keep alive what is passed to a native', () => {
		const program = programOf('func main() { println([]int{1}, "s") }');
		const native = instructionsOf(program, 'main.main').find(({ name }) => name === 'native');
		const point = program.debug.safePoints.find(({ pc }) => pc === (native?.pc ?? 0) + 5);
		const { frameSize } = funcOf(program, 'main.main');
		// The slice header of the arguments and two interfaces, behind the variables.
		expect(point?.pointers.filter((at) => at >= frameSize - 56)).toHaveLength(5);
	});
});
