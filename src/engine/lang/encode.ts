// A program as JSON: lessons are compiled when the site is built, and the page gets the result in this form.
// Columns of numbers are written as variable-length bytes, 7 bits each, in base64; types, which may contain
// themselves, refer to each other by number.

import { basicTypes, emptyInterface, type Field, type GoType, type Kind } from '../abi/type.ts';
import type { FuncInfo, Program, SafePoint, VarInfo } from './program.ts';

/** A program as plain data, fit for JSON. */
export interface EncodedProgram {
	code: string;
	natives: string[];
	data: string;
	entry: number;
	source: string;
	file: string;
	types: EncodedType[];
	/** How many of `types` are the program's own list; the others are parts of those. */
	typeCount: number;
	funcs: FuncInfo[];
	globals: VarInfo[];
	lines: string;
	safePoints: string;
}

/** A predeclared type by its name, or a type whose parts are indices into the list. */
type EncodedType = string | EncodedShape;

interface EncodedShape {
	kind: Kind;
	name: string;
	size: number;
	align: number;
	pointers: string;
	elem?: number;
	key?: number;
	length?: number;
	fields?: { name: string; type: number; offset: number; embedded: boolean }[];
	params?: number[];
	results?: number[];
	variadic?: boolean;
	underlying?: number;
}

export function encodeProgram(program: Program): EncodedProgram {
	const { code, natives, data, entry, debug } = program;
	const { source, file, funcs, globals } = debug;
	return {
		code: encodeNumbers(code),
		natives,
		data: toBase64(data),
		entry,
		source,
		file,
		types: encodeTypes(debug.types),
		typeCount: debug.types.length,
		funcs,
		globals,
		lines: encodeNumbers(differences(debug.lines, 2)),
		safePoints: encodeNumbers(flatSafePoints(debug.safePoints)),
	};
}

export function decodeProgram(encoded: EncodedProgram): Program {
	const { natives, entry, source, file, funcs, globals, typeCount } = encoded;
	return {
		code: Int32Array.from(decodeNumbers(encoded.code)),
		natives,
		data: fromBase64(encoded.data),
		entry,
		debug: {
			source,
			file,
			types: decodeTypes(encoded.types).slice(0, typeCount),
			funcs,
			globals,
			lines: sums(decodeNumbers(encoded.lines), 2),
			safePoints: safePointsOf(decodeNumbers(encoded.safePoints)),
		},
	};
}

// ---------------------------------------------------------------- types

const predeclared = new Map<string, GoType>([
	...Object.values(basicTypes).map((type): [string, GoType] => [type.name, type]),
	[emptyInterface.name, emptyInterface],
]);

function encodeTypes(types: readonly GoType[]): EncodedType[] {
	const all = [...types];
	const indices = new Map(all.map((type, index) => [type, index]));
	const indexOf = (type: GoType): number => {
		const known = indices.get(type);
		if (known !== undefined) return known;
		indices.set(type, all.length);
		return all.push(type) - 1;
	};
	const encoded: EncodedType[] = [];
	// The list grows while its types are encoded.
	for (const type of all)
		encoded.push(predeclared.get(type.name) === type ? type.name : encodeShape(type, indexOf));
	return encoded;
}

function encodeShape(type: GoType, indexOf: (type: GoType) => number): EncodedShape {
	const { kind, name, size, align, elem, key, length, fields, params, results } = type;
	const { variadic, underlying } = type;
	return {
		kind,
		name,
		size,
		align,
		pointers: encodeNumbers(differences(type.pointers, 1)),
		elem: elem && indexOf(elem),
		key: key && indexOf(key),
		length,
		fields: fields?.map((field) => ({ ...field, type: indexOf(field.type) })),
		params: params?.map(indexOf),
		results: results?.map(indexOf),
		variadic,
		underlying: underlying && indexOf(underlying),
	};
}

function decodeTypes(encoded: readonly EncodedType[]): GoType[] {
	const types = encoded.map((entry): GoType => {
		const known = typeof entry === 'string' ? predeclared.get(entry) : ({} as GoType);
		if (!known) throw new Error(`no type is called ${JSON.stringify(entry)}`);
		return known;
	});
	const at = (index: number) => types[index];
	encoded.forEach((entry, index) => {
		if (typeof entry !== 'string') Object.assign(types[index], decodeShape(entry, at));
	});
	return types;
}

function decodeShape(shape: EncodedShape, at: (index: number) => GoType): GoType {
	const type = { ...shape, pointers: [...sums(decodeNumbers(shape.pointers), 1)] };
	const optional = (index: number | undefined) => (index === undefined ? undefined : at(index));
	const parts = {
		elem: optional(shape.elem),
		key: optional(shape.key),
		fields: shape.fields?.map((field): Field => ({ ...field, type: at(field.type) })),
		params: shape.params?.map(at),
		results: shape.results?.map(at),
		underlying: optional(shape.underlying),
	};
	const present = Object.entries(parts).filter(([, part]) => part !== undefined);
	return { ...type, ...(Object.fromEntries(present) as typeof parts) };
}

// ---------------------------------------------------------------- columns

/** Each number less the one `stride` before it. */
function differences(numbers: ArrayLike<number>, stride: number): number[] {
	return Array.from(numbers, (n, i) => n - (i < stride ? 0 : numbers[i - stride]));
}

function sums(numbers: readonly number[], stride: number): Int32Array {
	const all = Int32Array.from(numbers);
	for (let i = stride; i < all.length; i++) all[i] += all[i - stride];
	return all;
}

function flatSafePoints(points: readonly SafePoint[]): number[] {
	const flat: number[] = [];
	let last = 0;
	for (const { pc, pointers } of points) {
		flat.push(pc - last, pointers.length, ...differences(pointers, 1).map((n) => n / 8));
		last = pc;
	}
	return flat;
}

function safePointsOf(flat: readonly number[]): SafePoint[] {
	const points: SafePoint[] = [];
	let pc = 0;
	for (let i = 0; i < flat.length;) {
		pc += flat[i];
		const end = i + 2 + flat[i + 1];
		const pointers = [...sums(flat.slice(i + 2, end), 1)].map((n) => n * 8);
		points.push({ pc, pointers });
		i = end;
	}
	return points;
}

/** Signed 32-bit numbers: sign in the lowest bit, then 7 bits a byte, lowest first. */
function encodeNumbers(numbers: ArrayLike<number>): string {
	const bytes: number[] = [];
	for (let i = 0; i < numbers.length; i++) {
		let rest = ((numbers[i] << 1) ^ (numbers[i] >> 31)) >>> 0;
		for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
		bytes.push(rest);
	}
	return toBase64(bytes);
}

function decodeNumbers(text: string): number[] {
	const numbers: number[] = [];
	let value = 0;
	let shift = 0;
	for (const byte of fromBase64(text)) {
		value |= (byte & 0x7f) << shift;
		shift += 7;
		if (byte > 0x7f) continue;
		numbers.push((value >>> 1) ^ -(value & 1));
		value = 0;
		shift = 0;
	}
	return numbers;
}

function toBase64(bytes: ArrayLike<number>): string {
	let text = '';
	for (let i = 0; i < bytes.length; i++) text += String.fromCharCode(bytes[i]);
	return btoa(text);
}

function fromBase64(text: string): Uint8Array {
	return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
