// What names stand for: the checker's objects. A tree refers to them; each knows where it was declared.

import type { GoType } from '../abi/type.ts';
import type { Pos } from './ast.ts';
import type { FuncDecl } from './ast-stmt.ts';

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
