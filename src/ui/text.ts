// Everything that the instrument says in its own voice, in English. A second language is a second object of
// the same type. What is said about events is in inspect/english/.

import type { MarkKind } from '#inspect/overview.ts';
import type { StatName } from '#inspect/memstats.ts';
import type { Pin } from '#player/instrument.svelte.ts';
import type { Subgoal } from '#inspect/subgoal.ts';
import type { Level } from '#engine/trace/schema.ts';

export const text = {
	program: 'Program',
	variables: 'Variables',
	noVariables: 'none in scope',
	output: 'Output',
	noOutput: 'nothing printed yet',
	follow: 'Follow the action',
	loading: 'running …',
	retry: 'Try again',
	failed: (reason: string) => `The program could not be run here: ${reason}.`,
	stopped: (reason: string) => `${reason} Everything up to here can be looked at.`,
	runs: (n: number) => (n === 1 ? 'has run once' : `has run ${n} times`),
	line: (n: number) => `line ${n}`,
	breakpointOn: (n: number) => `Breakpoint on line ${n}`,

	first: 'To the beginning',
	previous: 'Step back',
	play: 'Play',
	pause: 'Pause',
	next: 'Step',
	last: 'To the end',
	into: 'Step into',
	over: 'Step over',
	out: 'Step out',
	position: 'Position in the run',
	level: 'Step',
	levels: { micro: 'micro', operation: 'operation', line: 'line' } satisfies Record<Level, string>,
	speed: 'Speed',
	times: (n: number) => `${n}×`,
	of: 'of',
	state: (index: number, end: number) => `State ${index} of ${end}.`,

	memstats: 'runtime.MemStats',
	simulated: 'simulated',
	change: 'change',
	pointAtField: 'Point at a field to read what it counts.',
	lastMoved: (by: string, state: string) => `Last moved by ${by}, at ${state}.`,
	neverMoved: 'Not moved yet.',
	heapOverRun: 'over the run',
	chartOf: (alloc: string, most: string) =>
		`HeapAlloc and TotalAlloc over the whole run. HeapAlloc is ${alloc} now and ${most} at most.`,
	fields: {
		HeapAlloc: 'Bytes of objects in use, garbage that has not been swept included.',
		HeapInuse: 'Bytes of the spans that hold at least one object: pages, in whole.',
		HeapObjects: 'Objects in use: Mallocs less Frees.',
		TotalAlloc: 'Bytes ever allocated. It never falls.',
		Mallocs: 'Objects ever allocated.',
		Frees: 'Objects ever freed, by the collector.',
		NextGC: 'The HeapAlloc at which the next collection begins.',
		NumGC: 'Collections that are over.',
	} satisfies Record<StatName, string>,

	/** What an event is a part of. Prose, timeline, picture and quiz use these words. */
	subgoals: {
		program: 'program',
		make: 'make',
		lookUp: 'look up',
		assign: 'assign',
		hash: 'hash',
		guard: 'write flag',
		select: 'select bucket',
		scan: 'scan slots',
		compare: 'compare keys',
		place: 'place',
		overflow: 'overflow',
		check: 'grow?',
		grow: 'grow',
		evacuate: 'evacuate',
		advance: 'advance',
		release: 'release',
		delete: 'delete',
		markEmpty: 'mark empty',
		clear: 'clear',
		iterate: 'iterate',
		allocate: 'allocate',
		collect: 'collect',
	} satisfies Record<Subgoal, string>,

	marks: {
		growth: 'growth begins',
		sameSize: 'growth to the same size begins',
		overflow: 'overflow bucket',
		gc: 'garbage collection',
		print: 'output',
		panic: 'panic',
		question: 'question',
		bookmark: 'bookmark',
		breakpoint: 'breakpoint',
	} satisfies Record<MarkKind | Pin['kind'], string>,

	toolbar: 'Ways to look at it',
	side: 'Beside the picture',
	opening: 'opening …',
	notOpened: 'This could not be loaded.',
	expert: 'Expert',
	expertMeans: 'Addresses, offsets and seeds in the picture',
	/** What the tools of ui/tools.ts are called on their tabs and buttons. */
	tools: {
		memory: 'Memory',
		ask: 'Slot',
		costs: 'Costs',
		table: 'Table',
		time: 'Time',
		compare: 'Compare',
		export: 'Export',
		practice: 'Be the runtime',
	} as Readonly<Record<string, string>>,

	keys: 'Keys',
	keysShort: '?',
};
