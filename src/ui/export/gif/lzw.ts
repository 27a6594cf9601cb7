// LZW as GIF has it: codes of 9 to 12 bits over an alphabet of 256, packed from the lowest bit on.

const clear = 256;
const end = 257;
const first = 258;
const leastBits = 9;
const mostBits = 12;
const mostCodes = 1 << mostBits;

/** Slots of the table of known strings: open addressing, at most half full. */
const tableSize = mostCodes * 2;
/** Spreads (prefix, byte) over the table: Knuth's multiplicative hash. */
const golden = 0x9e3779b1;
const shift = 32 - (mostBits + 1);

/** Bits, collected to bytes. */
class Bits {
	#bytes: Uint8Array;
	#length = 0;
	#held = 0;
	#count = 0;

	constructor(capacity: number) {
		this.#bytes = new Uint8Array(capacity);
	}

	write(code: number, bits: number): void {
		this.#held |= code << this.#count;
		this.#count += bits;
		for (; this.#count >= 8; this.#count -= 8) {
			this.#push(this.#held & 0xff);
			this.#held >>>= 8;
		}
	}

	finish(): Uint8Array {
		if (this.#count > 0) this.#push(this.#held & 0xff);
		return this.#bytes.subarray(0, this.#length);
	}

	#push(byte: number): void {
		if (this.#length === this.#bytes.length) {
			const longer = new Uint8Array(2 * this.#length);
			longer.set(this.#bytes);
			this.#bytes = longer;
		}
		this.#bytes[this.#length++] = byte;
	}
}

/** Compresses bytes, of which there is at least one. */
export function compress(bytes: Uint8Array): Uint8Array {
	const out = new Bits(Math.max(bytes.length >> 2, leastBits));
	/** (prefix << 8 | byte) by slot, and the code of that string. */
	const strings = new Int32Array(tableSize).fill(-1);
	const codes = new Int32Array(tableSize);
	let next = first;
	let bits = leastBits;
	out.write(clear, bits);
	let prefix = bytes[0];
	for (let i = 1; i < bytes.length; i++) {
		const string = (prefix << 8) | bytes[i];
		let slot = Math.imul(string, golden) >>> shift;
		while (strings[slot] >= 0 && strings[slot] !== string) slot = (slot + 1) % tableSize;
		if (strings[slot] === string) {
			prefix = codes[slot];
			continue;
		}
		out.write(prefix, bits);
		prefix = bytes[i];
		if (next === mostCodes) {
			out.write(clear, bits);
			strings.fill(-1);
			next = first;
			bits = leastBits;
			continue;
		}
		// The decoder knows each string one code later.
		if (next === 1 << bits) bits++;
		strings[slot] = string;
		codes[slot] = next++;
	}
	out.write(prefix, bits);
	if (next === 1 << bits && bits < mostBits) bits++;
	out.write(end, bits);
	return out.finish();
}
