// What a recording is about: one map variable `m` and up to six open iterators, in a process of their own.

import type { Addr } from '#engine/memory/address.ts';
import { pointer } from '#engine/abi/struct.ts';
import { hiter, hmap } from '#engine/runtime/classic/layout.ts';
import type { Process } from '#engine/runtime/process.ts';
import { TestData } from './data.ts';
import { dumpMap, type Dump, type MapKind } from './dump.ts';

/** Iterators that may be open at once. */
const iteratorCount = 6;

const pointersOfIterator = hiter.fields.filter((field) => field.kind === pointer);

/** The map variable, its iterators, and room for the operands of operations. */
export class Subject {
	readonly process: Process;
	readonly kind: MapKind;
	readonly data: TestData;
	/** The map variable: address of a header, 0 is the nil map. */
	m: Addr = 0;
	/** Where the iterators lie that can stay open between operations. They and `m` are the roots of the collector. */
	readonly iterators: readonly Addr[];
	/** Where the iterator of a whole loop lies. */
	readonly loop: Addr;
	/** Where the key of an operation lies. */
	readonly key: Addr;

	constructor(process: Process, kind: MapKind) {
		const data = new TestData(process);
		this.process = process;
		this.kind = kind;
		this.data = data;
		this.iterators = Array.from({ length: iteratorCount }, () => data.alloc(hiter.size));
		this.loop = data.alloc(hiter.size);
		this.key = data.alloc(kind.key.type.size);
		process.heap.roots = (visit) => this.#visitRoots(visit);
	}

	/** Points `m` to another map. Iterators that are open are dropped. */
	assign(m: Addr): void {
		this.m = m;
		for (const it of this.iterators) this.drop(it);
	}

	/** Forgets an iterator. */
	drop(it: Addr): void {
		this.process.memory.clear(it, hiter.size);
	}

	/** Key and elem that the iterator is at, as tokens; null at its end. */
	entry(it: Addr): readonly [key: string, elem: string] | null {
		const { key, elem } = hiter.read(this.process.memory, it);
		if (key === 0) return null;
		return [this.kind.key.token(this.data, key), this.kind.elem.token(this.data, elem)];
	}

	/** The header in short: count, flags, B, noverflow, nevacuate, growing; null for the nil map. */
	state(): readonly number[] | null {
		if (this.m === 0) return null;
		const { memory } = this.process;
		const { count, flags, B, noverflow, nevacuate, oldbuckets } = hmap.read(memory, this.m);
		return [count, flags, B, noverflow, nevacuate, oldbuckets === 0 ? 0 : 1];
	}

	/** Everything about the map. */
	dump(): Dump | null {
		return dumpMap(this.data, this.kind, this.m);
	}

	#visitRoots(visit: (pointer: Addr) => void): void {
		const { memory } = this.process;
		visit(this.m);
		for (const it of this.iterators)
			for (const { offset } of pointersOfIterator) visit(memory.loadPointer(it + offset));
	}
}
