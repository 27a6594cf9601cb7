import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventAt } from '#engine/trace/trace.ts';
import { eventsNamed, findEvent } from '#engine/trace/navigate.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { pictureAt } from '#inspect/picture.ts';
import { choreograph } from '#scene/moves.ts';
import { layoutStage } from '#scene/stage.ts';
import type { Mark, Scene } from '#scene/scene.ts';
import { tween } from '#scene/tween.ts';
import { replayOf } from '#gallery/record.ts';

const scripts = [
	'make; set 0..10; delete 2..5; set 3',
	'make; set 0..30; get 7; delete 3..8',
	'make; set 0..60; range 6; clear; set 1',
	'make 200; set 0..40; delete 0..40',
];
const replays = scripts.map((script) => replayOf(script));

const box = { width: 780, height: 600 };

function step(replay: Replay, from: number, to: number, size = box) {
	const events = Array.from({ length: to - from }, (_, i) =>
		eventAt(replay.trace.events, from + i),
	);
	const a = layoutStage(pictureAt(replay, from), size);
	const b = layoutStage(pictureAt(replay, to), size);
	return { a, b, events };
}

/** A step in one of the recordings: of one event, or of several. */
const steps = fc.record({
	script: fc.nat(scripts.length - 1),
	share: fc.double({ min: 0, max: 1, noNaN: true }),
	length: fc.constantFrom(1, 1, 1, 5, 40),
});

function take({ script, share, length }: typeof steps extends fc.Arbitrary<infer T> ? T : never) {
	const replay = replays[script];
	const from = Math.floor(share * (replay.length - 2));
	return step(replay, from, Math.min(from + length, replay.length - 1));
}

interface Seen {
	readonly key: string;
	readonly numbers: readonly number[];
	readonly opacity: number;
}

/** What can be seen of marks: content, place in the scene, and how much of it shows. */
function seen(marks: readonly Mark[], x = 0, y = 0, opacity = 1): Seen[] {
	return marks.flatMap((mark): Seen[] => {
		const shows = opacity * (mark.opacity ?? 1);
		const id = mark.id.replace(/:was$/, '');
		switch (mark.kind) {
			case 'group':
				return seen(mark.children, x + mark.x, y + mark.y, shows);
			case 'rect':
				return [{ key: id, numbers: [x + mark.x, y + mark.y, mark.w, mark.h], opacity: shows }];
			case 'text':
				return [
					{
						key: `${id} ${mark.text}`,
						numbers: [x + mark.x, y + mark.y, mark.size],
						opacity: shows,
					},
				];
			case 'chars':
				return [
					{
						key: `${id} ${mark.text}`,
						numbers: [...mark.xs, ...mark.ys].map((n) => n + x + y),
						opacity: shows,
					},
				];
			case 'path':
				return [
					{
						key: `${id} ${mark.d.replace(/-?\d+(\.\d+)?/g, '')}`,
						numbers: [x, y, ...(mark.d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number)],
						opacity: shows * (mark.drawn ?? 1),
					},
				];
			case 'cell':
				return [
					{
						key: `${id} ${mark.texts.map((part) => part.text).join(' ')}`,
						numbers: [x + mark.x, y + mark.y, mark.w, mark.h],
						opacity: shows,
					},
				];
		}
	});
}

const near = 0.02;

/** What is in `a` and cannot be seen in `b`, nearly at the same place. */
function missing(a: Scene, b: Scene): string[] {
	const there = new Map<string, Seen[]>();
	for (const one of seen(b.marks)) there.set(one.key, [...(there.get(one.key) ?? []), one]);
	return seen(a.marks)
		.filter(({ opacity }) => opacity > near)
		.filter(
			({ key, numbers }) =>
				!(there.get(key) ?? []).some(
					(one) =>
						one.opacity > 1 - 2 * near && one.numbers.every((n, i) => Math.abs(n - numbers[i]) < 1),
				),
		)
		.map(({ key }) => key);
}

