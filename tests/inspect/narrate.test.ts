import { describe, expect, test } from 'vitest';
import { english } from '#inspect/english.ts';
import { narrate } from '#inspect/narrate.ts';
import { readingOf } from '#inspect/reading.ts';
import { plain } from '#inspect/sentence.ts';
import { eventAt, type TraceEvent } from '#engine/trace/trace.ts';
import type { EventName } from '#engine/trace/schema.ts';
import { recordIntMap, statesBehind, type IntMap } from './map-run.ts';

const fill = (n: number) => (map: IntMap) => {
	for (let i = 0; i < n; i++) map.set(i, i * i);
};
const growing = recordIntMap(0, fill(60));

/** What is said in a state. */
function wordsAt(state: number, replay = growing): string {
	replay.seek(state);
	return plain(narrate(replay, state, readingOf(replay), english));
}

/** What is said about the nth event of a name, from 0; negative counts from the end. */
function words(name: EventName, nth = 0, replay = growing): string {
	const state = statesBehind(replay, name).at(nth);
	expect(state).toBeDefined();
	return wordsAt(state ?? 0, replay);
}

function fieldsOf(name: EventName, nth = 0): TraceEvent['fields'] {
	return eventAt(growing.trace.events, (statesBehind(growing, name).at(nth) ?? 0) - 1).fields;
}

describe('the narration', () => {
	test('begins before the first event', () => {
		expect(wordsAt(0)).toBe('The program is loaded. Nothing has run yet.');
	});

	test('tells what a growth is for, in numbers', () => {
		expect(words('grow.begin', 0)).toBe(
			'hashGrow: entry 9 does not fit into 8 slots, so a table of 2 buckets is allocated. Nothing has moved yet: the old table of 1 bucket becomes oldbuckets.',
		);
		expect(words('grow.begin', 2)).toBe(
			'hashGrow: entry 27 would exceed the limit of 6.5 × 4 = 26, so a table of 8 buckets is allocated. Nothing has moved yet: the old table of 4 buckets becomes oldbuckets.',
		);
	});

	test('says which bit sends an entry where', () => {
		const { useY, fromSlot, toSlot } = fieldsOf('evacuate.slot', -1);
		const { oldbucket } = fieldsOf('evacuate.begin', -1);
		const goal = oldbucket + (useY ? 8 : 0);
		const sentence = words('evacuate.slot', -1);
		expect(sentence).toContain(`bit 3 of its hash is ${useY}`);
		expect(sentence).toMatch(new RegExp(`^Slot ${fromSlot} holds key \\d+: .* ${goal} \\(the `));
		expect(sentence).toContain(`slot ${toSlot}.`);
	});

	test('names the functions of the path that gc takes', () => {
		expect(words('map.assign.begin')).toBe(
			'mapassign_fast64 looks for the slot of key 0. The map has 0 entries.',
		);
		expect(words('evacuate.begin', -1)).toMatch(/^growWork_fast64 has old bucket \d+ evacuated/);
	});

	test('tells the first bucket that a write moves from the second', () => {
		expect(words('evacuate.begin', 1)).toMatch(/before the insert of key \d+ goes on\./);
		const all = statesBehind(growing, 'evacuate.begin').map((state) => wordsAt(state));
		expect(all.some((one) => one.includes('the first that is left'))).toBe(true);
	});

	test('shows the hash, its tophash and the bucket it selects', () => {
		expect(words('hash', -1)).toMatch(
			/^memhash64 turns key 59 and the seed hash0 into 64 bits\. The top byte gives tophash 0x[0-9a-f]{2}.*; its low 4 bits, [01]{4}, select bucket \d+ of 16\.$/,
		);
	});

	test('reads what was found and what was not', () => {
		const replay = recordIntMap(0, (map) => {
			map.set(5, 25);
			map.get(5);
			map.get(6);
			map.delete(5);
			map.delete(5);
		});
		expect(words('map.access.end', 0, replay)).toBe('Key 5 is found: its elem is 25.');
		expect(words('map.access.end', 1, replay)).toBe(
			'Key 6 is not there: the program gets the zero value.',
		);
		expect(words('slot.clear', 0, replay)).toMatch(/its bytes stay behind\.$/);
		expect(words('map.delete.end', 1, replay)).toBe('There was no such key: nothing is deleted.');
	});

	test('has words for every state of a run, none of them about something unreadable', () => {
		for (let state = 0; state < growing.length; state++) {
			expect(wordsAt(state)).toMatch(/^[A-Za-z_].*\.$/);
			expect(wordsAt(state)).not.toMatch(/undefined|NaN|\?|-1\b/);
		}
	});
});
