// The course: folders of content/ in the order of their numbers. A page gets titles and headings from here;
// the lessons themselves are loaded one by one.

import type { Component } from 'svelte';
import type { LessonVariants } from './scenario.ts';
import type { LessonInfo, PartMeta } from './schema.ts';

/** A lesson and where it stands. */
export interface Lesson extends LessonInfo {
	/** `growing/growth`: the folders without their numbers. */
	slug: string;
	/** Place in its part, from 1. */
	place: number;
}

/** A part of the course. */
export interface Part extends PartMeta {
	slug: string;
	lessons: Lesson[];
}

const parts = import.meta.glob<PartMeta>('/content/en/*/index.md', {
	eager: true,
	query: '?part',
	import: 'default',
});
const infos = import.meta.glob<LessonInfo>('/content/en/*/*/index.md', {
	eager: true,
	query: '?info',
	import: 'default',
});
const variants = import.meta.glob<LessonVariants>('/content/en/*/*/index.md', {
	query: '?variants',
	import: 'default',
});
const components = import.meta.glob<Component>('/content/en/*/*/index.md', { import: 'default' });

/** `/content/en/02-growing/01-growth/index.md` → `growing/growth` */
function slugOf(path: string): string {
	return path
		.split('/')
		.slice(3, -1)
		.map((folder) => folder.replace(/^\d+-/, ''))
		.join('/');
}

/** The paths of a glob in the order of the folders' numbers. */
function sorted<T>(glob: Record<string, T>): [string, T][] {
	return Object.entries(glob).sort(([a], [b]) => (a < b ? -1 : 1));
}

const lessonsOf = (part: string): Lesson[] =>
	sorted(infos)
		.filter(([path]) => slugOf(path).startsWith(`${part}/`))
		.map(([path, info], index) => ({ ...info, slug: slugOf(path), place: index + 1 }));

/** All parts with their lessons, in order. */
export const course: readonly Part[] = sorted(parts).map(([path, meta]) => {
	const slug = slugOf(path);
	return { ...meta, slug, lessons: lessonsOf(slug) };
});

/** All lessons, in order. */
export const allLessons: readonly Lesson[] = course.flatMap((part) => part.lessons);

/** What is at the path of a lesson. */
function ofLesson<T>(glob: Record<string, T>, slug: string): T | undefined {
	return Object.entries(glob).find(([path]) => slugOf(path) === slug)?.[1];
}

/** The component of a lesson, loaded when asked for; undefined if there is no such lesson. */
export function loadLesson(slug: string): Promise<Component> | undefined {
	return ofLesson(components, slug)?.();
}

/** The variants of a lesson's scenarios, likewise. */
export function loadVariants(slug: string): Promise<LessonVariants> | undefined {
	return ofLesson(variants, slug)?.();
}
