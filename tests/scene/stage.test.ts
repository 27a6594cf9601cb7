import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basicTypes } from '#engine/abi/type.ts';
import { eventsNamed } from '#engine/trace/navigate.ts';
import { pictureAt } from '#inspect/picture.ts';
import { monoWidth, sansWidth } from '#scene/metrics.ts';
import { layoutStage } from '#scene/stage.ts';
import type { GroupMark, Mark, Scene } from '#scene/scene.ts';
import { replayOf } from '#gallery/record.ts';

const scripts = [
	'make; set 0..5',
	'make; set 0..30; get 7; delete 3..8',
	'make 40; set 0..60; range 5; clear',
	'make; set 0..130; delete 10..60; set 200..230',
];

/** Each is recorded once: a picture does not depend on where its replay was before. */
const replays = new Map(scripts.map((script) => [script, replayOf(script)]));
const replayed = (script: string) => replays.get(script) ?? replayOf(script);

interface Flat {
	readonly mark: Mark;
	readonly x: number;
	readonly y: number;
}

/** Every mark that is no group, with its place in the scene. */
function flat(marks: readonly Mark[], x = 0, y = 0): Flat[] {
	return marks.flatMap((mark) =>
		mark.kind === 'group' ? flat(mark.children, x + mark.x, y + mark.y) : [{ mark, x, y }],
	);
}

function groups(marks: readonly Mark[]): GroupMark[] {
	return marks.flatMap((mark) => (mark.kind === 'group' ? [mark, ...groups(mark.children)] : []));
}

function lastScene(script: string, width = 780, height: number | undefined = 600): Scene {
	const replay = replayed(script);
	return layoutStage(pictureAt(replay, replay.length - 1), { width, height });
}

const ids = (marks: readonly Mark[]): string[] =>
	marks.flatMap((mark) => [mark.id, ...(mark.kind === 'group' ? ids(mark.children) : [])]);

const texts = (scene: Scene) =>
	flat(scene.marks).flatMap(({ mark }) => (mark.kind === 'text' ? [mark.text] : []));

