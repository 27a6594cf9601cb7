// Records what real Go prints, as corpus.jsonl: `node record.mjs path/to/go`. A line is a call: what is called,
// its format (as hexadecimal bytes if it is no valid UTF-8), its operands as [type, value], and the text.
//
// Values are written by type: numbers as numbers or decimal strings, floats also as {bits}, strings as text
// or {hex}, slices and arrays as lists, structs as lists of fields, maps as lists of [key, elem], pointers
// as {to}, interfaces as [type, value], every nil as null.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argumentsSource, declarationsSource } from './go-source.mjs';

const seed = 20240817;

/** Lines of more characters (a width that came by chance), and addresses, are left out. */
const longest = 1000;

/** Numbers from 0 to n - 1, the same in every recording (mulberry32). */
function randomSource(state) {
	return (n) => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) % n;
	};
}

const random = randomSource(seed);
const cases = [];

function printf(format, ...operands) {
	cases.push({ call: 'Printf', format, operands });
}

const integers = [
	...[0, 1, -1, 7, 42, -42, 255, 65, 8364, 128512, 1114112, 0xfffd, 0xd800, 0x200b].map((n) => [
		'int',
		n,
	]),
	['int', '9223372036854775807'],
	['int', '-9223372036854775808'],
	['int', '9007199254740993'],
	['int8', -128],
	['int16', -300],
	['int32', 120],
	['int64', '-1234567890123456789'],
	['uint', '18446744073709551615'],
	['uint8', 200],
	['uint16', 65535],
	['uint32', '4294967295'],
	['uint64', '9223372036854775808'],
	['uintptr', 255],
	['Celsius', 21],
];
const floats = [
	...[0, 1, -1, 1.5, 0.1, 100, 1e5, 123456, 1e6, 1234567, 1e20, 1e21, 1e22, 1e23, 123456789].map(
		(x) => ['float64', x],
	),
	...[
		0.0001, 0.00001, 0.000123456789, 2.5, 0.5, -0.25, 5e-324, 1.7976931348623157e308, 3.14159,
	].map((x) => ['float64', x]),
	...['NaN', '+Inf', '-Inf', '-0'].map((x) => ['float64', x]),
	...[0, 1, 0.1, 16777216, 3.4e38, 1e-45, 1e7, 0.3].map((x) => ['float32', x]),
	['Kelvin', 273.15],
];
const strings = [
	...[
		'',
		'a',
		'hello',
		'héllo',
		'日本語',
		'tab\there',
		'quote"',
		'back`tick',
		'a\nb',
		'\u200b',
		'\u{1f600}',
		'\x7f\x00',
	].map((s) => ['string', s]),
	['string', { hex: 'ff41c3' }],
	['string', { hex: 'eda080f4908080' }],
	['Word', 'go'],
];
const lists = [
	['[]int', []],
	['[]int', null],
	['[]int', [1, -2, 3]],
	['[3]int', [1, 2, 3]],
	['[]string', ['a', 'b c']],
	['[]string', null],
	['[]uint8', [104, 105]],
	['[]uint8', null],
	['[]uint8', []],
	['[3]uint8', [1, 2, 255]],
	['Blob', [1, 2]],
	['[]bool', [true, false]],
	['[]float64', [1, 2.5]],
	['[][]int', [[1], null, [2, 3]]],
	['[]interface {}', [['int', 1], null, ['string', 'x'], ['Point', [1, 2]]]],
	['Words', ['a']],
	[
		'[2]Point',
		[
			[1, 2],
			[3, 4],
		],
	],
];
const structs = [
	['Point', [1, -2]],
	['struct {}', []],
	['Person', ['Ada', 36, [1, 2], ['x', 'y']]],
	['Boxed', [null, ['int', 5]]],
	[
		'Boxed',
		[
			['string', 'in'],
			['Point', [3, 4]],
		],
	],
	['Mixed', [null, null, null, null]],
	['Mixed', [null, [1], [['a', 1]], null]],
	['Outer', [[1, 2], 7]],
	['struct { A int; b string }', [1, 'x']],
	[
		'Bytes',
		[
			[1, 2],
			[3, 4],
		],
	],
];
const maps = [
	['map[string]int', null],
	['map[string]int', []],
	[
		'map[string]int',
		[
			['b', 2],
			['a', 1],
			['', 0],
			['ab', 3],
			['B', 4],
		],
	],
	[
		'map[int]string',
		[
			[10, 'x'],
			[-3, 'y'],
			[2, 'z'],
		],
	],
	[
		'map[uint64]bool',
		[
			['18446744073709551615', true],
			[1, false],
		],
	],
	[
		'map[float64]int',
		[
			[2.5, 1],
			['NaN', 2],
			['-Inf', 3],
			[-1, 4],
		],
	],
	[
		'map[bool]int',
		[
			[true, 1],
			[false, 0],
		],
	],
	[
		'map[Point]int',
		[
			[[2, 1], 1],
			[[1, 2], 2],
			[[1, 1], 3],
		],
	],
	[
		'map[[2]string]int',
		[
			[['b', 'a'], 1],
			[['a', 'z'], 2],
		],
	],
	[
		'map[interface {}]int',
		[
			[['int', 2], 1],
			[null, 0],
			[['int', -1], 3],
		],
	],
	[
		'map[string][]int',
		[
			['k', [1, 2]],
			['j', null],
		],
	],
	['map[string]map[int]bool', [['m', [[1, true]]]]],
	['map[string]Point', [['p', [1, 2]]]],
	['Ages', [['ann', 3]]],
];
const mixedKeys = [
	['string', 'x'],
	['int', 2],
	['float64', 1.5],
	['bool', true],
	['Point', [1, 2]],
	['Celsius', 1],
	['uint8', 3],
	['[3]int', [1, 2, 3]],
	['float32', 0.5],
	['int64', -1],
	null,
	['string', 'a'],
];
maps.push(['map[interface {}]int', mixedKeys.map((key, i) => [key, i])]);
const pointers = [
	['*Point', { to: [1, 2] }],
	['*Point', null],
	['*[]int', { to: [1, 2] }],
	['*[2]int', { to: [1, 2] }],
	['*map[string]int', { to: [['a', 1]] }],
	['*int', null],
	['**Point', null],
	['func()', null],
	['chan int', null],
	['unsafe.Pointer', null],
];
const others = [
	['bool', true],
	['bool', false],
	['Flag', true],
	['complex128', [1.5, -2]],
	['complex128', ['NaN', '+Inf']],
	['complex64', [0, 0.1]],
	null,
];
const everything = [integers, floats, strings, lists, structs, maps, pointers, others];

