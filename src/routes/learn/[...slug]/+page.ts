// A lesson's page: its text as a component, and what the course says about it.

import { error } from '@sveltejs/kit';
import { allLessons, course, loadLesson } from '#lessons/curriculum.ts';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => allLessons.map(({ slug }) => ({ slug }));

export const load: PageLoad = async ({ params }) => {
	const slug = params.slug.replace(/\/$/, '');
	const part = course.find(({ lessons }) => lessons.some((lesson) => lesson.slug === slug));
	const lesson = part?.lessons.find((one) => one.slug === slug);
	const Text = await loadLesson(slug);
	if (!part || !lesson || !Text) error(404, 'There is no such lesson.');
	return { part, lesson, Text };
};
