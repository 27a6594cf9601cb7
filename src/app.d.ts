// Ambient types: what src/lessons/vite-plugin.ts makes of markdown.

declare module '*.md' {
	import type { Component } from 'svelte';
	const lesson: Component;
	export default lesson;
}

declare module '*.md?info' {
	import type { LessonInfo } from '#lessons/schema.ts';
	const info: LessonInfo;
	export default info;
}
