import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CallExpr, Expr } from '#engine/lang/ast.ts';
import type { CheckedFile, RangeStmt } from '#engine/lang/ast-stmt.ts';
import type { Var } from '#engine/lang/object.ts';
import { checkSource } from '#engine/lang/check.ts';
import { SourceFile } from '#engine/lang/source.ts';
import { typeText } from '#engine/lang/types.ts';
import { parseCases, programOf } from './cases.mjs';

function checked(text: string): CheckedFile {
	const result = checkSource(new SourceFile('a.go', programOf(text)));
	if (!result.checked) throw new Error(result.diagnostics.map((d) => d.message).join('\n'));
	return result.checked;
}

type Tree = { kind?: string } & Record<string, unknown>;

/** Everything in the tree, each part once; types and objects are not entered. */
function parts(tree: unknown): Tree[] {
	const found: Tree[] = [];
	const visit = (part: unknown) => {
		if (Array.isArray(part)) part.forEach(visit);
		else if (typeof part === 'object' && part !== null) {
			found.push(part as Tree);
			for (const [name, inner] of Object.entries(part))
				if (!['type', 'obj', 'vars', 'keyVar', 'valueVar', 'results'].includes(name)) visit(inner);
		}
	};
	visit(tree);
	return found;
}

function all<T>(file: CheckedFile, kind: string): T[] {
	return parts(file.funcs.map((f) => f.body)).filter((part) => part.kind === kind) as T[];
}

/** The initial value of every variable defined by `:=` as `value: type`, or just its type. */
function definitions(text: string): string[] {
	return all<{ rhs: Expr[] }>(checked(text), 'DefineStmt').flatMap(({ rhs }) =>
		rhs.map((x) => {
			const type = x.type ? typeText(x.type) : '?';
			return x.value === undefined ? type : `${String(x.value)}: ${type}`;
		}),
	);
}

function variables(file: CheckedFile): Var[] {
	return all<{ vars: (Var | null)[] }>(file, 'DefineStmt').flatMap(({ vars }) =>
		vars.filter((v) => v !== null),
	);
}

describe('every expression', () => {
	const expressions = ['BasicLit', 'BinaryExpr', 'CompositeLit', 'IndexExpr', 'SliceExpr'];
	const corpus = readFileSync(new URL('valid.txt', import.meta.url), 'utf8');
	test.each(parseCases(corpus))('has a type: $name', ({ source }) => {
		const result = checkSource(new SourceFile('a.go', source));
		const bodies = result.checked?.funcs.map((f) => f.body);
		for (const part of parts(bodies))
			if (part.kind !== undefined && expressions.includes(part.kind))
				expect(typeof part.type, part.kind).toBe('object');
	});

	test('that is constant has a value of its type', () => {
		expect(
			definitions(`	a := 1 << 3
	b := 7 / 2.0
	c := 'a' + 1
	d := "x" + "y"
	e := 1 < 2
	f := float32(0.1)
	g := uint8(300 - 100)
	h := len("日本")
	i := string('語')
	_, _, _, _, _, _, _, _, _ = a, b, c, d, e, f, g, h, i
`),
		).toEqual([
			...['8: int', '3.5: float64', '98: rune', 'xy: string', 'true: bool'],
			...[`${Math.fround(0.1)}: float32`, '200: uint8', '6: int', '語: string'],
		]);
	});

	test('takes the type that its context asks for', () => {
		const file = checked(`	var x float64 = 1
	var n uint = 2
	x = x + 2
	var y int64 = 1 << n
	b := y == 3 || n > 1
	var p *int = nil
	println(x, y, b, p)
`);
		const shown = all<Expr>(file, 'BasicLit').map((x) => x.type && typeText(x.type));
		expect(shown).toEqual(['float64', 'uint', 'float64', 'int64', 'int64', 'uint']);
		const nil = all<Expr & { name: string }>(file, 'Ident').find((x) => x.name === 'nil');
		expect(nil?.type && typeText(nil.type)).toBe('*int');
	});

	test('assigned to an interface keeps its own type', () => {
		const file = checked(`	var x any = 1
	m := map[any]any{"a": 2.5, 'x': nil}
	m[uint8(1)] = x == 3
`);
		const shown = all<Expr>(file, 'BasicLit').map((x) => x.type && typeText(x.type));
		expect(shown).toEqual(['int', 'string', 'float64', 'rune', 'uint8', 'int']);
	});
});

describe('calls', () => {
	test('say what they are', () => {
		const file = checked(
			`package main

import "fmt"

func f(a int) (int, bool) { return a, true }

func main() {
	x, _ := f(len("a"))
	fmt.Println(float64(x))
}
`,
		);
		const calls = all<CallExpr>(file, 'CallExpr');
		expect(calls.map((c) => [c.callKind, c.builtin, c.results?.length])).toEqual([
			['call', undefined, 2],
			['builtin', 'len', undefined],
			['builtin', 'fmt.Println', 2],
			['conversion', undefined, undefined],
		]);
	});
});

