// A map and a plain JavaScript Map that is told the same things: random operations on both.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	arrayOf,
	basicTypes,
	emptyInterface,
	mapOf,
	structOf,
	type GoType,
} from '#engine/abi/type.ts';
import type { Addr } from '#engine/memory/address.ts';
import { equal } from '#engine/runtime/alg.ts';
import { mapaccess } from '#engine/runtime/classic/access.ts';
import { mapassign } from '#engine/runtime/classic/assign.ts';
import { mapclear } from '#engine/runtime/classic/clear.ts';
import { mapdelete } from '#engine/runtime/classic/delete.ts';
import { mapiterinit, mapiternext } from '#engine/runtime/classic/iterate.ts';
import { hiter, hmap, mapType, type MapType } from '#engine/runtime/classic/layout.ts';
import { makemap } from '#engine/runtime/classic/make.ts';
import type { Process } from '#engine/runtime/process.ts';
import { box, dynamic, type Value } from '../values.ts';

const { bool, float64, int, int32, string, uint8 } = basicTypes;

/** A map type to test, and its n-th key. */
export interface Subject {
	readonly name: string;
	readonly type: GoType;
	key(n: number): Value;
	elem(n: number): Value;
}

function subject(key: GoType, elem: GoType, k: Subject['key'], e: Subject['elem']): Subject {
	const type = mapOf(key, elem);
	return { name: type.name, type, key: k, elem: e };
}

const bytes = (n: number, length: number) => Array.from({ length }, (_, i) => (n >> (i & 7)) & 255);
const mixed = [
	(n: number) => dynamic(int, n),
	(n: number) => dynamic(string, `k${n}`),
	(n: number) => dynamic(float64, n / 2),
];

/** Map types that differ in path, in indirect slots and in pointers. */
export const subjects: readonly Subject[] = [
	subject(
		int,
		int,
		(n) => n * 3,
		(n) => n,
	),
	subject(
		int32,
		string,
		(n) => n,
		(n) => `v${n}`,
	),
	subject(
		uint8,
		bool,
		(n) => n & 255,
		(n) => (n & 1) === 1,
	),
	subject(
		string,
		int,
		(n) => `key ${n}`,
		(n) => n,
	),
	subject(
		float64,
		int,
		(n) => n / 4,
		(n) => n,
	),
	subject(
		emptyInterface,
		int,
		(n) => mixed[n % 3](n),
		(n) => n,
	),
	subject(
		structOf([
			{ name: 'a', type: int32 },
			{ name: 'b', type: string },
		]),
		int,
		(n) => [n & 3, `${n}`],
		(n) => n,
	),
	subject(
		int,
		arrayOf(uint8, 129),
		(n) => n,
		(n) => bytes(n, 129),
	),
	subject(
		arrayOf(uint8, 130),
		string,
		(n) => bytes(n * 77, 130),
		(n) => `v${n}`,
	),
	subject(
		int,
		structOf([]),
		(n) => n << 20,
		() => [],
	),
];

/** Keys are numbers 0 ≤ k < keyCount. */
const keyCount = 200;

export type Command =
	| { op: 'set'; k: number; v: number }
	| { op: 'get' | 'delete'; k: number }
	| { op: 'fill' | 'drain'; k: number; n: number }
	| { op: 'clear' | 'loop' };

const k = fc.nat(keyCount - 1);
const v = fc.nat(1000);
const n = fc.integer({ min: 1, max: 60 });

/** Sequences of operations that make maps grow, churn and shrink. */
export const commands: fc.Arbitrary<Command[]> = fc.array(
	fc.oneof(
		{ weight: 8, arbitrary: fc.record({ op: fc.constant('set' as const), k, v }) },
		{ weight: 6, arbitrary: fc.record({ op: fc.constant('delete' as const), k }) },
		{ weight: 3, arbitrary: fc.record({ op: fc.constant('get' as const), k }) },
		{
			weight: 2,
			arbitrary: fc.record({ op: fc.constantFrom('fill' as const, 'drain' as const), k, n }),
		},
		{ weight: 1, arbitrary: fc.record({ op: fc.constantFrom('clear' as const, 'loop' as const) }) },
	),
	{ maxLength: 60, size: 'max' },
);

