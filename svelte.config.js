// SvelteKit's options: a static site that works in any folder of any host, under a strict content
// security policy. Vite's own options are in vite.config.ts.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';

/** A `<pre>` that scrolls has to take the focus (axe asks for it); Svelte's own rule disagrees. */
const isExpectedInLessons = (warning) =>
	warning.filename?.endsWith('.md') && warning.code === 'a11y_no_noninteractive_tabindex';

/** What the content security policy says of the one script that stands in every page, in src/app.html. */
function inlineScript() {
	const [, script] = /<script>([\s\S]*?)<\/script>/.exec(readFileSync('src/app.html', 'utf8'));
	return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}

/** `#growth@1204`: a state of a scenario, which the instrument goes to; no element has such an id. */
const stateLink = /^[a-z][a-z0-9-]*@\d+$/;

/** @type {import('@sveltejs/kit').Config} */
export default {
	extensions: ['.svelte', '.md'],
	compilerOptions: {
		runes: true,
		warningFilter: (warning) => !isExpectedInLessons(warning),
	},
	kit: {
		adapter: adapter({ pages: 'build', assets: 'build', fallback: '404.html', strict: true }),
		paths: { relative: true, base: process.env.BASE_PATH ?? '' },
		inlineStyleThreshold: 64_000, // a page's styles come with it: one round trip less before the first words
		prerender: {
			handleMissingId: ({ id, message }) => {
				if (!stateLink.test(id)) throw new Error(message);
			},
		},
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', inlineScript()],
				'style-src': ['self', 'unsafe-inline'], // positions in the picture are style attributes
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'frame-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html', 'mapscope'],
			},
		},
		typescript: {
			config: (config) => {
				config.include.push('../bench/**/*.ts', '../playwright.config.ts');
			},
		},
	},
};
