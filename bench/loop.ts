// The machine: a loop of arithmetic on 64-bit integers, and programs that use a map, unrecorded and recorded.

import { compile } from '#engine/compile.ts';
import type { Program } from '#engine/lang/program.ts';
import { defaultOptions, execute, run } from '#engine/run.ts';
import { interleave, median, ratio, time } from './measure.ts';
import type { Row } from './report.ts';

const arithmetic = (n: number) => `package main

func main() {
	s := 0
	for i := 0; i < ${n}; i++ {
		if i%3 == 0 {
			s += i
		} else {
			s ^= i
		}
	}
	println(s)
}
`;

const fill = (n: number) => `package main

func main() {
	m := make(map[int]int)
	for i := 0; i < ${n}; i++ {
		m[i] = i
	}
	println(len(m))
}
`;

function programOf(source: string): Program {
	const { program, diagnostics } = compile(source);
	if (program === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
	return program;
}

const options = { ...defaultOptions, eventLimit: 1e9, instructionLimit: 1e9 };

/** Runs a program to its end without recording it; it must end well. */
function silently(program: Program): void {
	const status = execute(program, options, () => {});
	if (status.kind !== 'exit') throw new Error(`the program ended with ${status.kind}`);
}

/** Goal I3, and what recording a whole program costs. */
export function loopRows(rounds: number): Row[] {
	const turns = 1_000_000;
	const inserts = 100_000;
	const loop = programOf(arithmetic(turns));
	const shortLoop = programOf(arithmetic(turns / 10));
	const map = programOf(fill(inserts));
	let events = 0;
	const samples = interleave(rounds, {
		js: () => time(turns, () => void arithmeticInJs(turns)),
		loop: () => time(turns, () => silently(loop)),
		loopRecorded: () => time(turns / 10, () => run(shortLoop, options)),
		map: () => time(inserts, () => silently(map)),
		mapRecorded: () =>
			time(inserts, () => {
				events = run(map, options).events.length;
			}),
	});
	const perInsert = (events / inserts).toFixed(1);
	return [
		{
			goal: 'I3',
			what: 'arithmetic: a turn of the loop',
			figure: median(samples.loop),
			unit: 'ns',
			limit: 18,
		},
		{
			goal: '',
			what: 'arithmetic: a turn of the loop',
			figure: ratio(samples.loop, samples.js),
			unit: '× bigint',
		},
		{
			goal: '',
			what: 'arithmetic: a turn, recorded',
			figure: median(samples.loopRecorded),
			unit: 'ns',
		},
		{ goal: '', what: 'm[i] = i: a turn', figure: median(samples.map), unit: 'ns' },
		{
			goal: '',
			what: `m[i] = i: a turn, recorded (${perInsert} events)`,
			figure: median(samples.mapRecorded),
			unit: 'ns',
		},
	];
}

/** The same loop as JavaScript can say it exactly. */
function arithmeticInJs(n: number): bigint {
	let s = 0n;
	for (let i = 0n; i < n; i++) s = BigInt.asIntN(64, i % 3n === 0n ? s + i : s ^ i);
	return s;
}
