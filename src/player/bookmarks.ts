// Bookmarks: positions in a run that a reader has named, as text fit to be kept.

/** A position with a name. */
export interface Bookmark {
	/** State index + t. */
	readonly position: number;
	readonly name: string;
}

/** Characters of a name. */
export const longestName = 200;

/** A bookmark as it stands in a kept text. */
const written = /\{"position":[\d.e+-]+,"name":"(?:[^"\\]|\\.)*"\}/g;

/** The bookmarks in a kept text, by position; whatever is broken in it is left out. */
export function readBookmarks(text: string | null, end: number): Bookmark[] {
	// A text that is damaged or cut off may hold some that are whole.
	const list = parsed(text ?? '[]') ?? text?.match(written)?.map(parsed);
	const all = (Array.isArray(list) ? list : []).filter((one) => isBookmark(one, end));
	const byPosition = new Map<number, Bookmark>(all.map((one) => [one.position, fit(one)]));
	return sorted([...byPosition.values()]);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

function isBookmark(one: unknown, end: number): one is Bookmark {
	const { position, name } = (one ?? {}) as Partial<Bookmark>;
	return (
		typeof name === 'string' && typeof position === 'number' && position >= 0 && position <= end
	);
}

function fit({ position, name }: Bookmark): Bookmark {
	return { position, name: name.slice(0, longestName) };
}

/** The bookmarks with one at a position: a new one, or the old one under its new name. */
export function withBookmark(bookmarks: readonly Bookmark[], added: Bookmark): Bookmark[] {
	return sorted([...without(bookmarks, added.position), fit(added)]);
}

/** The bookmarks but for the one at a position. */
export function without(bookmarks: readonly Bookmark[], position: number): Bookmark[] {
	return bookmarks.filter((one) => one.position !== position);
}

function sorted(bookmarks: readonly Bookmark[]): Bookmark[] {
	return [...bookmarks].sort((a, b) => a.position - b.position);
}
