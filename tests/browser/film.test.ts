// Films: their frames are what playing shows.

import { expect, test } from 'vitest';
import { compile, run } from '#engine/index.ts';
import { decodeProgram } from '#engine/lang/encode.ts';
import { Instrument } from '#player/instrument.svelte.ts';
import { moveTime } from '#scene/pace.ts';
import { framesOf } from '#ui/export/film.ts';
import { scenarioOf } from './scenario.ts';

const source = `package main

func main() {
	m := make(map[int]int)
	for i := 0; i < 30; i++ {
		m[i] = i
	}
}
`;

test('a fast film merges moves as playing does, and ends where it should', async () => {
	expect(compile(source, 'main.go').diagnostics).toEqual([]);
	const instrument = new Instrument(scenarioOf(source, 0), {
		run: async ({ program, options }) => run(decodeProgram(program), options),
		moveTime,
	});
	await instrument.session.start();
	const { replay } = instrument.session;
	if (!replay) throw new Error('the program has not run');
	instrument.player.load(replay.trace.events);
	const shot = { from: 40, to: 400, rate: 20 };
	const slow = framesOf(instrument, { ...shot, speed: 1 }, Infinity);
	const fast = framesOf(instrument, { ...shot, speed: 64 }, Infinity);
	for (const frames of [slow, fast]) {
		const last = frames[frames.length - 1];
		expect(last.from + last.t * (last.to - last.from)).toBe(shot.to);
		const at = frames.map(({ from, to, t }) => from + t * (to - from));
		expect([...at].sort((a, b) => a - b)).toEqual(at);
	}
	const longest = (frames: typeof slow) => Math.max(...frames.map(({ from, to }) => to - from));
	expect(longest(slow)).toBe(1);
	expect(longest(fast)).toBeGreaterThan(1);
	expect(fast.length).toBeLessThan(slow.length / 8);
});