describe('tween', () => {
	test('is the first scene at t = 0 and the second at t = 1', () => {
		fc.assert(
			fc.property(steps, (drawn) => {
				const { a, b, events } = take(drawn);
				expect(tween(a, b, events, 0)).toBe(a);
				expect(tween(a, b, events, 1)).toBe(b);
			}),
			{ seed: 2, numRuns: 20 },
		);
	});

	test('begins where the first scene is and ends where the second is, without a leap', () => {
		fc.assert(
			fc.property(steps, (drawn) => {
				const { a, b, events } = take(drawn);
				const first = tween(a, b, events, 0.0005);
				const last = tween(a, b, events, 0.9995);
				expect(missing(a, first)).toEqual([]);
				expect(missing(first, a)).toEqual([]);
				expect(missing(b, last)).toEqual([]);
				expect(missing(last, b)).toEqual([]);
			}),
			{ seed: 3, numRuns: 150 },
		);
	});

	test('gives the same scene for the same t, whatever was asked before', () => {
		fc.assert(
			fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (drawn, t) => {
				const { a, b, events } = take(drawn);
				const once = tween(a, b, events, t);
				tween(a, b, events, 1 - t);
				expect(tween(a, b, events, t)).toEqual(once);
			}),
			{ seed: 4, numRuns: 20 },
		);
	});

	test('gives every mark an id of its own at every t', () => {
		const ids = (marks: readonly Mark[]): string[] =>
			marks.flatMap((mark) => [mark.id, ...(mark.kind === 'group' ? ids(mark.children) : [])]);
		fc.assert(
			fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (drawn, t) => {
				const { a, b, events } = take(drawn);
				const all = ids(tween(a, b, events, t).marks);
				expect(new Set(all).size).toBe(all.length);
			}),
			{ seed: 5, numRuns: 50 },
		);
	});

	test('leaves what does not change alone', () => {
		const [, replay] = replays;
		const at = findEvent(replay.trace.events, 'evacuate.slot');
		const { a, b, events } = step(replay, at, at + 1);
		const gauges = (scene: Scene) => scene.marks.find(({ id }) => id === 'gauges');
		expect(gauges(tween(a, b, events, 0.4))).toBe(gauges(b));
	});

	test('lets an evacuated entry fly from its old slot to its new one', () => {
		const [, replay] = replays;
		const at = findEvent(replay.trace.events, 'evacuate.slot');
		const { a, b, events } = step(replay, at, at + 1);
		const { from, fromSlot, to, toSlot } = events[0].fields;
		const overlay = tween(a, b, events, 0.5).marks.find(({ id }) => id === 'overlay');
		expect(overlay?.children.map(({ id }) => id)).toEqual([
			`flight:slot:${from}:${fromSlot}:slot:${to}:${toSlot}`,
		]);
	});
});

describe('what happens to all buckets', () => {
	const cells = (marks: readonly Mark[]): string[] =>
		marks.flatMap((mark) =>
			mark.kind === 'group'
				? cells(mark.children)
				: mark.kind === 'cell' && (mark.opacity ?? 1) === 1
					? [mark.id.split(':')[1]]
					: [],
		);

	test('is done to one after the other by clear', () => {
		const replay = replayOf('make; set 0..20; clear');
		const at = findEvent(replay.trace.events, 'clear.table');
		const { a, b, events } = step(replay, at, at + 1);
		const all = [...new Set(cells(a.marks))];
		const left = (t: number) => [...new Set(cells(tween(a, b, events, t).marks))];
		expect(all.length).toBe(4);
		expect(left(0.4)).toEqual(all.slice(-left(0.4).length));
		expect(left(0.4).length).toBeLessThan(4);
		expect(left(0.4).length).toBeGreaterThan(0);
	});

	test('takes no bucket over another one, where rows get other lengths', () => {
		const replay = replayOf('make; set 0..30');
		const { events } = replay.trace;
		const at = eventsNamed(events, 'grow.end').at(-1)!; // it grows three times
		for (const size of [box, { width: 343, height: 640 }]) {
			const { a, b, events: over } = step(replay, at, at + 1, size);
			const ids = (marks: readonly Mark[]): string[] =>
				marks.flatMap((mark) => [mark.id, ...(mark.kind === 'group' ? ids(mark.children) : [])]);
			const formersAt = (t: number) => {
				const all = ids(tween(a, b, over, t).marks);
				expect(new Set(all).size).toBe(all.length);
				return all.filter((id) => /^bucket:.*:was$/.test(id)).length;
			};
			// They fade in the first half, and are not drawn any more once they are gone.
			expect([formersAt(0.2), formersAt(0.5)], `${size.width}`).toEqual(
				size === box ? [0, 0] : [4, 0],
			);
		}
	});
});

describe('choreograph', () => {
	const event = (name: 'evacuate.slot' | 'slot.insert', fields: Record<string, number>) => ({
		index: 0,
		name,
		line: 1,
		depth: 0,
		fields,
	});

	test('composes moves: from a to b and from b to c is from a to c', () => {
		const { moves } = choreograph([
			event('evacuate.slot', { from: 100, fromSlot: 1, to: 200, toSlot: 2 }),
			event('evacuate.slot', { from: 200, fromSlot: 2, to: 300, toSlot: 3 }),
		]);
		expect(moves.map(({ from, to }) => `${from} → ${to}`)).toEqual(['slot:100:1 → slot:300:3']);
	});

	test('lets a new key come from the ribbon, also if it is moved at once', () => {
		const { moves } = choreograph([
			event('slot.insert', { bucket: 100, slot: 1, tophash: 9 }),
			event('evacuate.slot', { from: 100, fromSlot: 1, to: 200, toSlot: 0 }),
		]);
		expect(moves.map(({ from, to }) => `${from} → ${to}`)).toEqual(['operand → slot:200:0']);
	});
});
