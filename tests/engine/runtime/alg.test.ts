import { describe, expect, test } from 'vitest';
import {
	arrayOf,
	basicTypes,
	emptyInterface as any,
	mapOf,
	pointerTo,
	sliceOf,
	structOf,
	type GoType,
} from '#engine/abi/type.ts';
import { checkHashable, equal, hashValue } from '#engine/runtime/alg.ts';
import { algOf, isReflexive, mightPanic, needsKeyUpdate } from '#engine/runtime/alg-type.ts';
import { hashKey } from '#engine/runtime/classic/find.ts';
import { hmap, mapType } from '#engine/runtime/classic/layout.ts';
import { makemap } from '#engine/runtime/classic/make.ts';
import { hashed } from '#engine/runtime/hash.ts';
import { box, dynamic, testProcess, type Value } from './values.ts';

const { int, int8, int16, int32, int64, uint8, string, float32, float64, complex64, complex128 } =
	basicTypes;

/** A struct whose fields are called a, b, c …; `_` where that is what is asked for. */
function struct(...types: (GoType | ['_', GoType])[]): GoType {
	return structOf(
		types.map((t, i) =>
			Array.isArray(t)
				? { name: t[0], type: t[1] }
				: { name: String.fromCharCode(97 + i), type: t },
		),
	);
}

const empty = structOf([]);
const T1 = struct(int32, int32, string);
const T2 = struct(float64, int);
const T3 = struct(int8, int64);
const T4 = struct(int32, ['_', int32], int32, string);
const T5 = struct(int32, struct(int32, string), int32);
const T6 = struct(any, int);
const T7 = struct(string);
const T8 = struct(empty, string);
const T9 = struct(int16, uint8, int16, string);
const T10 = struct(float32, float32);
const T11 = struct(int64, arrayOf(int16, 3), string, int64);

/** A process with the hash key that the real one had when the hashes below were read out of it. */
function recordedProcess() {
	const p = testProcess();
	const words = [
		0xe97260f0, 0xec72aa64, 0x9d191410, 0x33d43a09, 0x311a94fa, 0x2860f376, 0xf03ad3f7, 0x3aa0f12b,
	];
	words.forEach((word, i) => p.memory.storeInt32(p.hashkey + 4 * i, word));
	return p;
}

const hex = (n: number) => (n >>> 0).toString(16).padStart(8, '0');

