// Scenarios: the programs of a lesson, as its author writes them and as pages get them.

import type { EncodedProgram } from '#engine/lang/encode.ts';
import type { Level } from '#engine/trace/schema.ts';
import type { RunOptions } from '#engine/trace/trace.ts';
import type { Moment } from '#inspect/moment.ts';
import type { Overview } from '#inspect/overview.ts';
import type { ScenarioOptions } from './schema.ts';

/** A fenced block that asks for a scenario. */
export interface ScenarioSource {
	file: string;
	/** Line of the fence in the markdown file, from 1: line n of the program is line `line + n` there. */
	line: number;
	code: string;
	options: ScenarioOptions;
}

/** What the page gets of a scenario: plain data, made when the site is built. */
export interface Scenario {
	/** Unique in its lesson; part of links: `#growth@1204`. */
	name: string;
	title: string;
	source: string;
	program: EncodedProgram;
	options: RunOptions;
	/** What is shown before the program has run in the reader's browser. */
	first: Moment;
	/** The run at a glance. */
	overview: Overview;
	level: Level;
}
