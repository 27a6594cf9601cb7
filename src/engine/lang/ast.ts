// The syntax tree of a Go file, and what the checker writes into it. The parser builds the nodes; the
// checker fills the fields marked "checked"; the compiler reads both. Positions are offsets into the
// source (UTF-16 units); `SourceFile` turns them into the line and column that gc prints.

import type { GoType } from '../abi/type.ts';
import type { Block } from './ast-stmt.ts';
import type { Constant, Obj, Var } from './object.ts';

/** Offset into the source text, from 0. */
export type Pos = number;

// ---------------------------------------------------------------- expressions

interface ExprBase {
	pos: Pos;
	/** End of the expression (offset behind its last character). */
	end: Pos;
	/** checked; the final type: untyped constants have been converted to what the context asks for */
	type?: GoType;
	/** checked: the value of a constant expression, representable in `type` */
	value?: Constant;
}

export interface Ident extends ExprBase {
	kind: 'Ident';
	name: string;
	/** checked */
	obj?: Obj;
}

export interface BasicLit extends ExprBase {
	kind: 'BasicLit';
	lit: 'int' | 'float' | 'imaginary' | 'rune' | 'string';
	/** As written. */
	text: string;
	/** Malformed, and reported by the scanner. */
	bad: boolean;
}

/** `T{…}`; `typ` is null for an elided inner literal. */
export interface CompositeLit extends ExprBase {
	kind: 'CompositeLit';
	typ: Expr | null;
	elems: Element[];
	rbrace: Pos;
}

/** An element of a composite literal. */
export interface Element {
	pos: Pos;
	/** Key of a map, index of an array or slice, field name of a struct, or null. */
	key: Expr | null;
	elem: Expr;
	/** checked: index of an array or slice element, or of the struct field; -1 for a map */
	index: number;
}

export interface FuncLit extends ExprBase {
	kind: 'FuncLit';
	signature: Signature;
	body: Block;
}

export interface ParenExpr extends ExprBase {
	kind: 'ParenExpr';
	x: Expr;
}

/** `x.sel`: a field, or a member of a package. */
export interface SelectorExpr extends ExprBase {
	kind: 'SelectorExpr';
	x: Expr;
	sel: Ident;
	/** checked, for a field: its offset in the struct in bytes; `x` is auto-dereferenced if a pointer */
	field?: { offset: number; type: GoType; throughPointer: boolean };
	/** checked, for a member of a package */
	obj?: Obj;
}

export interface IndexExpr extends ExprBase {
	kind: 'IndexExpr';
	x: Expr;
	/** Position of `[`. */
	lbrack: Pos;
	index: Expr;
	/** checked: `v, ok := m[k]` */
	commaOk?: boolean;
}

export interface SliceExpr extends ExprBase {
	kind: 'SliceExpr';
	x: Expr;
	low: Expr | null;
	high: Expr | null;
	max: Expr | null;
}

export interface StarExpr extends ExprBase {
	kind: 'StarExpr';
	x: Expr;
}

export interface UnaryExpr extends ExprBase {
	kind: 'UnaryExpr';
	op: '+' | '-' | '!' | '^' | '&' | '<-';
	x: Expr;
}

export type BinaryOp =
	| '+'
	| '-'
	| '*'
	| '/'
	| '%'
	| '&'
	| '|'
	| '^'
	| '&^'
	| '<<'
	| '>>'
	| '=='
	| '!='
	| '<'
	| '<='
	| '>'
	| '>='
	| '&&'
	| '||';

export interface BinaryExpr extends ExprBase {
	kind: 'BinaryExpr';
	op: BinaryOp;
	/** Position of the operator: where gc reports mismatched types. */
	opPos: Pos;
	x: Expr;
	y: Expr;
}

/** A call, or a conversion, or a builtin: see `callKind`. */
export interface CallExpr extends ExprBase {
	kind: 'CallExpr';
	fun: Expr;
	args: Expr[];
	/** `f(xs...)` */
	ellipsis: boolean;
	rparen: Pos;
	/** checked */
	callKind?: 'call' | 'conversion' | 'builtin';
	/** checked, callKind builtin: its name */
	builtin?: string;
	/** checked: types of the results, in order */
	results?: readonly GoType[];
}

/** Types written where expressions may stand. `type` is the denoted type once checked. */
export interface ArrayTypeExpr extends ExprBase {
	kind: 'ArrayType';
	/** null for a slice, 'auto' for `[...]T` */
	length: Expr | 'auto' | null;
	elem: Expr;
}
export interface MapTypeExpr extends ExprBase {
	kind: 'MapType';
	key: Expr;
	elem: Expr;
}
export interface StructTypeExpr extends ExprBase {
	kind: 'StructType';
	fields: FieldDecl[];
}
export interface InterfaceTypeExpr extends ExprBase {
	kind: 'InterfaceType';
	/** No methods, no embedded elements: `interface{}`. Others are diagnosed by the checker. */
	empty: boolean;
}
export interface FuncTypeExpr extends ExprBase {
	kind: 'FuncType';
	signature: Signature;
}
export interface ChanTypeExpr extends ExprBase {
	kind: 'ChanType';
	elem: Expr;
}
/** `x.(T)`; `typ` null: `x.(type)`. */
export interface TypeAssertExpr extends ExprBase {
	kind: 'TypeAssertExpr';
	x: Expr;
	typ: Expr | null;
}
/** A place where the parser reported an error, or an expression that this version cannot run. */
export interface BadExpr extends ExprBase {
	kind: 'BadExpr';
	/** What is not supported, for the diagnostic: `type argument list`; absent after an error. */
	what?: string;
}

export type Expr =
	| Ident
	| BasicLit
	| CompositeLit
	| FuncLit
	| ParenExpr
	| SelectorExpr
	| IndexExpr
	| SliceExpr
	| StarExpr
	| UnaryExpr
	| BinaryExpr
	| CallExpr
	| ArrayTypeExpr
	| MapTypeExpr
	| StructTypeExpr
	| InterfaceTypeExpr
	| FuncTypeExpr
	| ChanTypeExpr
	| TypeAssertExpr
	| BadExpr;

export interface FieldDecl {
	pos: Pos;
	names: Ident[];
	typ: Expr;
	embedded: boolean;
	/** A string, for packages that look at types when the program runs. */
	tag: BasicLit | null;
}

/** Parameters and results of a function. */
export interface Signature {
	params: Param[];
	results: Param[];
	variadic: boolean;
}

/** One parameter or result; `name` is null when unnamed. */
export interface Param {
	pos: Pos;
	name: Ident | null;
	typ: Expr;
	/** checked */
	obj?: Var;
}
