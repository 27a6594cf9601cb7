// How println writes floats, against real Go.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { floatText } from '#engine/machine/print.ts';

const recorded = readFileSync(new URL('print-floats.jsonl', import.meta.url), 'utf8')
	.trimEnd()
	.split('\n')
	.map((line) => JSON.parse(line) as [bits: string, text: string]);

function floatOf(bits: string): number {
	const view = new DataView(new ArrayBuffer(8));
	view.setBigUint64(0, BigInt(`0x${bits}`));
	return view.getFloat64(0);
}

describe('println', () => {
	test('writes floats as real Go does', () => {
		const wrong = recorded
			.map(([bits, text]) => ({ bits, text, have: floatText(floatOf(bits)) }))
			.filter(({ text, have }) => text !== have);
		expect(recorded.length).toBeGreaterThan(600);
		expect(wrong).toEqual([]);
	});
});
