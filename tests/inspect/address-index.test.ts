import { describe, expect, test } from 'vitest';
import { basicTypes } from '#engine/abi/type.ts';
import { eventAt } from '#engine/trace/trace.ts';
import { addressIndex } from '#inspect/address-index.ts';
import { replayOf } from '#gallery/record.ts';
import { churn } from './programs.ts';

const runs = [
	[
		'map[int]int',
		replayOf('make; set 0..40; get 3..50; delete 3..20; set 50..60; clear; range').trace,
	],
	['map[string]int', replayOf('make; set 0..14; delete 2..9', { key: basicTypes.string }).trace],
	['an empty run', replayOf('make').trace],
	['churn', churn],
] as const;

describe.each(runs)('the index of addresses of %s', (_, trace) => {
	const events = Array.from({ length: trace.events.length }, (_, i) => eventAt(trace.events, i));
	const index = addressIndex(trace);

	test('gives the events that name a bucket, a key or an elem', () => {
		const named = new Map<number, number[]>();
		for (const { index, fields } of events)
			for (const field of ['bucket', 'from', 'to', 'key', 'elem'])
				if (field in fields) named.set(fields[field], [...(named.get(fields[field]) ?? []), index]);
		for (const [addr, all] of named) expect(index.naming(addr)).toEqual([...new Set(all)]);
		expect(index.naming(-8)).toEqual([]);
	});

	test('gives the events that handed memory out', () => {
		const mallocs = events.filter(({ name }) => name === 'malloc');
		for (const { fields } of mallocs) {
			for (const addr of [fields.addr - 1, fields.addr, fields.addr + fields.slot - 1]) {
				const births = mallocs.filter(
					({ fields: { addr: from, slot } }) => from <= addr && addr < from + slot,
				);
				expect(index.birthsOf(addr)).toEqual(births.map(({ index }) => index));
			}
		}
	});
});