describe('hashKey', () => {
	// As computed by Go 1.23.5 (GODEBUG=cpu.aes=off), with hash0 = 0 and with hash0 = 0x89abcdef.
	test.each<[type: GoType, value: Value, hash: string, other: string]>([
		[T1, [1, 2, 'three'], 'b02e9f2d882f9aba', 'b0e9a73586f6ffbf'],
		[T2, [1.5, 2], 'e949db1d60e3ee5f', '04b2054c3573a8b3'],
		[T2, [-0, 2], 'aad9677457dbf5f3', '19e6edc46081b444'],
		[T3, [1, 2], '53bea6282ea2462f', '8633ee0b45b9d493'],
		[T4, [1, 0, 3, 'x'], 'c8827508eb099f83', 'a7884ce2e5be2d2d'],
		[T5, [1, [2, 'two'], 3], 'f3866a1704f7373d', 'bfa5960cc1dc827b'],
		[T6, [dynamic(int32, 7), 8], 'ff23cc7c8aa8d94c', '5040a5f2c58e633f'],
		[T6, [null, 8], '77667cdb2e8d4519', 'c18e83a311f5886f'],
		[T7, ['seven'], 'c56ba04b8ba8bdae', 'fcceb9644da954e9'],
		[T8, [[], 'eight'], '4be6dd918d2b6ddb', 'bd50b941cebdeac7'],
		[T9, [1, 2, 3, 'nine'], '7ff6b47d2fc91b0c', '11250408c61f674a'],
		[T10, [1, 2.5], '6bfd4827f87da0b0', '435ffdc809010090'],
		[T11, [1, [2, 3, 4], 'eleven', 5], 'c827d4b2a236e73b', 'c382d9a706a5422c'],
		[arrayOf(string, 2), ['a', 'bc'], 'cd4b5303fa0db228', '4a60538d624cd733'],
		[arrayOf(string, 1), ['abc'], '827b6076468673a8', '195811cb3c49b97f'],
		[arrayOf(float64, 3), [1, 0, 3], '78e6fbd724874ac8', 'a9114990bff27cea'],
		[
			arrayOf(T1, 2),
			[
				[1, 2, 'x'],
				[3, 4, 'y'],
			],
			'550dacd8c1887a25',
			'151fdfff7f50d120',
		],
		[arrayOf(int, 0), [], '0000000000000000', '0000000089abcdef'],
		[empty, [], '0000000000000000', '0000000089abcdef'],
		[complex128, [1, 2], 'bc53b5a925534a3b', '9cf33883110921f7'],
		[complex64, [0, 2], 'e39ba4357edc948d', 'edee7cdb8ad93e29'],
		[float32, 1.25, '5e2cbd324ccded9a', '125057c3ec72588d'],
		[float32, 0, '041fe719c053b59f', '39ebff5cccd618b2'],
		[int16, -3, 'c41a56332e7a88e0', '373a111ff99c7302'],
		[int8, -3, 'fc47501e0414ce6e', 'e3e591db7b8d19b7'],
		[any, dynamic(T1, [1, 2, 'three']), 'a37ee2ced158e46a', '2a5bdd6da1610777'],
		[any, dynamic(T3, [1, 2]), '65b8ad3baaf93f18', 'b2c8ddbad34d4a87'],
		[any, dynamic(T4, [1, 0, 3, 'x']), '6430dcb7a979bbd1', '0a7c62819b4935a9'],
		[any, dynamic(T5, [1, [2, 'two'], 3]), 'f91e0878e8ebb6cc', 'b946e9c718da6325'],
		[any, dynamic(T8, [[], 'eight']), '382cebee7ae40a7f', 'd2fbbf071ad9d17f'],
		[any, dynamic(T9, [1, 2, 3, 'nine']), '0a4e9c34c104ab5a', 'cc432851a521af67'],
		[any, dynamic(arrayOf(string, 2), ['a', 'bc']), 'fde2b3b5ff2259fa', '7b97d873dac96f5d'],
		[any, dynamic(empty, []), '20f28834cb1228ef', '82cffa1fc3b45d42'],
		[any, dynamic(arrayOf(int, 0), []), '20f28834cb1228ef', '82cffa1fc3b45d42'],
		[any, dynamic(complex128, [1, 2]), '38efa3e5b78baba1', 'e3b2db9d115e0f37'],
		[any, dynamic(float32, 1.25), '0fb8c7d960cbf815', '3b439022d76b8d90'],
		[any, dynamic(int16, -3), '2390a041c12fc387', 'edb550a9d28c7037'],
		[any, dynamic(T6, [dynamic(string, 'inner'), 8]), '888c36709526b09b', 'fba7bcf1f1d84374'],
	])('hashes a $name as the real runtime does', (type, value, hash, other) => {
		const p = recordedProcess();
		const t = mapType(mapOf(type, int));
		const h = hmap.at(p.memory, makemap(p, t.type, 0));
		const key = box(p, type, value);
		const hashes = [0, 0x89abcdef].map((seed) => {
			h.hash0 = seed;
			hashKey(p, t, h.addr, key);
			return hex(hashed[1]) + hex(hashed[0]);
		});
		expect(hashes).toEqual([hash, other]);
	});
});

describe('hashValue', () => {
	test('gives each NaN another hash, and +0 and -0 the same', () => {
		const p = testProcess();
		const hash = (value: number) => {
			hashValue(p, float64, box(p, float64, value), 1, 2);
			return hex(hashed[1]) + hex(hashed[0]);
		};
		expect(hash(NaN)).not.toBe(hash(NaN));
		expect(hash(0)).toBe(hash(-0));
	});

	test.each([
		sliceOf(int),
		mapOf(string, int),
		struct(int, sliceOf(int)),
		arrayOf(sliceOf(int), 2),
	])('panics for a $name in an interface', (type) => {
		const p = testProcess();
		const key = p.heap.newobject(any);
		p.memory.storePointer(key, p.types.descriptor(type));
		p.memory.storePointer(key + 8, p.heap.newobject(type));
		const message = `runtime error: hash of unhashable type ${type.name}`;
		expect(() => hashValue(p, any, key, 0, 0)).toThrow(message);
		expect(() => checkHashable(p, any, key)).toThrow(message);
	});
});

