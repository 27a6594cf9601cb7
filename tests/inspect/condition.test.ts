import { describe, expect, test } from 'vitest';
import { isError, parseCondition } from '#inspect/condition.ts';

/** A condition as the parser understood it, in one line. */
function read(text: string): string {
	const result = parseCondition(text);
	if (isError(result)) return `${result.column} ${result.found || 'end'}: ${result.allowed}`;
	return result.map((term) => Object.values(term).join(' ')).join(' & ');
}

describe('a condition', () => {
	test.each([
		['line 6', 'line 6'],
		['grow.begin', 'event grow.begin'],
		['event overflow.new', 'event overflow.new'],
		['panic', 'event panic'],
		['B changes', 'changes B'],
		['NumGC changes', 'changes NumGC'],
		['count==9', 'compare count == 9'],
		['noverflow > 3', 'compare noverflow > 3'],
		['oldbuckets != nil', 'compare oldbuckets != nil'],
		['buckets == 0xc000012000', 'compare buckets == 0xc000012000'],
		['key == 17', 'compare key == 17'],
		['key == -1.5e+06', 'compare key == -1.5e+06'],
		['key == "a && b"', 'compare key == "a && b"'],
		['key == "say \\"go\\""', 'compare key == "say \\"go\\""'],
		['key != {1 2}', 'compare key != {1 2}'],
		['key == {1 {2 3}} && line 6', 'compare key == {1 {2 3}} & line 6'],
		['key==[[1 2] [3 4]]', 'compare key == [[1 2] [3 4]]'],
		['key == {"}" 2}', 'compare key == {"}" 2}'],
		['key == {"\\"}" 2}', 'compare key == {"\\"}" 2}'],
		['key == -0x10', 'compare key == -0x10'],
		['  bucket >= 5  ', 'compare bucket >= 5'],
		['HeapAlloc > 4000 && line 3', 'compare HeapAlloc > 4000 & line 3'],
	])('%s', (text, meaning) => {
		expect(read(text)).toBe(meaning);
	});

	test.each([
		['', '1 end: term'],
		['   ', '1 end: term'],
		['line', '5 end: line'],
		['line x', '6 x: line'],
		['grow.begins', '1 grow.begins: term'],
		['event grow', '7 grow: event'],
		['b changes', '1 b: term'],
		['count', '6 end: comparison'],
		['count = 9', '7 =: comparison'],
		['count == nine', '10 nine: number'],
		['count == ', '9 end: number'],
		['oldbuckets == 3', '15 3: address'],
		['key == go', '8 go: value'],
		['key == "go', '8 ": value'],
		['key == {1 [2}]', '8 {: value'],
		['key == {1 {2}', '8 {: value'],
		['key changes', '5 changes: comparison'],
		['line 6 && ', '10 end: term'],
		['line 6 & count == 9', '8 &: &&'],
		['line 6 count == 9', '8 count: &&'],
		['line 6 && && B changes', '11 &&: term'],
		['é', '1 é: term'],
		['count == 9 😀', '12 😀: &&'],
	])('%j is told where it is wrong', (text, error) => {
		expect(read(text)).toBe(error);
	});
});