describe('variables', () => {
	test('are fresh or assigned', () => {
		const file = checked(`	a, b := 1, 2
	a, c := 3, 4
	_, d := 5, 6
	println(a, b, c, d)
`);
		const defines = all<{ fresh: boolean[]; vars: (Var | null)[] }>(file, 'DefineStmt');
		expect(defines.map((d) => d.fresh)).toEqual([
			[true, true],
			[false, true],
			[false, true],
		]);
		expect(defines[1].vars[0]).toBe(defines[0].vars[0]);
		expect(defines[2].vars[0]).toBeNull();
	});

	test('are addressed if a pointer into them exists', () => {
		const file = checked(`	type T struct{ a [2]int; p *int }
	byPointer := 1
	field := T{}
	elem := [2]int{}
	sliced := [2]int{}
	through := &T{}
	behind := []int{1}
	plain := 2
	_, _, _ = &byPointer, &field.a[1], &elem[0]
	_, _, _ = sliced[:], &through.p, &behind[0]
	_ = plain
`);
		const addressed = variables(file).filter((v) => v.addressed);
		expect(addressed.map((v) => v.name)).toEqual(['byPointer', 'field', 'elem', 'sliced']);
	});

	test('of a package are initialised in the order of what they need', () => {
		const file = checked(`package main

var a, b = c + 1, f()
var c = 5
var d = 1

func f() int { return e }

var e = d

func main() { println(a, b) }
`);
		const names = file.globals.map((g) => g.names.map((n) => n.name).join());
		expect(names).toEqual(['c', 'a', 'd', 'e', 'b']);
	});
});

describe('structs', () => {
	test('have fields where linux/amd64 has them', () => {
		const file = checked(`	type T struct { a bool; b int32; c string; d struct{ e, f uint16 } }
	var t T
	p := &t
	println(t.b, p.c, t.d.f)
`);
		const fields = all<{ field: { offset: number; throughPointer: boolean } }>(
			file,
			'SelectorExpr',
		).map(({ field }) => [field.offset, field.throughPointer]);
		expect(fields).toEqual([
			[4, false],
			[8, true],
			[2, false],
			[24, false],
		]);
	});

	test('that refer to themselves are laid out when they are complete', () => {
		const file = checked(`package main

type A struct {
	list [2]B
	next *A
}

type B struct {
	byName map[string]A
	pair   [3]int16
}

func main() {
	var a A
	println(a.next == nil)
}
`);
		const [a] = all<Expr>(file, 'SelectorExpr').map((x) => (x as { x: Expr }).x.type);
		expect([a?.size, a?.align, a?.pointers]).toEqual([40, 8, [0, 16, 32]]);
	});
});

describe('maps', () => {
	test('are read with a second value where two are assigned', () => {
		const file = checked(`	m := map[string]int{}
	v, ok := m["a"]
	w := m["b"]
	var x, y = (m["c"])
	v, _ = m["d"]
	println(v, ok, w, x, y)
`);
		const reads = all<{ commaOk?: boolean }>(file, 'IndexExpr').map((x) => x.commaOk === true);
		expect(reads).toEqual([true, false, true, true]);
	});

	test('are cleared by a loop that deletes every key, if keys equal themselves', () => {
		const file = checked(`	m, n, f := map[string]int{}, map[string]int{}, map[float64]int{}
	var k string
	for k := range m { delete(m, k) }
	for k := range m { delete(n, k) }
	for k := range f { delete(f, k) }
	for k = range m { delete(m, k) }
	for k := range m { delete(m, k); println(k) }
	for k, v := range m { delete(m, k); _ = v }
	for x := range m { delete(m, k); _ = x }
	println(k)
`);
		const loops = all<RangeStmt>(file, 'RangeStmt').map((loop) => loop.isMapClear === true);
		expect(loops).toEqual([true, false, false, false, false, false, false]);
	});
});

describe('composite literals', () => {
	test('give every element its index, and inner ones their type', () => {
		const file = checked(`	type P struct{ x, y int }
	_ = [...]string{2: "c", "d", 0: "a"}
	_ = P{y: 1, x: 2}
	_ = []*P{{1, 2}}
	_ = map[P]bool{{3, 4}: true}
`);
		const literals = all<{ type: NonNullable<Expr['type']>; elems: { index: number }[] }>(
			file,
			'CompositeLit',
		).map((x) => `${typeText(x.type)} ${x.elems.map((e) => e.index).join()}`);
		expect(literals).toEqual([
			...['[4]string 2,3,0', 'P 1,0', '[]*P 0', '*P 0,1', 'map[P]bool -1', 'P 0,1'],
		]);
	});
});
