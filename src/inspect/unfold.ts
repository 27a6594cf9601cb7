// Unfolding: a value taken apart into pieces of memory, as far as its pointers lead. Each piece is cut into
// leaves that lie side by side and cover all of its bytes; a leaf that is a pointer knows the piece that it
// points to. Memory that two pointers share is one piece. Never throws: what cannot be read ends there.

import { basicTypes, pointerSize, type GoType } from '#engine/abi/type.ts';
import type { Addr } from '#engine/memory/address.ts';
import { hmap } from '#engine/runtime/classic/layout.ts';
import { quoted } from './quote.ts';
import {
	formatPointer,
	formatValue,
	hexByte,
	isDirect,
	unreadable,
	type Reading,
} from './value.ts';

/** What a run of bytes is: `rest` is more of the same than is shown, `spare` capacity that no element uses yet. */
export type LeafKind = 'value' | 'pointer' | 'byte' | 'padding' | 'rest' | 'spare';

/** Bytes that mean one thing. */
export interface Leaf {
	readonly kind: LeafKind;
	/** Where it is in its piece: `len`, `p.x`, `[3]`; of a byte its two digits; empty: the piece is the leaf. */
	readonly name: string;
	/** Bytes from the beginning of the piece, and how many. */
	readonly offset: number;
	readonly size: number;
	/** What the bytes mean; of `rest` and `spare` how many there are. */
	readonly text: string;
	/** Of a pointer: index of the piece that it points to; -1: nil, or not to be followed. */
	readonly to: number;
	/** The bytes are not what they were: see unfold-slot.ts. */
	readonly changed?: true;
}

/** What a piece of memory is. */
export type PieceKind = 'key' | 'elem' | 'bytes' | 'array' | 'target' | 'held' | 'cell' | 'header';

/** A piece of memory. */
export interface Piece {
	readonly kind: PieceKind;
	/** What it is read as, as Go prints it; empty for the bytes of a string. */
	readonly type: string;
	readonly addr: Addr;
	/** As Go prints it. */
	readonly address: string;
	/** Bytes. */
	readonly size: number;
	/** The whole on one line. */
	readonly text: string;
	/** The piece whose pointer led here first; -1: it is a part of the slot. */
	readonly from: number;
	readonly leaves: readonly Leaf[];
}

/** A slot, and the pieces that its key and elem are made of. */
export interface Unfolded {
	readonly slot: number;
	readonly pieces: readonly Piece[];
}

/** What is to be unfolded. */
export interface Root {
	readonly kind: 'key' | 'elem';
	readonly type: GoType;
	readonly addr: Addr;
	/** The slot holds a pointer to the value. */
	readonly indirect: boolean;
}

/** Elements and bytes that are shown of an array, leaves of a piece, pieces, and how far pointers are followed. */
const mostElements = 8;
const mostBytes = 16;
const mostLeaves = 32;
const mostPieces = 16;
const deepest = 4;

/** A piece that has been found, before it is taken apart. */
interface Found {
	readonly kind: PieceKind;
	/** What one element is. */
	readonly type: GoType;
	readonly addr: Addr;
	/** Elements in use, and those that there is memory for; 1 where it is not an array. */
	readonly count: number;
	readonly room: number;
	readonly indirect: boolean;
	readonly from: number;
	readonly depth: number;
}

/** Takes the roots apart. They are the first pieces; others follow, those nearer to the slot first. */
export function unfold(reading: Reading, roots: readonly Root[]): Piece[] {
	const found: Found[] = roots.map((root) => ({
		...root,
		count: 1,
		room: 1,
		from: -1,
		depth: 0,
	}));
	const pieces: Piece[] = [];
	// Taking one apart may find others, which come to the end of the list.
	for (let i = 0; i < found.length; i++) pieces.push(new Taking(reading, found, i).piece());
	return pieces;
}

type Target = Pick<Found, 'kind' | 'type' | 'addr' | 'count' | 'room'>;

/** A piece being taken apart. */
class Taking {
	readonly #reading: Reading;
	readonly #found: Found[];
	readonly #index: number;
	readonly #leaves: Leaf[] = [];
	/** Bytes from the beginning that have a leaf. */
	#end = 0;

	constructor(reading: Reading, found: Found[], index: number) {
		this.#reading = reading;
		this.#found = found;
		this.#index = index;
	}

