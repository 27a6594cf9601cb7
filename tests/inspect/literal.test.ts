// Literals are what Go makes of them: literals.json was recorded from real Go by literals.go.

import { expect, test } from 'vitest';
import { compile, run } from '#engine/index.ts';
import { eventsNamed } from '#engine/trace/navigate.ts';
import { Replay } from '#engine/trace/replay.ts';
import { eventAt } from '#engine/trace/trace.ts';
import { orderOf } from '#inspect/literal-order.ts';
import { parseLiteral, type Literal } from '#inspect/literal.ts';
import { readingOf } from '#inspect/reading.ts';
import recorded from './literals.json' with { type: 'json' };

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** A literal as literals.go writes it. Beyond 64 bits a number is told by the float64 nearest to it. */
function written(literal: Literal | null): [kind: string, value: string] {
	switch (literal?.kind) {
		case 'number': {
			const { value } = literal;
			if (typeof value === 'number') return ['float', String(value)];
			return ['int', BigInt.asIntN(65, value) === value ? String(value) : String(Number(value))];
		}
		case 'string':
			return ['string', hex(literal.bytes)];
		case 'bool':
			return ['bool', String(literal.value)];
		default:
			return [literal?.kind ?? '', ''];
	}
}

test.each(recorded.literals)('$text is $kind $value', ({ text, kind, value }) => {
	const isLong = kind === 'int' && BigInt.asIntN(65, BigInt(value)) !== BigInt(value);
	expect(written(parseLiteral(text))).toEqual([kind, isLong ? String(Number(value)) : value]);
});

test.each([
	['[1  2]', '[1 2]'],
	['{ 1 [ 2 3 ] }', '{1 [2 3]}'],
	['{"a  b"   2}', '{"a  b" 2}'],
])('%s is shown as %s', (typed, text) => {
	expect(parseLiteral(typed)).toEqual({ kind: 'shown', text });
});

/** The order of each key of a map, in the order of its inserts, to a literal. */
function ordersOf(type: string, keys: readonly string[], typed: string): number[] {
	const inserts = keys.map((key) => `m[${key}] = true`).join('\n');
	const source = `package main\n\nfunc main() {\nzero := 0.0\n_ = zero\nm := make(map[${type}]bool)\n${inserts}\n}\n`;
	const { program, diagnostics } = compile(source, 'main.go');
	if (!program) throw new Error(JSON.stringify(diagnostics));
	const replay = new Replay(
		run(program, { seed: 1, eventLimit: 1e5, instructionLimit: 1e5, memoryLimit: 1 << 24 }),
	);
	const { events, debug } = replay.trace;
	const key = debug.types.find(({ key }) => key)?.key;
	const literal = parseLiteral(typed);
	if (!key || !literal) throw new Error(`${type}, ${typed}`);
	return eventsNamed(events, 'map.assign.begin').map((i) => {
		replay.seek(i + 1);
		return Math.sign(orderOf(readingOf(replay), key, eventAt(events, i).fields.key, literal));
	});
}

test.each(recorded.ascending)('strings stand to %j as Go orders them', (typed) => {
	const place = recorded.ascending.indexOf(typed);
	const wanted = recorded.ascending.map((_, i) => Math.sign(i - place));
	expect(ordersOf('string', recorded.ascending, typed)).toEqual(wanted);
});

const long = `"${'x'.repeat(100)}`;

test.each([
	['string', [`${long}y"`, `${long}a"`, `${long}"`], `${long}b"`, [1, -1, -1]],
	['int64', ['9007199254740993', '-9223372036854775808'], '9007199254740992', [1, -1]],
	['uint64', ['18446744073709551615', '18446744073709551614'], '18446744073709551615', [0, -1]],
	['int8', ['-3', '5'], '0x5', [-1, 0]],
	['rune', ["'a'", "'b'"], "'b'", [-1, 0]],
	['float64', ['0.1', '-0.0', '1e300', 'zero / zero', '1 / zero'], '0.1', [0, -1, 1, NaN, 1]],
	['float64', ['9007199254740992'], '9007199254740993', [0]],
	['float32', ['0.1', '16777216'], '0.1', [0, 1]],
	['float32', ['0.1', '16777216'], '16777217', [-1, 0]],
	['bool', ['true', 'false'], 'true', [0, NaN]],
	['any', ['1', 'int8(1)', '"1"', 'nil', '2.5', 'true'], '1', [0, 0, NaN, NaN, 1, NaN]],
	['any', ['"go"', '"a"', '1', '[1]string{"go"}'], '"b"', [1, -1, NaN, NaN]],
	['any', ['nil', '0', '[2]int{}'], 'nil', [0, NaN, NaN]],
	['any', ['[2]int{1, 2}', '1'], '[1  2]', [0, NaN]],
	['[2]string', ['{"a", "b"}', '{}'].map((one) => `[2]string${one}`), '["a" "b"]', [0, NaN]],
	['struct{ x int; s string }', ['struct{ x int; s string }{1, "a"}'], '{1 "a"}', [0]],
] as const)('of %s %j stand to %s as %j', (type, keys, typed, orders) => {
	expect(ordersOf(type, keys, typed)).toEqual(orders);
});
