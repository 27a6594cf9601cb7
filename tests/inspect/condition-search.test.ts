// The law of breakpoints: the search in slices, which looks only where something moved, finds the states that one
// finds who reads every field in every state.

import { describe, expect, test } from 'vitest';
import type { GoType } from '#engine/abi/type.ts';
import { hmap, keys, mapType } from '#engine/runtime/classic/layout.ts';
import { Replay } from '#engine/trace/replay.ts';
import { eventAt, type Trace, type TraceEvent } from '#engine/trace/trace.ts';
import { ConditionSearch } from '#inspect/condition-search.ts';
import {
	isError,
	parseCondition,
	type Condition,
	type FieldName,
	type Term,
} from '#inspect/condition.ts';
import { orderOf, orderOfNumber, orderOfPointer } from '#inspect/literal-order.ts';
import { memStatsAt, statNames, type StatName } from '#inspect/memstats.ts';
import { operationAt } from '#inspect/operation.ts';
import { readingOf } from '#inspect/reading.ts';
import { mapAt, traceIndex } from '#inspect/trace-index.ts';
import { churn, integers, strings } from './programs.ts';

function conditionOf(text: string): Condition {
	const result = parseCondition(text);
	if (isError(result)) throw new Error(`${text}: ${JSON.stringify(result)}`);
	return result;
}

function hitsOf(trace: Trace, text: string, slice = 1e9): number[] {
	const search = new ConditionSearch(trace, [conditionOf(text)]);
	while (search.advance(slice));
	expect(search.state).toBe(trace.events.length);
	return search.hits[0];
}

test('conditions that are searched for together are met where each is met alone', () => {
	const texts = [
		'line 6',
		'grow.begin',
		'line 6 && count > 3',
		'B changes',
		'line 6 && grow.begin',
	];
	const search = new ConditionSearch(integers, texts.map(conditionOf));
	while (search.advance(1000));
	expect(search.hits).toEqual(texts.map((text) => hitsOf(integers, text)));
	expect(search.hits[0].length).toBeGreaterThan(0);
});

test('conditions about lines and events alone need no search', () => {
	const search = new ConditionSearch(integers, [conditionOf('grow.begin')]);
	expect(search.state).toBe(integers.events.length);
	expect(search.hits[0].length).toBeGreaterThan(1);
});

/** The last event up to a state that a rule knows, and what it makes of it. */
function last<T>(
	trace: Trace,
	state: number,
	rule: (event: TraceEvent) => T | undefined,
): T | undefined {
	for (let i = state - 1; i >= 0; i--) {
		const found = rule(eventAt(trace.events, i));
		if (found !== undefined) return found;
	}
	return undefined;
}

/** A field in a state, looked up from nothing; `h` is the map whose header is meant. Of a key, where it lies. */
function fieldAt(replay: Replay, state: number, field: FieldName, h: number): number | null {
	const { trace } = replay;
	const made = mapAt(traceIndex(trace), h, state);
	if ((statNames as readonly string[]).includes(field))
		return memStatsAt(replay.seek(state))[field as StatName];
	if (field === 'bucket') {
		const evacuating = last(trace, state, ({ name, fields }) =>
			name === 'evacuate.end' ? -1 : name === 'evacuate.begin' ? fields.oldbucket : undefined,
		);
		if (evacuating !== undefined && evacuating >= 0) return evacuating;
		const index = last(trace, state, ({ name, fields }) =>
			/^map\.(access|assign|delete)\.|iterate\.end/.test(name)
				? -1
				: /^(bucket\.select|iterate\.bucket)$/.test(name)
					? fields.index
					: undefined,
		);
		return index === undefined || index < 0 ? null : index;
	}
	if (made === null) return null;
	if (field !== 'key') return hmap.read(replay.seek(state), h)[field as 'count'];
	const t = mapType(trace.debug.types[made.type]);
	const memory = replay.seek(state);
	const { name, fields } = eventAt(trace.events, state - 1);
	const inSlot = (bucket: number, slot: number) => {
		const at = bucket + keys + slot * t.keySlot;
		return t.indirectKey ? memory.loadPointer(at) : at;
	};
	if (name === 'evacuate.slot') return inSlot(fields.to, fields.toSlot);
	if (name === 'iterate.yield') return inSlot(fields.bucket, fields.slot);
	const operand = last(trace, state, (event) =>
		/^map\.(access|assign|delete)\.end$/.test(event.name)
			? 0
			: /^map\.(access|assign|delete)\.begin$/.test(event.name)
				? event.fields.key
				: undefined,
	);
	return operand || null;
}