	piece(): Piece {
		const { kind, type, addr, count, room, indirect, from } = this.#found[this.#index];
		const size = indirect ? pointerSize : kind === 'header' ? hmap.size : room * type.size;
		if (indirect) this.#pointer('', 0, { kind: 'cell', type, addr: this.#pointerAt(0), ...one });
		else if (kind === 'header') this.#header();
		else if (kind === 'bytes') this.#bytes(count, room);
		else if (kind === 'array') this.#elements('', type, 0, count, room, mostElements);
		else this.#value('', type, 0);
		this.#padTo(size);
		const isArray = kind === 'array' || kind === 'bytes';
		return {
			kind,
			type: kind === 'bytes' ? '' : isArray ? `[${count}]${type.name}` : type.name,
			addr,
			address: formatPointer(addr),
			size,
			text: this.#whole(),
			from,
			leaves: trimmed(this.#leaves, size),
		};
	}

	/** The whole on one line. */
	#whole(): string {
		const { kind, type, addr, count, indirect } = this.#found[this.#index];
		const { memory } = this.#reading;
		if (indirect) return this.#read(type, this.#pointerAt(0));
		if (kind === 'header') return `len ${memory.loadInt32(addr)}`;
		if (kind === 'bytes')
			return quoted(memory.u8.subarray(addr, addr + Math.min(count, 64)), count > 64);
		if (kind !== 'array') return this.#read(type, addr);
		const shown = Math.min(count, mostElements);
		const texts = Array.from({ length: shown }, (_, i) => this.#read(type, addr + i * type.size));
		return `[${texts.join(' ')}${count > shown ? ' …' : ''}]`;
	}

	#read(type: GoType, addr: Addr): string {
		return addr === 0 ? formatPointer(0) : formatValue(this.#reading, type, addr);
	}

	get #addr(): Addr {
		return this.#found[this.#index].addr;
	}

