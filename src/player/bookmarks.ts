// Bookmarks: positions in a run that a reader has named, as text fit to be kept.

/** A position with a name. */
export interface Bookmark {
	/** State index + t. */
	readonly position: number;
	readonly name: string;
}

/** The bookmarks in a kept text, by position; whatever is broken in it is left out. */
export function readBookmarks(text: string | null, end: number): Bookmark[] {
	let list: unknown = null;
	try {
		list = JSON.parse(text ?? '[]');
	} catch {
		// Not ours, or cut off.
	}
	const all = (Array.isArray(list) ? list : []).filter((one) => isBookmark(one, end));
	const byPosition = new Map<number, Bookmark>(all.map((one) => [one.position, one]));
	return sorted([...byPosition.values()]);
}

function isBookmark(one: unknown, end: number): one is Bookmark {
	const { position, name } = (one ?? {}) as Partial<Bookmark>;
	return (
		typeof name === 'string' && typeof position === 'number' && position >= 0 && position <= end
	);
}

/** The bookmarks with one at a position: a new one, or the old one under its new name. */
export function withBookmark(bookmarks: readonly Bookmark[], added: Bookmark): Bookmark[] {
	return sorted([...without(bookmarks, added.position), added]);
}

/** The bookmarks but for the one at a position. */
export function without(bookmarks: readonly Bookmark[], position: number): Bookmark[] {
	return bookmarks.filter((one) => one.position !== position);
}

function sorted(bookmarks: readonly Bookmark[]): Bookmark[] {
	return [...bookmarks].sort((a, b) => a.position - b.position);
}