function holds(replay: Replay, state: number, term: Term): boolean {
	if (state === 0 && term.kind !== 'compare') return false;
	const event = eventAt(replay.trace.events, Math.max(state - 1, 0));
	const h = operationAt(replay.trace, state)?.h ?? 0;
	switch (term.kind) {
		case 'line':
			return event.name === 'stmt' && event.line === term.line;
		case 'event':
			return event.name === term.name;
		case 'changes': {
			const before = fieldAt(replay, state - 1, term.field, h);
			return before !== null && before !== fieldAt(replay, state, term.field, h);
		}
		case 'compare':
			return compares(replay, state, term, h);
	}
}

function compares(
	replay: Replay,
	state: number,
	{ field, operator, value }: Term & { kind: 'compare' },
	h: number,
): boolean {
	const have = fieldAt(replay, state, field, h);
	if (have === null) return false;
	const isPointer = hmap.fields.find(({ name }) => name === field)?.kind.name === 'unsafe.Pointer';
	const order =
		field === 'key'
			? orderOf(readingOf(replay), keyTypeAt(replay, state, h), have, value)
			: isPointer
				? orderOfPointer(have, value)
				: orderOfNumber(have, value);
	const signs = { '==': [0], '!=': [-1, 1, NaN], '<': [-1], '<=': [-1, 0], '>': [1], '>=': [0, 1] };
	return signs[operator].includes(Math.sign(order));
}

function keyTypeAt({ trace }: Replay, state: number, h: number): GoType {
	const made = mapAt(traceIndex(trace), h, state);
	const key = made && trace.debug.types[made.type].key;
	if (!key) throw new Error('there is no map');
	return key;
}

function naiveHits(trace: Trace, text: string): number[] {
	const replay = new Replay(trace);
	const condition = conditionOf(text);
	const isMoment = condition.some(({ kind }) => kind !== 'compare');
	const hits: number[] = [];
	let held = false;
	for (let state = 0; state < replay.length; state++) {
		const now = condition.every((term) => holds(replay, state, term));
		if (state > 0 && now && (isMoment || !held)) hits.push(state);
		held = now;
	}
	return hits;
}

const runs = { integers, strings, churn };
const laws: Record<keyof typeof runs, readonly string[]> = {
	integers: [
		'line 6',
		'grow.begin',
		'B changes',
		'count changes',
		'flags changes',
		'hash0 changes && map.clear.end',
		'count == 9',
		'count > 9 && line 7',
		'oldbuckets != nil',
		'oldbuckets == nil && B >= 2',
		'nevacuate > 0',
		'key == 21',
		'key == 0x15 && evacuate.slot',
		'key == 21 && iterate.yield',
		'key >= 100 && slot.insert',
		'key != 21',
		'bucket == 1',
		'bucket == 1 && evacuate.begin',
		'HeapAlloc > 1000',
		'Mallocs changes',
	],
	strings: [
		'key == "c"',
		'key == "\\u0063" && map.assign.begin',
		'key == 4 && slot.clear',
		'key > "h" && key <= "j"',
		'key != "c" && map.assign.begin',
		'count == 5',
		'B changes',
		'count changes && iterate.yield',
		'buckets changes',
		'bucket > 0 && map.delete.begin',
	],
	churn: [
		'noverflow > 0',
		'event overflow.new',
		'grow.begin && noverflow == 0',
		'flags changes && grow.begin',
		'key == "name"',
		'key == [0 0 0]',
		'key == 59',
		'TotalAlloc > 3000 && line 6',
	],
};

describe.each(Object.keys(runs) as (keyof typeof runs)[])('in the run of %s', (name) => {
	const trace = runs[name];

	test.each(laws[name])('%s is met where it holds', (text) => {
		const naive = naiveHits(trace, text);
		expect(hitsOf(trace, text)).toEqual(naive);
		expect(hitsOf(trace, text, 17)).toEqual(naive);
	});
});
