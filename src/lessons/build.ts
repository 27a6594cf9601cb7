// The door of the lesson compiler. It is bundled for Node together with the engine (see vite-plugin.ts and
// scripts/bundle.mjs) and runs while the site is built; pages never load it.

import { uneval } from 'devalue';
import { compile, run } from '#engine/index.ts';
import { compileLesson } from './compile-lesson.ts';
import { parseCue, resolveCue } from './cue.ts';
import { at, LessonError } from './failure.ts';
import { frontMatter, parseMarkdown } from './markdown.ts';
import type { ScenarioRun, ScenarioSource } from './scenario.ts';
import { checked, PartMeta, type LessonInfo } from './schema.ts';

/** What the plugin hands to Vite. */
export interface BuiltLesson {
	component: string;
	info: LessonInfo;
	/** By name: a JavaScript expression of the scenario's data. */
	scenarios: Record<string, string>;
}

/** Instructions after which a lesson's program is taken for endless. */
const instructionLimit = 50_000_000;
/** Bytes of heap that a lesson's program may take. */
const memoryLimit = 256 * 1024 * 1024;

function runScenario({ file, line, code, options: wanted }: ScenarioSource): ScenarioRun {
	const { program, diagnostics } = compile(code, 'main.go');
	const [first] = diagnostics;
	if (!program || first) {
		const problem = first
			? `${first.message} (main.go:${first.line}:${first.column})`
			: 'no program';
		throw new LessonError(file, line + (first?.line ?? 0), problem);
	}
	const { name, title, level, seed, events: eventLimit } = wanted;
	const options = { seed, eventLimit, instructionLimit, memoryLimit };
	const { events, status } = run(program, options);
	if (status.kind === 'stopped')
		throw new LessonError(file, line, `the run of ${name} ${status.reason}`);
	const start = at(file, line, () => resolveCue(parseCue(wanted.start), events).state);
	const length = events.length + 1;
	return { events, scenario: { name, title, program, options, length, start, level } };
}

/** Compiles a lesson and runs its programs. Throws a LessonError at the first mistake. */
export function buildLesson(source: string, file: string): BuiltLesson {
	const { component, info, scenarios } = compileLesson(source, file, runScenario);
	const code = scenarios.map((scenario): [string, string] => [scenario.name, uneval(scenario)]);
	return { component, info, scenarios: Object.fromEntries(code) };
}

/** Reads the front matter of a part of the course. Throws a LessonError where it is wrong. */
export function buildPart(source: string, file: string): PartMeta {
	return at(file, 1, () => checked(PartMeta, frontMatter(parseMarkdown(source)), 'front matter'));
}
