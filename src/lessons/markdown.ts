// Markdown as GitHub shows it, turned into HTML trees: front matter, alerts, notes, links between lessons,
// highlighted Go. What a scenario or a cue becomes is decided by the caller.

import type { Element, ElementContent, Root as Html } from 'hast';
import type { Blockquote, Code, Link, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import rehypeSlug from 'rehype-slug';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { parse as parseYaml } from 'yaml';
import { highlight } from './highlight.ts';
import { placeNotes } from './notes.ts';
import type { Heading } from './schema.ts';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']);

/** The syntax tree of a markdown file. Positions are those of the file, front matter included. */
export function parseMarkdown(source: string): Root {
	return parser.parse(source);
}

/** The front matter as plain data. Throws where there is none. */
export function frontMatter(tree: Root): unknown {
	const first = tree.children[0];
	if (first?.type !== 'yaml') throw new Error('the file does not begin with front matter (---)');
	return parseYaml(first.value);
}

const alert = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\n?/;

/** `> [!NOTE]`, as on GitHub. */
function markAlerts(tree: Root): void {
	visit(tree, 'blockquote', (node: Blockquote) => {
		const paragraph = node.children[0];
		const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
		const match = text?.type === 'text' ? alert.exec(text.value) : null;
		if (!match || text?.type !== 'text') return;
		text.value = text.value.slice(match[0].length);
		const className = ['alert', match[1].toLowerCase()];
		node.data = { hName: 'aside', hProperties: { className, role: 'note' } };
	});
}

/** `../02-split/index.md` leads to the lesson's page: the site mirrors the folders without their numbers. */
function linkLessons(tree: Root): void {
	visit(tree, 'link', (node: Link) => {
		if (/^\.\.?\//.test(node.url))
			node.url = node.url.replace(/\/\d+-/g, '/').replace(/index\.md(?=#|$)/, '');
	});
}

/** A block of program text that can be scrolled with the keyboard. */
export function codeBlock(code: string, language: string | null | undefined): Element {
	const text = (value: string): ElementContent => ({ type: 'text', value });
	const pieces = language === 'go' ? highlight(code) : [{ text: code, kind: 'plain' }];
	const children = pieces.map((piece): ElementContent => {
		if (piece.kind === 'plain') return text(piece.text);
		const properties = { className: [`go-${piece.kind}`] };
		return { type: 'element', tagName: 'span', properties, children: [text(piece.text)] };
	});
	const inner: Element = { type: 'element', tagName: 'code', properties: {}, children };
	return {
		type: 'element',
		tagName: 'pre',
		properties: { className: ['code'], tabIndex: 0 },
		children: [inner],
	};
}

/** How a fenced block is printed. */
export type PrintCode = (node: Code) => Element;

/** The HTML of a lesson's tree. */
export function toHtmlTree(tree: Root, printCode: PrintCode): Html {
	markAlerts(tree);
	linkLessons(tree);
	placeNotes(tree);
	const html = unified()
		.use(remarkRehype, { handlers: { code: (_state: unknown, node: Code) => printCode(node) } })
		.use(rehypeSlug)
		.runSync(tree);
	visit(html, 'element', (node: Element) => {
		if (node.tagName === 'input' && node.properties.type === 'checkbox')
			node.properties.ariaLabel = node.properties.checked ? 'done' : 'to do';
	});
	return html;
}

/** The headings of a page below its title, with the ids that links lead to. */
export function headingsOf(html: Html): Heading[] {
	const headings: Heading[] = [];
	visit(html, 'element', (node: Element) => {
		const level = /^h([2-4])$/.exec(node.tagName);
		if (!level || typeof node.properties.id !== 'string') return;
		headings.push({ depth: Number(level[1]), id: node.properties.id, text: toString(node) });
	});
	return headings;
}
