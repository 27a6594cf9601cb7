// The syntax tree of a Go file, and what the checker writes into it. The parser builds the nodes; the
// checker fills the fields marked "checked"; the compiler reads both. Positions are offsets into the
// source (UTF-16 units); `SourceFile` turns them into the line and column that gc prints.

import type { GoType } from '../abi/type.ts';

/** Offset into the source text, from 0. */
export type Pos = number;

/** The type of an untyped constant, nil, or an expression whose type could not be found. */
export type UntypedKind =
	| 'untyped bool'
	| 'untyped int'
	| 'untyped rune'
	| 'untyped float'
	| 'untyped string'
	| 'untyped nil';

/**
 * The value of a constant: an integer is a bigint, a float a number. A byte of a string that is not part of
 * valid UTF-8 is a lone surrogate: get the bytes with `textToBytes` of `text.ts`.
 */
export type Constant = boolean | bigint | number | string;

/** What a name stands for. */
export type Obj = Var | Const | TypeName | FuncObj | Builtin | Nil | Package;

/** A variable, parameter, result or global. */
export interface Var {
	kind: 'var';
	name: string;
	pos: Pos;
	/** checked */
	type: GoType;
	global: boolean;
	/** Its address is taken (`&x`, or slicing an array), so it cannot live in a frame. checked */
	addressed: boolean;
	used: boolean;
}

/** A declared constant. */
export interface Const {
	kind: 'const';
	name: string;
	pos: Pos;
	type: GoType | UntypedKind;
	value: Constant;
}

export interface TypeName {
	kind: 'type';
	name: string;
	pos: Pos;
	type: GoType;
}

/** A declared function. */
export interface FuncObj {
	kind: 'func';
	name: string;
	pos: Pos;
	type: GoType;
	decl: FuncDecl;
}

/** A function of the language or of a package, called by name: `len`, `fmt.Println`. */
export interface Builtin {
	kind: 'builtin';
	/** `len`, `append`, …; of a package with its path: `fmt.Println`, `runtime.GC`. */
	name: string;
}

export interface Nil {
	kind: 'nil';
}

export interface Package {
	kind: 'package';
	name: string;
	path: string;
	pos: Pos;
	used: boolean;
}

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
	| '+' | '-' | '*' | '/' | '%'
	| '&' | '|' | '^' | '&^' | '<<' | '>>'
	| '==' | '!=' | '<' | '<=' | '>' | '>='
	| '&&' | '||';

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
	| Ident | BasicLit | CompositeLit | FuncLit | ParenExpr | SelectorExpr | IndexExpr | SliceExpr
	| StarExpr | UnaryExpr | BinaryExpr | CallExpr | ArrayTypeExpr | MapTypeExpr | StructTypeExpr
	| InterfaceTypeExpr | FuncTypeExpr | ChanTypeExpr | TypeAssertExpr | BadExpr;

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

// ---------------------------------------------------------------- statements

interface StmtBase {
	pos: Pos;
	end: Pos;
}

export interface ExprStmt extends StmtBase {
	kind: 'ExprStmt';
	x: Expr;
}

/** `a, b = x, y`, `a += x`. */
export interface AssignStmt extends StmtBase {
	kind: 'AssignStmt';
	lhs: Expr[];
	/** '' for plain assignment, else the operator of `op=` */
	op: '' | BinaryOp;
	opPos: Pos;
	rhs: Expr[];
}

/** `a, b := x, y`. */
export interface DefineStmt extends StmtBase {
	kind: 'DefineStmt';
	lhs: Expr[];
	opPos: Pos;
	rhs: Expr[];
	/** checked, per lhs: the variable, null for `_`; `fresh[i]`: declared here (else assigned) */
	vars?: (Var | null)[];
	fresh?: boolean[];
}

export interface IncDecStmt extends StmtBase {
	kind: 'IncDecStmt';
	x: Expr;
	op: '++' | '--';
	opPos: Pos;
}

export interface Block extends StmtBase {
	kind: 'Block';
	stmts: Stmt[];
	rbrace: Pos;
}

export interface IfStmt extends StmtBase {
	kind: 'IfStmt';
	init: Stmt | null;
	cond: Expr;
	then: Block;
	else: IfStmt | Block | null;
}

