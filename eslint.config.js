// What eslint adds to the compilers: recommended rules for JavaScript, TypeScript and Svelte, and the
// few of our own that a tool can check.
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'test-results/', 'playwright-report/'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off', // the type checker knows better
			'svelte/no-navigation-without-resolve': 'off', // addresses are resolved in routes/, not in components
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
			],
		},
	},
	// With one spread in any component, every page loads what Svelte needs to set attributes by name: 2 kB.
	{
		files: ['src/ui/**/*.svelte'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: 'SvelteSpreadAttribute',
					message: 'Write the attributes out: npm run size counts them.',
				},
			],
		},
	},
	// The instrument's HTML and its data are put into a page as they were made when the site was built.
	{
		files: ['src/ui/site/Scenario.svelte'],
		rules: { 'svelte/no-at-html-tags': 'off', 'no-restricted-syntax': 'off' },
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], projectService: true },
		},
	},
);
