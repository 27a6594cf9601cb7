// Who may import whom: the table of ARCHITECTURE.md as data, and the other rules that hold the design
// together.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
	bannedPackages,
	cycles,
	defaultExports,
	forbiddenGlobals,
	forbiddenImports,
	longModules,
	staticPaths,
	type Table,
} from './architecture/check.ts';
import { readModule, type Module } from './architecture/modules.ts';

const table: Table = {
	'engine/memory': { folders: [] },
	'engine/abi': { folders: ['engine/memory'] },
	'engine/lang': { folders: ['engine/abi', 'engine/memory/address'], types: ['engine/memory'] },
	'engine/trace': { folders: ['engine/memory', 'engine/abi'], types: ['engine/lang/program'] },
	'engine/runtime': {
		folders: ['engine/memory', 'engine/abi', 'engine/trace'],
		types: ['engine/lang/program'],
	},
	'engine/runtime/classic': {
		folders: ['engine/memory', 'engine/abi', 'engine/trace', 'engine/runtime/.'],
	},
	'engine/machine': {
		folders: ['engine/lang', 'engine/runtime', 'engine/abi', 'engine/memory', 'engine/trace'],
	},
	'engine/.': { folders: ['engine'] },
	inspect: {
		folders: [
			'engine/memory',
			'engine/abi',
			'engine/trace',
			'engine/runtime/*/layout',
			'engine/lang/program',
		],
	},
	scene: {
		folders: ['engine/trace/schema'],
		types: ['inspect', 'engine/trace/trace'],
	},
	player: {
		folders: [
			'engine/index',
			'engine/remote',
			'engine/worker',
			'engine/trace',
			'engine/lang/encode',
			'inspect',
		],
		types: [
			'engine/lang/program',
			'engine/lang/diagnostic',
			'lessons/scenario',
			'scene/scene',
			'scene/unfold',
		],
		packages: ['svelte', 'svelte/*'],
	},
	lessons: {
		folders: ['engine/trace'],
		types: ['engine/lang/encode', 'inspect'],
		packages: [
			'hast',
			'hast-util-to-html',
			'mdast',
			'mdast-util-to-string',
			'node:*',
			'rehype-slug',
			'remark-*',
			'svelte',
			'unified',
			'unist-util-visit',
			'valibot',
			'vite',
			'yaml',
		],
	},
	'lessons/build': { folders: ['lessons', 'engine', 'inspect'], packages: ['devalue'] },
	'lessons/vite-plugin': {
		folders: ['lessons', 'scripts/bundle'],
		packages: ['node:*', 'vite'],
	},
	'lessons/front-page': { folders: [], packages: ['/content/*'] },
	ui: {
		folders: ['player', 'scene', 'inspect', 'lessons'],
		types: ['engine/trace', 'engine/lang/encode', 'engine/lang/diagnostic'],
		packages: ['svelte', 'svelte/*'],
	},
	// Named moments, run and laid out while the site is built and in tests: no page loads them.
	gallery: { folders: ['engine', 'inspect', 'scene'] },
	cli: { folders: ['engine', 'inspect', 'scene'], packages: ['node:*'] },
	routes: {
		folders: ['ui', 'player', 'lessons', 'gallery'],
		packages: ['svelte', '$app/*', '@sveltejs/kit'],
	},
	'hooks.server': { folders: [], packages: ['@sveltejs/kit'] },
	'app.d': { folders: ['lessons'], packages: ['svelte'] },
};

/** Not used, or only in the places named: Svelte draws, and what moves is a function of position. */
const banned: Record<string, string[]> = {
	d3: [],
	'd3-selection': ['ui/zoom'],
	'd3-transition': [],
	'svelte/animate': [],
	'svelte/legacy': [],
	'svelte/motion': [],
	'svelte/store': [],
	'svelte/transition': [],
};

const pure = ['engine', 'inspect', 'scene'];
const browserNames = ['document', 'window', 'navigator', 'localStorage', 'location'];

/** What the page and the worker load before anybody edits, and what they must not bring in by that. */
const page = ['routes', 'ui', 'player', 'scene', 'inspect', 'engine/worker'];
const compiler = ['engine/lang'];
const withoutCompiler = [
	'engine/lang/program',
	'engine/lang/encode',
	'engine/lang/op',
	'engine/lang/slot',
	'engine/lang/collecting',
	'engine/lang/diagnostic',
];

const longest = 400;

/** Modules for the checks of the checker: each line is `path: source`. */
function modulesOf(...files: string[]): Module[] {
	return files.map((file) => {
		const [, path, text] = /^(\S+): ([\s\S]*)$/.exec(file)!; // each of the lines below has the form
		return readModule(path, text);
	});
}

const modules = readdirSync('src', { recursive: true, encoding: 'utf8' })
	.map((path) => path.replaceAll('\\', '/'))
	.filter((path) => /\.(ts|svelte)$/.test(path))
	.map((path) => readModule(path, readFileSync(`src/${path}`, 'utf8')));