/** `for init; cond; post {}`, `for cond {}`, `for {}`. */
export interface ForStmt extends StmtBase {
	kind: 'ForStmt';
	init: Stmt | null;
	cond: Expr | null;
	post: Stmt | null;
	body: Block;
}

/** `for key, value := range x {}`. */
export interface RangeStmt extends StmtBase {
	kind: 'RangeStmt';
	key: Expr | null;
	value: Expr | null;
	/** A third variable, which is one too many. */
	extra: Expr | null;
	/** `:=` (else `=`, or no variables) */
	define: boolean;
	x: Expr;
	body: Block;
	/** checked, when `define`: the variables, null for `_` or absent */
	keyVar?: Var | null;
	valueVar?: Var | null;
	/** checked: the loop is `for k := range m { delete(m, k) }`, which gc compiles into clear(m) */
	isMapClear?: boolean;
}

export interface ReturnStmt extends StmtBase {
	kind: 'ReturnStmt';
	results: Expr[];
}

export interface BranchStmt extends StmtBase {
	kind: 'BranchStmt';
	tok: 'break' | 'continue' | 'goto' | 'fallthrough';
	label: Ident | null;
}

export interface LabeledStmt extends StmtBase {
	kind: 'LabeledStmt';
	label: Ident;
	stmt: Stmt;
}

export interface DeclStmt extends StmtBase {
	kind: 'DeclStmt';
	decls: Decl[];
}

export interface SwitchStmt extends StmtBase {
	kind: 'SwitchStmt';
	init: Stmt | null;
	tag: Expr | null;
	cases: CaseClause[];
}
export interface CaseClause {
	pos: Pos;
	/** Empty for `default`. */
	exprs: Expr[];
	isDefault: boolean;
	body: Stmt[];
}

export interface EmptyStmt extends StmtBase {
	kind: 'EmptyStmt';
}
/** A statement that is parsed but that this version cannot run (go, defer, select, type switch, send). */
export interface UnsupportedStmt extends StmtBase {
	kind: 'UnsupportedStmt';
	/** What it is, for the diagnostic: `defer statement`. */
	what: string;
}

export type Stmt =
	| ExprStmt | AssignStmt | DefineStmt | IncDecStmt | Block | IfStmt | ForStmt | RangeStmt
	| ReturnStmt | BranchStmt | LabeledStmt | DeclStmt | SwitchStmt | EmptyStmt | UnsupportedStmt;

// ---------------------------------------------------------------- declarations

export interface VarDecl {
	kind: 'VarDecl';
	pos: Pos;
	names: Ident[];
	typ: Expr | null;
	values: Expr[];
	/** checked; null for `_` */
	vars?: (Var | null)[];
}

export interface ConstDecl {
	kind: 'ConstDecl';
	pos: Pos;
	names: Ident[];
	typ: Expr | null;
	values: Expr[];
	/** Index in its group: the value of iota. */
	iota: number;
}

export interface TypeDecl {
	kind: 'TypeDecl';
	pos: Pos;
	name: Ident;
	typ: Expr;
	alias: boolean;
	/** Has type parameters; diagnosed by the checker in this version. */
	generic: boolean;
}

export type Decl = VarDecl | ConstDecl | TypeDecl;

export interface FuncDecl {
	kind: 'FuncDecl';
	pos: Pos;
	name: Ident;
	signature: Signature;
	body: Block | null;
	/** A method's receiver; methods are diagnosed by the checker in this version. */
	receiver: Param | null;
	/** Has type parameters; diagnosed by the checker in this version. */
	generic: boolean;
	/** checked */
	obj?: FuncObj;
}

export interface ImportDecl {
	pos: Pos;
	name: Ident | null;
	path: string;
	/** Where the path stands. */
	pathPos: Pos;
	end: Pos;
}

/** A parsed file. */
export interface File {
	packageName: Ident;
	imports: ImportDecl[];
	decls: (Decl | FuncDecl)[];
}

/** A file that has been checked without an error; globals are in order of initialisation. */
export interface CheckedFile {
	file: File;
	funcs: FuncDecl[];
	/** Declarations of package-level variables in the order in which they are initialised. */
	globals: VarDecl[];
}
