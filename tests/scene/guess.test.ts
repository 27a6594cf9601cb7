import { describe, expect, test } from 'vitest';
import { pictureAt } from '#inspect/picture.ts';
import { withGuess, withoutGrowth } from '#scene/guess.ts';
import type { Mark, Scene } from '#scene/scene.ts';
import { layoutStage } from '#scene/stage.ts';
import { recordIntMap } from '../inspect/map-run.ts';

const replay = recordIntMap(0, (map) => {
	for (let i = 1; i <= 20; i++) map.set(i, i);
});
const picture = pictureAt(replay, replay.length - 1);
const scene = layoutStage(picture, { width: 800, height: 700 });
const buckets = (picture.map?.table?.chains ?? []).map(({ buckets: [{ addr }] }) => addr);
const words = { guess: 'your guess', truth: 'it is this', right: 'right' };

const added = (drawn: Scene): readonly Mark[] =>
	drawn.marks.find(({ id }) => id === 'guess')?.children ?? [];
const roles = (drawn: Scene) => added(drawn).map(({ role }) => role);
const texts = (drawn: Scene) =>
	added(drawn).flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

describe('a guess on the picture', () => {
	test('is a ring around the truth, one around the guess, and the gap', () => {
		const drawn = withGuess(scene, {
			guess: [{ bucket: buckets[0], slot: -1 }],
			truth: [{ bucket: buckets[2], slot: -1 }],
			words,
		});
		expect(texts(drawn)).toEqual(['it is this', 'your guess']);
		expect(roles(drawn).at(-1)).toBe('guessGap');
		expect(drawn.marks.slice(0, -1)).toEqual(scene.marks);
	});

	test('is one ring where it is right', () => {
		const place = [{ bucket: buckets[1], slot: 3 }];
		const drawn = withGuess(scene, { guess: place, truth: place, words });
		expect(texts(drawn)).toEqual(['right']);
		expect(roles(drawn)).not.toContain('guessGap');
	});

	test('does not show the truth before it is told', () => {
		const drawn = withGuess(scene, {
			guess: [{ bucket: buckets[1], slot: 3 }],
			truth: null,
			words,
		});
		expect(roles(drawn).filter((role) => role.startsWith('truth'))).toEqual([]);
	});

	test('lies around the slot that it is about', () => {
		const slot = (n: number) => {
			const [ring] = added(
				withGuess(scene, { guess: [{ bucket: buckets[1], slot: n }], truth: null, words }),
			);
			if (ring.kind !== 'rect') throw new Error('no ring');
			return ring;
		};
		const [first, second] = [slot(0), slot(1)];
		expect(second.x).toBe(first.x);
		expect(second.y).toBeGreaterThan(first.y);
		expect(second.y).toBeLessThan(first.y + first.h);
	});

	test('leaves out what is not in the picture', () => {
		expect(withGuess(scene, { guess: [{ bucket: 8, slot: 0 }], truth: [], words })).toBe(scene);
	});
});

describe('an open question about a growth', () => {
	test('leaves out with which entry the table will grow', () => {
		const said = (drawn: Scene) => JSON.stringify(drawn).includes('grows at');
		expect(said(scene)).toBe(true);
		expect(said(withoutGrowth(scene))).toBe(false);
	});
});