	#pointerAt(offset: number): Addr {
		return this.#reading.memory.loadPointer(this.#addr + offset);
	}

	#int(offset: number): number {
		return this.#reading.memory.loadInt64(this.#addr + offset);
	}

	#add(kind: LeafKind, name: string, offset: number, size: number, text: string, to = -1): void {
		this.#padTo(offset);
		this.#leaves.push({ kind, name, offset, size, text, to });
		this.#end = offset + size;
	}

	#padTo(offset: number): void {
		const size = offset - this.#end;
		if (size <= 0) return;
		this.#leaves.push({
			kind: 'padding',
			name: '',
			offset: this.#end,
			size,
			text: String(size),
			to: -1,
		});
		this.#end = offset;
	}

	/** A value of `type` at `offset`, called `name`. */
	#value(name: string, type: GoType, offset: number): void {
		switch (type.kind) {
			case 'struct':
				for (const field of type.fields ?? [])
					this.#value(dotted(name, field.name), field.type, offset + field.offset);
				return this.#padTo(offset + type.size);
			case 'array':
				if (type.elem === undefined || type.size === 0) break;
				return this.#array(name, type.elem, offset, type.length ?? 0);
			case 'string':
				return this.#string(name, offset);
			case 'slice':
				if (type.elem === undefined) break;
				return this.#slice(name, type.elem, offset);
			case 'interface':
				return this.#interface(name, offset);
			case 'pointer':
			case 'map':
			case 'chan':
			case 'func':
			case 'unsafe.Pointer':
				return this.#pointer(name, offset, targetOf(type, this.#pointerAt(offset)));
		}
		this.#add('value', name, offset, type.size, this.#read(type, this.#addr + offset));
	}

	#array(name: string, elem: GoType, offset: number, length: number): void {
		this.#elements(name, elem, offset, length, length, mostElements);
	}

	/** The first elements one by one, the others as one leaf, and what is free behind them. */
	#elements(
		name: string,
		elem: GoType,
		offset: number,
		count: number,
		room: number,
		most: number,
	): void {
		let i = 0;
		while (i < count && i < most && this.#leaves.length < mostLeaves) {
			this.#value(`${name}[${i}]`, elem, offset + i * elem.size);
			i++;
		}
		const at = (n: number) => offset + n * elem.size;
		const more = (count - i) * elem.size;
		if (more > 0) this.#add('rest', name, at(i), more, String(count - i));
		const spare = (room - count) * elem.size;
		if (spare > 0) this.#add('spare', name, at(count), spare, String(room - count));
	}

	#bytes(count: number, room: number): void {
		const { u8 } = this.#reading.memory;
		const shown = Math.min(count, mostBytes);
		for (let i = 0; i < shown; i++) {
			const byte = u8[this.#addr + i];
			this.#add('byte', hexByte(byte), i, 1, characterOf(byte));
		}
		if (count > shown) this.#add('rest', '', shown, count - shown, String(count - shown));
		if (room > count) this.#add('spare', '', count, room - count, String(room - count));
	}

	#string(name: string, offset: number): void {
		const length = this.#int(offset + pointerSize);
		const bytes = { kind: 'bytes', type: byteType, addr: this.#pointerAt(offset) } as const;
		this.#pointer(dotted(name, 'data'), offset, { ...bytes, count: length, room: length });
		this.#add('value', dotted(name, 'len'), offset + pointerSize, 8, String(length));
	}

	#slice(name: string, elem: GoType, offset: number): void {
		const addr = this.#pointerAt(offset);
		const length = this.#int(offset + pointerSize);
		const capacity = this.#int(offset + 2 * pointerSize);
		const kind = elem.kind === 'uint8' ? 'bytes' : 'array';
		const target: Target = { kind, type: elem, addr, count: length, room: capacity };
		this.#pointer(dotted(name, 'array'), offset, capacity >= length ? target : null);
		this.#add('value', dotted(name, 'len'), offset + pointerSize, 8, String(length));
		this.#add('value', dotted(name, 'cap'), offset + 2 * pointerSize, 8, String(capacity));
	}

	/** A word that says the type, and one that is the value if that is a pointer, or else points to it. */
	#interface(name: string, offset: number): void {
		const descriptor = this.#pointerAt(offset);
		const held = descriptor === 0 ? null : this.#reading.typeAt(descriptor);
		const typeName = descriptor === 0 ? formatPointer(0) : (held?.name ?? unreadable);
		const dataAt = offset + pointerSize;
		this.#add('value', dotted(name, 'type'), offset, pointerSize, typeName);
		if (held !== null && isDirect(held)) return this.#value(dotted(name, 'data'), held, dataAt);
		const data = this.#pointerAt(dataAt);
		const target: Target | null = held && { kind: 'held', type: held, addr: data, ...one };
		this.#pointer(dotted(name, 'data'), dataAt, target);
	}

	/** What a map's header says of the whole; the rest of it is drawn for the map that one looks at. */
	#header(): void {
		this.#add('value', 'count', 0, 8, String(this.#int(0)));
		this.#add('rest', 'hmap', 8, hmap.size - 8, `${hmap.size - 8} bytes`);
	}

	#pointer(name: string, offset: number, target: Target | null): void {
		const text = formatPointer(this.#pointerAt(offset));
		const to = target === null ? -1 : this.#find(target);
		this.#add('pointer', name, offset, pointerSize, text, to);
	}

	/** The index of a piece: that of a known one, or of one more; -1 if it is not to be followed. */
	#find(target: Target): number {
		const { kind, type, addr, count, room } = target;
		const known = this.#found.findIndex(
			(one) =>
				one.addr === addr &&
				one.kind === kind &&
				one.type === type &&
				one.room === room &&
				!one.indirect,
		);
		if (known >= 0) return known;
		const depth = this.#found[this.#index].depth + 1;
		const size = kind === 'header' ? hmap.size : room * type.size;
		const canRead = addr > 0 && count >= 0 && this.#reading.memory.contains(addr, size);
		if (!canRead || size === 0 || depth > deepest || this.#found.length >= mostPieces) return -1;
		const { length } = this.#found;
		this.#found.push({ ...target, indirect: false, from: this.#index, depth });
		return length;
	}
}

const one = { count: 1, room: 1 } as const;

/** A string's bytes; the type is only for its size. */
const byteType = basicTypes.uint8;

/** What a pointer leads to. */
function targetOf(type: GoType, addr: Addr): Target | null {
	if (type.kind === 'map') return { kind: 'header', type, addr, ...one };
	if (type.kind !== 'pointer' || type.elem === undefined) return null;
	return { kind: 'target', type: type.elem, addr, ...one };
}

/** At most `mostLeaves` leaves: the last ones are put together as one. */
function trimmed(leaves: readonly Leaf[], size: number): readonly Leaf[] {
	if (leaves.length <= mostLeaves) return leaves;
	const kept = leaves.slice(0, mostLeaves - 1);
	const { offset, name } = leaves[mostLeaves - 1];
	const more = leaves.length - kept.length;
	return [...kept, { kind: 'rest', name, offset, size: size - offset, text: String(more), to: -1 }];
}

const dotted = (name: string, field: string) => (name === '' ? field : `${name}.${field}`);

/** A byte as the character that it is in ASCII; others as a dot. */
function characterOf(byte: number): string {
	return byte > 32 && byte < 127 ? String.fromCharCode(byte) : byte === 32 ? '␣' : '·';
}
