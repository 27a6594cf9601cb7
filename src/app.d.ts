// Ambient types: what src/lessons/vite-plugin.ts makes of markdown.

declare module '*.md' {
	import type { Component } from 'svelte';
	const lesson: Component;
	export default lesson;
}

declare module '*.md?scenario=growth' {
	import type { Scenario } from '#lessons/scenario.ts';
	const scenario: Scenario;
	export default scenario;
}
