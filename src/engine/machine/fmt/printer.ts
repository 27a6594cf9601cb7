// The printer: any value of the image as text, by verb and flags, as Go's fmt prints it. What a verb does
// not apply to is printed as Go complains about it: `%!d(string=hi)`.

import { hasPointers, type GoType } from '../../abi/type.ts';
import type { Addr } from '../../memory/address.ts';
import { partOf } from '../../runtime/alg-type.ts';
import { writeText, type Text } from './bytes.ts';
import { Flags, padText } from './flags.ts';
import {
	floatAt,
	integerAt,
	isSigned,
	textAt,
	unboxed,
	wordAt,
	type Image,
	type Value,
} from './image-value.ts';
import { sortedEntries } from './key-order.ts';
import { writeHexadecimal } from './number.ts';
import { TextBuffer } from './text-buffer.ts';
import { writeFloatVerb, writeIntegerVerb, writeTextVerb } from './verb.ts';

/** Writes values of one image to a buffer. */
export class Printer {
	readonly out = new TextBuffer();
	readonly flags = new Flags();
	readonly image: Image;

	constructor(image: Image) {
		this.image = image;
	}

	/** Prints an operand: the value in an interface, null for nil. `verb` is one character. */
	operand(value: Value | null, verb: string): void {
		const { out, flags } = this;
		if (value === null) {
			if (verb === 'T' || verb === 'v') padText(out, flags, '<nil>');
			else this.#refuse(null, verb);
		} else if (verb === 'T') {
			const bytes = new TextEncoder().encode(value.type.name);
			writeText(out, flags, { bytes, from: 0, end: bytes.length });
		} else if (verb === 'p') {
			this.#pointer(value, verb);
		} else if (verb === 'w') {
			this.#refuse(value, verb); // only for fmt.Errorf
		} else {
			this.#value(value, verb, 0);
		}
	}

