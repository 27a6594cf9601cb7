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
import { english } from '#inspect/english.ts';
import { momentAt } from '#inspect/moment.ts';
import { overviewOf, type Overview } from '#inspect/overview.ts';
import { isKind, questionAt } from '#inspect/question/kinds.ts';
import { questionKinds } from '#inspect/question/question.ts';
import { compileLesson, type CompiledLesson } from './compile-lesson.ts';
import { parseCue, resolveCue } from './cue.ts';
import { at, LessonError } from './failure.ts';
import { frontMatter, parseMarkdown } from './markdown.ts';
import { eventOf, parsePredictions } from './predict.ts';
import type {
	AskedQuestion,
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
	const { name, title, level, seed, start, predict, events: eventLimit } = source.options;
	const options = { seed, eventLimit, instructionLimit, memoryLimit };
	const { program, trace } = runProgram(source, name, options);
	const replay = new Replay(trace);
	const state = at(file, line, () => resolveCue(parseCue(start), trace.events).state);
	const first = momentAt(replay, state, english);
	const found = predict === undefined ? [] : at(file, line, () => questionsOf(predict, replay));
	const questions = found.map(({ asked }) => asked);
	const overview = withQuestions(overviewOf(replay), found);
	const encoded = encodeProgram(program);
	const told = { name, title, source: code, level, ...(found.length > 0 && { questions }) };
	const scenario = { ...told, program: encoded, options, first, overview };
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

/** A question of a scenario, and the state in which its answer has come true. */
interface Found {
	readonly asked: AskedQuestion;
	readonly until: number;
}

/** The questions that an author asks, if each of them makes sense at its place. */
function questionsOf(predict: string, replay: Replay): Found[] {
	return parsePredictions(predict).map((prediction) => {
		const { kind, place } = prediction;
		if (!isKind(kind))
			throw new Error(`no question is called ${kind} (there are ${questionKinds.join(', ')})`);
		const event = eventOf(prediction, replay.trace.events);
		const question = questionAt(replay, kind, event);
		if (typeof question === 'string') throw new Error(`${kind}@${place}: ${question}`);
		const { at: state, until } = question;
		return { asked: { kind, event, at: state }, until };
	});
}

/** Questions have marks on the scrubber, from which they can be opened: one where several are asked. */
function withQuestions(overview: Overview, questions: readonly Found[]): Overview {
	const untils = new Map<number, number>();
	for (const { asked, until } of questions)
		untils.set(asked.at, Math.max(until, untils.get(asked.at) ?? 0));
	const marks = [...untils].map(([state, until]) => ({ state, kind: 'question' as const, until }));
	return { ...overview, marks: [...overview.marks, ...marks].sort((a, b) => a.state - b.state) };
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
