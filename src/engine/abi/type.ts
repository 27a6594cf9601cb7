// Go types as the runtime knows them: kind, size, alignment, where the pointers are, and what they are
// made of. The checker's types and the runtime's are the same objects; nothing else describes a type.
// Sizes and offsets are those of linux/amd64.

/** What a type is. Spelled as in Go's reflect package, in lower case. */
export type Kind =
	| 'bool'
	| 'int'
	| 'int8'
	| 'int16'
	| 'int32'
	| 'int64'
	| 'uint'
	| 'uint8'
	| 'uint16'
	| 'uint32'
	| 'uint64'
	| 'uintptr'
	| 'float32'
	| 'float64'
	| 'complex64'
	| 'complex128'
	| 'string'
	| 'unsafe.Pointer'
	| 'pointer'
	| 'slice'
	| 'array'
	| 'struct'
	| 'map'
	| 'func'
	| 'interface'
	| 'chan';

/** A field of a struct. */
export interface Field {
	readonly name: string;
	readonly type: GoType;
	/** Bytes from the beginning of the struct. */
	readonly offset: number;
	readonly embedded: boolean;
}

/** A Go type. Compare types with `identical`; types made by the same constructor call sites are shared. */
export interface GoType {
	readonly kind: Kind;
	/** The name as Go prints it (`int`, `map[string]int`, `main.Point`). */
	readonly name: string;
	/** Bytes of a value. */
	readonly size: number;
	/** Alignment of a value, in bytes. */
	readonly align: number;
	/** Offsets of the pointer words in a value, in bytes, ascending. Empty: the collector need not look. */
	readonly pointers: readonly number[];
	/** Element of a pointer, slice, array, map or chan. */
	readonly elem?: GoType;
	/** Key of a map. */
	readonly key?: GoType;
	/** Length of an array. */
	readonly length?: number;
	/** Fields of a struct. */
	readonly fields?: readonly Field[];
	/** Parameters and results of a func. */
	readonly params?: readonly GoType[];
	readonly results?: readonly GoType[];
	readonly variadic?: boolean;
	/** Set for a defined type (`type Point struct {…}`): its underlying type. */
	readonly underlying?: GoType;
}

export const pointerSize = 8;

/** Rounds `n` bytes up to a multiple of `align` (a power of two). */
export function alignUp(n: number, align: number): number {
	return (n + align - 1) & -align;
}

const none: readonly number[] = [];
const first: readonly number[] = [0];

function basic(kind: Kind, size: number, align = size, pointers = none): GoType {
	return { kind, name: kind, size, align, pointers };
}

/** The predeclared types (and unsafe.Pointer), by Go name. `byte` and `rune` are the very objects of uint8 and int32. */
export const basicTypes = {
	bool: basic('bool', 1),
	int: basic('int', 8),
	int8: basic('int8', 1),
	int16: basic('int16', 2),
	int32: basic('int32', 4),
	int64: basic('int64', 8),
	uint: basic('uint', 8),
	uint8: basic('uint8', 1),
	uint16: basic('uint16', 2),
	uint32: basic('uint32', 4),
	uint64: basic('uint64', 8),
	uintptr: basic('uintptr', 8),
	float32: basic('float32', 4),
	float64: basic('float64', 8),
	complex64: basic('complex64', 8, 4),
	complex128: basic('complex128', 16, 8),
	string: basic('string', 16, 8, first),
	unsafePointer: basic('unsafe.Pointer', 8, 8, first),
} as const satisfies Record<string, GoType>;

/** `*elem`. */
export function pointerTo(elem: GoType): GoType {
	return { kind: 'pointer', name: `*${elem.name}`, size: 8, align: 8, pointers: first, elem };
}

/** `[]elem`. */
export function sliceOf(elem: GoType): GoType {
	return { kind: 'slice', name: `[]${elem.name}`, size: 24, align: 8, pointers: first, elem };
}

/** `[length]elem`. */
export function arrayOf(elem: GoType, length: number): GoType {
	const pointers: number[] = [];
	if (elem.pointers.length > 0)
		for (let i = 0; i < length; i++)
			for (const p of elem.pointers) pointers.push(i * elem.size + p);
	return {
		kind: 'array',
		name: `[${length}]${elem.name}`,
		size: elem.size * length,
		align: elem.align,
		pointers,
		elem,
		length,
	};
}

/** `map[key]elem`: a pointer to an hmap. */
export function mapOf(key: GoType, elem: GoType): GoType {
	const name = `map[${key.name}]${elem.name}`;
	return { kind: 'map', name, size: 8, align: 8, pointers: first, key, elem };
}

/** The empty interface: a type word and a data word, both pointers. */
export const emptyInterface: GoType = {
	kind: 'interface',
	name: 'interface {}',
	size: 16,
	align: 8,
	pointers: [0, 8],
};

/** `func(params) results`: a pointer to a closure record. */
export function funcOf(
	params: readonly GoType[],
	results: readonly GoType[],
	variadic = false,
): GoType {
	const names = params.map((p, i) =>
		variadic && i === params.length - 1 && p.elem ? `...${p.elem.name}` : p.name,
	);
	const tail =
		results.length === 0
			? ''
			: results.length === 1
				? ` ${results[0].name}`
				: ` (${results.map((r) => r.name).join(', ')})`;
	const name = `func(${names.join(', ')})${tail}`;
	return { kind: 'func', name, size: 8, align: 8, pointers: first, params, results, variadic };
}

/**
 * `struct { … }` laid out as gc does: each field at the next multiple of its alignment, the whole rounded
 * up to the largest one; a zero-sized last field of a non-empty struct takes one byte, so that a pointer
 * to it stays inside.
 */
export function structOf(
	fields: readonly { name: string; type: GoType; embedded?: boolean }[],
): GoType {
	let offset = 0;
	let align = 1;
	const pointers: number[] = [];
	const placed: Field[] = [];
	for (const { name, type, embedded = false } of fields) {
		offset = alignUp(offset, type.align);
		for (const p of type.pointers) pointers.push(offset + p);
		placed.push({ name, type, offset, embedded });
		offset += type.size;
		align = Math.max(align, type.align);
	}
	if (offset > 0 && placed.length > 0 && placed[placed.length - 1].type.size === 0) offset++;
	const inner = placed.map((f) => (f.embedded ? f.type.name : `${f.name} ${f.type.name}`));
	return {
		kind: 'struct',
		name: inner.length === 0 ? 'struct {}' : `struct { ${inner.join('; ')} }`,
		size: alignUp(offset, align),
		align,
		pointers,
		fields: placed,
	};
}

/** A defined type: the same layout under a name of its own, as `main.Point`. */
export function named(name: string, underlying: GoType): GoType {
	return { ...underlying, name, underlying: underlying.underlying ?? underlying };
}

/** Whether a value of the type holds pointers. */
export function hasPointers(type: GoType): boolean {
	return type.pointers.length > 0;
}
