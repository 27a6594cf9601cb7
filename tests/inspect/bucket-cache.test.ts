import { describe, expect, test } from 'vitest';
import { basicTypes, sliceOf } from '#engine/abi/type.ts';
import { compile } from '#engine/compile.ts';
import { defaultOptions, run } from '#engine/run.ts';
import { eventsNamed } from '#engine/trace/navigate.ts';
import { Replay } from '#engine/trace/replay.ts';
import { pictureAt } from '#inspect/picture.ts';
import { replayOf } from '#gallery/record.ts';

/** The buckets of the picture of a state, by address. */
function bucketsOf(replay: Replay, state: number) {
	const { map } = pictureAt(replay, state);
	const chains = [...(map?.table?.chains ?? []), ...(map?.old?.chains ?? [])];
	return new Map(chains.flatMap(({ buckets }) => buckets).map((bucket) => [bucket.addr, bucket]));
}

describe('the pictures of buckets', () => {
	test('are the same objects while their bytes are the same', () => {
		const replay = replayOf('make; set 0..60');
		const [before, after] = eventsNamed(replay.trace.events, 'elem.write').slice(-2);
		const one = bucketsOf(replay, before + 1);
		const other = bucketsOf(replay, after + 1);
		const changed = [...other.values()].filter((bucket) => one.get(bucket.addr) !== bucket);
		expect(other.size).toBeGreaterThan(8);
		expect(changed).toHaveLength(1);
	});

	test.each([
		['map[int]int', replayOf('make; set 0..60; delete 3..9; clear; set 0..9')],
		['map[string]string', replayOf('make; set 0..14; delete 3..9', { key: basicTypes.string })],
		['map[int][]int', replayOf('make; set 0..30; delete 3..9', { elem: sliceOf(basicTypes.int) })],
	])('do not depend on what was looked at before, of a %s', (_, replay) => {
		const fresh = new Replay(replay.trace);
		const states = Array.from({ length: 60 }, (_, i) => (i * 7919) % replay.length);
		const pictures = states.map((state) => pictureAt(replay, state));
		for (const [i, state] of states.entries()) {
			expect(pictureAt(replay, state)).toEqual(pictures[i]);
			expect(pictureAt(fresh, state)).toEqual(pictures[i]);
		}
	});

	test('are made anew where an elem points to what has changed', () => {
		const { program } = compile(`package main

func main() {
	m := map[int][]int{1: {10}}
	m[1][0] = 20
	m[2] = nil
}
`);
		if (program === null) throw new Error('the program does not compile');
		const replay = new Replay(run(program, defaultOptions));
		const elems = new Set<string | undefined>();
		for (let state = 0; state < replay.length; state++)
			for (const { slots } of bucketsOf(replay, state).values()) elems.add(slots[0].elem);
		expect(elems).toContain('[10]');
		expect(elems).toContain('[20]');
	});
});
