// What is wrong with a program, in the wording of the Go compiler, and where.

/** One message. Lines and columns count from 1; columns count bytes, as gc does. */
export interface Diagnostic {
	file: string;
	line: number;
	column: number;
	/** End of the offending text, for an editor's underline; same units. */
	endLine: number;
	endColumn: number;
	message: string;
	/** `unsupported`: valid Go that this version cannot run. */
	kind: 'syntax' | 'type' | 'unsupported';
}

/** `file:line:col: message`, as `go build` prints it. */
export function formatDiagnostic(d: Diagnostic): string {
	return `${d.file}:${d.line}:${d.column}: ${d.message}`;
}
