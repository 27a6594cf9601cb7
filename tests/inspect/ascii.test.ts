import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basicTypes } from '#engine/abi/type.ts';
import { eventsNamed } from '#engine/trace/navigate.ts';
import { replayOf, type RecordOptions } from '#gallery/record.ts';
import { asciiFigure } from '#inspect/ascii.ts';
import { pictureAt } from '#inspect/picture.ts';

function figure(script: string, index?: number, options?: RecordOptions): string {
	const replay = replayOf(script, options);
	return asciiFigure(pictureAt(replay, index ?? replay.length - 1), ['What happened.']);
}

describe('asciiFigure', () => {
	test('shows an insert', () => {
		expect(figure('make; set 0..2')).toMatchInlineSnapshot(`
			"map[int]int
			count* 3 | flags 0 | B 0 | noverflow 0 | hash0 d83357e0 | buckets 0xc000002000 | oldbuckets nil
			nevacuate 0 | extra nil

			hash(2) = 0x7724a522c7871f74: tophash 77, low 0 bits: bucket 0

			buckets[1]
			[0]
			  f9 0: 0
			  84 1: 1
			* 77 2: 4
			  ..
			  ..
			  ..
			  ..
			  ..

			.. empty, nothing follows | * written

			What happened.
			"
		`);
	});

	test('shows a growth, what was moved and what is left behind', () => {
		const replay = replayOf('make; set 0..30');
		const [at] = eventsNamed(replay.trace.events, 'evacuate.slot').slice(-8);
		expect(asciiFigure(pictureAt(replay, at + 1), ['evacuate moves an entry.']))
			.toMatchInlineSnapshot(`
				"map[int]int
				count 27 | flags* 4 | B 3 | noverflow 0 | hash0 d83357e0 | buckets 0xc000008000
				oldbuckets 0xc000006000 | nevacuate 1 | extra nil

				hash(24) = 0x7fead04e675b0835: tophash 7f, low 3 bits: bucket 5

				oldbuckets[4]  nevacuate = 1
				[0]              [1]              [2]              [3]
				  >Y (0)         > >X (1: 1)        60  5: 25        >X (14: 196)
				  >Y (2: 4)      > >Y (3: 9)        d4  6: 36        >X (16: 256)
				  >Y (4: 16)     > >X (7: 49)       24 13: 169       >Y (17: 289)
				  >X (10: 100)   > >X (8: 64)       40 15: 225       >X (22: 484)
				  >X (11: 121)   > >X (9: 81)       61 19: 361       >.
				  >X (12: 144)   > >Y (18: 324)     1c 21: 441       >.
				  >Y (20: 400)   > >Y (24: 576)     e0 23: 529       >.
				  >Y (25: 625)     ..               ..               >.

				buckets[8]
				[0]            [1]            [2]            [3]            [4]            [5]
				  9a 10: 100   < 84 1: 1        ..             ec 14: 196     f9  0: 0     < bd  3: 9
				  67 11: 121   < 7d 7: 49       ..             7a 16: 256     77  2: 4     < a4 18: 324
				  7a 12: 144   < 1e 8: 64       ..             e7 22: 484     d7  4: 16    < 7f 24: 576
				  ..           < 09 9: 81       ..             ..             2f 20: 400     ..
				  ..             ..             ..             ..             31 25: 625     ..
				  ..             ..             ..             ..             ..             ..
				  ..             ..             ..             ..             ..             ..
				  ..             ..             ..             ..             ..             ..

				[6]            [7]
				  ..             b9 17: 289
				  ..             f1 26: 676
				  ..             ..
				  ..             ..
				  ..             ..
				  ..             ..
				  ..             ..
				  ..             ..

				.. empty, nothing follows | >X >Y >. evacuated | ( ) stale bytes | * written | > moved from here
				< moved here

				evacuate moves an entry.
				"
			`);
	});

	test('says that there is no map, or none but nil', () => {
		expect(figure('make', 0)).toBe('no map yet\n\nWhat happened.\n');
		expect(figure('get 1')).toBe('nil map: no header, no buckets\n\nWhat happened.\n');
	});

	test('says how many buckets of a large table it leaves out', () => {
		expect(figure('make 20000; set 0..9')).toContain('… and 4,032 buckets more\n');
	});

	test('shows every live key, in at most 100 columns', () => {
		const word = fc.constantFrom('set', 'set', 'delete');
		const part = fc.tuple(word, fc.nat(90), fc.nat(40));
		const options = fc.constantFrom<RecordOptions>({}, { key: basicTypes.string });
		fc.assert(
			fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), options, (parts, chosen) => {
				const script = parts.map(([name, from, n]) => `${name} ${from}..${from + n}`).join('; ');
				const replay = replayOf(`make; ${script}`, chosen);
				const picture = pictureAt(replay, replay.length - 1);
				const text = asciiFigure(picture, ['A caption that is rather long. '.repeat(9)]);
				expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
				const live = [picture.map?.table, picture.map?.old]
					.flatMap((table) => table?.chains ?? [])
					.flatMap(({ buckets }) => buckets.flatMap(({ slots }) => slots))
					.filter(({ t }) => t >= 5);
				const shown = new Set(text.match(/"[^"]*"|\d+/g));
				expect(live.filter(({ key }) => !shown.has(key ?? ''))).toEqual([]);
			}),
			{ seed: 3, numRuns: 30 },
		);
	});
});
