// What the author of a lesson may write in its front matter and behind ```go, and the plain data that pages
// get of it.

import * as v from 'valibot';

const shortText = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
const sentence = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** Front matter of a lesson. */
export const LessonMeta = v.strictObject({
	title: shortText,
	/** For search engines and the course page. */
	description: sentence,
	/** Reading time. */
	minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
	/** The Go release that the lesson is about, as YAML text: "1.23". */
	go: v.pipe(v.string(), v.regex(/^1\.\d+$/)),
});
export type LessonMeta = v.InferOutput<typeof LessonMeta>;

/** Front matter of a part of the course. */
export const PartMeta = v.strictObject({ title: shortText, description: sentence });
export type PartMeta = v.InferOutput<typeof PartMeta>;

const wholeNumber = v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number));
const seeds = 2 ** 32;

/** Unique in the lesson; part of links. */
const name = v.pipe(
	v.string(),
	v.regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens'),
);
const seed = v.pipe(wholeNumber, v.maxValue(seeds - 1));

/** The options of a fenced block: ```go scenario name=growth seed=7 level=operation start=grow.begin#2 */
export const ScenarioOptions = v.strictObject({
	name,
	/** What the instrument is called. */
	title: shortText,
	seed: v.optional(seed, '1'),
	level: v.optional(v.picklist(['micro', 'operation', 'line']), 'operation'),
	/** A cue: where the picture stands at first. */
	start: v.optional(v.string(), 'start'),
	/** Questions to stop for: see predict.ts. */
	predict: v.optional(v.string()),
	/** The run ends politely behind this many events. */
	events: v.optional(wholeNumber, '200000'),
});
export type ScenarioOptions = v.InferOutput<typeof ScenarioOptions>;

/** What stands for the scenario itself in links, where a variant may stand. */
const itself = 'seed';

/** The options of a block that a scenario can be compared with: ```go variant of=growth name=hint */
export const VariantOptions = v.strictObject({
	/** Name of the scenario, which stands before it. */
	of: name,
	/** Unique among the variants of the scenario. */
	name: v.pipe(
		name,
		v.check((text) => text !== itself, `${itself} stands for the scenario itself`),
	),
	/** What it is called beside the scenario. */
	title: shortText,
	/** Both as the scenario has them, unless they are given. */
	seed: v.optional(seed),
	events: v.optional(wholeNumber),
});
export type VariantOptions = v.InferOutput<typeof VariantOptions>;

/** A heading of a lesson, for the list of its contents. */
export interface Heading {
	depth: number;
	id: string;
	text: string;
}

/** What other pages know of a lesson. */
export interface LessonInfo {
	meta: LessonMeta;
	headings: Heading[];
}

/** Checks what an author wrote. Throws with a sentence that names what is wrong. */
export function checked<const S extends v.GenericSchema>(
	schema: S,
	value: unknown,
	what: string,
): v.InferOutput<S> {
	const result = v.safeParse(schema, value);
	if (result.success) return result.output;
	const problems = result.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
	throw new Error(`${what}: ${problems.join('; ')}`);
}
