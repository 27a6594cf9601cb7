// Footnotes become margin notes: a note stands beside the paragraph that refers to it, below it on a phone.
// A note that begins with a word in bold (**modelled**, **measured**) gets that word as its label.

import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';

/** A node that is printed as an HTML element of this name. */
function element(hName: string, hProperties: object, children: unknown[]): RootContent {
	return { type: 'paragraph', data: { hName, hProperties }, children } as unknown as Paragraph;
}

/** The label that a note begins with, taken out of it. */
function takeLabel(children: RootContent[]): string | undefined {
	const first = children[0];
	if (first?.type !== 'paragraph') return undefined;
	const [strong, ...rest] = first.children;
	const text = strong?.type === 'strong' ? strong.children[0] : undefined;
	if (text?.type !== 'text') return undefined;
	first.children = rest;
	return text.value.replace(/[.:]$/, '');
}

function note(number: number, children: RootContent[]): RootContent {
	const label = takeLabel(children);
	const head = element('b', { className: label ? ['label', label] : ['number'] }, [
		{ type: 'text', value: label ?? String(number) },
	]);
	return element('aside', { className: ['note'], id: `note-${number}`, role: 'note' }, [
		head,
		...children,
	]);
}

function reference(number: number): PhrasingContent {
	return {
		type: 'link',
		url: `#note-${number}`,
		data: { hProperties: { className: ['note-mark'], ariaLabel: `Note ${number}` } },
		children: [{ type: 'text', value: String(number) }],
	};
}

/** Moves each footnote beside the block that first refers to it. */
export function placeNotes(tree: Root): void {
	const definitions = new Map<string, RootContent[]>();
	visit(tree, 'footnoteDefinition', (node) => void definitions.set(node.identifier, node.children));
	let count = 0;
	tree.children = tree.children
		.filter((block) => block.type !== 'footnoteDefinition')
		.map((block) => {
			const notes: RootContent[] = [];
			visit(block, 'footnoteReference', (node, index, parent) => {
				if (!parent || index === undefined) return;
				count++;
				notes.push(note(count, definitions.get(node.identifier) ?? []));
				parent.children[index] = reference(count);
			});
			return notes.length === 0
				? block
				: element('div', { className: ['noted'] }, [block, ...notes]);
		});
}
