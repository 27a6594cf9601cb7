// Puts values of the corpus into a memory image, by type, as a running program would have them there. A
// map is only a list of its entries beside the image: how maps lie in memory is not what is tested here.

import type { GoType } from '#engine/abi/type.ts';
import { arenaBase, type Addr } from '#engine/memory/address.ts';
import { Memory } from '#engine/memory/memory.ts';
import type { Entry, Image } from '#engine/machine/fmt/image-value.ts';
import { isDirectIface } from '#engine/runtime/alg-type.ts';
import type { Json } from './corpus.ts';
import { typeOf } from './type-syntax.ts';

const descriptorSize = 64;

/** An image that values are put into, one behind the other. */
export class Layout implements Image {
	readonly memory = new Memory();
	readonly #types: GoType[] = [];
	readonly #maps = new Map<Addr, Entry[]>();
	#next: Addr = arenaBase + 4096;

	typeAt(addr: Addr): GoType | null {
		return this.#types[(addr - arenaBase) / descriptorSize] ?? null;
	}

	entries(_: GoType, map: Addr): Entry[] {
		return [...(this.#maps.get(map) ?? [])];
	}

	/** The array of a ...any parameter. */
	operands(operands: readonly ([string, Json] | null)[]): Addr {
		const data = this.#allocate(16 * operands.length);
		operands.forEach((operand, i) => this.#storeInterface(data + 16 * i, operand));
		return data;
	}

	#allocate(size: number): Addr {
		const addr = this.#next;
		this.#next = (addr + size + 15) & ~15;
		this.memory.grow(this.#next);
		return addr;
	}

	#descriptor(type: GoType): Addr {
		if (!this.#types.includes(type)) this.#types.push(type);
		return arenaBase + descriptorSize * this.#types.indexOf(type);
	}

	#storeInterface(addr: Addr, operand: Json): void {
		if (operand === null) return;
		const [name, value] = operand as [string, Json];
		const type = typeOf(name);
		this.memory.storePointer(addr, this.#descriptor(type));
		if (isDirectIface(type)) return this.#store(type, addr + 8, value);
		const box = this.#allocate(type.size);
		this.#store(type, box, value);
		this.memory.storePointer(addr + 8, box);
	}

	#store(type: GoType, addr: Addr, value: Json): void {
		const { memory } = this;
		if (value === null) return;
		switch (type.kind) {
			case 'bool':
				return memory.storeUint8(addr, Number(value));
			case 'float32':
			case 'float64':
				return this.#storeFloat(type, addr, value);
			case 'complex64':
			case 'complex128': {
				const part = typeOf(type.size === 8 ? 'float32' : 'float64');
				const [real, imaginary] = value as Json[];
				this.#store(part, addr, real);
				return this.#store(part, addr + part.size, imaginary);
			}
			case 'string':
				return this.#storeString(addr, value);
			case 'interface':
				return this.#storeInterface(addr, value);
			case 'struct':
				return type.fields?.forEach((f, i) =>
					this.#store(f.type, addr + f.offset, (value as Json[])[i]),
				);
			case 'array':
				return this.#storeList(type, addr, value as Json[]);
			case 'slice':
				return this.#storeSlice(type, addr, value as Json[]);
			case 'map':
				return this.#storeMap(type, addr, value as [Json, Json][]);
			case 'pointer':
				return this.#storePointer(type, addr, value as { to: Json });
			default:
				return this.#storeInteger(type, addr, BigInt(value as string | number));
		}
	}

	#storeInteger(type: GoType, addr: Addr, value: bigint): void {
		for (let i = 0; i < type.size; i++)
			this.memory.storeUint8(addr + i, Number((value >> BigInt(8 * i)) & 0xffn));
	}

	#storeFloat(type: GoType, addr: Addr, value: Json): void {
		const view = new DataView(new ArrayBuffer(8));
		if (value !== null && typeof value === 'object')
			return this.#storeInteger(type, addr, BigInt(`0x${(value as { bits: string }).bits}`));
		const number = Number(String(value).replace('Inf', 'Infinity'));
		if (type.size === 8) view.setFloat64(0, number);
		else view.setFloat32(0, number);
		this.#storeInteger(
			type,
			addr,
			type.size === 8 ? view.getBigUint64(0) : BigInt(view.getUint32(0)),
		);
	}

	#storeString(addr: Addr, value: Json): void {
		const bytes =
			typeof value === 'string'
				? Buffer.from(value)
				: Buffer.from((value as { hex: string }).hex, 'hex');
		if (bytes.length === 0) return;
		const data = this.#allocate(bytes.length);
		this.memory.storeBytes(data, bytes);
		this.memory.storePointer(addr, data);
		this.memory.storeInt64(addr + 8, bytes.length);
	}

	#storeList(type: GoType, addr: Addr, values: Json[]): void {
		const { elem } = type;
		if (elem) values.forEach((value, i) => this.#store(elem, addr + i * elem.size, value));
	}

	#storeSlice(type: GoType, addr: Addr, values: Json[]): void {
		const data = this.#allocate(values.length * (type.elem?.size ?? 0) + 1);
		this.#storeList(type, data, values);
		this.memory.storePointer(addr, data);
		this.memory.storeInt64(addr + 8, values.length);
		this.memory.storeInt64(addr + 16, values.length);
	}

	#storeMap(type: GoType, addr: Addr, pairs: [Json, Json][]): void {
		const { key, elem } = type;
		if (!key || !elem) throw new Error(`${type.name} is not a map type`);
		const map = this.#allocate(48);
		const entries = pairs.map(([k, v]) => {
			const entry = { key: this.#allocate(key.size), elem: this.#allocate(elem.size) };
			this.#store(key, entry.key, k);
			this.#store(elem, entry.elem, v);
			return entry;
		});
		this.#maps.set(map, entries);
		this.memory.storePointer(addr, map);
	}

	#storePointer(type: GoType, addr: Addr, { to }: { to: Json }): void {
		const { elem } = type;
		if (!elem) throw new Error(`${type.name} is not a pointer type`);
		const target = this.#allocate(elem.size);
		this.#store(elem, target, to);
		this.memory.storePointer(addr, target);
	}
}
