// Scenarios: the programs of a lesson. Each is compiled and run when the site is built, so that a lesson
// that does not compile fails the build, its cues can be found, and its first picture is there before any
// script.

import type { Program } from '#engine/lang/program.ts';
import type { Level } from '#engine/trace/schema.ts';
import type { EventColumns, RunOptions } from '#engine/trace/trace.ts';
import type { ScenarioOptions } from './schema.ts';

/** What the page gets of a scenario: plain data. */
export interface Scenario {
	name: string;
	title: string;
	program: Program;
	options: RunOptions;
	/** States of the run: events + 1. */
	length: number;
	/** The state that the picture shows at first. */
	start: number;
	level: Level;
}

/** A scenario that has been run. */
export interface ScenarioRun {
	scenario: Scenario;
	events: EventColumns;
}

/** A fenced block that asks for a scenario. */
export interface ScenarioSource {
	file: string;
	/** Line of the fence in the markdown file, from 1: line n of the program is line `line + n` there. */
	line: number;
	code: string;
	options: ScenarioOptions;
}

/** Compiles and runs; throws a LessonError where the program does not compile. */
export type RunScenario = (source: ScenarioSource) => ScenarioRun;