const numberFlags = [
	'',
	'+',
	' ',
	'#',
	'8',
	'-8',
	'08',
	'-08',
	'+8',
	'+08',
	' 08',
	'.3',
	'8.3',
	'-8.3',
	'08.3',
	'.0',
	'#8',
	'#08',
	'+-8',
	'20.10',
	'# ',
	'#+',
];
const textFlags = [
	'',
	'#',
	'+',
	' ',
	'8',
	'-8',
	'08',
	'.2',
	'6.1',
	'-6.2',
	'# ',
	'#8',
	'+8',
	'.0',
	'06.1',
];

function some(list, count) {
	const first = random(list.length);
	return Array.from({ length: count }, (_, i) => list[(first + i * 5) % list.length]);
}

for (const value of integers)
	for (const verb of 'vdboOxXcqU')
		for (const flag of some(numberFlags, 2)) printf(`[%${flag}${verb}]`, value);
for (const value of floats)
	for (const verb of 'veEfFgGbxX')
		for (const flag of some(numberFlags, 2)) printf(`[%${flag}${verb}]`, value);
for (const value of strings)
	for (const verb of 'vsqxX')
		for (const flag of some(textFlags, 3)) printf(`[%${flag}${verb}]`, value);
for (const value of [...lists, ...structs, ...maps, ...pointers, ...others]) {
	for (const flag of ['+', '#', '6']) printf(`[%${flag}v]`, value);
	for (const verb of 'Tdsqxt')
		for (const flag of some(textFlags, 2)) printf(`[%${flag}${verb}]`, value);
}
for (const value of everything.flat()) printf('%T %v', value, value);
for (const value of everything.flat())
	for (const verb of some([...'zdstpcUefgqxvT!wé'], 2)) printf(`%${verb}`, value);

// digits of floats, chosen by their bits
for (let i = 0; i < 300; i++) {
	const bits = BigInt(random(2 ** 32)) * 2n ** 32n + BigInt(random(2 ** 32));
	const verb = 'veEfgGbxX'[random(9)];
	const precision = random(3) === 0 ? '' : `.${random(25)}`;
	printf(`%${precision}${verb}`, ['float64', { bits: bits.toString(16) }]);
}
for (let i = 0; i < 150; i++) {
	const verb = 'vefgx'[random(5)];
	const precision = random(2) === 0 ? '' : `.${random(12)}`;
	printf(`%${precision}${verb}`, ['float32', { bits: random(2 ** 32).toString(16) }]);
	printf(`%${precision}${verb}`, ['float64', random(2 ** 20) / 2 ** random(20)]);
}

