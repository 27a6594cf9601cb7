// The notation of the error corpora: a line `=== name`, a program, a line `---`, and what the Go compiler
// prints for it. A program that does not begin with `package` or `func main` is the body of main.

/**
 * @typedef {object} ErrorCase
 * @property {string} name
 * @property {string} text as written in the file
 * @property {string} source the whole program
 * @property {string} expected `prog.go:line:col: message`, one message after another
 */

/**
 * Reads the cases of a file.
 * @param {string} file
 * @returns {ErrorCase[]}
 */
export function parseCases(file) {
	return file
		.split(/^=== /m)
		.slice(1)
		.map((part) => {
			const name = part.slice(0, part.indexOf('\n'));
			const [text, expected = ''] = part.slice(name.length + 1).split(/^---\n/m);
			return { name, text, source: programOf(text), expected: expected.trim() };
		});
}

/**
 * Writes the cases of a file.
 * @param {readonly ErrorCase[]} cases
 * @returns {string}
 */
export function formatCases(cases) {
	return cases
		.map(({ name, text, expected }) => `=== ${name}\n${text.trimEnd()}\n---\n${expected}\n\n`)
		.join('')
		.trimEnd()
		.concat('\n');
}

/**
 * The program that a piece of text stands for.
 * @param {string} text
 * @returns {string}
 */
export function programOf(text) {
	if (/^\s*(package|func main|\/\/|\/\*)/.test(text)) return text.trimEnd() + '\n';
	return `package main\n\nfunc main() {\n${text.trimEnd()}\n}\n`;
}
