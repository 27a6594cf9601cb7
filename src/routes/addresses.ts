// Addresses of pages, wherever the site lies.

import { resolve } from '$app/paths';

/** The page of the lesson with this slug. */
export function lessonAddress(slug: string): string {
	return `${resolve('/learn/[...slug]', { slug })}/`;
}
