// What is on the page after changes is what would be there if it were drawn anew.

import { describe, expect, test } from 'vitest';
import type { Scene } from '#scene/scene.ts';
import { tween } from '#scene/tween.ts';
import { Drawing, markupOf } from '#ui/stage/drawing.ts';
import { eventsOf, moments, scenesOf } from './moments.ts';

const setting = { clip: 'clip', choosable: true };

function drawn({ marks }: Scene): SVGGElement {
	const root = document.createElementNS('http://www.w3.org/2000/svg', 'g');
	root.innerHTML = markupOf(marks, setting);
	return root;
}

/** Scenes that follow each other on a stage: forwards, backwards, and from moment to moment. */
function scenesAlong(width: number): Scene[] {
	return moments.flatMap((moment) => {
		const { from, to } = scenesOf(moment, { width, height: 700 });
		const way = [0, 0.2, 0.5, 0.7, 1, 0.4, 0];
		return way.map((t) => tween(from, to, eventsOf(moment), t));
	});
}

/** The first element that differs, as markup, for a message. */
function difference(a: Element, b: Element): string | null {
	a.normalize(); // an empty text is as good as none
	b.normalize();
	if (a.isEqualNode(b)) return null;
	const inside = [...a.children].map((child, i) =>
		i < b.children.length ? difference(child, b.children[i]) : child.outerHTML,
	);
	return (
		inside.find((one) => one !== null) ??
		`${a.outerHTML.slice(0, 300)}\n… instead of\n${b.outerHTML.slice(0, 300)}`
	);
}

describe('a drawing that changes', () => {
	test.each([360, 1100])('is as if drawn anew, %i pixels wide', (width) => {
		const [first, ...scenes] = scenesAlong(width);
		const root = drawn(first);
		const drawing = new Drawing(root, first.marks, setting);
		for (const scene of scenes) {
			drawing.show(scene.marks);
			expect(difference(root, drawn(scene))).toBe(null);
		}
	});

	test('keeps the elements of what stays', () => {
		const moment = moments.find(({ name }) => name === 'first insert') ?? moments[0];
		const { from, to } = scenesOf(moment, { width: 1100, height: 700 });
		const root = drawn(from);
		const before = root.querySelector('[data-addr]');
		const drawing = new Drawing(root, from.marks, setting);
		drawing.show(to.marks);
		expect(root.querySelector('[data-addr]')).toBe(before);
	});

	test('lets the tab key come to one bucket, and tells which is chosen', () => {
		const [scene] = scenesAlong(1100).filter(
			({ marks }) => markupOf(marks, setting).split('data-addr').length > 3,
		);
		const root = drawn(scene);
		const drawing = new Drawing(root, scene.marks, setting);
		const buckets = [...root.querySelectorAll<SVGGElement>('[data-addr]')];
		const stops = () => buckets.map((bucket) => bucket.getAttribute('tabindex'));
		const pressed = () => buckets.map((bucket) => bucket.getAttribute('aria-pressed') === 'true');
		drawing.choose(null);
		expect(stops().indexOf('0')).toBe(0);
		const bucket = Number(buckets[1].dataset.addr);
		drawing.choose({ bucket, slot: -1 });
		expect([stops().indexOf('0'), pressed().indexOf(true)]).toEqual([1, 1]);
		drawing.choose({ bucket, slot: 3 });
		expect([stops().indexOf('0'), pressed().indexOf(true)]).toEqual([1, -1]);
		drawing.choose(null);
		expect(stops().filter((stop) => stop === '0')).toHaveLength(1);
		expect(stops().indexOf('0')).toBe(0);
	});
});

test('writes what a key says as text, not as markup', () => {
	const hostile = '<img src=x onerror=alert(1)> & "quoted" <title>';
	const mark = {
		kind: 'text',
		id: 'k',
		role: 'key',
		x: 0,
		y: 0,
		size: 9,
		anchor: 'start',
	} as const;
	const root = document.createElementNS('http://www.w3.org/2000/svg', 'g');
	const marks = [{ ...mark, text: 'short', title: 'long' }];
	root.innerHTML = markupOf(marks, setting);
	const drawing = new Drawing(root, marks, setting);
	drawing.show([{ ...mark, text: hostile, title: hostile }]);
	expect(root.querySelectorAll('*')).toHaveLength(2);
	expect(root.querySelector('title')?.textContent).toBe(hostile);
	expect(root.textContent).toBe(hostile + hostile);
});
