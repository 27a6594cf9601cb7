// The door of the lesson compiler. It is bundled for Node together with the engine (see vite-plugin.ts and
// scripts/bundle.mjs) and runs while the site is built; pages never load it. Each program is compiled and run, so
// that a lesson that does not compile fails the build, its cues can be found, and its first picture is there
// before any script.

import { uneval } from 'devalue';
import { compile, run } from '#engine/index.ts';
import { encodeProgram } from '#engine/lang/encode.ts';
import type { Program } from '#engine/lang/program.ts';
import { Replay } from '#engine/trace/replay.ts';
import type { EventColumns, RunOptions, Trace } from '#engine/trace/trace.ts';
import { momentAt } from '#inspect/moment.ts';
import { overviewOf } from '#inspect/overview.ts';
import { compileLesson, type CompiledLesson } from './compile-lesson.ts';
import { parseCue, resolveCue } from './cue.ts';
import { at, LessonError } from './failure.ts';
import { frontMatter, parseMarkdown } from './markdown.ts';
import type {
	LessonVariants,
	ProgramSource,
	Scenario,
	ScenarioSource,
	Variant,
} from './scenario.ts';
import { checked, PartMeta } from './schema.ts';

/** What the plugin hands to Vite. */
export interface BuiltLesson extends CompiledLesson {
	/** By name: a JavaScript expression of the scenario's data. */
	scenarios: Record<string, string>;
	variants: LessonVariants;
}

/** Where a page finds the variants of its scenarios: see the route of that name. */
const variantsFile = 'variants.json';

/** Instructions after which a lesson's program is taken for endless. */
const instructionLimit = 50_000_000;
/** Bytes of heap that a lesson's program may take. */
const memoryLimit = 256 * 1024 * 1024;

function compileProgram({ file, line, code }: ProgramSource): Program {
	const { program, diagnostics } = compile(code, 'main.go');
	const [first] = diagnostics;
	if (program && !first) return program;
	const where = first ? ` (main.go:${first.line}:${first.column})` : '';
	throw new LessonError(
		file,
		line + (first?.line ?? 0),
		`${first?.message ?? 'no program'}${where}`,
	);
}

/** Compiles and runs what a block holds. */
function runProgram(
	source: ProgramSource,
	name: string,
	options: RunOptions,
): { program: Program; trace: Trace } {
	const program = compileProgram(source);
	const trace = run(program, options);
	if (trace.status.kind === 'stopped')
		throw new LessonError(source.file, source.line, `${name} does not end: ${trace.status.reason}`);
	return { program, trace };
}

function runScenario(source: ScenarioSource): { scenario: Scenario; events: EventColumns } {
	const { file, line, code } = source;
	const { name, title, level, seed, start, events: eventLimit } = source.options;
	const options = { seed, eventLimit, instructionLimit, memoryLimit };
	const { program, trace } = runProgram(source, name, options);
	const replay = new Replay(trace);
	const state = at(file, line, () => resolveCue(parseCue(start), trace.events).state);
	const first = momentAt(replay, state);
	const overview = overviewOf(replay);
	const encoded = encodeProgram(program);
	const scenario = { name, title, source: code, program: encoded, options, first, overview, level };
	const labels = source.variants.map(({ options }) => ({
		name: options.name,
		title: options.title,
		seed: options.seed ?? seed,
	}));
	const variants = { file: variantsFile, labels };
	return {
		scenario: labels.length > 0 ? { ...scenario, variants } : scenario,
		events: trace.events,
	};
}

/** The variants of a scenario. Each is run once, to see that it ends. */
function compileVariants({ variants, options: of }: ScenarioSource): Variant[] {
	return variants.map((source) => {
		const { name, title, seed = of.seed, events = of.events } = source.options;
		const options = { seed, eventLimit: events, instructionLimit, memoryLimit };
		const { program } = runProgram(source, name, options);
		return { name, title, program: encodeProgram(program), options };
	});
}

/** Compiles a lesson and runs its programs. Throws a LessonError at the first mistake. */
export function buildLesson(source: string, file: string): BuiltLesson {
	const scenarios: Record<string, string> = {};
	const variants: Record<string, Variant[]> = {};
	const lesson = compileLesson(source, file, (wanted) => {
		const { scenario, events } = runScenario(wanted);
		scenarios[scenario.name] = uneval(scenario);
		if (scenario.variants) variants[scenario.name] = compileVariants(wanted);
		return events;
	});
	return { ...lesson, scenarios, variants };
}

/** Reads the front matter of a part of the course. Throws a LessonError where it is wrong. */
export function buildPart(source: string, file: string): PartMeta {
	return at(file, 1, () => checked(PartMeta, frontMatter(parseMarkdown(source)), 'front matter'));
}
