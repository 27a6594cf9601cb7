// The data segment of a program while it is compiled: read-only bytes (string literals, constants that are
// converted to interfaces), each kept once, and behind them the globals.

import { alignUp, type GoType } from '../abi/type.ts';
import { typeBase } from '../abi/segments.ts';
import { goAddress, type Addr } from '../memory/address.ts';
import { dataBase } from './program.ts';

export class DataSegment {
	readonly #bytes: number[] = [];
	readonly #known = new Map<string, Addr>();

	/** Address of bytes that are equal to `bytes`, at a multiple of `align`. */
	constant(bytes: Uint8Array, align = 1): Addr {
		const key = `${align} ${String.fromCharCode(...bytes)}`;
		const known = this.#known.get(key);
		if (known !== undefined) return known;
		const addr = this.#reserve(bytes.length, align);
		for (let i = 0; i < bytes.length; i++) this.#bytes[addr - dataBase + i] = bytes[i];
		this.#known.set(key, addr);
		return addr;
	}

	/** Address of a string header whose string has these bytes. */
	stringHeader(text: Uint8Array): Addr {
		const header = new Uint8Array(16);
		const view = new DataView(header.buffer);
		view.setUint32(0, goAddress(this.constant(text)), true);
		view.setUint32(8, text.length, true);
		return this.constant(header, 8);
	}

	/** Address of a new zeroed global. */
	global(type: GoType): Addr {
		return this.#reserve(type.size, Math.max(8, type.align));
	}

	/** The contents from dataBase on. */
	contents(): Uint8Array {
		return Uint8Array.from(this.#bytes);
	}

	#reserve(size: number, align: number): Addr {
		const start = alignUp(this.#bytes.length, align);
		if (dataBase + start + size > typeBase) throw new DataSegmentFull();
		while (this.#bytes.length < start + size) this.#bytes.push(0);
		return dataBase + start;
	}
}

/** Constants and globals do not fit the room that the image has for them. */
class DataSegmentFull extends Error {}
