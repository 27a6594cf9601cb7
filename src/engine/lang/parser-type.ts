// Parses types, parameter lists and the fields of structs.

import type { BasicLit, Expr, FieldDecl, Ident, Param, Pos, Signature } from './ast.ts';
import { ParserBase } from './parser-base.ts';

/** A parameter as read, before it is known whether the list has names. */
interface Entry {
	pos: Pos;
	/** A name alone may turn out to be a type. */
	name: Ident | null;
	typ: Expr | null;
	/** Position of `...`, or -1. */
	dots: Pos;
}

/** The part of the parser that reads types. */
export abstract class TypeParser extends ParserBase {
	/** An expression; array lengths need them. */
	abstract expr(): Expr;

	protected type(): Expr {
		const type = this.typeOrNull();
		if (type) return type;
		const bad = this.badExpr();
		this.syntaxError(', expected type');
		this.skipTo(',', ':', ';', ')', ']', '}');
		return bad;
	}

	/** A type, or null and nothing taken if none begins here. */
	protected typeOrNull(): Expr | null {
		const pos = this.token.pos;
		switch (this.token.kind) {
			case '*':
				this.next();
				return { kind: 'StarExpr', x: this.type(), pos, end: this.lastEnd };
			case '<-':
				this.next();
				this.want('chan');
				return { kind: 'ChanType', elem: this.chanElem(), pos, end: this.lastEnd };
			case 'func': {
				this.next();
				const signature = this.signature();
				return { kind: 'FuncType', signature, pos, end: this.lastEnd };
			}
			case '[':
				return this.arrayOrSliceType();
			case 'chan':
				this.next();
				this.got('<-');
				return { kind: 'ChanType', elem: this.chanElem(), pos, end: this.lastEnd };
			case 'map':
				return this.mapType();
			case 'struct':
				return this.structType();
			case 'interface':
				return this.interfaceType();
			case 'name':
				return this.typeName();
			case '(': {
				this.next();
				const x = this.type();
				this.want(')');
				return { kind: 'ParenExpr', x, pos, end: this.lastEnd };
			}
		}
		return null;
	}

	private arrayOrSliceType(): Expr {
		const pos = this.token.pos;
		this.next();
		return this.arrayOrSliceTypeBehind(pos);
	}

	/** An array or slice type behind its `[`. */
	protected arrayOrSliceTypeBehind(pos: Pos): Expr {
		if (this.got(']')) {
			const elem = this.type();
			return { kind: 'ArrayType', length: null, elem, pos, end: this.lastEnd };
		}
		if (this.got('...')) return this.arrayTypeOf(pos, 'auto');
		this.literalLevel++;
		const length = this.expr();
		this.literalLevel--;
		return this.arrayTypeOf(pos, length);
	}

	/** The rest of an array type behind its length. */
	protected arrayTypeOf(pos: Pos, length: Expr | 'auto'): Expr {
		if (this.at(',')) {
			this.syntaxError('; expected ]');
			this.next();
		}
		this.want(']');
		const elem = this.type();
		return { kind: 'ArrayType', length, elem, pos, end: this.lastEnd };
	}

	protected chanElem(): Expr {
		const type = this.typeOrNull();
		if (type) return type;
		this.syntaxErrorAt(this.token.pos, 'missing channel element type');
		return this.badExpr();
	}

	private mapType(): Expr {
		const pos = this.token.pos;
		this.next();
		this.want('[');
		const key = this.type();
		this.want(']');
		const elem = this.type();
		return { kind: 'MapType', key, elem, pos, end: this.lastEnd };
	}

	private interfaceType(): Expr {
		const pos = this.token.pos;
		this.next();
		this.want('{');
		let empty = true;
		this.list('interface type', ';', '}', () => {
			empty = false;
			this.interfaceElement();
			return false;
		});
		return { kind: 'InterfaceType', empty, pos, end: this.lastEnd };
	}

	// A method or embedded element; none is supported, so nothing is kept.
	private interfaceElement(): void {
		if (this.at('name')) {
			this.typeName();
			if (this.at('(')) this.signature();
			if (this.token.op !== '|') return;
			this.next();
		}
		this.typeConstraint();
	}

	/** `~int | string`: read, and not kept. */
	protected typeConstraint(): void {
		for (;;) {
			if (this.token.op === '~') this.next();
			if (!this.typeOrNull()) {
				this.syntaxError(', expected ~ term or type');
				this.skipTo('operator', ';', ')', ']', '}');
			}
			if (this.token.op !== '|') return;
			this.next();
		}
	}

	/** A type's name, perhaps of a package, perhaps with type arguments. */
	protected typeName(): Expr {
		const name = this.name();
		let x: Expr = name;
		if (this.got('.')) {
			const sel = this.name();
			x = { kind: 'SelectorExpr', x: name, sel, pos: name.pos, end: sel.end };
		}
		if (!this.at('[')) return x;
		return this.typeArguments(x.pos);
	}

