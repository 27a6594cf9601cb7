// How chains are searched: the events of every look-up of random programs against a plain walk over the
// image that follows the rules of Go's functions for that type of key.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basicTypes, mapOf, type GoType } from '#engine/abi/type.ts';
import type { ReadonlyMemory } from '#engine/memory/memory.ts';
import { mapaccess } from '#engine/runtime/classic/access.ts';
import { mapassign } from '#engine/runtime/classic/assign.ts';
import { mapdelete } from '#engine/runtime/classic/delete.ts';
import { hmap, mapType, type MapType } from '#engine/runtime/classic/layout.ts';
import { makemap } from '#engine/runtime/classic/make.ts';
import { newProcess, startRecording, type Process } from '#engine/runtime/process.ts';
import { Replay } from '#engine/trace/replay.ts';
import { eventAt, type TraceEvent } from '#engine/trace/trace.ts';

type Verb = 'set' | 'get' | 'delete';
type Step = readonly [verb: Verb, key: number];

/** `top 3`, `key 0`: what is read, and the slot counted from the beginning of the chain. */
type Read = string;

const names: Readonly<Record<string, string>> = {
	'probe.tophash': 'top',
	'probe.length': 'len',
	'probe.empty': 'empty',
	'key.ends': 'ends',
	'key.compare': 'key',
};

const shortOnes = ['', 'a', 'b', 'ab', 'cd', 'abc', 'fig', 'plum', 'pear', 'lime'];

/** Strings of few lengths, some long with equal ends, so that every comparison is needed. */
function stringOf(n: number): string {
	const middle = String(n % 7).repeat(8 * ((n % 3) + 3));
	return n < shortOnes.length ? shortOnes[n] : `http${middle}${n % 5 === 0 ? 'html' : 'text'}`;
}

const keyAddr = 8192;

function storeKey({ memory }: Process, key: GoType, n: number): void {
	if (key.kind === 'string') {
		const bytes = new TextEncoder().encode(stringOf(n));
		const at = 16384 + n * 128;
		memory.storeBytes(at, bytes);
		memory.storePointer(keyAddr, at);
		memory.storeInt64(keyAddr + 8, bytes.length);
	} else if (key.size === 4) memory.storeInt32(keyAddr, n);
	else if (key.kind === 'float64') memory.storeFloat64(keyAddr, n);
	else memory.storeInt64(keyAddr, n);
}

function record(key: GoType, steps: readonly Step[]) {
	const type = mapOf(key, basicTypes.int);
	const t = mapType(type);
	const p = newProcess({ seed: 11, memoryLimit: 1 << 26, types: [type] });
	const { memory } = p;
	const initial = [{ addr: 4096, bytes: memory.u8.slice(4096, memory.size) }];
	const recorder = startRecording(p, 1_000_000);
	const h = makemap(p, type, 0);
	for (const [verb, n] of steps) {
		storeKey(p, key, n);
		({ set: mapassign, get: mapaccess, delete: mapdelete })[verb](p, t, h, keyAddr);
	}
	const trace = {
		options: { seed: 11, eventLimit: 1_000_000, instructionLimit: 0, memoryLimit: 1 << 26 },
		events: recorder.events(),
		writes: recorder.writes(),
		initial,
		size: memory.size,
		output: new Uint8Array(0),
		status: { kind: 'exit' as const, code: 0 },
		debug: {
			source: '',
			file: '',
			types: [type],
			funcs: [],
			globals: [],
			lines: new Int32Array(0),
			safePoints: [],
		},
	};
	return { replay: new Replay(trace), t, h };
}

/** A slot as the walk sees it. */
interface Place {
	readonly name: number;
	readonly top: number;
	readonly sameKey: boolean;
	readonly sameLength: boolean;
	readonly sameEnds: boolean;
	readonly samePointer: boolean;
}

