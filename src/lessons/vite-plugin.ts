// The lessons as Vite sees them:
//   index.md                  a Svelte component (only a default export, so that an edit updates it in place)
//   index.md?info             title and headings alone, so that a list of lessons does not load the lessons
//   index.md?part             the front matter of a part of the course
//   index.md?scenario=growth  the data of one scenario
// The compiler behind it is TypeScript and holds the whole engine: it is bundled when it is first needed.

import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { bundle } from '../../scripts/bundle.mjs';
import type { BuiltLesson } from './build.ts';

type Compiler = typeof import('./build.ts');

const content = /\/content\/.*\.md$/;
const query = /^(.*\.md)\?(info|part|scenario=[\w-]+)$/;
/** Ids of our virtual modules. They have no `?` and end in `.js`, or vite-plugin-svelte would take them. */
const virtual = /^\0lesson:(info|part|scenario)(?:=([\w-]+))?:(.*)\.js$/;

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
	const served = new Map<string, string>();

	/** The code of a virtual module; undefined if `id` is none of ours. */
	async function codeOf(id: string, read: (file: string) => string | Promise<string>) {
		const [, kind, scenario = '', file] = virtual.exec(id) ?? [];
		if (file === undefined) return undefined;
		const source = await read(file);
		if (kind === 'part') {
			const { buildPart } = await loadCompiler();
			return `export default ${JSON.stringify(buildPart(source, relative(root, file)))};`;
		}
		const { info, scenarios } = await build(file, source);
		return `export default ${kind === 'info' ? JSON.stringify(info) : scenarios[scenario]};`;
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
			const code = await codeOf(id, (file) => {
				this.addWatchFile(file);
				return readFileSync(file, 'utf8');
			});
			if (code !== undefined) served.set(id, code);
			return code;
		},
		transform: {
			filter: { id: content },
			async handler(source, file) {
				const { component } = await build(file, source);
				return { code: component, map: { mappings: '' } };
			},
		},
		// An edit of the prose updates the component in place; pages that list titles or show a scenario are loaded
		// again only when those have changed. A mistake is shown when the module is loaded again.
		async hotUpdate({ file, modules, read }) {
			if (!content.test(file)) return;
			const changed = modules.map(async ({ id }) => {
				if (id === null || id === file) return id === file;
				const code = await codeOf(id, read).catch(() => undefined);
				return virtual.test(id) && code !== served.get(id);
			});
			const keep = await Promise.all(changed);
			return modules.filter((_module, i) => keep[i]);
		},
	};
}
