// Parses a Go file: package clause, imports, declarations. The rest of the grammar is in the classes this one
// extends. Everything that gc accepts is read; what this version cannot run is left to the checker to say.

import type { Expr, Ident, Param, Signature } from './ast.ts';
import type { ConstDecl, Decl, File, FuncDecl, ImportDecl } from './ast-stmt.ts';
import type { Diagnostic } from './diagnostic.ts';
import { StmtParser } from './parser-stmt.ts';
import { stringValue } from './scan-text.ts';
import type { SourceFile } from './source.ts';
import type { TokenKind } from './token.ts';
import { isKeyword } from './token.ts';

/** What `parseFile` gives. */
interface ParseResult {
	/** Null when the errors leave no tree worth checking. */
	file: File | null;
	diagnostics: Diagnostic[];
}

/** Parses a source file; diagnostics are in order of discovery. */
export function parseFile(source: SourceFile): ParseResult {
	const parser = new Parser(source);
	const file = parser.file();
	if (parser.loadError) return { file: null, diagnostics: [parser.loadError] };
	return { file: parser.failed ? null : file, diagnostics: parser.diagnostics };
}

const topLevel: TokenKind[] = ['import', 'const', 'type', 'var', 'func'];

class Parser extends StmtParser {
	/**
	 * An error in the package clause or the imports. `go build` reads these first, with another parser that
	 * has its own wording, and reports nothing else if they are wrong.
	 */
	loadError: Diagnostic | null = null;

	file(): File | null {
		if (!this.at('package')) {
			this.failLoading(`expected 'package', found ${this.foundText()}`);
			return null;
		}
		this.next();
		if (!this.at('name')) {
			this.failLoading(`expected 'IDENT', found ${this.foundText()}`);
			return null;
		}
		const file: File = { packageName: this.name(), imports: [], decls: [] };
		this.want(';');
		while (!this.at('EOF') && !this.loadError) {
			if (!this.topLevelDecl(file) || this.at('EOF') || this.got(';')) continue;
			this.syntaxError(' after top level declaration');
			this.skipTo(...topLevel);
		}
		return file;
	}

	// Reads one declaration; false if there is none, and all up to the next one has been skipped.
	private topLevelDecl(file: File): boolean {
		switch (this.token.kind) {
			case 'import':
				if (file.decls.length > 0)
					this.syntaxErrorAt(this.token.pos, 'imports must appear before other declarations');
				this.group(() => file.imports.push(...this.importSpec()));
				return true;
			case 'const':
			case 'type':
			case 'var':
				file.decls.push(...this.declGroup());
				return true;
			case 'func':
				this.next();
				file.decls.push(this.funcDecl());
				return true;
		}
		const last = file.decls[file.decls.length - 1];
		const bodyMissing = this.at('{') && last?.kind === 'FuncDecl' && last.body === null;
		const message = bodyMissing
			? 'unexpected semicolon or newline before {'
			: 'non-declaration statement outside function body';
		this.syntaxErrorAt(this.token.pos, message);
		this.skipTo(...topLevel);
		return false;
	}

	private failLoading(message: string): void {
		const { pos, end } = this.token;
		this.loadError ??= this.source.diagnostic('syntax', pos, end, message);
	}

	// The token at hand as go/parser names it.
	private foundText(): string {
		const { kind, text } = this.token;
		if (kind === ';') return text === 'newline' ? 'newline' : "';'";
		if (kind === 'name') return text;
		if (kind === 'literal') return text;
		return `'${isKeyword(kind) ? kind : text}'`;
	}

	// ------------------------------------------------------------ declarations

	// What stands behind `var`, `const`, `type` or `import`: one specification, or several in parentheses.
	private group(spec: (index: number) => void): void {
		this.next();
		let index = 0;
		if (!this.got('(')) return spec(0);
		this.list('grouped declaration', ';', ')', () => {
			spec(index++);
			return false;
		});
	}

	protected override declGroup(): Decl[] {
		const decls: Decl[] = [];
		const keyword = this.token.kind;
		this.group((index) => {
			if (keyword === 'var') decls.push(this.varSpec());
			else if (keyword === 'const') decls.push(this.constSpec(index));
			else decls.push(this.typeSpec());
		});
		return decls;
	}

