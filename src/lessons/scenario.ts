// Scenarios: the programs of a lesson, as its author writes them and as pages get them.

import type { EncodedProgram } from '#engine/lang/encode.ts';
import type { Level } from '#engine/trace/schema.ts';
import type { RunOptions } from '#engine/trace/trace.ts';
import type { Moment } from '#inspect/moment.ts';
import type { Overview } from '#inspect/overview.ts';
import type { QuestionKind } from '#inspect/question/question.ts';
import type { ScenarioOptions, VariantOptions } from './schema.ts';

/** A fenced block with a program. */
export interface ProgramSource {
	file: string;
	/** Line of the fence in the markdown file, from 1: line n of the program is line `line + n` there. */
	line: number;
	code: string;
}

/** A fenced block that asks for a variant. */
export interface VariantSource extends ProgramSource {
	options: VariantOptions;
}

/** A fenced block that asks for a scenario. */
export interface ScenarioSource extends ProgramSource {
	options: ScenarioOptions;
	/** What it can be compared with, in order. */
	variants: readonly VariantSource[];
}

/** A program that a scenario can be compared with. */
export interface Variant {
	name: string;
	title: string;
	program: EncodedProgram;
	options: RunOptions;
}

/** The variants of the scenarios of a lesson, by names of scenarios; those without any are left out. */
export type LessonVariants = Readonly<Record<string, readonly Variant[]>>;

/** What the page knows of a variant before it is asked for. */
export type VariantLabel = Pick<Variant, 'name' | 'title'> & { seed: number };

/** A question that a scenario stops for. */
export interface AskedQuestion {
	readonly kind: QuestionKind;
	/** The event that it is about, and the state in which it is asked. */
	readonly event: number;
	readonly at: number;
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
	/** What it can be compared with; absent if there is nothing. */
	variants?: {
		/** Address of the programs, by names of scenarios: seen from the page. */
		readonly file: string;
		readonly labels: readonly VariantLabel[];
	};
	/** What it stops for, in the order in which the author asks; absent: nothing. */
	questions?: readonly AskedQuestion[];
}
