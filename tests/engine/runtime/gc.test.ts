import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrayOf, basicTypes, pointerTo, structOf, type GoType } from '#engine/abi/type.ts';
import { nil, type Addr } from '#engine/memory/address.ts';
import {
	gcController,
	gcControllerAddr,
	heapTotals,
	mcentral,
	mcentrals,
} from '#engine/runtime/heap/layout.ts';
import { newProcess, startRecording, type Process } from '#engine/runtime/process.ts';
import { numSpanClasses } from '#engine/runtime/size-class.ts';
import { eventAt, type TraceEvent } from '#engine/trace/trace.ts';
import { collectGarbage } from '#engine/runtime/gc.ts';

const { int, uint8, string } = basicTypes;
const pointer = pointerTo(int);

function struct(...types: GoType[]): GoType {
	return structOf(types.map((type, i) => ({ name: `f${i}`, type })));
}

/** Shapes of objects: small ones, with a malloc header, large ones, without pointers. */
const shapes: readonly GoType[] = [
	pointer,
	struct(int, pointer),
	struct(string, uint8, pointer),
	arrayOf(struct(pointer, int), 5),
	arrayOf(pointer, 33),
	arrayOf(pointer, 64),
	arrayOf(struct(uint8, pointer), 60),
	arrayOf(pointer, 1000),
	arrayOf(struct(int, int, pointer), 2000),
	arrayOf(uint8, 3),
	arrayOf(uint8, 700),
];

function process(): Process {
	return newProcess({ seed: 1, memoryLimit: 1 << 30, types: shapes });
}

function objects({ memory }: Process): number {
	const { mallocs, frees } = heapTotals(memory);
	return mallocs - frees;
}

describe('a collection', () => {
	test('frees what no root reaches, and cycles too', () => {
		const p = process();
		const [a, b] = [p.heap.newobject(pointer), p.heap.newobject(pointer)];
		p.memory.storePointer(a, b);
		p.memory.storePointer(b, a);
		p.heap.roots = (visit) => visit(a);
		collectGarbage(p.heap);
		expect(objects(p)).toBe(2);
		p.heap.roots = null;
		collectGarbage(p.heap);
		expect(objects(p)).toBe(0);
	});

	test('keeps a whole object that a pointer into it reaches', () => {
		const p = process();
		const large = p.heap.newobject(shapes[8]);
		const header = p.heap.newobject(shapes[5]);
		const bytes = p.heap.newobject(shapes[10]);
		p.memory.storePointer(large + 24 * 1999 + 16, header + 17);
		p.memory.storePointer(header + 8 * 63, bytes + 699);
		p.heap.roots = (visit) => visit(large + 12_345);
		collectGarbage(p.heap);
		expect(objects(p)).toBe(3);
	});

	test('does not take numbers for pointers', () => {
		const p = process();
		const from = p.heap.newobject(shapes[1]);
		p.memory.storePointer(from, p.heap.newobject(pointer));
		p.heap.roots = (visit) => visit(from);
		collectGarbage(p.heap);
		expect(objects(p)).toBe(1);
	});

	test('passes over pointers to nothing: nil, data, free slots, free pages, stacks', () => {
		const p = process();
		const dead = [p.heap.newobject(pointer), p.heap.newobject(shapes[8])];
		const stack = p.heap.stackalloc(65536);
		const keep = p.heap.newobject(pointer);
		p.heap.roots = (visit) => visit(keep);
		collectGarbage(p.heap);
		const before = objects(p);
		p.heap.roots = (visit) => [nil, 8192, stack + 8, keep, ...dead].forEach(visit);
		collectGarbage(p.heap);
		expect(objects(p)).toBe(before);
	});

	test('keeps exactly what is reachable, in random heaps', () => {
		fc.assert(fc.property(anyGraph, keepsReachable), { seed: 7, numRuns: 60 });
	});

	test('changes nothing that is alive, and allocates nothing', () => {
		const p = process();
		const keep = shapes.map((type) => p.heap.newobject(type));
		keep.forEach((addr, i) => p.memory.storeUint8(addr, i + 1));
		p.heap.roots = (visit) => keep.forEach(visit);
		const before = heapTotals(p.memory);
		collectGarbage(p.heap);
		expect(keep.map((addr) => p.memory.loadUint8(addr))).toEqual(keep.map((_, i) => i + 1));
		expect(heapTotals(p.memory)).toEqual(before);
	});

	test('leaves a freed slot as it was, until it is handed out again', () => {
		const p = process();
		const keep = p.heap.newobject(shapes[1]);
		const dead = p.heap.newobject(shapes[1]);
		p.memory.storeInt64(dead, 77);
		p.heap.roots = (visit) => visit(keep);
		collectGarbage(p.heap);
		expect(p.memory.loadInt64(dead)).toBe(77);
		expect(p.heap.newobject(shapes[1])).toBe(dead);
		expect(p.memory.loadInt64(dead)).toBe(0);
	});

	test('counts itself', () => {
		const p = process();
		collectGarbage(p.heap);
		collectGarbage(p.heap, false);
		const { numGC, numForcedGC } = gcController.read(p.memory, gcControllerAddr);
		expect({ numGC, numForcedGC }).toEqual({ numGC: 2, numForcedGC: 1 });
	});

	test('gives every page back when nothing is left', () => {
		const p = process();
		for (const type of shapes) for (let i = 0; i < 100; i++) p.heap.newobject(type);
		collectGarbage(p.heap);
		for (let spc = 0; spc < numSpanClasses; spc++) {
			const { full, partial } = mcentral.read(p.memory, mcentrals + spc * mcentral.size);
			expect({ full, partial }).toEqual({ full: nil, partial: nil });
		}
	});

	test('reports what it marks and what it frees', () => {
		const p = process();
		const keep = p.heap.newobject(shapes[5]);
		const inner = p.heap.newobject(pointer);
		const dead = [p.heap.newobject(pointer), p.heap.newobject(shapes[6])];
		p.memory.storePointer(keep, inner);
		p.heap.roots = (visit) => visit(keep);
		const recorder = startRecording(p, 100);
		collectGarbage(p.heap);
		const events = recorder.events();
		const all = Array.from({ length: events.length }, (_, i) => eventAt(events, i));
		expect(all.map(({ name }) => name).join(' ')).toBe(
			'gc.begin gc.mark gc.mark gc.free gc.free gc.end',
		);
		const addresses = (name: TraceEvent['name']) =>
			all.filter((event) => event.name === name).map(({ fields }) => fields.addr);
		expect(addresses('gc.mark')).toEqual([keep, inner]);
		expect(addresses('gc.free').sort((a, b) => a - b)).toEqual(dead.sort((a, b) => a - b));
		expect(all[all.length - 1].fields).toEqual({ freed: 2, bytes: 8 + 1024 });
	});
});

