// What all parts of the checker share: diagnostics, the current scope and function, and what is to be done
// once the declarations at hand are complete.

import type { GoType } from '../abi/type.ts';
import type { Pos } from './ast.ts';
import type { FuncDecl } from './ast-stmt.ts';
import type { Obj, Var } from './object.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Scope } from './scope.ts';
import { universe } from './scope.ts';
import type { SourceFile } from './source.ts';

/** A place in the source; expressions and statements are. */
export interface Span {
	pos: Pos;
	end: Pos;
}

/** The function whose body is being checked. */
interface FunctionContext {
	decl: FuncDecl;
	type: GoType;
	/** The results' variables, null for unnamed ones. */
	results: (Var | null)[];
}

/** What `go build` prints at most. */
export const maxErrors = 10;

/** Diagnostics, scope and context. */
export class CheckerBase {
	protected readonly source: SourceFile;
	/** In order of discovery. */
	readonly diagnostics: Diagnostic[] = [];
	protected readonly universe: Scope = universe();
	protected scope: Scope = this.universe;
	protected function: FunctionContext | null = null;
	/** Value of iota in a constant declaration, else null. */
	protected iota: bigint | null = null;
	/** Where to report an error in an expression that a constant takes over from the one before. */
	protected inheritedSpan: Span | null = null;
	/** Package-level objects that the declaration at hand refers to. */
	protected references: Set<Obj> | null = null;
	/** Names may come from a package that is not supported. */
	protected hasUnknownNames = false;
	private delayed: (() => void)[] = [];

	constructor(source: SourceFile) {
		this.source = source;
	}

	/** Reports an error in gc's wording. */
	protected error(at: Span, message: string): void {
		const span = this.inheritedSpan ?? at;
		this.report(this.source.diagnostic('type', span.pos, span.end, message));
	}

	/** Reports an error at a position, for a text of one character or a name of unknown length. */
	protected errorAt(pos: Pos, message: string): void {
		this.error({ pos, end: pos + 1 }, message);
	}

	/** Reports a name that nothing in scope has. */
	protected undefinedName(at: Span, name: string): void {
		if (!this.hasUnknownNames) this.error(at, `undefined: ${name}`);
	}

	/** Reports that something is Go, but not supported: `defer statement`. */
	protected unsupported(at: Span, what: string): void {
		const message = `${what} is not supported yet`;
		this.report(this.source.diagnostic('unsupported', at.pos, at.end, message));
	}

	/** gc drops an error that repeats the last one on the same line. */
	private report(d: Diagnostic): void {
		const last = this.diagnostics[this.diagnostics.length - 1];
		if (last && last.line === d.line && last.message === d.message) return;
		this.diagnostics.push(d);
	}

	/** To be done when the types at hand are complete. */
	protected later(action: () => void): void {
		this.delayed.push(action);
	}

	protected runDelayed(): void {
		while (this.delayed.length > 0) {
			const actions = this.delayed;
			this.delayed = [];
			for (const action of actions) action();
		}
	}

	/** `name:line:col`, as continuation lines of messages have it. */
	protected place(pos: Pos): string {
		return this.source.describe(pos);
	}
}
