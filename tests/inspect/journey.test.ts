import { describe, expect, test } from 'vitest';
import { english } from '#inspect/english.ts';
import { journeyOf } from '#inspect/journey.ts';
import { plain } from '#inspect/sentence.ts';
import { recordIntMap, statesBehind } from './map-run.ts';

const replay = recordIntMap(0, (map) => {
	for (let i = 0; i < 30; i++) map.set(i, i);
});
const { events } = replay.trace;

function words(from: number, to: number): string | null {
	const sentence = english.journey(journeyOf(events, from, to));
	return sentence && plain(sentence);
}

describe('what is said of a longer step', () => {
	test('tells of the growth that it passed over', () => {
		const begin = statesBehind(replay, 'map.assign.begin')[26];
		const end = statesBehind(replay, 'map.assign.end')[26];
		expect(words(begin, end)).toMatch(
			/^On the way: the table grew to 8 buckets, old buckets \d and \d moved\.$/,
		);
	});

	test('leaves the last event to its own sentence', () => {
		const [begin] = statesBehind(replay, 'grow.begin');
		expect(words(begin - 1, begin)).toBeNull();
	});

	test('is nothing where nothing of note happened', () => {
		const [begin] = statesBehind(replay, 'map.assign.begin');
		expect(words(begin, begin + 3)).toBeNull();
	});

	test('names only the first of many buckets', () => {
		expect(words(0, events.length)).toMatch(/old buckets 0, \d, \d, \d and \d+ more moved/);
	});
});
