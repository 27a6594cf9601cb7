// Adds the script of the pages, src/ui/site/start.ts, to the site as _app/mapscope/start.js. Kit has no place for
// it: it would bring pages alive as a whole, with a client of its own. It is built by itself, so that no
// module of Kit's client ends up in it; page and worker share what both of them need.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

const entry = 'src/ui/site/start.ts';
const instrument = 'src/ui/site/scenario.ts';
const folder = '_app/mapscope';

/** Lets `worker.ts?worker&url` be the address of an entry of the same build. */
function sharedWorkers() {
	const query = '?worker&url';
	return {
		name: 'mapscope:shared-workers',
		enforce: 'pre',
		async resolveId(id, importer) {
			if (!id.endsWith(query)) return;
			const worker = await this.resolve(id.slice(0, -query.length), importer);
			return worker && `\0worker:${worker.id}`;
		},
		load(id) {
			if (!id.startsWith('\0worker:')) return;
			const file = this.emitFile({
				type: 'chunk',
				id: id.slice('\0worker:'.length),
				name: 'worker',
			});
			return `export default import.meta.ROLLUP_FILE_URL_${file};`;
		},
	};
}

/** What page and worker both need is one file: small ones compress badly. It imports nothing of the others. */
const shared = {
	name: 'shared',
	priority: 2,
	test: /\/src\/engine\/(abi|memory|trace\/(schema|trace|segments)|runtime\/classic\/layout|runtime\/(heap\/layout|alg-type|size-class)|lang\/program)/,
};

/** What every program needs of the machine is another; the parts that not every program needs stay by themselves. */
const machine = {
	name: 'machine',
	priority: 1,
	test: /\/src\/engine\/(serve|recording|lang|trace\/recorder|runtime(?!\/(gc|memstats|classic\/(clear|delete|iterate)))|machine(?!\/(panic-value|process-image|natives-runtime|slices|strings|maps-whole|natives-fmt|fmt\/(?!utf8|text-buffer|image-value))))/,
};

/** The parts of Svelte that only tools use, for forms and for their styles, though its barrel exports them to all. */
const svelteOfTools =
	/\/svelte\/src\/internal\/client\/dom\/(css|elements\/bindings\/(input|select))\.js$/;

/**
 * What every page with an instrument loads is one file, whatever else uses a part of it: the tools that are loaded
 * when they are opened would otherwise cut it in two, and two files compress worse than one. What pages without
 * an instrument need as well stays outside.
 */
function page() {
	let modules, always;
	return {
		priority: 0,
		name(id, context) {
			const from = (path) => reachable(resolve(path), (one) => context.getModuleInfo(one));
			if (svelteOfTools.test(id)) return null;
			modules ??= from(instrument);
			always ??= from(entry);
			return modules.has(id) && !always.has(id) ? 'instrument' : null;
		},
	};
}

/** A module and all that it imports, but for what it imports on demand. */
function reachable(from, getModuleInfo) {
	const found = new Set();
	const open = [from];
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		if (found.has(id)) continue;
		found.add(id);
		open.push(...(getModuleInfo(id)?.importedIds ?? []));
	}
	return found;
}

/** The tools of the instrument: folders whose components are loaded when the reader opens them. */
const ofTool = /\/src\/ui\/(?!stage|site|styles)[\w-]+\/[^?]*$/;

/** Leaves styles out: Kit puts those that a page needs into it. It knows of no tools: they bring their own. */
function withoutStyles() {
	const nothing = '\0no-style';
	const own = '\0style:';
	return {
		name: 'mapscope:without-styles',
		enforce: 'pre',
		async resolveId(id, importer) {
			if (!/\.css$|[?&]type=style/.test(id)) return;
			const path = id.endsWith('.css') && (await this.resolve(id, importer, { skipSelf: true }));
			return path && ofTool.test(path.id) ? `${own}${path.id}.js` : nothing;
		},
		async load(id) {
			if (id === nothing) return '';
			if (!id.startsWith(own)) return;
			const text = JSON.stringify(await readFile(id.slice(own.length, -'.js'.length), 'utf8'));
			return `document.head.append(Object.assign(document.createElement('style'), { textContent: ${text} }));`;
		},
		buildEnd(error) {
			if (error) return;
			const inPages = [entry, instrument].map((path) =>
				reachable(resolve(path), (id) => this.getModuleInfo(id)),
			);
			const bare = [...this.getModuleIds()].filter(
				(id) =>
					id.endsWith('.svelte') && !ofTool.test(id) && !inPages.some((modules) => modules.has(id)),
			);
			if (bare.length > 0)
				this.error(`loaded on demand, and without its styles unless it moves to a tool: ${bare}`);
		},
	};
}

/** Vite's helper preloads what a dynamic import needs; here nothing is left to preload, so it only imports. */
function withoutPreload() {
	return {
		name: 'mapscope:without-preload',
		enforce: 'pre',
		load: (id) =>
			id.includes('vite/preload-helper')
				? 'export const __vitePreload = (load) => load();'
				: undefined,
	};
}

function buildScript({ root, build: { target } }, outDir) {
	return build({
		root,
		configFile: false,
		publicDir: false,
		base: './',
		logLevel: 'warn',
		plugins: [
			sharedWorkers(),
			withoutStyles(),
			withoutPreload(),
			svelte({
				compilerOptions: { runes: true },
				dynamicCompileOptions: ({ filename }) =>
					ofTool.test(filename) ? { css: 'injected' } : undefined,
			}),
		],
		build: {
			target,
			outDir,
			emptyOutDir: false,
			modulePreload: false,
			// 3 % smaller than what Vite's own minifier makes of it.
			minify: 'terser',
			terserOptions: {
				module: true,
				ecma: 2020,
				safari10: false,
				compress: {
					inline: 1,
					passes: 3,
					pure_getters: true,
					unsafe_arrows: true,
					unsafe_methods: true,
				},
			},
			rolldownOptions: {
				input: { start: entry },
				treeshake: { moduleSideEffects: (id) => !svelteOfTools.test(id) },
				output: {
					entryFileNames: ({ name }) =>
						`${folder}/${name === 'start' ? '[name]' : '[name]-[hash]'}.js`,
					chunkFileNames: `${folder}/[name]-[hash].js`,
					codeSplitting: {
						includeDependenciesRecursively: false,
						groups: [shared, machine, page()],
					},
				},
			},
		},
	});
}

/** @returns {import('vite').Plugin} */
export function startScript() {
	let config;
	return {
		name: 'mapscope:start',
		configResolved(resolved) {
			config = resolved;
		},
		// Behind Kit's own client build, and before Kit writes the pages.
		async writeBundle({ dir }) {
			if (this.environment.name === 'client') await buildScript(config, dir);
		},
		configureServer(server) {
			server.middlewares.use((request, response, next) => {
				if (!request.url?.includes(`/${folder}/start.js`)) return next();
				response.setHeader('content-type', 'text/javascript');
				response.end(`import '/@vite/client';\nimport '/${entry}';\n`);
			});
		},
	};
}