function chainOf(memory: ReadonlyMemory, t: MapType, bucket: number): Place[] {
	const places: Place[] = [];
	const textAt = (header: number) => {
		const from = memory.loadPointer(header);
		return String.fromCharCode(...memory.u8.slice(from, from + memory.loadInt64(header + 8)));
	};
	const key = t.key.kind === 'string' ? textAt(keyAddr) : '';
	for (let b = bucket; b !== 0; b = memory.loadPointer(b + t.overflow))
		for (let i = 0; i < 8; i++) {
			const at = b + 8 + i * t.key.size;
			const bytes = (addr: number) => memory.u8.slice(addr, addr + t.key.size).join();
			const top = memory.u8[b + i];
			const text = t.key.kind === 'string' && top > 4 ? textAt(at) : '';
			places.push({
				name: places.length,
				top,
				sameKey: t.key.kind === 'string' ? text === key : bytes(at) === bytes(keyAddr),
				sameLength:
					t.key.kind === 'string' && memory.loadInt64(at + 8) === memory.loadInt64(keyAddr + 8),
				sameEnds: text.slice(0, 4) === key.slice(0, 4) && text.slice(-4) === key.slice(-4),
				samePointer: memory.loadPointer(at) === memory.loadPointer(keyAddr),
			});
		}
	return places;
}

type Rule = (place: Place, want: number) => readonly [reads: string[], ends: boolean];

const isFree = ({ top }: Place) => top <= 1;

/** For one slot: what is read of it, and whether the search ends there. */
const rules: Readonly<Record<string, Rule>> = {
	slow: (s, want) => (s.top === want ? [['top', 'key'], s.sameKey] : [['top'], s.top === 0]),
	fastRead: (s) => (s.sameKey ? [['key', 'empty'], !isFree(s)] : [['key'], false]),
	fastAssign: (s) => (isFree(s) ? [['empty'], s.top === 0] : [['key'], s.sameKey]),
	strRead: (s, want) => {
		if (!s.sameLength) return [['len'], false];
		return s.top === want ? [['len', 'top', 'key'], s.sameKey] : [['len', 'top'], false];
	},
	strAssign: (s, want) => {
		if (s.top !== want) return [['top'], s.top === 0];
		return s.sameLength ? [['top', 'len', 'key'], s.sameKey] : [['top', 'len'], false];
	},
	strShort: (s) => {
		if (s.top === 0) return [['len', 'empty'], true];
		if (!s.sameLength) return [['len'], false];
		return isFree(s) ? [['len', 'empty'], false] : [['len', 'key'], s.sameKey];
	},
};

function walk(places: readonly Place[], rule: Rule, want: number): Read[] {
	const reads: Read[] = [];
	for (const place of places) {
		const [kinds, ends] = rule(place, want);
		reads.push(...kinds.map((kind) => `${kind} ${place.name}`));
		if (ends) break;
	}
	return reads;
}

/** A long string in the only bucket: by its ends, as long as one candidate is all there is. */
function walkLong(places: readonly Place[]): Read[] {
	const reads: Read[] = [];
	const candidates: Place[] = [];
	for (const s of places) {
		reads.push(`len ${s.name}`);
		if (s.top === 0 || (s.sameLength && isFree(s))) reads.push(`empty ${s.name}`);
		if (s.top === 0) break;
		if (!s.sameLength || isFree(s)) continue;
		if (s.samePointer) return [...reads, `key ${s.name}`];
		reads.push(`ends ${s.name}`);
		if (s.sameEnds) candidates.push(s);
		if (candidates.length > 1) return reads;
	}
	return [...reads, ...candidates.map(({ name }) => `key ${name}`)];
}

function expected(
	memory: ReadonlyMemory,
	t: MapType,
	verb: string,
	h: number,
	bucket: number,
	hash: TraceEvent | null,
): Read[] {
	const places = chainOf(memory, t, bucket);
	const first = hash === null ? 0 : hash.fields.hashHigh >>> 24;
	const want = first < 5 ? first + 5 : first;
	const assigns = verb === 'assign';
	if (t.path === 'slow') return walk(places, rules.slow, want);
	if (t.path !== 'faststr') return walk(places, assigns ? rules.fastAssign : rules.fastRead, want);
	const isOnly = verb === 'access' && memory.loadUint8(h + hmap.offset.B) === 0 && hash === null;
	if (!isOnly) return walk(places, assigns ? rules.strAssign : rules.strRead, want);
	return memory.loadInt64(keyAddr + 8) < 32 ? walk(places, rules.strShort, 0) : walkLong(places);
}

