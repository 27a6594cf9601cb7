// Trusted Types: the page takes scripts and markup only from a policy. Ours lets through scripts from the page's own
// origin, and the pictures, whose words are escaped where they are written.

interface Rules {
	createScriptURL: (url: string) => string;
	createHTML: (markup: string) => string;
}

/** What is used of the Trusted Types of the browser, where it has them. */
interface PolicyFactory {
	createPolicy: (name: string, rules: Rules) => Rules;
}

function sameOrigin(url: string): string {
	const { href, origin } = new URL(url, import.meta.url);
	if (origin !== new URL(import.meta.url).origin)
		throw new TypeError(`${href} is a script from another origin`);
	return href;
}

const rules: Rules = { createScriptURL: sameOrigin, createHTML: (markup) => markup };
const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
const policy = factory?.createPolicy('mapscope', rules) ?? rules;

/** The address of one of our own scripts, in the form that the browser asks for. */
export const scriptURL = (url: string) => policy.createScriptURL(url);

/** Markup of a picture, in the form that the browser asks for: see markupOf. */
export const pictureMarkup = (markup: string) => policy.createHTML(markup);
