// The compiler, from source to program. Loaded only by who compiles: the site's build, the command line, and, once
// somebody edits, the page.

import { checkSource } from './lang/check.ts';
import { compileFile } from './lang/compile.ts';
import type { Diagnostic } from './lang/diagnostic.ts';
import type { Program } from './lang/program.ts';
import { SourceFile } from './lang/source.ts';

/** What compiling gives: a program, or what is wrong. */
export interface Compilation {
	/** Null if there is any diagnostic. */
	program: Program | null;
	/** By position, ten at most, as gc does it. */
	diagnostics: Diagnostic[];
}

/** Compiles a Go source; `file` is its name in diagnostics and stack traces. */
export function compile(source: string, file = 'main.go'): Compilation {
	const sourceFile = new SourceFile(file, source);
	const nul = source.indexOf('\0');
	if (nul >= 0)
		return refused(sourceFile.diagnostic('syntax', nul, nul + 1, 'invalid NUL character'));
	try {
		const { checked, diagnostics } = checkSource(sourceFile);
		return { program: checked && compileFile(checked, sourceFile), diagnostics };
	} catch (error) {
		// Parser, checker and compiler descend with the program, and JavaScript's stack has an end.
		if (!(error instanceof RangeError)) throw error;
		const message = 'a program that is nested this deeply is not supported';
		return refused(sourceFile.diagnostic('unsupported', 0, 0, message));
	}
}

function refused(diagnostic: Diagnostic): Compilation {
	return { program: null, diagnostics: [diagnostic] };
}
