// The lessons as Vite sees them:
//   index.md                  a Svelte component
//   index.md?info             title and headings alone, so that a list of lessons does not load the lessons
//   index.md?part             the front matter of a part of the course
//   index.md?scenario=growth  the data of one scenario
//   index.md?variants         the programs that its scenarios can be compared with
// The compiler behind it is TypeScript and holds the whole engine: it is bundled when it is first needed.

import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { bundle } from '../../scripts/bundle.mjs';
import type { BuiltLesson } from './build.ts';

type Compiler = typeof import('./build.ts');

const content = /\/content\/.*\.md$/;
const query = /^(.*\.md)\?(info|part|variants|scenario=[\w-]+)$/;
/** Ids of our virtual modules. They have no `?` and end in `.js`, or vite-plugin-svelte would take them. */
const virtual = /^\0lesson:(info|part|variants|scenario)(?:=([\w-]+))?:(.*)\.js$/;

async function loadCompiler(): Promise<Compiler> {
	const url = await bundle('src/lessons/build.ts');
	return (await import(/* @vite-ignore */ url)) as Compiler;
}

/** Compiles lessons; what did not change is not compiled again. */
function createCache(root: () => string) {
	const known = new Map<string, { source: string; compiler: Compiler; built: BuiltLesson }>();
	return async function build(file: string, source: string): Promise<BuiltLesson> {
		const compiler = await loadCompiler();
		const last = known.get(file);
		if (last?.source === source && last.compiler === compiler) return last.built;
		const name = relative(root(), file).replaceAll('\\', '/');
		const built = compiler.buildLesson(source, name);
		known.set(file, { source, compiler, built });
		return built;
	};
}

/** Makes components and data of the markdown in content/. */
export function lessons(): Plugin {
	let root = '';
	const build = createCache(() => root);

	/** What a query of a file gives, as a JavaScript expression. */
	async function dataOf(file: string, kind: string, scenario: string): Promise<string> {
		const source = readFileSync(file, 'utf8');
		if (kind === 'part') {
			const { buildPart } = await loadCompiler();
			return JSON.stringify(buildPart(source, relative(root, file)));
		}
		const { info, scenarios, variants } = await build(file, source);
		if (kind === 'scenario') return scenarios[scenario];
		return JSON.stringify(kind === 'info' ? info : variants);
	}

	return {
		name: 'mapscope:lessons',
		enforce: 'pre',
		configResolved(config) {
			root = config.root;
		},
		async resolveId(id, importer) {
			const [, path, kind] = query.exec(id) ?? [];
			if (path === undefined) return;
			const resolved = await this.resolve(path, importer, { skipSelf: true });
			return resolved && `\0lesson:${kind}:${resolved.id}.js`;
		},
		async load(id) {
			const [, kind, scenario = '', file] = virtual.exec(id) ?? [];
			if (file === undefined) return;
			this.addWatchFile(file);
			return `export default ${await dataOf(file, kind, scenario)};`;
		},
		transform: {
			filter: { id: content },
			async handler(source, file) {
				const { component } = await build(file, source);
				return { code: component, map: { mappings: '' } };
			},
		},
		// Pages are plain HTML: an edit loads them again. The position is in their address.
		hotUpdate({ file }) {
			if (content.test(file) && this.environment.name === 'client')
				this.environment.hot.send({ type: 'full-reload' });
		},
	};
}
