import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CostIndex, costNames, operationKinds, type CostName } from '#inspect/costs.ts';
import { eventNames } from '#engine/trace/schema.ts';
import { eventAt } from '#engine/trace/trace.ts';
import { replayOf } from '#gallery/record.ts';

const script = 'make; set 0..60; get 0..20; get 500..510; delete 3..9; range; set 70..90; range 5';
const { trace } = replayOf(script);
const { events } = trace;

/** What events from … to - 1 cost, counted one by one. A map[int]int moves 1 + 8 + 8 bytes with an entry. */
function naive(from: number, to: number): Record<CostName, number> {
	const sums = Object.fromEntries(costNames.map((name) => [name, 0])) as Record<CostName, number>;
	for (let i = from; i < to; i++) {
		const { name, fields } = eventAt(events, i);
		sums.bytesWritten += 4 * (events.writes[i] - (i === 0 ? 0 : events.writes[i - 1]));
		if (name === 'hash') sums.hashes++;
		if (['bucket.select', 'chain.next', 'iterate.bucket'].includes(name)) sums.buckets++;
		if (name === 'probe.tophash' || name === 'probe.empty') sums.tophashReads++;
		if (name === 'probe.length') sums.lengthCompares++;
		if (name === 'key.compare' || name === 'key.ends') sums.keyCompares++;
		if (name === 'malloc') {
			sums.allocations++;
			sums.bytesAllocated += fields.slot;
		}
		if (name === 'evacuate.slot') {
			sums.moved++;
			sums.bytesMoved += 17;
		}
	}
	return sums;
}

const state = fc.integer({ min: 0, max: events.length });

describe('the costs of a run', () => {
	test('are the sums over its events, at any position and in any order of asking', () => {
		fc.assert(
			fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), (states) => {
				const index = new CostIndex(trace);
				for (const at of states) expect(index.upTo(at)).toEqual(naive(0, at));
			}),
			{ seed: 3, numRuns: 40 },
		);
	});

	test('of a stretch are the sums over its events', () => {
		const index = new CostIndex(trace);
		fc.assert(
			fc.property(state, state, (a, b) => {
				const [from, to] = [Math.min(a, b), Math.max(a, b)];
				expect(index.between(from, to)).toEqual(naive(from, to));
			}),
			{ seed: 4, numRuns: 60 },
		);
	});

	test('are all there is in this run', () => {
		const all = new CostIndex(trace).upTo(events.length);
		for (const name of costNames)
			if (name !== 'lengthCompares') expect(all[name], name).toBeGreaterThan(0);
	});

	test('know the operation at hand from its beginning to its end', () => {
		const index = new CostIndex(trace);
		for (let i = 0; i < events.length; i++) {
			const name = eventNames[events.id[i]];
			if (!/^map\.(access|assign|delete)\./.test(name)) continue;
			const at = index.operationAt(i + 1);
			if (name.endsWith('.end')) {
				expect(at).toBeNull();
				const last = index.lastAt(i + 1);
				expect(last?.end).toBe(i + 1);
				expect(name).toContain(last?.kind);
				expect(eventNames[events.id[last?.begin ?? 0]]).toBe(name.replace('end', 'begin'));
			} else expect(at).toMatchObject({ begin: i, end: i + 1 });
		}
	});

	test('count a step of a loop as an operation', () => {
		const index = new CostIndex(trace);
		const yields = [...events.id].flatMap((id, i) =>
			eventNames[id] === 'iterate.yield' ? [i + 1] : [],
		);
		const last = index.lastAt(yields[10]);
		expect(last?.kind).toBe('iterate');
		expect(last?.end).toBe(yields[10]);
		expect(last?.begin).toBeGreaterThanOrEqual(yields[9]);
	});

	test('of a kind have a mean and a worst, which is found where it began', () => {
		const index = new CostIndex(trace);
		const kinds = index.kindsAt(events.length);
		expect(kinds.map(({ kind }) => kind)).toEqual(operationKinds);
		const assign = kinds[1];
		expect(assign.count).toBe(82);
		expect(eventNames[events.id[assign.worstAt]]).toBe('map.assign.begin');
		expect(assign.worst).toBeGreaterThan(assign.mean);
		const growing = index.operationAt(
			[...events.id].findIndex((id, i) => i > assign.worstAt && eventNames[id] === 'slot.insert'),
		);
		expect(growing?.costs.moved).toBeGreaterThan(0);
	});

	test('have no kinds before the first operation', () => {
		const index = new CostIndex(trace);
		expect(index.kindsAt(0)).toEqual([]);
		expect(index.lastAt(0)).toBeNull();
		expect(index.operationAt(0)).toBeNull();
	});
});