describe('equal', () => {
	const one = struct(any, string);
	const pointer = pointerTo(int);
	test.each<[type: GoType, a: Value, b: Value, same: boolean]>([
		[int, 5, 5, true],
		[int, 5, 5 + 2 ** 32, false],
		[string, 'ab', 'ab', true],
		[string, 'ab', 'ac', false],
		[string, '', '', true],
		[string, 'a', 'ab', false],
		[float64, 0, -0, true],
		[float64, NaN, NaN, false],
		[float32, 0, -0, true],
		[complex128, [1, NaN], [1, NaN], false],
		[complex64, [0, 2], [-0, 2], true],
		[T1, [1, 2, 'x'], [1, 2, 'x'], true],
		[T1, [1, 2, 'x'], [1, 3, 'x'], false],
		[T1, [1, 2, 'x'], [1, 2, 'y'], false],
		[T4, [1, 8, 3, 'x'], [1, 9, 3, 'x'], true],
		[arrayOf(string, 2), ['a', 'b'], ['a', 'b'], true],
		[arrayOf(string, 2), ['a', 'b'], ['a', 'c'], false],
		[any, null, null, true],
		[any, null, dynamic(int, 0), false],
		[any, dynamic(int, 1), dynamic(int, 1), true],
		[any, dynamic(int, 1), dynamic(int32, 1), false],
		[any, dynamic(string, 'a'), dynamic(string, 'a'), true],
		[any, dynamic(float64, NaN), dynamic(float64, NaN), false],
		[any, dynamic(pointer, 4096), dynamic(pointer, 4096), true],
		[any, dynamic(pointer, 4096), dynamic(pointer, 4104), false],
		[one, [dynamic(int, 1), 'a'], [dynamic(int, 1), 'a'], true],
	])('%#: $name', (type, a, b, same) => {
		const p = testProcess();
		expect(equal(p, box(p, type, a), box(p, type, b), type)).toBe(same);
	});

	test('takes no notice of what lies in gaps', () => {
		const p = testProcess();
		const a = box(p, T3, [1, 2]);
		const b = box(p, T3, [1, 2]);
		p.memory.storeUint8(b + 3, 7);
		expect(equal(p, a, b, T3)).toBe(true);
	});

	test('panics for two values without == in interfaces', () => {
		const p = testProcess();
		const slices = dynamic(sliceOf(int), 0);
		const a = box(p, any, slices);
		expect(() => equal(p, a, box(p, any, slices), any)).toThrow(
			'runtime error: comparing uncomparable type []int',
		);
		expect(equal(p, a, box(p, any, dynamic(int, 0)), any)).toBe(false);
	});
});

describe('algOf', () => {
	test.each<[type: GoType, alg: string, properties: string]>([
		[int, 'memory', 'reflexive'],
		[pointerTo(int), 'memory', 'reflexive'],
		[string, 'string', 'reflexive update'],
		[T7, 'string', 'reflexive update'],
		[arrayOf(string, 1), 'string', 'reflexive update'],
		[arrayOf(string, 0), 'memory', 'reflexive update'],
		[float64, 'special', 'update'],
		[any, 'special', 'update panic'],
		[T6, 'special', 'update panic'],
		[T3, 'special', 'reflexive'],
		[T1, 'special', 'reflexive update'],
		[struct(int32, int32), 'memory', 'reflexive'],
		[struct(struct(int32, int32), arrayOf(uint8, 8)), 'memory', 'reflexive'],
		[struct(int32, ['_', int32]), 'special', 'reflexive'],
	])('of %o is %s, and it is %s', (type, alg, properties) => {
		expect(algOf(type)).toBe(alg);
		const found = [
			isReflexive(type) && 'reflexive',
			needsKeyUpdate(type) && 'update',
			mightPanic(type) && 'panic',
		];
		expect(found.filter(Boolean).join(' ')).toBe(properties);
	});
});
