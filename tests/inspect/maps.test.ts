import { describe, expect, test } from 'vitest';
import { mapsAt } from '#inspect/maps.ts';
import { pictureAt } from '#inspect/picture.ts';
import { compile, defaultOptions, run } from '#engine/index.ts';
import { Replay } from '#engine/trace/replay.ts';

const source = `package main

var all = make(map[string]int)

func main() {
	squares := make(map[int]int)
	for i := 0; i < 8; i++ {
		squares[i] = i * i
	}
	all["a"] = 1
	squares[8] = 64
}
`;

/** The run of the program above. */
function replayOf(): Replay {
	const { program } = compile(source, 'main.go');
	if (!program) throw new Error('the sample does not compile');
	return new Replay(run(program, { ...defaultOptions, seed: 7 }));
}

describe('mapsAt', () => {
	const replay = replayOf();
	/** The state before the last insert is over, in which main still has its variables. */
	const last = replay.length - 3;

	test('gives every map its variable, and what it holds', () => {
		const maps = mapsAt(replay, last).map(({ name, type, count, B }) => ({ name, type, count, B }));
		expect(maps).toEqual([
			{ name: 'all', type: 'map[string]int', count: 1, B: 0 },
			{ name: 'squares', type: 'map[int]int', count: 9, B: 1 },
		]);
	});

	test('knows only the maps that have been made', () => {
		expect(mapsAt(replay, 0)).toEqual([]);
	});

	test('says how full the buckets are', () => {
		const [all, squares] = mapsAt(replay, last);
		expect(all.shape).toEqual([1 / 8]);
		expect(all.load).toBe(1 / 8);
		const main = pictureAt(replay, last, { map: squares.h }).map?.table?.chains ?? [];
		const full = main.map(({ buckets }) => buckets[0].slots.filter(({ t }) => t >= 5).length / 8);
		expect(squares.shape).toEqual(full);
	});
});

describe('pictureAt', () => {
	test('shows the map that is asked for, at rest', () => {
		const replay = replayOf();
		const last = replay.length - 3;
		const [all] = mapsAt(replay, last);
		expect(pictureAt(replay, last).map?.type).toBe('map[int]int');
		const { map } = pictureAt(replay, last, { map: all.h });
		expect(map?.type).toBe('map[string]int');
		expect(map?.hash).toBeNull();
		expect(map?.fields.some(({ changed }) => changed)).toBe(false);
		// Before it is made, what is being done is shown.
		expect(pictureAt(replay, 0, { map: all.h }).map).toBeNull();
	});
});