describe('layoutStage', () => {
	test('gives every mark an id of its own', () => {
		for (const script of scripts) {
			const all = ids(lastScene(script).marks);
			expect(new Set(all).size).toBe(all.length);
		}
	});

	test('shows the nine fields of hmap in memory order', () => {
		const header = lastScene('make; set 0..30').marks[0];
		const names = header.children.flatMap((mark) =>
			mark.kind === 'text' && mark.id.startsWith('field:') ? [mark.text] : [],
		);
		expect(names.join(' ')).toBe(
			'count flags B noverflow hash0 buckets oldbuckets nevacuate extra',
		);
	});

	test('draws every bucket of both tables while growing, the halves apart', () => {
		const replay = replayOf('make; set 0..26');
		const picture = pictureAt(replay, replay.length - 1);
		expect(picture.map?.old?.length).toBe(4);
		const scene = layoutStage(picture, { width: 780, height: 600 });
		const buckets = groups(scene.marks).filter((g) => g.bucket);
		const withHue = (hue: string) => buckets.filter((g) => g.role.includes(hue)).length;
		expect([withHue('hue-old'), withHue('hue-new'), withHue('hue-y')]).toEqual([4, 4, 4]);
		expect(texts(scene)).toContain('nevacuate = 1');
	});

	test('keeps all text inside of its width', () => {
		const sizes = [320, 344, 375, 560, 780, 1200, 1600];
		fc.assert(
			fc.property(
				fc.constantFrom(...scripts),
				fc.constantFrom(...sizes),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(script, width, share) => {
					const replay = replayed(script);
					const index = Math.floor(share * (replay.length - 1));
					const scene = layoutStage(pictureAt(replay, index), { width, height: 600 });
					for (const { mark, x } of flat(scene.marks)) {
						if (mark.kind !== 'text') continue;
						const isSans = /label/.test(mark.role);
						const w = mark.text.length * mark.size * (isSans ? sansWidth * 0.9 : monoWidth);
						const left =
							mark.anchor === 'end'
								? mark.x - w
								: mark.anchor === 'middle'
									? mark.x - w / 2
									: mark.x;
						expect(x + left, `${mark.id} "${mark.text}" at ${width}`).toBeGreaterThan(-2);
						expect(x + left + w, `${mark.id} "${mark.text}" at ${width}`).toBeLessThan(width + 2);
					}
				},
			),
			{ seed: 1, numRuns: 60 },
		);
	});

	test('keeps texts of a line apart from each other', () => {
		for (const script of scripts)
			for (const width of [320, 344, 560, 780, 1600]) {
				const lines = new Map<string, { from: number; to: number; text: string }[]>();
				for (const { mark, x, y } of flat(lastScene(script, width).marks)) {
					if (mark.kind !== 'text' || mark.role === 'offset') continue;
					const isSans = /label/.test(mark.role);
					const w = mark.text.length * mark.size * (isSans ? sansWidth * 0.9 : monoWidth);
					const shift = mark.anchor === 'end' ? w : mark.anchor === 'middle' ? w / 2 : 0;
					const line = lines.get(String(y + mark.y)) ?? [];
					line.push({ from: x + mark.x - shift, to: x + mark.x - shift + w, text: mark.text });
					lines.set(String(y + mark.y), line);
				}
				for (const line of lines.values()) {
					line.sort((a, b) => a.from - b.from);
					for (let i = 1; i < line.length; i++)
						expect(
							line[i].from,
							`${line[i - 1].text} | ${line[i].text} at ${width}`,
						).toBeGreaterThan(line[i - 1].to - 1);
				}
			}
	});

	test('is a pure function of picture and box', () => {
		for (const script of scripts) expect(lastScene(script)).toEqual(lastScene(script));
	});

	test('says what a map without a bucket, and no map at all, is', () => {
		const replay = replayOf('make; set 0');
		const scenes = [1, 4].map((index) => layoutStage(pictureAt(replay, index), { width: 780 }));
		expect(texts(scenes[0])).toContain('no map yet');
		expect(texts(scenes[1])).toContain('no bucket yet');
	});

	test('draws 512 buckets one by one, and more of them as a density with those at hand', () => {
		const whole = lastScene('make 3000; set 0..1500');
		expect(groups(whole.marks).filter((g) => g.role.startsWith('bucket hue-new')).length).toBe(512);
		for (const script of ['make 6000; set 0..99', 'make 400000; set 0..99']) {
			const large = lastScene(script);
			expect(ids(large.marks).length).toBeLessThan(1000);
			expect(ids(large.marks).filter((id) => /^density:\d/.test(id))).toHaveLength(1);
			expect(flat(large.marks).some(({ mark }) => mark.kind === 'cell')).toBe(true);
		}
	});

	test('shows of two large tables the old bucket at hand, and the two that take its entries', () => {
		const replay = replayed('make; set 0..7000');
		const moves = eventsNamed(replay.trace.events, 'evacuate.slot');
		const picture = pictureAt(replay, moves[moves.length - 1] + 1);
		const { old, table, hand } = picture.map!; // the map is there: it grows
		const scene = layoutStage(picture, { width: 780, height: 700 });
		const shown = new Set(groups(scene.marks).map((g) => g.bucket?.addr));
		const addresses = [hand.old, hand.old + old!.length].map((i) => table!.addr + i * 144); // both are there
		expect(addresses.every((addr) => shown.has(addr))).toBe(true);
		expect(shown.has(old!.addr + hand.old * 144)).toBe(true);
	});

	test('draws the density of a table at its full height where all of its buckets are full', () => {
		const replay = replayed('make 6000; set 0..99');
		const picture = pictureAt(replay, replay.length - 1);
		const full = Array.from({ length: 512 }, () => 8);
		const table = { ...picture.map!.table!, density: { live: full, evacuated: [] } }; // it is there
		const scene = layoutStage({ ...picture, map: { ...picture.map!, table } }, { width: 780 });
		const marks = flat(scene.marks).map(({ mark }) => mark);
		const track = marks.find(({ id }) => id.startsWith('density:back'));
		const shape = marks.find(({ id }) => /^density:\d/.test(id));
		if (track?.kind !== 'rect' || shape?.kind !== 'path') throw new Error('no density is drawn');
		expect(shape.d).toBe(`M0 ${track.y + track.h}V${track.y}H780V${track.y + track.h}Z`);
	});

	test('sets chains side by side where hanging they would be too high for the stage', () => {
		const rounds = Array.from({ length: 16 }, (_, i) => `${i * 100}..${i * 100 + 25}`);
		const churn = rounds.map((range) => `set ${range}; delete ${range}`).join('; ');
		const replay = replayOf(`make; ${churn}`);
		const moves = eventsNamed(replay.trace.events, 'evacuate.slot');
		const picture = pictureAt(replay, moves[moves.length - 1] + 1);
		for (const width of [522, 736, 1100]) {
			const { tables, marks } = layoutStage(picture, { width, height: 600 });
			expect(tables.contentHeight, `${width}`).toBeLessThanOrEqual(tables.h);
			const cells = flat(marks).filter(({ mark }) => mark.kind === 'cell');
			expect(cells.length).toBeGreaterThan(20);
		}
	});

	test('shows strings as keys', () => {
		const replay = replayOf('make; set 0..3', { key: basicTypes.string });
		const scene = layoutStage(pictureAt(replay, replay.length - 1), { width: 780 });
		const keys = flat(scene.marks).flatMap(({ mark }) =>
			mark.kind === 'cell'
				? mark.texts.filter(({ part }) => part === 'key').map((p) => p.text)
				: [],
		);
		expect(keys).toEqual(['"apple"', '"pear"', '"plum"', '"fig"']);
	});

	test('zooms in until there is text', () => {
		const replay = replayOf('make 3000; set 0..3000');
		const picture = pictureAt(replay, replay.length - 1);
		const hasCells = (zoom: number) =>
			flat(
				layoutStage(picture, { width: 780, height: 600, view: { zoom, x: 0.5, y: 0.5 } }).marks,
			).some(({ mark }) => mark.kind === 'cell');
		expect(hasCells(1)).toBe(false);
		expect(hasCells(12)).toBe(true);
	});
});
