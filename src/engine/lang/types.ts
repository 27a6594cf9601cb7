// What can be asked about types: identity, which operators they have, how messages show them. A type that
// has a name (`type Celsius float64`) answers for what is beneath it, except to identity.

import type { GoType, Kind } from '../abi/type.ts';
import { basicTypes, emptyInterface } from '../abi/type.ts';
import type { UntypedKind } from './object.ts';

/** The type of an expression while it is being checked; null when an error has been reported. */
export type Type = GoType | UntypedKind | null;

/** `byte`, `rune` and `any`: the same as uint8, int32 and interface{}, but shown as they were written. */
export const byteType: GoType = { ...basicTypes.uint8 };
export const runeType: GoType = { ...basicTypes.int32 };
export const anyType: GoType = { ...emptyInterface };

/** A function type that remembers how it was written, names of parameters and results included. */
export interface WrittenFunc extends GoType {
	readonly text: string;
	readonly resultsText: string;
}

/** Stands for a type that is wrong, which has been reported. */
export const brokenType: GoType = { ...basicTypes.int };

const integerKinds: ReadonlySet<Kind> = new Set<Kind>([
	...(['int', 'int8', 'int16', 'int32', 'int64'] as const),
	...(['uint', 'uint8', 'uint16', 'uint32', 'uint64', 'uintptr'] as const),
]);

/** The type is not known yet: a constant, or an operation on constants. */
export function isUntyped(t: Type): t is UntypedKind {
	return typeof t === 'string';
}

function isNamed(t: GoType): boolean {
	return t.underlying !== undefined;
}

/** Defined, or one of the predeclared types: a type with a name. */
export function hasName(t: GoType): boolean {
	return isNamed(t) || isBasic(t);
}

export function isBasic(t: GoType): boolean {
	return isNumeric(t) || t.kind === 'bool' || t.kind === 'string';
}

export function isBoolean(t: Type): boolean {
	return isUntyped(t) ? t === 'untyped bool' : t?.kind === 'bool';
}

export function isString(t: Type): boolean {
	return isUntyped(t) ? t === 'untyped string' : t?.kind === 'string';
}

export function isInteger(t: Type): boolean {
	if (isUntyped(t)) return t === 'untyped int' || t === 'untyped rune';
	return t !== null && integerKinds.has(t.kind);
}

export function isUnsigned(t: Type): boolean {
	return t !== null && !isUntyped(t) && integerKinds.has(t.kind) && t.kind.startsWith('u');
}

export function isFloat(t: Type): boolean {
	if (isUntyped(t)) return t === 'untyped float';
	return t?.kind === 'float32' || t?.kind === 'float64';
}

export function isNumeric(t: Type): boolean {
	return isInteger(t) || isFloat(t);
}

/** Has `<`. */
export function isOrdered(t: Type): boolean {
	return isNumeric(t) || isString(t);
}

/** A constant may have the type. */
export function isConstantType(t: Type): boolean {
	return isNumeric(t) || isString(t) || isBoolean(t);
}

/** A value may be nil. */
export function hasNil(t: Type): boolean {
	if (t === 'untyped nil') return true;
	if (t === null || isUntyped(t)) return false;
	const kinds: Kind[] = ['pointer', 'slice', 'map', 'func', 'interface', 'chan', 'unsafe.Pointer'];
	return kinds.includes(t.kind);
}

/** Has `==`: slices, maps, functions, and what holds one of them, do not. */
export function isComparable(t: GoType): boolean {
	switch (t.kind) {
		case 'slice':
		case 'map':
		case 'func':
			return false;
		case 'array':
			return t.elem !== undefined && isComparable(t.elem);
		case 'struct':
			return t.fields !== undefined && t.fields.every((f) => isComparable(f.type));
	}
	return true;
}

/** Every value equals itself: floats (NaN) and interfaces that may hold one do not. */
export function isReflexive(t: GoType): boolean {
	switch (t.kind) {
		case 'float32':
		case 'float64':
		case 'complex64':
		case 'complex128':
		case 'interface':
			return false;
		case 'array':
			return t.elem !== undefined && isReflexive(t.elem);
		case 'struct':
			return t.fields !== undefined && t.fields.every((f) => isReflexive(f.type));
	}
	return true;
}

