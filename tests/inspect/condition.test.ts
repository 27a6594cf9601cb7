import { describe, expect, test } from 'vitest';
import { arrayOf, basicTypes, type GoType } from '#engine/abi/type.ts';
import { formatCondition, isError, parseCondition } from '#inspect/condition.ts';

/** A condition as the parser understood it, with the kind of each term, in one line. */
function read(text: string, keys?: readonly GoType[]): string {
	const result = parseCondition(text, keys);
	if (isError(result)) return `${result.column} ${result.found || 'end'}: ${result.allowed}`;
	return result
		.map((term) => {
			const shown = formatCondition([term]);
			return shown.startsWith('line') ? shown : `${term.kind} ${shown}`;
		})
		.join(' & ');
}

describe('a condition', () => {
	test.each([
		['line 6', 'line 6'],
		['grow.begin', 'event grow.begin'],
		['event overflow.new', 'event overflow.new'],
		['panic', 'event panic'],
		['B changes', 'changes B changes'],
		['NumGC changes', 'changes NumGC changes'],
		['count==9', 'compare count == 9'],
		['noverflow > 3', 'compare noverflow > 3'],
		['oldbuckets != nil', 'compare oldbuckets != nil'],
		['buckets == 0xc000012000', 'compare buckets == 0xc000012000'],
		['key == 17', 'compare key == 17'],
		['key != nil', 'compare key != nil'],
		['key == -1.5e+06', 'compare key == -1.5e+06'],
		['key == "a && b"', 'compare key == "a && b"'],
		['key == "say \\"go\\""', 'compare key == "say \\"go\\""'],
		['key != {1 2}', 'compare key != {1 2}'],
		['key == {1 {2 3}} && line 6', 'compare key == {1 {2 3}} & line 6'],
		['key==[[1 2] [3 4]]', 'compare key == [[1 2] [3 4]]'],
		['key == {"}" 2}', 'compare key == {"}" 2}'],
		['key == {"\\"}" 2}', 'compare key == {"\\"}" 2}'],
		['key == -0x10', 'compare key == -0x10'],
		['count > -0x1', 'compare count > -0x1'],
		['count>+1_000', 'compare count > +1_000'],
		['count != 0b1_0 && B < 0o17', 'compare count != 0b1_0 & compare B < 0o17'],
		['key == .5 && line 6', 'compare key == .5 & line 6'],
		['key > 0x1.8p-3', 'compare key > 0x1.8p-3'],
		['key > "a"', 'compare key > "a"'],
		["key >= 'a'", "compare key >= 'a'"],
		['key < `a && b`', 'compare key < `a && b`'],
		["key == '\\''", "compare key == '\\''"],
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
		['count == 1.5', '10 1.5: number'],
		['count == 1__0', '10 1__0: number'],
		['count == 08', '10 08: number'],
		['count == "9"', '10 "9": number'],
		['count == nil', '10 nil: number'],
		['key == "\\q"', '8 "\\q": value'],
		['key == 1e999', '8 1e999: value'],
		['key == TRUE', '8 TRUE: value'],
		['key > true', '5 >: equality'],
		['key <= nil', '5 <=: equality'],
		['line 3 && key < {1 2}', '15 <: equality'],
		['buckets >= 0xc000012000', '9 >=: equality'],
		['line 0', '6 0: line'],
		['line 99999999999999999999', '6 99999999999999999999: line'],
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

describe('a condition on a key', () => {
	const { int, string, float64 } = basicTypes;
	const pair = arrayOf(int, 2);

	test.each([
		['key > "a"', [string], 'compare key > "a"'],
		['key > "a"', [int, string], 'compare key > "a"'],
		['key > "a"', [int, float64, pair], '7 "a": key'],
		['key == 1.5', [float64], 'compare key == 1.5'],
		['key == 1.5', [int], '8 1.5: key'],
		['key == 15e-1', [int], '8 15e-1: key'],
		['key == 15e1', [int], 'compare key == 15e1'],
		['key == [1 2]', [pair], 'compare key == [1 2]'],
		['key == {1 2}', [pair], '8 {1 2}: key'],
		['line 3 && key == nil', [string], '18 nil: key'],
	])('%s, where keys are what they are, is %s', (text, keys, meaning) => {
		expect(read(text, keys)).toBe(meaning);
	});

	test('is told what keys there are', () => {
		expect(parseCondition('key == 1', [string, pair, string])).toMatchObject({
			keys: ['string', '[2]int'],
		});
	});
});

test('a condition has one text, however it is spaced', () => {
	const textOf = (typed: string) => {
		const result = parseCondition(typed);
		return isError(result) ? result : formatCondition(result);
	};
	expect(textOf(' count==9&&B   changes ')).toBe('count == 9 && B changes');
	expect(textOf('key  ==  "a  b"')).toBe('key == "a  b"');
	expect(textOf('key=={ 1   "a  b" }')).toBe('key == {1 "a  b"}');
	expect(textOf('event\tgrow.begin')).toBe('grow.begin');
	expect(textOf('line\n6')).toBe('line 6');
});
