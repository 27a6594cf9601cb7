// Where the instrument meets the page around it: links to positions, the address bar, coming into view.
// Each function sets something up and returns how to undo it.

import { answersName, bookmarksName, recall } from '#player/storage.ts';
import { follow, formatLink, parseLink, type Link } from '#player/link.ts';
import type { Player } from '#player/player.svelte.ts';

/** The instrument runs its program when it is this near to the window. */
const nearby = '300px';

/** The address is written when the position has stayed for so long, in ms. */
const settled = 500;

/** A reader who has done nothing for so long, in ms, is reading. */
const calm = 150;

/** Whether the reader has bookmarks in a scenario of this page. */
export function hasBookmarks(scenario: string): boolean {
	return recall(bookmarksName(scenario)) !== null;
}

/** Calls `act` once, when `element` comes near the window. */
export function whenNear(element: Element, act: () => void): () => void {
	const observer = new IntersectionObserver(
		(entries) => {
			if (!entries.some((entry) => entry.isIntersecting)) return;
			observer.disconnect();
			act();
		},
		{ rootMargin: nearby },
	);
	observer.observe(element);
	return () => observer.disconnect();
}

/** Does what can wait once nothing else has happened for a while. */
export function whenCalm(act: () => void): () => void {
	const timer = setTimeout(act, calm);
	return () => clearTimeout(timer);
}

/** Tells now, and at each change, whether the reader wants less motion. */
export function watchMotion(tell: (isReduced: boolean) => void): () => void {
	const query = matchMedia('(prefers-reduced-motion: reduce)');
	const onchange = () => tell(query.matches);
	onchange();
	query.addEventListener('change', onchange);
	return () => query.removeEventListener('change', onchange);
}

/** Whether the reader has answered questions of a scenario: one may wait to be asked again. */
export function hasAnswers(scenario: string): boolean {
	return recall(answersName(scenario)) !== null;
}

/** The link to a scenario in the address bar, or null. */
export function linkedPlace(scenario: string): Link | null {
	const link = parseLink(location.hash);
	return link?.scenario === scenario ? link : null;
}

/** Writes a link into the address bar, once it has settled; the history gets no new entry. */
export function writeAddress(link: Link): () => void {
	const timer = setTimeout(() => {
		history.replaceState(history.state, '', formatLink(link));
	}, settled);
	return () => clearTimeout(timer);
}

/**
 * Lets links to the scenario move the player: at once in view, on the way of `data-from` if they have one. What else a
 * link sets is handed to `take`; a link of the page that names nothing but a position leaves it alone.
 */
export function followLinks(
	scenario: string,
	element: Element,
	player: Player,
	take: (rest: string) => void,
): () => void {
	function onclick(event: MouseEvent) {
		if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey) return;
		const anchor = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
		const link = parseLink(anchor?.getAttribute('href') ?? '');
		if (!(anchor instanceof HTMLElement) || link?.scenario !== scenario) return;
		event.preventDefault();
		const from = Number(anchor.dataset.from);
		if (anchor.dataset.from !== undefined) player.playBetween(from, link.position);
		else follow(player, link);
		if (link.rest) take(link.rest);
		element.scrollIntoView({ block: 'nearest' });
	}
	function onhashchange() {
		const link = linkedPlace(scenario);
		if (!link) return;
		follow(player, link);
		take(link.rest ?? '');
	}
	document.addEventListener('click', onclick);
	window.addEventListener('hashchange', onhashchange);
	return () => {
		document.removeEventListener('click', onclick);
		window.removeEventListener('hashchange', onhashchange);
	};
}