	#value(value: Value, verb: string, depth: number): void {
		const { type, addr } = value;
		const { memory } = this.image;
		switch (type.kind) {
			case 'bool':
				return this.#bool(value, verb);
			case 'float32':
				return this.#float(value, 32, verb);
			case 'float64':
				return this.#float(value, 64, verb);
			case 'complex64':
			case 'complex128':
				return this.#complex(value, verb);
			case 'string':
				return this.#string(value, textAt(memory, addr), verb);
			case 'map':
				return this.#map(value, verb, depth);
			case 'struct':
				return this.#struct(value, verb, depth);
			case 'interface':
				return this.#interface(value, verb, depth);
			case 'array':
				return this.#list(value, addr, type.length ?? 0, verb, depth);
			case 'slice':
				return this.#slice(value, verb, depth);
			case 'pointer':
				return this.#reference(value, verb, depth);
			case 'func':
			case 'chan':
			case 'unsafe.Pointer':
				return this.#pointer(value, verb);
			default:
				return this.#integer(value, verb);
		}
	}

	#bool(value: Value, verb: string): void {
		if (verb !== 't' && verb !== 'v') return this.#refuse(value, verb);
		const isTrue = this.image.memory.loadUint8(value.addr) !== 0;
		padText(this.out, this.flags, isTrue ? 'true' : 'false');
	}

	#integer(value: Value, verb: string): void {
		const { out, flags, image } = this;
		const integer = integerAt(image.memory, value.type, value.addr);
		if (verb === 'v' && flags.sharpV && !isSigned(value.type))
			writeHexadecimal(out, flags, integer.magnitude, true);
		else if (!writeIntegerVerb(out, flags, integer, verb)) this.#refuse(value, verb);
	}

	#float(value: Value, bits: 32 | 64, verb: string): void {
		const number = floatAt(this.image.memory, bits, value.addr);
		if (!writeFloatVerb(this.out, this.flags, number, bits, verb)) this.#refuse(value, verb);
	}

	#complex(value: Value, verb: string): void {
		const { out, flags, image } = this;
		const half = value.type.size / 2;
		const bits = half === 4 ? 32 : 64;
		const { plus } = flags;
		const start = out.length;
		out.ascii('(');
		const real = floatAt(image.memory, bits, value.addr);
		if (!writeFloatVerb(out, flags, real, bits, verb)) {
			out.length = start;
			return this.#refuse(value, verb);
		}
		flags.plus = true; // the imaginary part always has a sign
		writeFloatVerb(out, flags, floatAt(image.memory, bits, value.addr + half), bits, verb);
		out.ascii('i)');
		flags.plus = plus;
	}

	#string(value: Value, text: Text, verb: string): void {
		if (!writeTextVerb(this.out, this.flags, text, verb)) this.#refuse(value, verb);
	}

	#slice(value: Value, verb: string, depth: number): void {
		const { memory } = this.image;
		const data = memory.loadPointer(value.addr);
		if (this.flags.sharpV && wordAt(memory, value.addr) === 0) {
			this.#typeName(value, depth);
			return this.out.ascii('(nil)');
		}
		this.#list(value, data, memory.loadInt64(value.addr + 8), verb, depth);
	}

	/** The elements of a slice or array, which begin at `data`. */
	#list(value: Value, data: Addr, length: number, verb: string, depth: number): void {
		const { out, flags } = this;
		const elem = partOf(value.type);
		if (elem.kind === 'uint8' && 'sqxX'.includes(verb)) {
			const text = { bytes: this.image.memory.u8, from: data, end: data + length };
			return this.#string(value, text, verb);
		}
		if (flags.sharpV) this.#typeName(value, depth);
		out.ascii(flags.sharpV ? '{' : '[');
		for (let i = 0; i < length; i++) {
			if (i > 0) this.#separate();
			this.#value({ type: elem, addr: data + i * elem.size }, verb, depth + 1);
		}
		out.ascii(flags.sharpV ? '}' : ']');
	}

	#map(value: Value, verb: string, depth: number): void {
		const { out, flags, image } = this;
		const { type } = value;
		const map = image.memory.loadPointer(value.addr);
		if (flags.sharpV) {
			out.string(type.name);
			if (map === 0) return out.ascii('(nil)');
		}
		out.ascii(flags.sharpV ? '{' : 'map[');
		const entries = map === 0 ? [] : sortedEntries(image, type, map);
		for (let i = 0; i < entries.length; i++) {
			if (i > 0) this.#separate();
			this.#value({ type: type.key ?? type, addr: entries[i].key }, verb, depth + 1);
			out.ascii(':');
			this.#value({ type: partOf(type), addr: entries[i].elem }, verb, depth + 1);
		}
		out.ascii(flags.sharpV ? '}' : ']');
	}

	#struct({ type, addr }: Value, verb: string, depth: number): void {
		const { out, flags, image } = this;
		if (flags.sharpV) out.string(type.name);
		out.ascii('{');
		const fields = type.fields ?? [];
		for (let i = 0; i < fields.length; i++) {
			const field = fields[i];
			if (i > 0) this.#separate();
			if (flags.plusV || flags.sharpV) out.string(`${field.name}:`);
			const direct = { type: field.type, addr: addr + field.offset };
			const boxed = field.type.kind === 'interface' ? unboxed(image, direct.addr) : null;
			this.#value(boxed ?? direct, verb, depth + 1);
		}
		out.ascii('}');
	}

	#interface({ type, addr }: Value, verb: string, depth: number): void {
		const inner = unboxed(this.image, addr);
		if (inner !== null) return this.#value(inner, verb, depth + 1);
		this.out.string(this.flags.sharpV ? `${type.name}(nil)` : '<nil>');
	}

	/** A pointer: an operand that points to a list, struct or map is printed as & and what is there. */
	#reference(value: Value, verb: string, depth: number): void {
		const { memory } = this.image;
		const elem = partOf(value.type);
		const isShown = ['array', 'slice', 'struct', 'map'].includes(elem.kind);
		if (depth > 0 || !isShown || wordAt(memory, value.addr) === 0)
			return this.#pointer(value, verb);
		this.out.ascii('&');
		this.#value({ type: elem, addr: memory.loadPointer(value.addr) }, verb, depth + 1);
	}

	#pointer(value: Value, verb: string): void {
		const { out, flags, image } = this;
		const { type, addr } = value;
		if (!isReference(type)) return this.#refuse(value, verb);
		const word = wordAt(image.memory, addr);
		if (verb === 'v') return this.#address(type, word);
		if (verb === 'p') return writeHexadecimal(out, flags, word, !flags.sharp);
		const isNumber = 'bodxX'.includes(verb);
		if (!isNumber || !writeIntegerVerb(out, flags, { negative: false, magnitude: word }, verb))
			this.#refuse(value, verb);
	}

	/** %v of a pointer. */
	#address(type: GoType, word: number | bigint): void {
		const { out, flags } = this;
		if (!flags.sharpV) {
			if (word === 0) padText(out, flags, '<nil>');
			else writeHexadecimal(out, flags, word, !flags.sharp);
			return;
		}
		out.string(`(${type.name})(`);
		if (word === 0) out.ascii('nil');
		else writeHexadecimal(out, flags, word, true);
		out.ascii(')');
	}

	/** %#v of a byte slice says []byte when it is the operand itself, and []uint8 inside of another value. */
	#typeName({ type }: Value, depth: number): void {
		this.out.string(depth === 0 && type.name === '[]uint8' ? '[]byte' : type.name);
	}

	#separate(): void {
		this.out.ascii(this.flags.sharpV ? ', ' : ' ');
	}

	/** `%!verb(type=value)` */
	#refuse(value: Value | null, verb: string): void {
		const { out } = this;
		out.string(`%!${verb}(`);
		if (value === null) out.ascii('<nil>');
		else {
			out.string(`${value.type.name}=`);
			this.operand(value, 'v');
		}
		out.ascii(')');
	}
}

function isReference(type: GoType): boolean {
	return (
		hasPointers(type) &&
		['pointer', 'slice', 'map', 'func', 'chan', 'unsafe.Pointer'].includes(type.kind)
	);
}