/** The map under test, and what it should hold: for each key the number of its elem. */
export class World {
	readonly p: Process;
	readonly t: MapType;
	readonly h: Addr;
	readonly model = new Map<number, number>();
	readonly #subject: Subject;
	readonly #keys = new Map<number, Addr>();
	readonly #it: Addr;

	constructor(p: Process, { type, ...rest }: Subject, hint = 0) {
		this.p = p;
		this.#subject = { type, ...rest };
		this.t = mapType(type);
		this.h = makemap(p, type, hint);
		this.#it = p.heap.mallocgc(hiter.size, null);
	}

	/** Does it to both, and compares what they answer. */
	run(command: Command): void {
		switch (command.op) {
			case 'set':
				return this.set(command.k, command.v);
			case 'get':
				return this.get(command.k);
			case 'delete':
				return this.delete(command.k);
			case 'fill':
				for (let i = 0; i < command.n; i++) this.set((command.k + i) % keyCount, i);
				return;
			case 'drain':
				for (let i = 0; i < command.n; i++) this.delete((command.k + i) % keyCount);
				return;
			case 'clear':
				mapclear(this.p, this.t, this.h);
				return this.model.clear();
			case 'loop':
				this.loop();
		}
	}

	/** The calls of the runtime that the command comes down to, one by one. Nothing is stored between them. */
	*bare(command: Command): Generator<() => void> {
		const { p, t, h } = this;
		const it = hiter.at(p.memory, this.#it);
		const n = 'n' in command ? command.n : 1;
		const keys =
			'k' in command ? Array.from({ length: n }, (_, i) => this.keyAt(command.k + i)) : [];
		for (const key of keys)
			if (command.op === 'get') yield () => mapaccess(p, t, h, key);
			else if (command.op === 'set' || command.op === 'fill') yield () => mapassign(p, t, h, key);
			else yield () => mapdelete(p, t, h, key);
		if (command.op === 'clear') yield () => mapclear(p, t, h);
		if (command.op !== 'loop' || hmap.read(p.memory, h).count === 0) return;
		yield () => mapiterinit(p, t, h, it.addr);
		while (it.key !== 0) yield () => mapiternext(p, it.addr);
	}

	/** Address of the key; the same each time. */
	keyAt(k: number): Addr {
		const { p, t } = this;
		const at = this.#keys.get(this.#canonical(k)) ?? box(p, t.key, this.#subject.key(k));
		this.#keys.set(this.#canonical(k), at);
		return at;
	}

	set(k: number, v: number): void {
		const { p, t, h } = this;
		const elem = mapassign(p, t, h, this.keyAt(k));
		p.memory.copy(elem, box(p, t.elem, this.#subject.elem(v)), t.elem.size);
		this.model.set(this.#canonical(k), v);
		this.get(k);
	}

	get(k: number): void {
		const { p, t, h } = this;
		const elem = mapaccess(p, t, h, this.keyAt(k));
		const v = this.model.get(this.#canonical(k));
		assert.equal(elem !== 0, v !== undefined);
		if (v === undefined) return;
		assert.ok(equal(p, elem, box(p, t.elem, this.#subject.elem(v)), t.elem));
	}

	delete(k: number): void {
		mapdelete(this.p, this.t, this.h, this.keyAt(k));
		this.model.delete(this.#canonical(k));
		this.get(k);
	}

	/** The keys that a loop yields, in its order. `visit` may change the map. */
	loop(visit: (k: number) => void = () => undefined): number[] {
		const { p, t, h } = this;
		const seen: number[] = [];
		const it = hiter.at(p.memory, this.#it);
		for (mapiterinit(p, t, h, it.addr); it.key !== 0; mapiternext(p, it.addr)) {
			const k = this.#numberOf(it.key);
			seen.push(k);
			visit(k);
		}
		return seen;
	}

	/** len(m) and a look-up of every key. */
	checkContents(): void {
		assert.equal(hmap.read(this.p.memory, this.h).count, this.model.size);
		for (const k of this.model.keys()) this.get(k);
	}

	#numberOf(key: Addr): number {
		for (const [k, at] of this.#keys) if (equal(this.p, at, key, this.t.key)) return k;
		throw new Error('a key that nobody has stored');
	}

	/** Numbers that stand for the same key become one. */
	#canonical(k: number): number {
		return this.t.key.size === 1 ? k & 255 : k;
	}
}
