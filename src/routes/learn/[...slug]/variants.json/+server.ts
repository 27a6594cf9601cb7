// The programs that the scenarios of a lesson can be compared with: a file beside its page, which is asked for when
// the reader compares.

import { error, json } from '@sveltejs/kit';
import { allLessons, loadVariants } from '#lessons/curriculum.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () => {
	const all = await Promise.all(
		allLessons.map(async ({ slug }) => ({ slug, variants: await loadVariants(slug) })),
	);
	return all.filter(({ variants }) => Object.keys(variants ?? {}).length > 0);
};

export const GET: RequestHandler = async ({ params }) =>
	json((await loadVariants(params.slug)) ?? error(404, 'There is no such lesson.'));
