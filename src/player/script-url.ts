// Trusted Types: the page lets scripts be loaded only through a policy. Ours lets through what comes from
// the page's own origin.

/** What is used of the Trusted Types of the browser, where it has them. */
interface PolicyFactory {
	createPolicy(
		name: string,
		rules: { createScriptURL: (url: string) => string },
	): { createScriptURL: (url: string) => string };
}

function sameOrigin(url: string): string {
	const { href, origin } = new URL(url, import.meta.url);
	if (origin !== new URL(import.meta.url).origin)
		throw new TypeError(`${href} is a script from another origin`);
	return href;
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
const policy = factory?.createPolicy('mapscope', { createScriptURL: sameOrigin });

/** The address of one of our own scripts, in the form that the browser asks for. */
export function scriptURL(url: string): string {
	return policy ? policy.createScriptURL(url) : sameOrigin(url);
}