/** Every search of a run: what the events say was read, and what the walk reads. */
function searches(key: GoType, steps: readonly Step[]) {
	const { replay, t, h } = record(key, steps);
	const { events } = replay.trace;
	const all: { actual: Read[]; wanted: Read[] }[] = [];
	let verb = '';
	let hash: TraceEvent | null = null;
	let buckets = new Map<number, number>();
	for (let i = 0; i < events.length; i++) {
		const event = eventAt(events, i);
		const { bucket, slot, to } = event.fields;
		const begins = /^map\.(\w+)\.begin$/.exec(event.name);
		if (begins) {
			verb = begins[1];
			hash = null;
		} else if (event.name === 'hash') hash ??= event;
		else if (event.name === 'bucket.select') {
			buckets = new Map([[bucket, 0]]);
			const wanted = expected(replay.seek(i + 1), t, verb, h, bucket, hash);
			all.push({ actual: [], wanted });
		} else if (event.name === 'chain.next') buckets.set(to, buckets.size);
		else if (event.name in names)
			all.at(-1)?.actual.push(`${names[event.name]} ${(buckets.get(bucket) ?? NaN) * 8 + slot}`);
	}
	return all;
}

const steps = fc.array(
	fc.tuple(fc.constantFrom<Verb>('set', 'set', 'set', 'get', 'get', 'delete'), fc.nat({ max: 60 })),
	{ minLength: 20, maxLength: 160 },
);
const few = fc.array(
	fc.tuple(fc.constantFrom<Verb>('set', 'get', 'get', 'delete'), fc.nat({ max: 12 })),
	{ maxLength: 40 },
);

describe('the search of a chain', () => {
	test.each([
		['int', basicTypes.int],
		['int32', basicTypes.int32],
		['string', basicTypes.string],
		['float64', basicTypes.float64],
	])('reads what the functions for %s keys read, in their order', (_, key) => {
		fc.assert(
			fc.property(fc.oneof(steps, few), (program) => {
				for (const { actual, wanted } of searches(key, program)) expect(actual).toEqual(wanted);
			}),
			{ seed: 3, numRuns: 40 },
		);
	});

	test('does not hash a common key while B is 0, unless two long strings look alike', () => {
		const hashes = (key: GoType, program: readonly Step[]) => {
			const { events } = record(key, program).replay.trace;
			const names = Array.from({ length: events.length }, (_, i) => eventAt(events, i).name);
			return names.slice(names.lastIndexOf('map.access.begin')).filter((name) => name === 'hash');
		};
		expect(
			hashes(basicTypes.int, [
				['set', 1],
				['get', 1],
			]),
		).toEqual([]);
		expect(
			hashes(basicTypes.string, [
				['set', 1],
				['get', 1],
			]),
		).toEqual([]);
		expect(
			hashes(basicTypes.string, [
				['set', 30],
				['get', 30],
			]),
		).toEqual([]);
		// Same length, same ends, another middle.
		expect(stringOf(15).length).toBe(stringOf(30).length);
		expect(
			hashes(basicTypes.string, [
				['set', 15],
				['set', 45],
				['get', 30],
			]),
		).toEqual(['hash']);
		expect(
			hashes(basicTypes.float64, [
				['set', 1],
				['get', 1],
			]),
		).toEqual(['hash']);
	});

	test('finds the bytes of a deleted key before it sees that the slot is empty', () => {
		const program: Step[] = [
			['set', 1],
			['set', 7],
			['delete', 7],
			['get', 7],
		];
		expect(searches(basicTypes.int, program).at(-1)?.actual.slice(0, 4)).toEqual([
			'key 0',
			'key 1',
			'empty 1',
			'key 2',
		]);
	});
});
