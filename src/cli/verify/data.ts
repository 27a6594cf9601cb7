// The memory of the test program that a recording was made with: its keys and values, the strings and boxed
// values that they point to, and its iterators. It lies in memory of the kind that stacks have, which is not in the
// counters that the recording tells, as the test program's own memory was not.

import { alignUp } from '#engine/abi/type.ts';
import type { Addr } from '#engine/memory/address.ts';
import type { Process } from '#engine/runtime/process.ts';
import { pageSize } from '#engine/runtime/size-class.ts';
import { stackalloc } from '#engine/runtime/stack.ts';

/** Bytes taken at a time. */
const chunkSize = 64 * pageSize;

interface Text {
	readonly text: string;
	/** Bytes. */
	readonly length: number;
}

/** Keeps what the values of a recording point to, each thing once. */
export class TestData {
	readonly process: Process;
	#next: Addr = 0;
	#end: Addr = 0;
	readonly #strings = new Map<string, Addr>();
	readonly #texts = new Map<Addr, Text>();
	readonly #boxes = new Map<string, Addr>();

	constructor(process: Process) {
		this.process = process;
	}

	/** Zeroed memory for `size` bytes, aligned for any type. */
	alloc(size: number): Addr {
		if (this.#next + size > this.#end) this.#more(size);
		const addr = this.#next;
		this.#next = alignUp(addr + size, 8);
		return addr;
	}

	/** Stores the header of a string with this text at `addr`. */
	storeString(addr: Addr, text: string): void {
		const { memory } = this.process;
		const at = this.#strings.get(text) ?? this.#intern(text);
		memory.storePointer(addr, at);
		memory.storeInt64(addr + 8, this.#texts.get(at)?.length ?? 0);
	}

	/** The text of `length` bytes at `addr`, read from the image unless it is one that was stored whole. */
	textAt(addr: Addr, length: number): string {
		const known = this.#texts.get(addr);
		if (known !== undefined && known.length === length) return known.text;
		const { memory } = this.process;
		if (length === 0) return '';
		if (!memory.contains(addr, length)) return `?${length} bytes outside of the image?`;
		return new TextDecoder().decode(memory.u8.subarray(addr, addr + length));
	}

	/** The address of the value called `name`; `store` puts it there the first time. */
	box(name: string, size: number, store: (addr: Addr) => void): Addr {
		let addr = this.#boxes.get(name);
		if (addr === undefined) {
			addr = this.alloc(size);
			store(addr);
			this.#boxes.set(name, addr);
		}
		return addr;
	}

	#intern(text: string): Addr {
		if (text === '') return 0;
		const bytes = new TextEncoder().encode(text);
		const addr = this.alloc(bytes.length);
		this.process.memory.storeBytes(addr, bytes);
		this.#strings.set(text, addr);
		this.#texts.set(addr, { text, length: bytes.length });
		return addr;
	}

	#more(size: number): void {
		const { heap, memory } = this.process;
		const chunk = Math.max(chunkSize, alignUp(size, pageSize));
		this.#next = stackalloc(memory, heap.pages, chunk);
		this.#end = this.#next + chunk;
		memory.clear(this.#next, chunk);
	}
}
