// What the browser keeps for a reader, and under which names. Where that is forbidden, or there is no room left,
// everything works for as long as the page is open.

/** The theme that the reader chose; app.html reads it before anything else is there. */
export const themeName = 'theme';

/** Under which name the bookmarks of a scenario are kept: each page has its own. */
export function bookmarksName(scenario: string): string {
	return `bookmarks:${location.pathname}#${scenario}`;
}

/** Under which name the answers to the questions of a scenario are kept. */
export function answersName(scenario: string): string {
	return `quiz:${location.pathname}#${scenario}`;
}

/** What the browser would not keep. */
const held = new Map<string, string>();

/** What was kept under a name, or null. */
export function recall(name: string): string | null {
	try {
		return held.get(name) ?? localStorage.getItem(name);
	} catch {
		return null;
	}
}

/** Keeps a text under a name; null: nothing any more. Whether it will be there when the page is closed and opened. */
export function keep(name: string, text: string | null): boolean {
	held.delete(name);
	try {
		if (text === null) localStorage.removeItem(name);
		else localStorage.setItem(name, text);
		return true;
	} catch {
		if (text !== null) held.set(name, text);
		return false;
	}
}
