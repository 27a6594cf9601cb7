import { expect, test } from 'vitest';
import type { Variable } from '#inspect/variables.ts';
import { valuesBeside } from '#ui/beside.ts';

const variable = (name: string, value: string, type = 'int'): Variable => ({
	name,
	type,
	value,
	addr: 4096,
	fromLine: 1,
	toLine: 9,
});
const variables = [
	variable('i', '53'),
	variable('name', '"i"', 'string'),
	variable('m', '3 entries', 'map[int]int'),
	variable('long', '[1 2 3 4 5 6 7 8 9 10 11 12]', '[]int'),
];

test.each([
	['m[i] = i * i', 'i = 53'],
	['fmt.Println(name, i)', 'name = "i", i = 53'],
	['p.i = 3 // name', ''],
	['print("i", `name`)', ''],
	['sum += long[i]', 'i = 53'],
	['', ''],
])('beside %s stands %s', (line, values) => {
	expect(valuesBeside(line, variables)).toBe(values);
});