/** The type that is beneath a name; of other types the type itself. */
export function underlying(t: GoType): GoType {
	return t.underlying ?? t;
}

/** Whether two types are the same type. */
export function identical(x: GoType, y: GoType): boolean {
	if (x === y) return true;
	if (isNamed(x) || isNamed(y)) return x.name === y.name && x.underlying === y.underlying;
	if (x.kind !== y.kind) return false;
	return (
		x.length === y.length &&
		sameOptional(x.elem, y.elem) &&
		sameOptional(x.key, y.key) &&
		sameFields(x, y) &&
		x.variadic === y.variadic &&
		sameList(x.params, y.params) &&
		sameList(x.results, y.results)
	);
}

function sameOptional(x: GoType | undefined, y: GoType | undefined): boolean {
	return x === y || (x !== undefined && y !== undefined && identical(x, y));
}

function sameList(x: readonly GoType[] = [], y: readonly GoType[] = []): boolean {
	return x.length === y.length && x.every((type, i) => identical(type, y[i]));
}

function sameFields(x: GoType, y: GoType): boolean {
	const [a, b] = [x.fields ?? [], y.fields ?? []];
	return (
		a.length === b.length &&
		a.every(
			({ name, embedded, type }, i) =>
				name === b[i].name && embedded === b[i].embedded && identical(type, b[i].type),
		)
	);
}

/** The type that an untyped constant takes where nothing asks for another. */
export function defaultType(t: Type): GoType | null {
	switch (t) {
		case 'untyped bool':
			return basicTypes.bool;
		case 'untyped int':
			return basicTypes.int;
		case 'untyped rune':
			return runeType;
		case 'untyped float':
			return basicTypes.float64;
		case 'untyped string':
			return basicTypes.string;
		case 'untyped nil':
			return null;
	}
	return t;
}

/** The type as gc's messages show it. */
export function typeText(t: Type): string {
	if (t === null) return 'invalid type';
	if (isUntyped(t)) return t;
	if (t === brokenType) return 'unknown type';
	if (t === byteType) return 'byte';
	if (t === runeType) return 'rune';
	if (t === anyType) return 'any';
	if (isNamed(t)) return t.name.startsWith('main.') ? t.name.slice('main.'.length) : t.name;
	return unnamedText(t);
}

function unnamedText(t: GoType): string {
	const elem = t.elem ? typeText(t.elem) : '';
	switch (t.kind) {
		case 'pointer':
			return `*${elem}`;
		case 'slice':
			return `[]${elem}`;
		case 'array':
			return `[${t.length}]${elem}`;
		case 'map':
			return `map[${t.key ? typeText(t.key) : ''}]${elem}`;
		case 'interface':
			return 'interface{}';
		case 'func':
			return 'text' in t ? (t as WrittenFunc).text : signatureText(t);
		case 'struct': {
			const fields = (t.fields ?? []).map((f) =>
				f.embedded ? typeText(f.type) : `${f.name} ${typeText(f.type)}`,
			);
			return `struct{${fields.join('; ')}}`;
		}
	}
	return t.name;
}

function signatureText(t: GoType): string {
	const results = resultsText(t);
	return `func${parametersText(t)}${results === '' ? '' : ` ${results}`}`;
}

/** `int`, `(int, string)`, `(n int, err error)`: the results of a function type. */
export function resultsText(t: GoType): string {
	if ('resultsText' in t) return (t as WrittenFunc).resultsText;
	const results = (t.results ?? []).map(typeText).join(', ');
	return (t.results ?? []).length > 1 ? `(${results})` : results;
}

/** `(int, ...string)`: the parameters of a function type. */
export function parametersText(t: GoType): string {
	const params = t.params ?? [];
	const texts = params.map((p, i) =>
		t.variadic && i === params.length - 1 && p.elem ? `...${typeText(p.elem)}` : typeText(p),
	);
	return `(${texts.join(', ')})`;
}
