import { describe, expect, test } from 'vitest';
import { decodeProgram, encodeProgram } from '#engine/lang/encode.ts';
import { basicTypes } from '#engine/abi/type.ts';
import { programOf } from './programs.ts';

const throughJson = (text: string) => {
	const program = programOf(text);
	const json = JSON.stringify(encodeProgram(program));
	return { program, json, copy: decodeProgram(JSON.parse(json)) };
};

const list = `
type Node struct { val int; next *Node; names [100]string; by map[string]*Node }
var big = 1 << 40
func walk(n *Node, f func(int) bool) (sum int) {
	for ; n != nil; n = n.next { sum += n.val }
	return
}
func main() {
	n := &Node{val: big - 5, next: &Node{}}
	var x any = n.next
	println("héllo", walk(n, nil), x != nil, -7, 1.5)
}`;

describe('a program as JSON', () => {
	test('is the same program again', () => {
		const { program, copy } = throughJson(list);
		expect(encodeProgram(copy)).toEqual(encodeProgram(program));
		expect(copy.code).toEqual(program.code);
		expect(copy.debug.lines).toEqual(program.debug.lines);
		expect(copy.debug.safePoints).toEqual(program.debug.safePoints);
	});

	test('has each predeclared type as the object that everybody compares with', () => {
		const { copy } = throughJson(list);
		expect(copy.debug.types.find(({ name }) => name === 'int')).toBe(basicTypes.int);
	});

	test('keeps types that contain themselves', () => {
		const { copy } = throughJson(list);
		const node = copy.debug.types.find(({ name }) => name === 'main.Node');
		expect(node?.fields?.[1].type.elem).toBe(node);
	});

	test('is small', () => {
		const { program, json } = throughJson(list);
		expect(json.length).toBeLessThan(program.debug.source.length + program.code.length * 8 + 4000);
	});
});
