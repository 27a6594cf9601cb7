// The door of the front end: from source to a checked tree, or to what is wrong with it. Errors have gc's
// wording and place, and are handed out as `go build` prints them: sorted, ten at most.

import type { CheckedFile, File } from './ast-stmt.ts';
import { maxErrors } from './check-base.ts';
import { PackageChecker } from './check-package.ts';
import type { Diagnostic } from './diagnostic.ts';
import { parseFile } from './parser.ts';
import type { SourceFile } from './source.ts';

/** What checking gives. */
interface CheckResult {
	/** Null if there is any diagnostic. */
	checked: CheckedFile | null;
	/** By position; at most ten. */
	diagnostics: Diagnostic[];
}

/** Parses and checks a source. */
export function checkSource(source: SourceFile): CheckResult {
	const parsed = parseFile(source);
	if (!parsed.file) return result(null, parsed.diagnostics);
	const { checked, diagnostics } = check(parsed.file, source);
	return result(checked, [...parsed.diagnostics, ...diagnostics]);
}

function check(file: File, source: SourceFile) {
	const checker = new PackageChecker(source, file);
	const checked = checker.check();
	const { soft } = checker;
	const isPartial = checker.diagnostics.some((d) => d.kind === 'unsupported');
	// What is not supported has not been looked into: a variable may be used there.
	const diagnostics = checker.diagnostics.filter((d) => !isPartial || !soft.has(d));
	return { checked, diagnostics };
}

function result(checked: CheckedFile | null, found: readonly Diagnostic[]): CheckResult {
	const diagnostics = found.slice(0, maxErrors);
	diagnostics.sort((a, b) => a.line - b.line || a.column - b.column);
	return { checked: diagnostics.length === 0 ? checked : null, diagnostics };
}
