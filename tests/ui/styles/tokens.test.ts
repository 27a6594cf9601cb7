import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, distance, parseHex, seen, visions, type Colour } from './colour.ts';

const css = readFileSync('src/ui/styles/tokens.css', 'utf8');
const pair = /--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g;
const found = [...css.matchAll(pair)];

const roles = ['new', 'old', 'overflow', 'y-half', 'moving', 'stale'];
const coloured = roles.filter((role) => role !== 'stale'); // stale is told by its hatching
const surfaces = ['paper', 'panel', 'panel-quiet'];

const textContrast = 4.5; // WCAG 2.2, 1.4.3
const markContrast = 3; // WCAG 2.2, 1.4.11
const clearlyApart = 8; // four times what can just be told apart

/** Every pair of a text colour and a surface that it stands on. */
const texts = [
	...['ink', 'muted', ...roles.map((role) => `${role}-ink`)].flatMap((ink) =>
		surfaces.map((surface) => [ink, surface]),
	),
	...roles.flatMap((role) => [
		[`${role}-ink`, `${role}-fill`],
		['ink', `${role}-fill`],
	]),
	...['keyword', 'literal', 'name', 'comment'].flatMap((part) =>
		['panel-quiet', 'panel', 'paper', 'new-fill'].map((surface) => [`code-${part}`, surface]),
	),
];

/** Every pair of a mark and a surface that it stands on. */
const marks = [
	...['focus', 'control-line', ...roles.map((role) => `${role}-line`)].flatMap((line) =>
		surfaces.map((surface) => [line, surface]),
	),
	...coloured.map((role) => [`${role}-line`, `${role}-fill`]),
];

describe.each([
	['light', 2],
	['dark', 3],
])('the %s colours', (_theme, column) => {
	const colours = new Map(found.map((match) => [match[1], parseHex(match[column])]));
	const colour = (name: string): Colour => {
		const value = colours.get(name);
		if (!value) throw new Error(`tokens.css has no colour --${name}`);
		return value;
	};

	test.each(texts)('let --%s be read on --%s', (text, surface) => {
		expect(contrast(colour(text), colour(surface))).toBeGreaterThanOrEqual(textContrast);
	});

	test.each(marks)('let --%s be seen on --%s', (mark, surface) => {
		expect(contrast(colour(mark), colour(surface))).toBeGreaterThanOrEqual(markContrast);
	});

	test.each(Object.entries(visions))('keep the roles apart with %s', (_name, vision) => {
		for (const [i, a] of coloured.entries())
			for (const b of coloured.slice(i + 1)) {
				const lines = [
					seen(vision, colour(`${a}-line`)),
					seen(vision, colour(`${b}-line`)),
				] as const;
				expect(distance(...lines), `${a} and ${b}`).toBeGreaterThanOrEqual(clearlyApart);
			}
	});
});

test('no other file of the site has a colour of its own', () => {
	const others = ['base.css', 'prose.css'].map((name) =>
		readFileSync(`src/ui/styles/${name}`, 'utf8'),
	);
	expect(others.filter((text) => /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(/i.test(text))).toEqual([]);
});
