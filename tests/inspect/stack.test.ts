import { describe, expect, test } from 'vitest';
import { compile, run } from '#engine/index.ts';
import { Replay } from '#engine/trace/replay.ts';
import { english } from '#inspect/english.ts';
import { momentAt } from '#inspect/moment.ts';
import { statesBehind } from './map-run.ts';

const source = `package main

import "fmt"

type point struct{ x, y int }

func scale(p point, by int) point {
	name := "by " + fmt.Sprint(by)
	fmt.Println(name)
	return point{p.x * by, p.y * by}
}

func main() {
	m := map[string]point{"a": {1, 2}}
	list := []int{3, 4}
	for i, n := range list {
		p := scale(m["a"], n)
		m[fmt.Sprint(i)] = p
	}
	var none map[int]bool
	fmt.Println(len(m), len(none))
}
`;

const { program } = compile(source, 'main.go');
if (!program) throw new Error('the sample does not compile');
const options = { seed: 1, eventLimit: 1e5, instructionLimit: 1e6, memoryLimit: 1 << 26 };
const replay = new Replay(run(program, options));

/** The stack when `line` is about to run for the nth time, one line of text for each frame. */
function stackBefore(line: number, nth = 0): string[] {
	const { events } = replay.trace;
	const states = statesBehind(replay, 'stmt').filter((state) => events.line[state - 1] === line);
	return momentAt(replay, states[nth], english).frames.map(
		(frame) =>
			`${frame.func}:${frame.line} ${frame.variables.map((v) => `${v.name}=${v.value}`).join(' ')}`,
	);
}

describe('the call stack', () => {
	test('has the innermost frame first, and each caller at the line of its call', () => {
		expect(stackBefore(9)).toEqual([
			'main.scale:9 p={1 2} by=3 name="by 3"',
			'main.main:17 m=1 entry list=[3 4] i=0 n=3',
		]);
	});

	test('shows only what is in scope', () => {
		expect(stackBefore(21)).toEqual(['main.main:21 m=3 entries list=[3 4] none=nil']);
	});

	test('follows a loop', () => {
		expect(stackBefore(18, 1)).toEqual(['main.main:18 m=2 entries list=[3 4] i=1 n=4 p={4 8}']);
	});

	test('is there in the same way going backwards', () => {
		const there = stackBefore(9, 1);
		replay.seek(replay.length - 1);
		expect(stackBefore(9, 1)).toEqual(there);
	});
});
