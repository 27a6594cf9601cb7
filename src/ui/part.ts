// Parts of the page that are loaded when they are first needed. The download may fail: then what is there goes on
// without the part, and the next time that it is needed, or when the network is back, it is asked for again.

/** What `load` gives, or null if it could not be downloaded. */
export async function part<T>(load: () => Promise<T>): Promise<T | null> {
	try {
		return await load();
	} catch {
		return null;
	}
}
