// Which events name an address, and which ones handed out its memory. A run is cut into blocks; of each block it is kept which addresses may be named in
// it, one bit for each hash of an address. So a search reads only the few blocks that have the bit.
//
//   block       64 events, as many as share an entry of EventColumns.at
//   signature   512 bits: bit h is set if an address with hash h is named in the block

import type { Addr } from '#engine/memory/address.ts';
import { nthOffsets } from '#engine/trace/fields.ts';
import { eventId, eventWords } from '#engine/trace/schema.ts';
import { atShift, type EventColumns, type Trace } from '#engine/trace/trace.ts';

/** By event id: where the fields are that are indexed, addresses of buckets, and of keys and elems in them; -1: none. */
const indexed = ['bucket', 'from', 'to', 'key', 'elem'];
const first = nthOffsets(indexed, 0);
const second = nthOffsets(indexed, 1);

const malloc = eventId('malloc');

/** log2 of the bits of a signature, and of the words that they take. */
const bitShift = 9;
const wordShift = bitShift - 5;

/** The events of a run by the addresses that they name. */
class AddressIndex {
	readonly #events: EventColumns;
	readonly #signatures: Int32Array;
	/** Events that handed out memory, the first address of each piece and the one behind its last. */
	readonly #births: number[] = [];
	readonly #from: Addr[] = [];
	readonly #to: Addr[] = [];

	constructor(events: EventColumns) {
		const blocks = (events.length + (1 << atShift) - 1) >> atShift;
		this.#events = events;
		this.#signatures = new Int32Array(blocks << wordShift);
		this.#build();
	}

	/** The events that name an address in one of the indexed fields, ascending. */
	naming(addr: Addr): number[] {
		const { id, args, at: places, length } = this.#events;
		const hash = hashOf(addr);
		const bit = 1 << (hash & 31);
		const found: number[] = [];
		for (let word = hash >> 5, block = 0; word < this.#signatures.length; block++) {
			const isLikely = (this.#signatures[word] & bit) !== 0;
			word += 1 << wordShift;
			if (!isLikely) continue;
			const end = Math.min((block + 1) << atShift, length);
			for (let i = block << atShift, at = places[block]; i < end; at += eventWords[id[i++]]) {
				const [a, b] = [first[id[i]], second[id[i]]];
				if ((a >= 0 && args[at + a] === addr) || (b >= 0 && args[at + b] === addr)) found.push(i);
			}
		}
		return found;
	}

	/** The events that handed out the memory at an address, ascending. */
	birthsOf(addr: Addr): number[] {
		return this.#births.filter((_, i) => this.#from[i] <= addr && addr < this.#to[i]);
	}

	#build(): void {
		const { id, args, length } = this.#events;
		for (let i = 0, at = 0; i < length; at += eventWords[id[i++]]) {
			const kind = id[i];
			if (first[kind] >= 0) this.#sign(i, args[at + first[kind]]);
			if (second[kind] >= 0) this.#sign(i, args[at + second[kind]]);
			if (kind !== malloc) continue;
			this.#births.push(i);
			this.#from.push(args[at]);
			this.#to.push(args[at] + args[at + 2]);
		}
	}

	#sign(event: number, addr: Addr): void {
		const hash = hashOf(addr);
		this.#signatures[((event >> atShift) << wordShift) + (hash >> 5)] |= 1 << (hash & 31);
	}
}

/** 0 ≤ hash < bits of a signature. */
function hashOf(addr: Addr): number {
	return Math.imul(addr, 0x9e3779b1) >>> (32 - bitShift);
}

const known = new WeakMap<Trace, AddressIndex>();

/** The index of `trace`, made at the first call. */
export function addressIndex(trace: Trace): AddressIndex {
	const index = known.get(trace) ?? new AddressIndex(trace.events);
	known.set(trace, index);
	return index;
}
