import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	arrayOf,
	basicTypes,
	emptyInterface,
	mapOf,
	pointerTo,
	sliceOf,
	structOf,
	type GoType,
} from '#engine/abi/type.ts';
import { Memory } from '#engine/memory/memory.ts';
import { eventsNamed } from '#engine/trace/navigate.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { eventAt } from '#engine/trace/trace.ts';
import { unfold, type Piece } from '#inspect/unfold.ts';
import { unfoldSlot } from '#inspect/unfold-slot.ts';
import { replayOf } from './runs.ts';

/** The pieces as one line each: `kind type: name text, …`; a pointer names the piece it leads to. */
function lines(pieces: readonly Piece[] | null): string[] {
	return (pieces ?? []).map(({ kind, type, leaves }) => {
		const words = leaves.map(
			({ kind: is, name, text, to }) =>
				`${is === 'value' || is === 'pointer' ? name : `${is} ${name}`.trim()} ${
					is === 'pointer' ? (to >= 0 ? `→ ${to}` : text) : text
				}`,
		);
		return `${kind} ${type}: ${words.join(', ').replaceAll('  ', ' ')}`
			.replace(/ +:/, ':')
			.replace(/: +/, ': ');
	});
}

/** What the slot written last holds at the end of a run, or behind an event. */
function last(replay: Replay, index = replay.length - 1): readonly Piece[] | null {
	const writes = eventsNamed(replay.trace.events, 'slot.insert');
	const { fields } = eventAt(replay.trace.events, writes[writes.length - 1]);
	return unfoldSlot(replay, index, { bucket: fields.bucket, slot: fields.slot })?.pieces ?? null;
}

describe('a slot unfolds', () => {
	test.each<[string, readonly string[], readonly string[]]>([
		[
			'a string',
			['m := map[string]int{}', 'm["fig"] = 7'],
			['key string: data → 2, len 3', 'elem int: 7', 'bytes: byte 66 f, byte 69 i, byte 67 g'],
		],
		[
			'a slice, its elements and what is spare',
			['m := map[int][]int{}', 'm[4] = append(make([]int, 0, 4), 1, 2, 3)'],
			[
				'key int: 4',
				'elem []int: array → 2, len 3, cap 4',
				'array [3]int: [0] 1, [1] 2, [2] 3, spare 1',
			],
		],
		[
			'a struct with its padding',
			[
				'm := map[int]struct{ on bool; n int; s int8 }{}',
				'm[1] = struct{ on bool; n int; s int8 }{true, 5, -1}',
			],
			[
				'key int: 1',
				'elem struct { on bool; n int; s int8 }: on true, padding 7, n 5, s -1, padding 7',
			],
		],
		[
			'a pointer and what it points to',
			['m := map[int]*[2]int{}', 'm[1] = &[2]int{8, 9}'],
			['key int: 1', 'elem *[2]int: → 2', 'target [2]int: [0] 8, [1] 9'],
		],
		[
			'an interface that holds a number',
			['m := map[int]any{}', 'm[1] = 300'],
			['key int: 1', 'elem interface {}: type int, data → 2', 'held int: 300'],
		],
		[
			'an interface that holds a pointer',
			['m := map[int]any{}', 'n := 300', 'm[1] = &n'],
			['key int: 1', 'elem interface {}: type *int, data → 2', 'target int: 300'],
		],
		[
			'a map',
			['m := map[int]map[int]int{}', 'm[1] = map[int]int{3: 4, 5: 6}'],
			['key int: 1', 'elem map[int]int: → 2', 'header map[int]int: count 2, rest hmap 40 bytes'],
		],
		[
			'a key that is too large for its slot',
			['m := map[[17]int]bool{}', 'm[[17]int{1, 2}] = true'],
			[
				'key [17]int: → 2',
				'elem bool: true',
				'cell [17]int: [0] 1, [1] 2, [2] 0, [3] 0, [4] 0, [5] 0, [6] 0, [7] 0, rest 9',
			],
		],
		['nothing where key and elem are plain', ['m := map[int]int{}', 'm[1] = 2'], []],
	])('%s', (_, statements, expected) => {
		expect(lines(last(replayOf(statements)))).toEqual(expected);
	});

	test('memory with two pointers to it once', () => {
		const pieces = last(replayOf(['m := map[int][2]*int{}', 'n := 5', 'm[1] = [2]*int{&n, &n}']));
		expect(lines(pieces)).toEqual([
			'key int: 1',
			'elem [2]*int: [0] → 2, [1] → 2',
			'target int: 5',
		]);
	});

	test('and goes along with time: append that grows moves the array', () => {
		const replay = replayOf([
			'm := map[int][]int{}',
			'm[1] = []int{1, 2}',
			'm[1] = append(m[1], 3)',
		]);
		const [first, second] = eventsNamed(replay.trace.events, 'elem.write');
		const before = last(replay, first + 1);
		const after = last(replay, second + 1);
		expect(after?.[2].addr).not.toBe(before?.[2].addr);
		expect(lines(after)[2]).toBe('array [3]int: [0] 1, [1] 2, [2] 3, spare 1');
		const changed = after?.[1].leaves.filter((leaf) => leaf.changed).map(({ name }) => name);
		expect(changed).toEqual(['array', 'len', 'cap']);
	});
});

/** Types of all kinds, down to a depth. */
const types: fc.Arbitrary<GoType> = fc.letrec<{ type: GoType }>((tie) => ({
	type: fc.oneof(
		{ depthSize: 'small' },
		fc.constantFrom(...Object.values(basicTypes), emptyInterface),
		tie('type').map(pointerTo),
		tie('type').map(sliceOf),
		fc.tuple(tie('type'), fc.nat(12)).map(([elem, n]) => arrayOf(elem, n)),
		fc
			.array(tie('type'), { maxLength: 5 })
			.map((all) => structOf(all.map((type, i) => ({ name: `f${i}`, type })))),
		tie('type').map((elem) => mapOf(basicTypes.int, elem)),
	),
})).type;

/** Words that are read as pointers: wild ones, such as lie inside of the image, and lengths. */
const words = fc.oneof(
	fc.nat(64),
	fc.integer({ min: 0x4c0000, max: 0x4c0000 + 8192 }),
	fc.integer(),
);

describe('whatever the bytes are', () => {
	const memory = new Memory();

	test('each byte of a piece belongs to one leaf, and nothing throws', () => {
		fc.assert(
			fc.property(types, fc.array(words, { minLength: 64, maxLength: 256 }), (type, all) => {
				fc.pre(type.size < 3000);
				memory.clear(4096, 8192);
				all.forEach((word, i) => memory.storeInt64(4096 + i * 8, word));
				const reading = { memory, typeAt: () => type };
				const root = { kind: 'elem', type, addr: 4096, indirect: false } as const;
				const pieces = unfold(reading, [root]);
				expect(pieces[0].size).toBe(type.size);
				for (const { leaves, size } of pieces) {
					const end = leaves.reduce((at, leaf) => {
						expect(leaf.offset).toBe(at);
						expect(leaf.to).toBeLessThan(pieces.length);
						return at + leaf.size;
					}, 0);
					expect(end).toBe(size);
				}
			}),
			{ seed: 11, numRuns: 300 },
		);
	});
});
