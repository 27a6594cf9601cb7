// What can be told of == and of the hash from a type alone. The map's layout and the algorithms in alg.ts
// both start from these answers.

import type { Field, GoType } from '../abi/type.ts';

/** How == and the hash treat a type, as far as the map's paths and the algorithms differ by it. */
export type Alg = 'memory' | 'string' | 'special';

/**
 * `memory`: equal values are equal bytes. A struct of one field and an array of one element are treated
 * as what they contain.
 */
export function algOf(type: GoType): Alg {
	switch (type.kind) {
		case 'string':
			return 'string';
		case 'float32':
		case 'float64':
		case 'complex64':
		case 'complex128':
		case 'interface':
		case 'slice':
		case 'map':
		case 'func':
			return 'special';
		case 'array':
			return type.length === 0 ? 'memory' : algOfArray(partOf(type), type.length);
		case 'struct':
			return algOfStruct(type.fields ?? [], type.size);
		default:
			return 'memory';
	}
}

function algOfArray(part: GoType, length = 0): Alg {
	const alg = algOf(part);
	return length === 1 || alg === 'memory' ? alg : 'special';
}

function algOfStruct(fields: readonly Field[], size: number): Alg {
	if (fields.length === 1 && fields[0].name !== '_') return algOf(fields[0].type);
	return memoryRun(fields, 0, size) === fields.length ? 'memory' : 'special';
}

/**
 * The fields from `start` on that lie side by side without gaps and are plain memory are compared and
 * hashed as one. Returns the index behind the last of them; `start` itself if that one is none.
 */
function memoryRun(fields: readonly Field[], start: number, size: number): number {
	let next = start;
	while (next < fields.length && isPlainMemory(fields[next])) {
		const end = fields[next].offset + fields[next].type.size;
		next++;
		if (end !== (next < fields.length ? fields[next].offset : size)) return next;
	}
	return next;
}

function isPlainMemory(field: Field): boolean {
	return field.name !== '_' && algOf(field.type) === 'memory';
}

/** A part of an array or struct that is compared and hashed as one. */
export interface Part {
	/** Bytes from the beginning of the whole. */
	readonly offset: number;
	/** Bytes. */
	readonly size: number;
	/** null: plain memory. */
	readonly type: GoType | null;
}

const known = new WeakMap<GoType, readonly Part[]>();

/** The parts of an array or struct in the order in which they are compared and hashed; `_` fields are none. */
export function partsOf(type: GoType): readonly Part[] {
	let parts = known.get(type);
	if (parts === undefined) {
		parts = type.kind === 'array' ? elemParts(type) : fieldParts(type);
		known.set(type, parts);
	}
	return parts;
}

function elemParts(array: GoType): readonly Part[] {
	if (algOf(array) === 'memory') return [{ offset: 0, size: array.size, type: null }];
	const elem = partOf(array);
	const at = (i: number) => ({ offset: i * elem.size, size: elem.size, type: elem });
	return Array.from({ length: array.length ?? 0 }, (_, i) => at(i));
}

function fieldParts(struct: GoType): readonly Part[] {
	const fields = struct.fields ?? [];
	const parts: Part[] = [];
	for (let i = 0; i < fields.length;) {
		const { name, type, offset } = fields[i];
		const next = memoryRun(fields, i, struct.size);
		if (next > i) {
			const last = fields[next - 1];
			parts.push({ offset, size: last.offset + last.type.size - offset, type: null });
			i = next;
		} else {
			if (name !== '_') parts.push({ offset, size: type.size, type });
			i++;
		}
	}
	return parts;
}

/** Whether == is defined on the type. (On an interface it is, and may panic for what is inside.) */
export function isComparable(type: GoType): boolean {
	return !hasPart(type, ({ kind }) => kind === 'slice' || kind === 'map' || kind === 'func');
}

/** Whether k == k holds for every value: not for NaN, so not for what may contain a float. */
export function isReflexive(type: GoType): boolean {
	return !hasPart(type, (part) => isFloat(part) || part.kind === 'interface');
}

/** Whether equal keys may differ in memory (+0 and -0, strings at two addresses), so that an update stores the key. */
export function needsKeyUpdate(type: GoType): boolean {
	return hasPart(type, (p) => isFloat(p) || p.kind === 'interface' || p.kind === 'string');
}

/** Whether hashing can panic: the type is or contains an interface. */
export function mightPanic(type: GoType): boolean {
	return hasPart(type, (part) => part.kind === 'interface');
}

/** Whether an interface holds values of the type in its data word itself: it is one pointer. */
export function isDirectIface(type: GoType): boolean {
	switch (type.kind) {
		case 'pointer':
		case 'unsafe.Pointer':
		case 'map':
		case 'chan':
		case 'func':
			return true;
		case 'array':
			return type.length === 1 && isDirectIface(partOf(type));
		case 'struct':
			return type.fields?.length === 1 && isDirectIface(type.fields[0].type);
		default:
			return false;
	}
}

/** The elem of an array, slice or pointer. */
export function partOf(type: GoType): GoType {
	if (!type.elem) throw new Error(`${type.name} has no element type`);
	return type.elem;
}

function isFloat({ kind }: GoType): boolean {
	return kind.startsWith('float') || kind.startsWith('complex');
}

/** Whether `test` holds for the type or, if it is an array or struct, for a part of it. */
function hasPart(type: GoType, test: (part: GoType) => boolean): boolean {
	switch (type.kind) {
		case 'array':
			return hasPart(partOf(type), test);
		case 'struct':
			return (type.fields ?? []).some((field) => hasPart(field.type, test));
		default:
			return test(type);
	}
}