// directives that are right
printf('%d %s', ['int', 1], ['string', 'x']);
printf('100%%');
printf('%5%|%-%');
printf('%*d|', ['int', 6], ['int', 42]);
printf('%-*d|', ['int', 6], ['int', 42]);
printf('%*d|', ['int', -6], ['int', 42]);
printf('%.*f|', ['int', 2], ['float64', 3.14159]);
printf('%*.*f|', ['int', 9], ['int', 2], ['float64', 3.14159]);
printf('%[2]d %[1]d', ['int', 1], ['int', 2]);
printf('%[2]*[1]d|', ['int', 42], ['int', 6]);
printf('%[3]*.[2]*[1]f|', ['float64', 12], ['int', 2], ['int', 6]);
printf('%6.2f%%', ['float64', 12.345]);
printf('%[1]d %[1]v %d', ['int', 1], ['int', 2]);
printf('%d %d %#[1]x %#x', ['int', 16], ['int', 17]);
printf(
	'%v %+v %#v %T',
	['Person', ['Ada', 36, [1, 2], ['x']]],
	['Point', [1, 2]],
	['Point', [1, 2]],
	['Point', [1, 2]],
);
// and wrong
printf('%d');
printf('%d %d', ['int', 1]);
printf('%d', ['int', 1], ['int', 2]);
printf('no verbs', ['string', 'x'], null, ['Point', [1, 2]]);
printf('%!');
printf('%');
printf('%z', ['int', 3]);
printf('%d', ['string', 'hi']);
printf('%s', ['int', 3]);
printf('%s', ['[]int', [1, 2]]);
printf('%d', ['[]string', ['a', 'b']]);
printf('%d', ['map[string]int', [['a', 1]]]);
printf('%*d', ['string', 'x'], ['int', 4]);
printf('%.*d', ['string', 'x'], ['int', 4]);
printf('%.*d', ['int', -1], ['int', 4]);
printf('%*d', ['int', 10000000], ['int', 4]);
printf('%*d');
printf('%[5]d', ['int', 1]);
printf('%[0]d', ['int', 1]);
printf('%[]d', ['int', 1]);
printf('%[x]d', ['int', 1]);
printf('%[1', ['int', 1]);
printf('%[1]', ['int', 1]);
printf('%[2]2d', ['int', 1], ['int', 2]);
printf('%[2].2d', ['int', 1], ['int', 2]);
printf('%[1].[2]d', ['int', 1], ['int', 2]);
printf('%.[2]d', ['int', 1], ['int', 2]);
printf('%.[1]*[2]d', ['int', 3], ['int', 2]);
printf('%10000000d', ['int', 1]);
printf('%1000001d|', ['int', 1]);
printf('%-5z|%05z', ['int', 1], ['string', 'x']);
printf('%s %s', null, ['string', 'x']);
printf('%é', ['int', 1]);
printf({ hex: '61ff25ff62' }, ['int', 1]);

// and whatever comes
const alphabet = [
	'%',
	'%',
	'%',
	'%',
	'[1]',
	'[2]',
	'[3]',
	'[',
	']',
	'*',
	'.',
	'0',
	'1',
	'7',
	'12',
	'+',
	'-',
	'#',
	' ',
	...'vvdsxqTgtpcUzé:',
];
for (let i = 0; i < 500; i++) {
	const pieces = Array.from({ length: 1 + random(9) }, () => alphabet[random(alphabet.length)]);
	const values = everything.filter((list) => list !== pointers).flat();
	const operands = Array.from({ length: random(4) }, () => values[random(values.length)]);
	printf(`%${pieces.join('')}d|`, ...operands);
}

for (const call of ['Println', 'Print'])
	for (let i = 0; i < 60; i++) {
		const values = everything.flat();
		const operands = Array.from({ length: i % 5 }, () => values[random(values.length)]);
		cases.push({ call, operands });
	}

const program = `package main

import ("encoding/hex"; "fmt"; "math"; "unsafe")

${declarationsSource}
var _ = math.Inf
var _ unsafe.Pointer

func record(text string) { fmt.Println(hex.EncodeToString([]byte(text))) }

func main() {
${cases.map((one) => `record(fmt.S${one.call.toLowerCase()}(${argumentsSource(one)}))`).join('\n')}
}
`;

const folder = mkdtempSync(join(tmpdir(), 'fmt-'));
try {
	const file = join(folder, 'main.go');
	writeFileSync(file, program);
	const output = execFileSync(process.argv[2], ['run', file], {
		env: { ...process.env, GO111MODULE: 'off', GOPROXY: 'off', GOFLAGS: '' },
		maxBuffer: 2 ** 28,
	});
	const texts = output
		.toString()
		.trimEnd()
		.split('\n')
		.map((line) => Buffer.from(line, 'hex'));
	const lines = cases.map((one, i) => {
		const text = texts[i].toString();
		const want = Buffer.from(text).equals(texts[i]) ? text : { hex: texts[i].toString('hex') };
		return JSON.stringify({ ...one, want });
	});
	const kept = lines.filter(
		(line) => line.length < longest && !/%[^%a-zA-Z]*p.*0x\w{6}/.test(line),
	);
	writeFileSync(new URL('corpus.jsonl', import.meta.url), `${kept.join('\n')}\n`);
} finally {
	rmSync(folder, { recursive: true });
}
