import { describe, expect, test } from 'vitest';
import type { Replay } from '#engine/trace/replay.ts';
import { figuresBeside, litAgainst, placesOf, runFigures } from '#inspect/compare.ts';
import { english } from '#inspect/english.ts';
import { momentAt } from '#inspect/moment.ts';
import { replayOf } from './runs.ts';

const fill = 'for i := 1; i <= 30; i++ { m[i] = i * i }';
const grown = replayOf(['m := make(map[int]int)', fill]);
const hinted = replayOf(['m := make(map[int]int, 30)', fill]);
const reseeded = replayOf(['m := make(map[int]int)', fill], 9);
const end = (replay: Replay) => momentAt(replay, replay.length - 1, english);

/** The names of what differs at the end. */
function differing(a: Replay, b: Replay): string[] {
	return figuresBeside(end(a), end(b)).flatMap(({ name, differs }) => (differs ? [name] : []));
}

describe('the figures of two moments', () => {
	test('differ where the runs went other ways', () => {
		expect(differing(grown, grown)).toEqual([]);
		expect(differing(grown, hinted)).toEqual(['HeapAlloc', 'TotalAlloc', 'Mallocs', 'events']);
	});

	test('stand beside nothing where one moment has no map yet', () => {
		const [entries] = figuresBeside(momentAt(grown, 0, english), end(hinted));
		expect(entries).toEqual({ name: 'entries', left: null, right: 30, differs: true });
	});
});

describe('the header', () => {
	const lit = (a: Replay, b: Replay) =>
		litAgainst(end(a).picture, end(b).picture)
			.map?.fields.filter(({ changed }) => changed)
			.map(({ name }) => name);

	test('is lit where a field differs, but not for leading to another address', () => {
		expect(lit(grown, hinted)).toEqual(['nevacuate']);
		expect(lit(grown, reseeded)).toContain('hash0');
		expect(lit(grown, reseeded)).not.toContain('buckets');
		expect(lit(grown, grown)).toEqual([]);
	});

	test('is lit where a pointer leads somewhere and the other one nowhere', () => {
		const empty = replayOf(['m := make(map[int]int)', '_ = m']);
		expect(lit(hinted, empty)).toContain('buckets');
	});
});

describe('the places of keys', () => {
	test('are those of the picture, each key once', () => {
		const places = placesOf(end(grown).picture);
		expect([...(places?.keys() ?? [])].map(Number).toSorted((a, b) => a - b)).toEqual(
			Array.from({ length: 30 }, (_, i) => i + 1),
		);
	});

	test('leave out what a growth has left behind', () => {
		for (let state = 0; state < grown.length; state++) {
			const { picture } = momentAt(grown, state, english);
			const count = picture.map?.gauges.count ?? 0;
			const { size } = placesOf(picture) ?? new Map();
			// In the middle of an insert the key may be there before it counts.
			expect(size === count || size === count + 1).toBe(true);
		}
	});

	test('are not known where a table is too large to be read as a whole', () => {
		const large = replayOf(['m := make(map[int]int, 9000)', 'm[1] = 1']);
		expect(placesOf(end(large).picture)).toBeNull();
	});
});

test('a run in numbers says what the lesson says', () => {
	expect(runFigures(grown)).toMatchObject({
		tables: 4,
		growths: 3,
		mallocs: 5,
		bytes: 48 + 144 + 288 + 576 + 1152,
	});
	expect(runFigures(hinted)).toMatchObject({
		tables: 1,
		growths: 0,
		moved: 0,
		mallocs: 2,
		bytes: 48 + 1152,
	});
});
