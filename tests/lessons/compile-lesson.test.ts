import { compile } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { compileLesson, type CompiledLesson, type RunScenario } from '#lessons/compile-lesson.ts';
import type { ScenarioSource } from '#lessons/scenario.ts';
import { traceOf } from './trace.ts';

const front = '---\ntitle: T\ndescription: D\nminutes: 3\ngo: "1.23"\n---\n';
const events = traceOf('stmt@3 map.make stmt@4 map.assign.begin map.assign.end program.exit');
const growth = '```go scenario name=growth title="Growth" seed=7\npackage main\n```\n';
const hint = '```go variant of=growth name=hint title="With a hint"\npackage hinted\n```\n';

/** Every program runs as `events` says. */
const run: RunScenario = () => events;

function lesson(markdown: string): CompiledLesson {
	return compileLesson(front + markdown, 'content/x.md', run);
}

describe('a lesson', () => {
	test.each([
		'A literal {like these} in prose',
		'use map[string]int{"a": 1} here',
		'if a <b and c< d',
		'> [!NOTE]\n> hi',
		'x[^1]\n\n[^1]: y',
		'| a |\n| - |\n| `{}` |',
		'<!-- c -->\n\ntext',
		'`map[string]int{}` <https://go.dev>',
		'```text\n{a} </script> <b>\n```',
		'$state {@html "x"} {#if}',
		growth + 'text',
	])('is a component, whatever is in its prose: %s', (markdown) => {
		const { component } = lesson(markdown);
		expect(() => compile(component, { generate: 'client', runes: true })).not.toThrow();
		expect(component).not.toMatch(/\{@html|\{#if/);
	});

	test('shows a scenario as the instrument', () => {
		const { component } = lesson(growth);
		expect(component).toContain(`import scenario0 from "./x.md?scenario=growth"`);
		expect(component).toContain('<Scenario {...scenario0} />');
	});

	test('shows other Go as text with colours', () => {
		const { component } = lesson('```go\npackage main\n```');
		expect(component).toContain(
			'<pre class="code" tabindex="0"><code><span class="go-keyword">package',
		);
	});

	test('runs a scenario with the options behind the fence', () => {
		const asked: ScenarioSource[] = [];
		compileLesson(`${front}\n${growth}`, 'x.md', (source) => {
			asked.push(source);
			return events;
		});
		expect(asked).toEqual([
			{
				file: 'x.md',
				line: 8,
				code: 'package main',
				options: {
					name: 'growth',
					title: 'Growth',
					seed: 7,
					level: 'operation',
					start: 'start',
					events: 200_000,
				},
				variants: [],
			},
		]);
	});

	test('gives a scenario the programs that it can be compared with', () => {
		const asked: ScenarioSource[] = [];
		compileLesson(`${front}${growth}\n${hint}`, 'x.md', (source) => {
			asked.push(source);
			return events;
		});
		expect(asked.map(({ variants }) => variants)).toEqual([
			[
				{
					file: 'x.md',
					line: 11,
					code: 'package hinted',
					options: { of: 'growth', name: 'hint', title: 'With a hint' },
				},
			],
		]);
	});

	test('shows a variant as text under its title', () => {
		expect(lesson(`${growth}\n${hint}`).component).toMatch(
			/<figure class="variant"><figcaption>With a hint<\/figcaption><pre class="code"/,
		);
	});

	test('keeps a scenario and the text up to the next one in a box', () => {
		const other = growth.replace('name=growth', 'name=other');
		const { component } = lesson(`a\n\n${growth}\n## b\n\n${other}\nc`);
		const boxes = component.split('<div class="watched">').slice(1);
		expect(boxes.map((box) => /<Scenario .*?>|<h2|<p>c/g[Symbol.match](box))).toEqual([
			['<Scenario {...scenario0} />', '<h2'],
			['<Scenario {...scenario1} />', '<p>c'],
		]);
	});

	test('turns a cue into a link to a state', () => {
		const { component } = lesson(`${growth}\n[see](cue:map.make) [it](cue:start..map.assign.end)`);
		expect(component).toContain('<a href="#growth@2" class="cue">see</a>');
		expect(component).toContain('<a href="#growth@5" class="cue" data-from="0">it</a>');
	});

	test('finds the scenario that a cue means', () => {
		const two = growth.replace('name=growth', 'name=other');
		const markdown = `[a](cue:end)\n\n${growth}\n[b](cue:end)\n\n${two}\n[c](cue:end) [d](cue:growth/end)`;
		const links = [...lesson(markdown).component.matchAll(/href="#(\w+)@6" class="cue">(\w)/g)];
		expect(links.map(([, scenario, text]) => text + ' ' + scenario)).toEqual([
			'a growth',
			'b growth',
			'c other',
			'd growth',
		]);
	});

	test('puts a note beside the paragraph that refers to it', () => {
		const { component } = lesson('One.[^m]\n\nTwo.\n\n[^m]: **modelled** Every byte.\n');
		expect(component).toMatch(/<div class="noted"><p>One\.<a href="#note-1"[^>]*>1<\/a><\/p>/);
		expect(component).toMatch(
			/<aside class="note" id="note-1" role="note"><b class="label modelled">modelled<\/b>/,
		);
		expect(component).toMatch(/Every byte\.<\/p><\/aside><\/div>\s*<p>Two\.<\/p>/);
	});

	test('marks alerts, and links lessons by their addresses', () => {
		const { component } = lesson('> [!TIP]\n> Look.\n\n[next](../02-split-bit/index.md#why)');
		expect(component).toContain('<aside class="alert tip" role="note">');
		expect(component).toContain('href="../split-bit/#why"');
	});

	test('tells its headings', () => {
		expect(lesson('## One `x`\n\n### Two\n').info.headings).toEqual([
			{ depth: 2, id: 'one-x', text: 'One x' },
			{ depth: 3, id: 'two', text: 'Two' },
		]);
	});
});

describe('a mistake in a lesson names its file and line', () => {
	test.each([
		['no front matter', '# T', /^x\.md:1: the file does not begin with front matter/],
		['bad front matter', '---\ntitle: 1\n---', /^x\.md:1: front matter: title:/],
		[
			'a flag that is not known',
			`${front}\n\`\`\`go live\n\`\`\``,
			/^x\.md:8: a go block knows no live/,
		],
		[
			'an option that is not known',
			front + '```go scenario colour=1\n```',
			/^x\.md:7: scenario: .*colour/,
		],
		[
			'the same name twice',
			`${front}${growth}\n${growth}`,
			/^x\.md:11: there are two scenarios called growth/,
		],
		[
			'a variant of nothing',
			`${front}${hint}\n${growth}`,
			/^x\.md:7: no scenario called growth stands before the variant hint/,
		],
		[
			'two variants of a name',
			`${front}${growth}\n${hint}\n${hint}`,
			/^x\.md:15: growth has two variants called hint/,
		],
		[
			'a variant that would be mistaken in links',
			front + growth + hint.replace('name=hint', 'name=seed'),
			/^x\.md:10: variant: name: seed stands for the scenario itself/,
		],
		[
			'a variant with an impossible seed',
			front + growth + hint.replace('name=hint', 'name=hint seed=4294967296'),
			/^x\.md:10: variant: seed:/,
		],
		[
			'a cue that is not one',
			`${front}${growth}\n[a](cue:grow)`,
			/^x\.md:11: no event is called grow/,
		],
		[
			'a cue that never happens',
			`${front}${growth}\n[a](cue:grow.end)`,
			/^x\.md:11: grow\.end never happens/,
		],
		['a cue without scenario', `${front}[a](cue:grow.end)`, /^x\.md:7: the lesson has no scenario/],
		['a cue to nowhere', `${front}${growth}\n[a](cue:x/end)`, /^x\.md:11: there is no scenario x/],
	])('%s', (_name, markdown, message) => {
		expect(() => compileLesson(markdown, 'x.md', run)).toThrow(message);
	});
});
