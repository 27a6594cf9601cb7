// Marking: from the roots, breadth first, over the pointers that types tell of. A pointer into the middle of an
// object keeps the whole object. The work list is scratch outside of the image and empty between collections;
// the mark bits lie in the image, beside each span's record.

import { spansBase } from '../abi/segments.ts';
import { arenaBase, arenaHigh, nil, type Addr } from '../memory/address.ts';
import type { Memory } from '../memory/memory.ts';
import { eventId } from '../trace/schema.ts';
import type { Recorder } from '../trace/recorder.ts';
import { heapBitsOf, maskOf } from './heap-bits.ts';
import type { HeapParts, Roots } from './heap-parts.ts';
import { mspan } from './heap/layout.ts';
import { minSizeForMallocHeader, pageShift } from './size-class.ts';
import { headerSize, isTaken } from './span.ts';
import type { TypeTable } from './type-table.ts';

const gcMark = eventId('gc.mark');
const { offset } = mspan;
const table = spansBase >> 2;

// Fields of an mspan as words; pointers into the arena differ in their low words only.
const startWord = offset.startAddr >> 2;
const elemsizeWord = offset.elemsize >> 2;
const nelemsWord = offset.nelems >> 2;

/** Sets the mark bit of every object that `roots` reach. */
export function mark(heap: HeapParts, roots: Roots): void {
	const marking = new Marking(heap);
	roots((pointer) => marking.grey(pointer));
	marking.drain();
}

class Marking {
	readonly #memory: Memory;
	readonly #words: Int32Array;
	readonly #types: TypeTable;
	readonly #recorder: Recorder | null;
	/** Slots reached whose pointers have not been followed yet: [done, length). */
	#list = new Int32Array(1 << 10);
	#length = 0;

	constructor({ memory, types, recorder }: HeapParts) {
		this.#memory = memory;
		this.#words = memory.i32;
		this.#types = types;
		this.#recorder = recorder;
	}

	/** Marks the object that `pointer` points into, if it is one of the heap's and not marked yet. */
	grey(pointer: Addr): void {
		if (pointer < arenaBase || pointer >= this.#memory.size) return;
		const words = this.#words;
		const span = words[table + ((pointer - arenaBase) >> pageShift)] >> 2;
		if (span === nil) return;
		const start = words[span + startWord] + arenaBase;
		const elemsize = words[span + elemsizeWord];
		// A span that is not in use for objects has no slots.
		const index = ((pointer - start) / elemsize) | 0;
		if (index >= (words[span + nelemsWord] & 0xffff)) return;
		const w = (this.#memory.loadPointer((span << 2) + offset.gcmarkBits) >> 2) + (index >> 5);
		const bit = 1 << index;
		if ((words[w] & bit) !== 0 || !isTaken(this.#memory, span << 2, index)) return;
		this.#memory.setWord(w, words[w] | bit);
		this.#push(span << 2, start + index * elemsize, elemsize);
	}

	/** Follows pointers until no object is grey. */
	drain(): void {
		for (let i = 0; i < this.#length; i++) this.#scan(this.#list[i]);
	}

	#push(span: Addr, slot: Addr, elemsize: number): void {
		const spanclass = this.#memory.loadUint8(span + offset.spanclass);
		if (this.#recorder !== null)
			this.#recorder.emit(gcMark, slot + headerSize(spanclass, elemsize));
		if ((spanclass & 1) === 1) return;
		if (this.#length === this.#list.length) this.#list = doubled(this.#list);
		this.#list[this.#length++] = slot;
	}

	#scan(slot: Addr): void {
		const memory = this.#memory;
		const span = this.#words[table + ((slot - arenaBase) >> pageShift)];
		const elemsize = this.#words[(span + offset.elemsize) >> 2];
		if (elemsize <= minSizeForMallocHeader) this.#scanBits(span, slot, elemsize);
		else {
			const large = memory.loadUint8(span + offset.spanclass) <= 1;
			const header = large ? 0 : headerSize(2, elemsize);
			const type = memory.loadPointer(large ? span + offset.largeType : slot);
			this.#scanTyped(slot + header, slot + elemsize, type);
		}
	}

	#scanBits(span: Addr, slot: Addr, elemsize: number): void {
		const words = this.#words;
		const bits = heapBitsOf(this.#memory, span) >> 2;
		const start = this.#memory.loadPointer(span + offset.startAddr);
		const first = (slot - start) >> 3;
		const end = first + (elemsize >> 3);
		for (let at = first; at < end;) {
			const stop = Math.min(end, (at | 31) + 1);
			let set = words[bits + (at >> 5)] & maskOf(at & 31, stop - at);
			while (set !== 0) {
				const bit = set & -set;
				this.#follow((start >> 2) + ((at & ~31) + 31 - Math.clz32(bit)) * 2);
				set ^= bit;
			}
			at = stop;
		}
	}

	#scanTyped(from: Addr, end: Addr, descriptor: Addr): void {
		const type = this.#types.typeAt(descriptor);
		if (type === null) throw new Error(`the object at ${from} has no type`);
		const { pointers, size } = type;
		for (let base = from; base < end; base += size)
			for (let i = 0; i < pointers.length && base + pointers[i] < end; i++)
				this.#follow((base + pointers[i]) >> 2);
	}

	/** Marks what the pointer at word `w` points to. */
	#follow(w: number): void {
		if (this.#words[w + 1] === arenaHigh) this.grey(this.#words[w] + arenaBase);
	}
}

/** A list of twice the length with the same beginning. */
function doubled(list: Int32Array): Int32Array<ArrayBuffer> {
	const wider = new Int32Array(list.length * 2);
	wider.set(list);
	return wider;
}