describe('the sources', () => {
	test('import only what the table allows', () => {
		expect(forbiddenImports(table, modules)).toEqual([]);
	});

	test('use no package that is kept out', () => {
		expect(bannedPackages(banned, modules)).toEqual([]);
	});

	test('touch no browser in the pure folders', () => {
		expect(forbiddenGlobals(pure, browserNames, modules)).toEqual([]);
	});

	test('have no import cycle', () => {
		expect(cycles(modules)).toEqual([]);
	});

	test('have no module that is too long', () => {
		expect(longModules(longest, modules)).toEqual([]);
	});

	test('have named exports', () => {
		expect(defaultExports(['app.d'], modules)).toEqual([]);
	});

	test('load the compiler only when somebody edits', () => {
		expect(staticPaths(page, compiler, withoutCompiler, modules)).toEqual([]);
	});
});

describe('the checker', () => {
	test('says what a folder may import', () => {
		const small = { scene: { folders: ['abi'], types: ['inspect'], packages: ['d3-format'] } };
		const files = modulesOf(`scene/tween.ts: import { a } from '#ui/a.ts';`);
		expect(forbiddenImports(small, files)).toEqual([
			'scene/tween.ts imports ui/a.ts: scene may import only abi, inspect (types), d3-format',
		]);
	});

	test.each([
		`scene/a.ts: import { read } from '#inspect/read.ts';`,
		`scene/a.ts: import { select } from 'd3-selection';`,
		`engine/memory/a.ts: export * from '../abi/type.ts';`,
		`engine/runtime/classic/a.ts: import { b } from '../swiss/b.ts';`,
		`engine/runtime/a.ts: import { run } from '../machine/run.ts';`,
		`inspect/a.ts: import { grow } from '#engine/runtime/classic/grow.ts';`,
		`player/a.svelte.ts: const x = import('#engine/lang/parse.ts');`,
		`ui/A.svelte: <script lang="ts">import { goto } from '$app/navigation';</script>`,
		`nowhere/a.ts: export const a = 1;`,
	])('finds the forbidden import in %s', (file) => {
		expect(forbiddenImports(table, modulesOf(file))).toHaveLength(1);
	});

	test.each([
		`scene/a.ts: import type { Picture } from '#inspect/read.ts';`,
		`scene/a.ts: import { type Picture } from '#inspect/read.ts';`,
		`engine/runtime/classic/a.ts: import { b } from './b.ts'; import { c } from '../heap.ts';`,
		`inspect/a.ts: import { hmap } from '#engine/runtime/classic/layout.ts';`,
		`ui/views/A.svelte: <script>import B from '../B.svelte';</script><B />`,
	])('allows %s', (file) => {
		expect(forbiddenImports(table, modulesOf(file))).toEqual([]);
	});

	test('finds packages that are kept out', () => {
		const files = modulesOf(
			`ui/A.svelte: <script>import { fade } from 'svelte/transition';</script>`,
			`ui/zoom.ts: import { select } from 'd3-selection';`,
		);
		expect(bannedPackages(banned, files)).toEqual([
			'ui/A.svelte imports svelte/transition, which is not used here',
		]);
	});

	test('finds globals of the browser, and leaves members and locals alone', () => {
		const files = modulesOf(
			`scene/a.ts: export const width = window.innerWidth;`,
			`scene/b.ts: export const b = (window: number) => window + trace.document;`,
			`scene/c.ts: export const c = { window: 1 };`,
			`ui/d.ts: export const d = document.body;`,
		);
		expect(forbiddenGlobals(pure, browserNames, files)).toEqual([
			'scene/a.ts uses window: engine, inspect, scene know no browser',
		]);
	});

	test('finds cycles', () => {
		const files = modulesOf(
			`scene/a.ts: import { b } from './b.ts';`,
			`scene/b.ts: import { c } from './c.ts';`,
			`scene/c.ts: export { a } from './a.ts';`,
		);
		expect(cycles(files)).toEqual(['scene/a.ts → scene/b.ts → scene/c.ts → scene/a.ts']);
	});

	test('lets neighbours name each other’s types', () => {
		const files = modulesOf(
			`scene/a.ts: import type { B } from './b.ts';`,
			`scene/b.ts: import { a } from './a.ts';`,
			`ui/a.ts: import type { B } from '../player/b.ts';`,
			`player/b.ts: import { a } from '../ui/a.ts';`,
		);
		expect(cycles(files)).toEqual(['ui/a.ts → player/b.ts → ui/a.ts']);
	});

	test('finds long modules and default exports', () => {
		const files = modulesOf(`scene/a.ts: export default 1;\n${'//\n'.repeat(longest)}`);
		expect(longModules(longest, files)).toHaveLength(1);
		expect(defaultExports([], files)).toHaveLength(1);
	});

	test('finds the way to the compiler, also through a module that only re-exports', () => {
		const files = modulesOf(
			`engine/index.ts: export { compile } from './lang/compile.ts'; export { run } from './machine/run.ts';`,
			`engine/lang/compile.ts: export const compile = 1;`,
			`engine/machine/run.ts: import { op } from '../lang/op.ts'; export const run = op;`,
			`engine/lang/op.ts: export const op = 1;`,
			`player/good.ts: import { run } from '#engine/index.ts';`,
			`player/later.ts: export const later = () => import('#engine/index.ts');`,
			`player/bad.ts: import { compile } from '#engine/index.ts';`,
		);
		expect(staticPaths(page, compiler, withoutCompiler, files)).toEqual([
			'player/bad.ts → engine/lang/compile.ts: the page must not load it before it is needed',
		]);
	});
});
