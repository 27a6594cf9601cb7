// The faces of the page's texts as CSS that needs no other file. Where they lie is read from the page's own style
// sheets, so that styles/fonts.css stays the one place that knows.

/** By family: its @font-face rule with the font inside. */
export type Faces = ReadonlyMap<string, string>;

/** Families that the picture is written in; their upright faces. */
const wanted = new Set(['JetBrains Mono', 'Source Sans 3']);

/** Loads the faces. One that cannot be loaded is left out: a reader's own font stands in for it. */
export async function loadFaces(): Promise<Faces> {
	const loading = fontFaces().map(async ({ family, weight, url }) => {
		try {
			const data = await dataUrl(url);
			const rule =
				`@font-face{font-family:'${family}';font-weight:${weight};` +
				`src:url(${data}) format('woff2')}`;
			return [[family, rule] as const];
		} catch {
			return [];
		}
	});
	return new Map((await Promise.all(loading)).flat());
}

function fontFaces(): { family: string; weight: string; url: URL }[] {
	const found = [];
	for (const sheet of document.styleSheets)
		for (const rule of rulesOf(sheet)) {
			if (!(rule instanceof CSSFontFaceRule)) continue;
			const value = (name: string) => rule.style.getPropertyValue(name);
			const family = value('font-family').replaceAll(/["']/g, '');
			const [, path] = /url\("?([^")]+)"?\)/.exec(value('src')) ?? [];
			if (path && wanted.has(family) && value('font-style') !== 'italic') {
				const url = new URL(path, sheet.href ?? document.baseURI);
				found.push({ family, weight: value('font-weight'), url });
			}
		}
	return found;
}

/** The rules of a style sheet; none of one from elsewhere, such as an extension's, which may not be read. */
function rulesOf(sheet: CSSStyleSheet): Iterable<CSSRule> {
	try {
		return sheet.cssRules;
	} catch {
		return [];
	}
}

async function dataUrl(url: URL): Promise<string> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`${url.href}: ${response.status}`);
	const bytes = new Uint8Array(await response.arrayBuffer());
	let binary = '';
	for (const byte of bytes) binary += String.fromCharCode(byte);
	return `data:font/woff2;base64,${btoa(binary)}`;
}
