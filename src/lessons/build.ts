// The door of the lesson compiler. It is bundled for Node together with the engine (see vite-plugin.ts and
// scripts/bundle.mjs) and runs while the site is built; pages never load it. Each program is compiled and run, so
// that a lesson that does not compile fails the build, its cues can be found, and its first picture is there
// before any script.

import { uneval } from 'devalue';
import { compile, run } from '#engine/index.ts';
import { encodeProgram } from '#engine/lang/encode.ts';
import type { Program } from '#engine/lang/program.ts';
import { Replay } from '#engine/trace/replay.ts';
import type { EventColumns, Trace } from '#engine/trace/trace.ts';
import { momentAt } from '#inspect/moment.ts';
import { overviewOf } from '#inspect/overview.ts';
import { compileLesson, type CompiledLesson } from './compile-lesson.ts';
import { parseCue, resolveCue } from './cue.ts';
import { at, LessonError } from './failure.ts';
import { frontMatter, parseMarkdown } from './markdown.ts';
import type { Scenario, ScenarioSource } from './scenario.ts';
import { checked, PartMeta } from './schema.ts';

/** What the plugin hands to Vite. */
export interface BuiltLesson extends CompiledLesson {
	/** By name: a JavaScript expression of the scenario's data. */
	scenarios: Record<string, string>;
}

/** Instructions after which a lesson's program is taken for endless. */
const instructionLimit = 50_000_000;
/** Bytes of heap that a lesson's program may take. */
const memoryLimit = 256 * 1024 * 1024;

function compileScenario({ file, line, code }: ScenarioSource): Program {
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

function runScenario(source: ScenarioSource): { scenario: Scenario; events: EventColumns } {
	const { file, line, code } = source;
	const { name, title, level, seed, start, events: eventLimit } = source.options;
	const options = { seed, eventLimit, instructionLimit, memoryLimit };
	const program = compileScenario(source);
	const trace: Trace = run(program, options);
	if (trace.status.kind === 'stopped')
		throw new LessonError(file, line, `${name} does not end: ${trace.status.reason}`);
	const replay = new Replay(trace);
	const state = at(file, line, () => resolveCue(parseCue(start), trace.events).state);
	const first = momentAt(replay, state);
	const overview = overviewOf(replay);
	const encoded = encodeProgram(program);
	const scenario = { name, title, source: code, program: encoded, options, first, overview, level };
	return { scenario, events: trace.events };
}

/** Compiles a lesson and runs its programs. Throws a LessonError at the first mistake. */
export function buildLesson(source: string, file: string): BuiltLesson {
	const scenarios: Record<string, string> = {};
	const lesson = compileLesson(source, file, (wanted) => {
		const { scenario, events } = runScenario(wanted);
		scenarios[scenario.name] = uneval(scenario);
		return events;
	});
	return { ...lesson, scenarios };
}

/** Reads the front matter of a part of the course. Throws a LessonError where it is wrong. */
export function buildPart(source: string, file: string): PartMeta {
	return at(file, 1, () => checked(PartMeta, frontMatter(parseMarkdown(source)), 'front matter'));
}
