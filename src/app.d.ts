// Ambient types: a lesson is a Svelte component made from markdown (see src/lessons/vite-plugin.ts).
declare module '*.md' {
	import type { Component } from 'svelte';
	const lesson: Component;
	export default lesson;
}