	private importSpec(): ImportDecl[] {
		const pos = this.token.pos;
		let name: Ident | null = null;
		if (this.at('name')) name = this.name();
		else if (this.at('.')) {
			name = { kind: 'Ident', name: '.', pos, end: this.token.end };
			this.next();
		}
		const { text, pos: pathPos, end, literal } = this.token;
		if (this.at('name')) this.failLoading('import path must be a string');
		else if (!this.at('literal')) this.failLoading('missing import path');
		else if (literal !== 'string') this.failLoading(`illegal ${literal} literal`);
		else if (text.length === 2) this.failLoading('invalid import path: ');
		if (this.loadError) return [];
		this.next();
		if (!this.at(';') && !this.at(')')) this.failLoading(`expected ';', found ${this.foundText()}`);
		return [{ pos, name, path: stringValue(text), pathPos, end }];
	}

	private nameList(): Ident[] {
		const names = [this.name()];
		while (this.got(',')) names.push(this.name());
		return names;
	}

	// Takes `=`; a `:=` is taken for one, with a complaint.
	private gotAssign(): boolean {
		if (this.at(':=')) this.syntaxError(', expected =');
		return this.got(':=') || this.got('=');
	}

	private varSpec(): Decl {
		const pos = this.token.pos;
		const names = this.nameList();
		let typ: Expr | null = null;
		if (!this.at('=') && !this.at(':=')) typ = this.type();
		const values = this.gotAssign() ? this.exprList() : [];
		return { kind: 'VarDecl', pos, names, typ, values };
	}

	private constSpec(iota: number): ConstDecl {
		const pos = this.token.pos;
		const names = this.nameList();
		let typ: Expr | null = null;
		let values: Expr[] = [];
		if (!this.at('EOF') && !this.at(';') && !this.at(')')) {
			typ = this.typeOrNull();
			if (this.gotAssign()) values = this.exprList();
		}
		return { kind: 'ConstDecl', pos, names, typ, values, iota };
	}

	private typeSpec(): Decl {
		const pos = this.token.pos;
		const name = this.name();
		let alias = false;
		let generic = false;
		let typ: Expr | null = null;
		if (this.at('[')) {
			typ = this.arrayOrTypeParams();
			generic = typ === null;
		} else alias = this.gotAssign();
		typ ??= this.typeOrNull();
		if (!typ) {
			typ = this.badExpr();
			this.syntaxError(' in type declaration');
			this.skipTo(';', ')');
		}
		return { kind: 'TypeDecl', pos, name, typ, alias, generic };
	}

	// Behind the name of a type: the type, if it is an array or slice; null behind type parameters.
	private arrayOrTypeParams(): Expr | null {
		const pos = this.token.pos;
		this.next();
		if (this.at(']') || this.at('...')) return this.arrayOrSliceTypeBehind(pos);
		this.literalLevel++;
		const length = this.expr();
		this.literalLevel--;
		if (this.at(']')) return this.arrayTypeOf(pos, length);
		// What was taken for a length is the name of the first type parameter.
		this.typeConstraint();
		if (!this.at(']')) this.want(',');
		this.typeParams();
		return null;
	}

	// Type parameters behind their `[`, or behind the first of them: read, and not kept.
	private typeParams(): void {
		if (this.at(']') && this.source.text[this.lastEnd - 1] === '[')
			this.syntaxErrorAt(this.token.pos, 'empty type parameter list');
		this.literalLevel++;
		this.list('parameter list', ',', ']', () => {
			if (this.at('name')) {
				this.next();
				if (!this.at(',') && !this.at(']')) this.typeConstraint();
			} else {
				this.syntaxError(', expected ]');
				this.skipTo(',', ']');
			}
			return false;
		});
		this.literalLevel--;
	}

	// ------------------------------------------------------------ functions

	private funcDecl(): FuncDecl {
		const pos = this.token.pos;
		const receiver = this.at('(') ? this.receiver() : null;
		let name: Ident = { kind: 'Ident', name: '_', pos, end: pos };
		let signature: Signature = { params: [], results: [], variadic: false };
		let generic = false;
		if (this.at('name')) {
			name = this.name();
			generic = this.got('[');
			if (generic) this.typeParams();
			signature = this.signature();
		} else {
			this.syntaxError(pos === this.token.pos ? ', expected name or (' : ', expected name');
			this.skipTo('{', ';');
		}
		const body = this.at('{') ? this.functionBody() : null;
		return { kind: 'FuncDecl', pos, name, signature, body, receiver, generic };
	}

	private receiver(): Param | null {
		const { params } = this.paramList();
		if (params.length === 0) this.error(this.token.pos, 'method has no receiver');
		else if (params.length > 1) this.error(this.token.pos, 'method has multiple receivers');
		return params[0] ?? null;
	}
}
