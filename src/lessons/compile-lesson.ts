// A lesson: markdown in, the source of a Svelte component out. Static HTML stays static; a fenced block
// ```go scenario … becomes the instrument.

import type { Element, Root as Html, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Code, Link, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { EventColumns } from '#engine/trace/trace.ts';
import { parseCue, resolveCue } from './cue.ts';
import { at } from './failure.ts';
import { parseInfoString } from './info-string.ts';
import { codeBlock, frontMatter, headingsOf, parseMarkdown, toHtmlTree } from './markdown.ts';
import type { ScenarioSource, VariantSource } from './scenario.ts';
import { checked, LessonMeta, ScenarioOptions, VariantOptions, type LessonInfo } from './schema.ts';

/** Runs a scenario's program; throws a LessonError where that does not work. */
export type RunScenario = (source: ScenarioSource) => EventColumns;

/** What a lesson becomes. */
export interface CompiledLesson {
	/** Svelte source. It imports each scenario from `./index.md?scenario=<name>`. */
	component: string;
	info: LessonInfo;
}

/** A scenario of the lesson, and what happened in its run. */
interface ScenarioRun {
	name: string;
	events: EventColumns;
}

/** The element that stands for a scenario until the component is printed. */
const placeholder = 'mapscope-scenario';

const scheme = 'cue:';

/** Line of a node in the file, from 1. */
function lineOf(node: Code | Link): number {
	return node.position?.start.line ?? 1;
}

/** The blocks of a lesson that ask for something, in order. */
interface Fences {
	scenarios: Map<Code, ScenarioSource>;
	variants: Map<Code, VariantSource>;
}

/** Reads what stands behind the fences of Go programs. */
function fencesOf(tree: Root, file: string): Fences {
	const scenarios = new Map<Code, ScenarioSource>();
	const variants = new Map<Code, VariantSource>();
	visit(tree, 'code', (node) => {
		if (node.lang !== 'go' || !node.meta) return;
		const line = lineOf(node);
		const program = { file, line, code: node.value };
		at(file, line, () => {
			const { flag, options } = parseInfoString(node.meta ?? '');
			if (flag === 'scenario') {
				const wanted = checked(ScenarioOptions, options, 'scenario');
				if ([...scenarios.values()].some(({ options: { name } }) => name === wanted.name))
					throw new Error(`there are two scenarios called ${wanted.name}`);
				scenarios.set(node, { ...program, options: wanted, variants: [] });
			} else if (flag === 'variant') {
				const wanted = checked(VariantOptions, options, 'variant');
				const variant = { ...program, options: wanted };
				addVariant(scenarios, variant);
				variants.set(node, variant);
			} else throw new Error(`a go block knows no ${flag ?? 'options'}`);
		});
	});
	return { scenarios, variants };
}

/** Gives a variant to its scenario. */
function addVariant(scenarios: Map<Code, ScenarioSource>, variant: VariantSource): void {
	const { of, name } = variant.options;
	const entry = [...scenarios].find(([, { options }]) => options.name === of);
	if (!entry) throw new Error(`no scenario called ${of} stands before the variant ${name}`);
	const [fence, scenario] = entry;
	if (scenario.variants.some(({ options }) => options.name === name))
		throw new Error(`${of} has two variants called ${name}`);
	scenarios.set(fence, { ...scenario, variants: [...scenario.variants, variant] });
}

/** Runs the scenarios of a lesson, by the fences that ask for them, in order. */
function runScenarios(scenarios: Fences['scenarios'], run: RunScenario): Map<Code, ScenarioRun> {
	return new Map(
		[...scenarios].map(([fence, source]) => [
			fence,
			{ name: source.options.name, events: run(source) },
		]),
	);
}

/** The scenario that a cue at `line` means: the one it names, else the last one before it, else the first. */
function scenarioOf(
	name: string | undefined,
	line: number,
	runs: Map<Code, ScenarioRun>,
): ScenarioRun {
	const all = [...runs];
	const before = all.filter(([node]) => lineOf(node) < line);
	const found =
		name === undefined ? (before.at(-1) ?? all[0]) : all.find(([, run]) => run.name === name);
	if (found) return found[1];
	throw new Error(
		name === undefined ? 'the lesson has no scenario' : `there is no scenario ${name}`,
	);
}

/** Turns `cue:` links into links to a state: `#growth@1204`, with `data-from` where the cue is a way. */
function resolveCues(tree: Root, file: string, runs: Map<Code, ScenarioRun>): void {
	visit(tree, 'link', (node) => {
		if (!node.url.startsWith(scheme)) return;
		const line = lineOf(node);
		const text = decodeURIComponent(node.url.slice(scheme.length));
		at(file, line, () => {
			const cue = parseCue(text);
			const { name, events } = scenarioOf(cue.scenario, line, runs);
			const { from, state } = resolveCue(cue, events);
			node.url = `#${name}@${state}`;
			const way = from === undefined ? {} : { dataFrom: from };
			node.data = { hProperties: { className: ['cue'], ...way } };
		});
	});
}

/** Puts a scenario and the text up to the next one into a box: in it, the picture can stay while one reads. */
function boxScenarios(html: Html): void {
	const blocks: RootContent[] = [];
	let box: Element | undefined;
	for (const block of html.children) {
		const name = block.type === 'element' ? block.tagName : undefined;
		if (name === placeholder && block.type === 'element') {
			box = {
				type: 'element',
				tagName: 'div',
				properties: { className: ['watched'] },
				children: [block],
			};
			blocks.push(box);
		} else if (!box) blocks.push(block);
		else if (block.type !== 'doctype') box.children.push(block);
	}
	html.children = blocks;
}

/** A block of program text under its title. */
function titled(block: Element, title: string): Element {
	const caption: Element = {
		type: 'element',
		tagName: 'figcaption',
		properties: {},
		children: [{ type: 'text', value: title }],
	};
	const properties = { className: ['variant'] };
	return { type: 'element', tagName: 'figure', properties, children: [caption, block] };
}

/** Prose must not be read as Svelte: a brace is written as an entity. */
function escapeBraces(html: string): string {
	return html.replaceAll('{', '&#123;').replaceAll('}', '&#125;');
}

/** A JavaScript name for the scenario at `index`. */
function variable(index: number): string {
	return `scenario${index}`;
}

/** HTML with the placeholders of scenarios replaced by instruments. */
function printBody(html: Html): string {
	const placeholders = new RegExp(`<${placeholder} index="(\\d+)"></${placeholder}>`, 'g');
	return escapeBraces(toHtml(html)).replace(
		placeholders,
		(_tag, index) => `<Scenario {...${variable(Number(index))}} />`,
	);
}

function printComponent(file: string, scenarios: string[], body: string): string {
	if (scenarios.length === 0) return body;
	const self = `./${file.split('/').at(-1)}`;
	const imports = scenarios.map(
		(name, i) => `import ${variable(i)} from ${JSON.stringify(`${self}?scenario=${name}`)};`,
	);
	const all = ["import Scenario from '#ui/site/Scenario.svelte';", ...imports];
	return `<script>\n${all.join('\n')}\n</script>\n${body}`;
}

/** Compiles the markdown of `file`. Throws a LessonError at the first mistake. */
export function compileLesson(source: string, file: string, run: RunScenario): CompiledLesson {
	const tree = parseMarkdown(source);
	const meta = at(file, 1, () => checked(LessonMeta, frontMatter(tree), 'front matter'));
	const { scenarios, variants } = fencesOf(tree, file);
	const runs = runScenarios(scenarios, run);
	resolveCues(tree, file, runs);
	const fences = [...runs.keys()];
	const html = toHtmlTree(tree, (node) => {
		const index = fences.indexOf(node);
		if (index < 0) {
			const block = codeBlock(node.value, node.lang);
			const variant = variants.get(node);
			return variant ? titled(block, variant.options.title) : block;
		}
		const properties = { index: String(index) };
		return { type: 'element', tagName: placeholder, properties, children: [] };
	});
	boxScenarios(html);
	const names = [...runs.values()].map(({ name }) => name);
	const component = printComponent(file, names, printBody(html));
	return { component, info: { meta, headings: headingsOf(html) } };
}
