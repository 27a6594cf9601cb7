// What the browser keeps for a reader. Where that is forbidden, everything works for as long as the page is open.

/** Under which name the bookmarks of a scenario are kept: each page has its own. */
export function bookmarksName(scenario: string): string {
	return `bookmarks:${location.pathname}#${scenario}`;
}

/** What was kept under a name, or null. */
export function recall(name: string): string | null {
	try {
		return localStorage.getItem(name);
	} catch {
		return null;
	}
}

/** Keeps a text under a name; null: nothing any more. */
export function keep(name: string, text: string | null): void {
	try {
		if (text === null) localStorage.removeItem(name);
		else localStorage.setItem(name, text);
	} catch {
		// Storage is forbidden or full.
	}
}
