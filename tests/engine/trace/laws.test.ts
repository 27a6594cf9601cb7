// The laws of time, on random traces: the image at a position does not depend on the way there.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arenaBase } from '#engine/memory/address.ts';
import { Replay } from '#engine/trace/replay.ts';
import { stretch } from '../memory/stores.ts';
import { anySteps, record } from './random-trace.ts';

const seeded = { seed: 2, numRuns: 40 };

const anyWalk = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });

function stateOf({ memory }: Replay): Uint8Array {
	return memory.u8.slice(arenaBase, arenaBase + stretch);
}

describe('replay', () => {
	test('shows at each position what the engine had there, however it was reached', () => {
		fc.assert(
			fc.property(anySteps, anyWalk, (steps, walk) => {
				const { trace, states } = record(steps);
				const replay = new Replay(trace);
				for (const place of walk) {
					const index = Math.round(place * steps.length);
					replay.seek(index);
					expect(stateOf(replay)).toEqual(states[index]);
					expect(replay.index).toBe(index);
				}
			}),
			seeded,
		);
	});

	test('forwards and then backwards is where it began', () => {
		fc.assert(
			fc.property(anySteps, (steps) => {
				const { trace, states } = record(steps);
				const replay = new Replay(trace);
				for (let i = 0; i <= steps.length; i++) expect(replay.seek(i)).toBe(replay.memory);
				for (let i = steps.length; i >= 0; i--) {
					replay.seek(i);
					expect(stateOf(replay)).toEqual(states[i]);
				}
			}),
			seeded,
		);
	});

	test('lets no byte change outside of the events: each write belongs to one', () => {
		fc.assert(
			fc.property(anySteps, (steps) => {
				const { trace, states } = record(steps);
				const { writes, events } = trace;
				expect(events.writes.at(-1)).toBe(writes.length);
				for (let i = 0; i < steps.length; i++) {
					const from = i === 0 ? 0 : events.writes[i - 1];
					const words = new Set(writes.word.subarray(from, events.writes[i]));
					for (let at = 0; at < stretch; at++)
						if (states[i][at] !== states[i + 1][at])
							expect(words.has((arenaBase + at) >> 2)).toBe(true);
				}
			}),
			seeded,
		);
	});

	test('leaves the trace as it was, and two replays of it agree', () => {
		fc.assert(
			fc.property(anySteps, anyWalk, (steps, walk) => {
				const { trace } = record(steps);
				const before = structuredClone(trace);
				const once = new Replay(trace);
				for (const place of walk) once.seek(Math.round(place * steps.length));
				const again = new Replay(trace);
				again.seek(once.index);
				expect(stateOf(again)).toEqual(stateOf(once));
				expect(trace).toEqual(before);
			}),
			seeded,
		);
	});

	test('refuses positions that the trace does not have', () => {
		const [steps] = fc.sample(anySteps, { seed: 3, numRuns: 1 });
		const replay = new Replay(record(steps).trace);
		for (const index of [-1, steps.length + 1, 0.5, NaN])
			expect(() => replay.seek(index)).toThrow(RangeError);
		expect(replay.index).toBe(0);
	});
});
