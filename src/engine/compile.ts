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
	const { checked, diagnostics } = checkSource(sourceFile);
	return { program: checked && compileFile(checked, sourceFile), diagnostics };
}
