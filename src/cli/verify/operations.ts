// The operations of recordings, by name. Each does to the subject what its line says and returns the fields in
// which the recording tells the result.

import type { Addr } from '#engine/memory/address.ts';
import { mapaccess } from '#engine/runtime/classic/access.ts';
import { mapassign } from '#engine/runtime/classic/assign.ts';
import { mapclear } from '#engine/runtime/classic/clear.ts';
import { mapdelete } from '#engine/runtime/classic/delete.ts';
import { mapiterinit, mapiternext } from '#engine/runtime/classic/iterate.ts';
import { hiter, noCheck } from '#engine/runtime/classic/layout.ts';
import { makemap } from '#engine/runtime/classic/make.ts';
import { mspan, spanOf } from '#engine/runtime/heap/layout.ts';
import { decodeHeader } from '#inspect/classic.ts';
import { alive, readCounters } from './allocation.ts';
import { digest } from './dump.ts';
import { Unreplayable } from './failure.ts';
import type { JsonObject } from './recording.ts';
import type { Subject } from './subject.ts';
import { collectGarbage } from '#engine/runtime/gc.ts';

/** One operation. */
export interface Operation {
	/** Fields of the line that say what to do, and those that tell the result. */
	readonly operands: readonly string[];
	readonly results: readonly string[];
	/** Does it. Returns the fields of the result. */
	run(subject: Subject, line: JsonObject): JsonObject;
}

/** Every operation, by the name it has in the field `op`. */
export const operations: ReadonlyMap<unknown, Operation> = new Map<string, Operation>([
	['noop', { operands: [], results: [], run: () => nothing }],
	['nil', { operands: [], results: [], run: makeNil }],
	['make', { operands: ['hint'], results: ['arr'], run: make }],
	['set', { operands: ['k', 'v'], results: [], run: (s, { k, v }) => set(s, [k], v) }],
	['bulk', { operands: ['k', 'v'], results: [], run: (s, { k, v }) => set(s, list(k), v) }],
	['get', { operands: ['k'], results: ['res'], run: get }],
	['del', { operands: ['k'], results: [], run: (s, { k }) => remove(s, [k]) }],
	['bulkdel', { operands: ['k'], results: [], run: (s, { k }) => remove(s, list(k)) }],
	['clear', { operands: [], results: [], run: clear }],
	['iter', { operands: [], results: ['start', 'off', 'n', 'orderDg', 'keys'], run: iterate }],
	['range', { operands: [], results: ['keys'], run: (s) => ({ keys: loop(s) }) }],
	['it+', { operands: ['id'], results: ['res', 'it'], run: open }],
	['it>', { operands: ['id', 'n'], results: ['res', 'it'], run: step }],
	['it-', { operands: ['id'], results: [], run: drop }],
	['gc', { operands: [], results: ['live', 'objs', 'bigObjs'], run: collect }],
]);

const nothing: JsonObject = {};

function list(value: unknown): readonly unknown[] {
	if (!Array.isArray(value)) throw new Unreplayable('k is no list');
	return value;
}

function makeNil(subject: Subject): JsonObject {
	subject.assign(0);
	return nothing;
}

function make(subject: Subject, { hint }: JsonObject): JsonObject {
	if (hint !== null && !Number.isInteger(hint)) throw new Unreplayable(`bad hint ${hint}`);
	const { t } = subject.kind;
	const { memory } = subject.process;
	const m = makemap(subject.process, t.type, (hint ?? 0) as number);
	subject.assign(m);
	const table = decodeHeader(memory, t, m)?.table;
	if (!table) return { arr: null };
	const { main, preallocated: prealloc } = table;
	const bytes = (main + prealloc) * t.bucketSize;
	const slot = mspan.read(memory, spanOf(memory, table.addr)).elemsize;
	return { arr: { main, prealloc, bytes, slot } };
}

function set({ process, data, kind, m, key }: Subject, keys: readonly unknown[], v: unknown) {
	for (const k of keys) {
		kind.key.store(data, key, k);
		kind.elem.store(data, mapassign(process, kind.t, m, key), v);
	}
	return nothing;
}

function get({ process, data, kind, m, key }: Subject, { k }: JsonObject): JsonObject {
	kind.key.store(data, key, k);
	const elem = mapaccess(process, kind.t, m, key);
	return { res: elem === 0 ? null : kind.elem.token(data, elem) };
}

function remove({ process, data, kind, m, key }: Subject, keys: readonly unknown[]): JsonObject {
	for (const k of keys) {
		kind.key.store(data, key, k);
		mapdelete(process, kind.t, m, key);
	}
	return nothing;
}

function clear({ process, kind, m }: Subject): JsonObject {
	mapclear(process, kind.t, m);
	return nothing;
}

/** Runs a loop to its end. Returns the tokens of the keys. */
function loop({ process, data, kind, m, loop: it }: Subject): string[] {
	const keys: string[] = [];
	mapiterinit(process, kind.t, m, it);
	for (;;) {
		const { key } = hiter.read(process.memory, it);
		if (key === 0) return keys;
		keys.push(kind.key.token(data, key));
		mapiternext(process, it);
	}
}

function iterate(subject: Subject): JsonObject {
	const keys = loop(subject);
	const { h, startBucket, offset } = hiter.read(subject.process.memory, subject.loop);
	return {
		start: h === 0 ? null : startBucket,
		off: h === 0 ? null : offset,
		n: keys.length,
		orderDg: digest(keys.map((key) => `${key}\n`).join('')),
		keys,
	};
}

function iteratorOf({ iterators }: Subject, { id }: JsonObject): Addr {
	const it = iterators[id as number];
	if (it === undefined) throw new Unreplayable(`there is no iterator ${JSON.stringify(id)}`);
	return it;
}

function open(subject: Subject, line: JsonObject): JsonObject {
	const it = iteratorOf(subject, line);
	mapiterinit(subject.process, subject.kind.t, subject.m, it);
	return { res: subject.entry(it), it: iteratorState(subject, it) };
}

function step(subject: Subject, line: JsonObject): JsonObject {
	const it = iteratorOf(subject, line);
	const res: unknown[] = [];
	if (subject.entry(it) === null) throw new Unreplayable('the iterator is not open');
	for (let n = 0; n < (line.n as number) && res.at(-1) !== null; n++) {
		mapiternext(subject.process, it);
		res.push(subject.entry(it));
	}
	return { res, it: iteratorState(subject, it) };
}

/** The iterator as the field `it` tells it. */
function iteratorState({ process }: Subject, addr: Addr): readonly unknown[] | null {
	const it = hiter.read(process.memory, addr);
	if (it.h === 0) return null;
	const opened = [it.B, it.startBucket, it.offset];
	if (it.key === 0) return opened;
	const check = it.checkBucket === noCheck ? null : it.checkBucket;
	return [...opened, it.bucket, it.i, it.wrapped, check];
}

function drop(subject: Subject, line: JsonObject): JsonObject {
	subject.drop(iteratorOf(subject, line));
	return nothing;
}

function collect({ process }: Subject): JsonObject {
	collectGarbage(process.heap);
	return { ...alive(readCounters(process)) };
}
