// Text in markup: what would be read as markup is written as a reference.

const references: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
};

/** A text as it may stand in an element or in an attribute in double quotes. */
export function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (char) => references[char]);
}
