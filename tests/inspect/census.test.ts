import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapType, minTopHash } from '#engine/runtime/classic/layout.ts';
import { censusOf } from '#inspect/census.ts';
import { decodeChain, decodeHeader, type TableHead } from '#inspect/classic.ts';
import { traceIndex } from '#inspect/trace-index.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { replayOf } from '#gallery/record.ts';

/** The tables of the only map of a run, in the state that the replay is in. */
function tablesOf(replay: Replay) {
	const [{ addr, type }] = traceIndex(replay.trace).maps;
	const t = mapType(replay.trace.debug.types[type]);
	const header = decodeHeader(replay.memory, t, addr);
	return { t, tables: [header?.table, header?.oldTable].filter((one) => one != null) };
}

/** Entries, evacuated and chained buckets, counted bucket by bucket. */
function counted(replay: Replay, t: ReturnType<typeof mapType>, table: TableHead) {
	const total = { live: 0, evacuated: 0, chained: 0 };
	for (let i = 0; i < table.main; i++) {
		const { buckets, evacuated } = decodeChain(replay.memory, t, table, i);
		total.live += buckets[0].tophash.filter((top) => top >= minTopHash).length;
		if (evacuated) total.evacuated++;
		if (buckets.length > 1) total.chained++;
	}
	return total;
}

const sum = (counts: Int32Array) => counts.reduce((a, b) => a + b, 0);

describe('censusOf', () => {
	test('counts what is there, whichever way the replay came', () => {
		const replay = replayOf('make 1200; set 0..1700; delete 3..90');
		const first = traceIndex(replay.trace).maps[0].since;
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: first, max: replay.length - 1 }), {
					minLength: 1,
					maxLength: 6,
				}),
				(states) => {
					for (const state of states) {
						replay.seek(state);
						const { t, tables } = tablesOf(replay);
						for (const table of tables) {
							const { live, evacuated, chained } = censusOf(replay, t, table);
							const found = { live: sum(live), evacuated: sum(evacuated), chained };
							expect(found, `state ${state}`).toEqual(counted(replay, t, table));
						}
					}
				},
			),
			{ seed: 1, numRuns: 25 },
		);
	});

	test('gives each part its own buckets', () => {
		const replay = replayOf('make 20000; set 0..99');
		replay.seek(replay.length - 1);
		const { t, tables } = tablesOf(replay);
		const { live } = censusOf(replay, t, tables[0]);
		const size = tables[0].main / live.length;
		const chains = Array.from({ length: size }, (_, i) =>
			decodeChain(replay.memory, t, tables[0], 7 * size + i),
		);
		const entries = chains
			.flatMap(({ buckets }) => buckets[0].tophash)
			.filter((top) => top >= minTopHash);
		expect(live[7]).toBe(entries.length);
	});
});