interface Graph {
	/** Index into shapes, for each object. */
	readonly nodes: readonly number[];
	/** From object, its pointer, to object: as fractions of what there is. */
	readonly edges: readonly (readonly [number, number, number])[];
	readonly roots: readonly number[];
}

const fraction = fc.integer({ min: 0, max: 9999 }).map((n) => n / 10_000);

const anyGraph: fc.Arbitrary<Graph> = fc.record({
	nodes: fc.array(fc.integer({ min: 0, max: shapes.length - 1 }), { minLength: 1, maxLength: 120 }),
	edges: fc.array(fc.tuple(fraction, fraction, fraction), { maxLength: 200 }),
	roots: fc.array(fraction, { maxLength: 4 }),
});

/** Builds the graph in a heap, collects twice, and compares with what a search from the roots finds. */
function keepsReachable({ nodes, edges, roots }: Graph): void {
	const p = process();
	const addresses = nodes.map((shape) => p.heap.newobject(shapes[shape]));
	const pick = (place: number) => Math.floor(place * nodes.length);
	const targets = new Map<number, Map<number, number>>();
	for (const [from, which, to] of edges) {
		const { pointers } = shapes[nodes[pick(from)]];
		if (pointers.length === 0) continue;
		const offset = pointers[Math.floor(which * pointers.length)];
		p.memory.storePointer(addresses[pick(from)] + offset, addresses[pick(to)]);
		const out = targets.get(pick(from)) ?? new Map<number, number>();
		targets.set(pick(from), out.set(offset, pick(to)));
	}
	const reached = new Set<number>();
	const work = roots.map(pick);
	for (let node = work.pop(); node !== undefined; node = work.pop()) {
		if (reached.has(node)) continue;
		reached.add(node);
		work.push(...(targets.get(node)?.values() ?? []));
	}
	p.heap.roots = (visit) => roots.forEach((root) => visit(addresses[pick(root)]));
	const tiny = (node: number) => nodes[node] === 9;
	const blocks = (some: Iterable<number>): number => {
		const kept = [...some];
		const shared = new Set(kept.filter(tiny).map((node): Addr => addresses[node] & -16));
		return kept.filter((node) => !tiny(node)).length + shared.size;
	};
	expect(objects(p)).toBe(blocks(nodes.keys()));
	for (let i = 0; i < 2; i++) {
		collectGarbage(p.heap);
		expect(objects(p)).toBe(blocks(reached));
	}
}
