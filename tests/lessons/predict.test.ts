import { describe, expect, test } from 'vitest';
import { buildLesson } from '#lessons/build.ts';
import { parsePredictions } from '#lessons/predict.ts';

const program = `package main

func main() {
	m := make(map[int]int)
	for i := 1; i <= 15; i++ {
		m[i] = i
	}
}
`;

/** Builds a lesson whose scenario asks for these questions; the fence is in line 9. */
function build(predict: string) {
	const fence = `\`\`\`go scenario name=growth title="Growth" predict="${predict}"`;
	const source = `---\ntitle: T\ndescription: D\nminutes: 3\ngo: '1.23'\n---\n\ntext\n${fence}\n${program}\`\`\`\n`;
	const built = buildLesson(source, 'content/x.md');
	return new Function(`return ${built.scenarios.growth}`)() as {
		questions: { kind: string; event: number; at: number }[];
		overview: { marks: { kind: string; state: number; until?: number }[] };
	};
}

describe('predictions', () => {
	test('are read as kind and place', () => {
		expect(parsePredictions('bucket@map.assign.begin#14, half@evacuate.slot?oldbucket=1')).toEqual([
			{ kind: 'bucket', place: 'map.assign.begin#14' },
			{ kind: 'half', place: 'evacuate.slot?oldbucket=1' },
		]);
	});

	test('become questions of the scenario, with marks on the scrubber', () => {
		const { questions, overview } = build('grow@map.assign.begin#9, bucket@map.assign.begin#15');
		expect(questions.map(({ kind }) => kind)).toEqual(['grow', 'bucket']);
		expect(questions.every(({ event, at }) => event === at)).toBe(true);
		const marks = overview.marks.filter(({ kind }) => kind === 'question');
		expect(marks.map(({ state }) => state)).toEqual(questions.map(({ at }) => at));
		const growth = overview.marks.find(({ kind }) => kind === 'growth');
		expect(marks[0].until, 'the growth that the first is about').toBe(growth?.state);
		const states = overview.marks.map(({ state }) => state);
		expect(states).toEqual([...states].sort((a, b) => a - b));
	});

	test.each([
		['grow', 'grow does not read kind@place, as grow@map.assign.begin#9'],
		['grow@map.assign.begin#9,', 'nothing does not read kind@place, as grow@map.assign.begin#9'],
		[
			'colour@map.assign.begin#9',
			'no question is called colour (there are bucket, slot, grow, bytes, tophash, half, moves, empty, next)',
		],
		['grow@map.assign.start', 'no event is called map.assign.start (see engine/trace/schema.ts)'],
		['grow@map.assign.begin#16', 'map.assign.begin happens only 15 times'],
		['grow@line:6', 'grow@line:6: a question is about one event of its own scenario'],
		[
			'grow@map.assign.begin..map.assign.end',
			'grow@map.assign.begin..map.assign.end: a question is about one event of its own scenario',
		],
		['moves@map.assign.begin#3', 'moves@map.assign.begin#3: the map is not growing there'],
		[
			'grow@map.make',
			'grow@map.make: a question of the kind grow is asked at map.assign.begin, not at map.make',
		],
	])('that make no sense are mistakes with file and line: %s', (predict, problem) => {
		expect(() => build(predict)).toThrow(`content/x.md:9: ${problem}`);
	});
});
