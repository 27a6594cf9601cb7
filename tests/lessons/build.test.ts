import { describe, expect, test } from 'vitest';
import { buildLesson } from '#lessons/build.ts';

const front = '---\ntitle: T\ndescription: D\nminutes: 3\ngo: "1.23"\n---\n';
const fence = (words: string, statements: string) =>
	`\`\`\`go ${words}\npackage main\n\nfunc main() {\n\t${statements}\n}\n\`\`\`\n`;
const growth = fence('scenario name=growth title=Growth seed=7', 'println(1)');
const variant = (options: string, statements: string) =>
	fence(`variant of=growth name=other title=Other ${options}`, statements);

describe('a variant', () => {
	test('is compiled, and runs as the scenario does unless it says otherwise', () => {
		const { variants } = buildLesson(front + growth + variant('', 'println(2)'), 'x.md');
		const [other] = variants.growth;
		expect(other).toMatchObject({ name: 'other', title: 'Other', options: { seed: 7 } });
		expect(other.program.source).toContain('println(2)');
		expect(JSON.parse(JSON.stringify(other))).toEqual(other);
		const seeded = buildLesson(front + growth + variant('seed=9', 'println(2)'), 'x.md');
		expect(seeded.variants.growth[0].options.seed).toBe(9);
	});

	test('is not part of the data that its page begins with', () => {
		const { scenarios } = buildLesson(front + growth + variant('', 'println(2)'), 'x.md');
		expect(scenarios.growth).toContain('title:"Other"');
		expect(scenarios.growth).not.toContain('println(2)');
	});

	test('that does not compile names its file and line', () => {
		expect(() => buildLesson(front + growth + variant('', 'println(x)'), 'x.md')).toThrow(
			/^x\.md:18: undefined: x/,
		);
	});

	test('that does not end names its file and line', () => {
		expect(() =>
			buildLesson(front + growth + variant('events=100', 'for { println(1) }'), 'x.md'),
		).toThrow(/^x\.md:14: other does not end/);
	});
});
