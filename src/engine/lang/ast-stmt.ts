// The syntax tree, continued: statements, declarations, files. See ast.ts.

import type { BinaryOp, Expr, Ident, Param, Pos, Signature } from './ast.ts';
import type { Var, FuncObj } from './object.ts';

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
	| ExprStmt
	| AssignStmt
	| DefineStmt
	| IncDecStmt
	| Block
	| IfStmt
	| ForStmt
	| RangeStmt
	| ReturnStmt
	| BranchStmt
	| LabeledStmt
	| DeclStmt
	| SwitchStmt
	| EmptyStmt
	| UnsupportedStmt;

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