	/** `[A, B]` behind a type's name: parsed, and not supported. */
	private typeArguments(pos: Pos): Expr {
		this.next();
		if (this.at(']')) this.syntaxError(', expected type argument list');
		this.literalLevel++;
		do {
			if (this.at(']') || !this.typeOrNull()) break;
		} while (this.got(','));
		this.literalLevel--;
		this.want(']');
		return { kind: 'BadExpr', what: 'type argument list', pos, end: this.lastEnd };
	}

	// ------------------------------------------------------------ structs

	private structType(): Expr {
		const pos = this.token.pos;
		this.next();
		this.want('{');
		const fields: FieldDecl[] = [];
		this.list('struct type', ';', '}', () => {
			fields.push(this.fieldDecl());
			return false;
		});
		return { kind: 'StructType', fields, pos, end: this.lastEnd };
	}

	private fieldDecl(): FieldDecl {
		const pos = this.token.pos;
		if (this.at('*') || this.at('(')) return this.embeddedField(pos, this.type());
		if (!this.at('name')) {
			this.syntaxError(', expected field name or embedded type');
			this.skipTo(';', '}');
			return { pos, names: [], typ: this.badExpr(), embedded: false, tag: null };
		}
		const first = this.name();
		if (this.at('.') || this.at('literal') || this.at(';') || this.at('}'))
			return this.embeddedField(pos, this.embeddedName(first));
		const names = [first];
		while (this.got(',')) names.push(this.name());
		const typ = this.type();
		return { pos, names, typ, embedded: false, tag: this.tag() };
	}

	private embeddedName(name: Ident): Expr {
		if (!this.got('.')) return name;
		const sel = this.name();
		return { kind: 'SelectorExpr', x: name, sel, pos: name.pos, end: sel.end };
	}

	private embeddedField(pos: Pos, typ: Expr): FieldDecl {
		return { pos, names: [], typ, embedded: true, tag: this.tag() };
	}

	private tag(): BasicLit | null {
		const { pos, end, text, bad, literal: lit } = this.token;
		return this.got('literal') ? { kind: 'BasicLit', lit, text, bad, pos, end } : null;
	}

	// ------------------------------------------------------------ functions

	/** Parameters and results, from `(`. */
	protected signature(): Signature {
		const { params, variadic } = this.paramList();
		return { params, results: this.results(), variadic };
	}

	private results(): Param[] {
		if (this.at('(')) return this.paramList().params;
		const pos = this.token.pos;
		const typ = this.typeOrNull();
		return typ ? [{ pos, name: null, typ }] : [];
	}

	/** A list in parentheses. */
	protected paramList(): { params: Param[]; variadic: boolean } {
		this.want('(');
		const entries: Entry[] = [];
		this.literalLevel++;
		this.list('parameter list', ',', ')', () => {
			const entry = this.paramEntry();
			if (entry) entries.push(entry);
			return false;
		});
		this.literalLevel--;
		return this.resolveParams(entries);
	}

	private paramEntry(): Entry | null {
		const pos = this.token.pos;
		if (this.at('name')) return this.namedEntry(pos);
		if (this.at('...')) return { pos, name: null, dots: pos, typ: this.dotsType() };
		const typ = this.typeOrNull();
		if (typ) return { pos, name: null, typ, dots: -1 };
		this.syntaxError(', expected )');
		this.skipTo(',', ')');
		return null;
	}

	private namedEntry(pos: Pos): Entry {
		const name = this.name();
		if (this.at('.')) return { pos, name: null, typ: this.embeddedName(name), dots: -1 };
		if (this.at('...')) return { pos, name, dots: this.token.pos, typ: this.dotsType() };
		return { pos, name, typ: this.typeOrNull(), dots: -1 };
	}

	private dotsType(): Expr {
		this.want('...');
		const type = this.typeOrNull();
		if (type) return type;
		this.syntaxErrorAt(this.token.pos, '... is missing type');
		return this.badExpr();
	}

	// Decides whether the list has names, and gives `a, b int` its two types.
	private resolveParams(entries: Entry[]): { params: Param[]; variadic: boolean } {
		const named = entries.some((e) => e.name !== null && e.typ !== null);
		const last = entries[entries.length - 1];
		for (const entry of entries)
			if (entry.dots >= 0 && entry !== last)
				this.error(entry.dots, 'can only use ... with final parameter in list');
		const variadic = last !== undefined && last.dots >= 0;
		if (!named) {
			const params = entries.map((e) => ({ pos: e.pos, name: null, typ: e.typ ?? e.name! }));
			return { params: params as Param[], variadic };
		}
		return { params: this.namedParams(entries), variadic };
	}

	private namedParams(entries: Entry[]): Param[] {
		const params: Param[] = [];
		let typ: Expr | null = null;
		let unnamed: Pos = -1;
		for (const entry of entries.toReversed()) {
			if (entry.name === null) unnamed = entry.pos;
			else if (entry.typ) typ = entry.typ;
			else if (!typ) unnamed = entry.pos;
			params.unshift({ pos: entry.pos, name: entry.name, typ: typ ?? this.badExpr() });
		}
		if (unnamed >= 0) this.syntaxErrorAt(unnamed, 'mixed named and unnamed parameters');
		return params;
	}
}
