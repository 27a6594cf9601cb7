// An event with what it takes to speak about it: the map operation that it belongs to, keys and elems
// decoded from the image, buckets by their index, runtime functions by their names.

import type { Addr } from '#engine/memory/address.ts';
import type { GoType } from '#engine/abi/type.ts';
import {
	hiter,
	hmap,
	keys,
	mapType,
	sameSizeGrow,
	type MapType,
} from '#engine/runtime/classic/layout.ts';
import { eventId, type EventName } from '#engine/trace/schema.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { eventAt, type TraceEvent } from '#engine/trace/trace.ts';
import { quoted } from './quote.ts';
import { lastOf, mapAt, traceIndex } from './trace-index.ts';
import { formatValue, unreadable, type Reading } from './value.ts';

const operations = new Set(
	(['map.access.begin', 'map.assign.begin', 'map.delete.begin', 'map.clear.begin'] as const).map(
		eventId,
	),
);
const searches = new Set([...operations, eventId('iterate.moved')]);
const steps = new Set([...searches, eventId('iterate.begin'), eventId('iterate.bucket')]);
const selection = new Set([eventId('bucket.select')]);
const evacuation = new Set([eventId('evacuate.begin')]);

/** Bytes of a print that are quoted. */
const mostPrinted = 60;

/** The state behind event `index - 1`, 1 ≤ index, and that event's surroundings. The image must be at `index`. */
export class EventContext {
	readonly event: TraceEvent;
	readonly replay: Replay;
	readonly index: number;
	readonly #reading: Reading;

	constructor(replay: Replay, index: number, reading: Reading) {
		this.replay = replay;
		this.index = index;
		this.#reading = reading;
		this.event = eventAt(replay.trace.events, index - 1);
	}

	/** A field of the event. */
	field(name: string): number {
		return this.event.fields[name];
	}

	/** The program's text on the line at hand, without the space around it. */
	get code(): string {
		return this.replay.trace.debug.source.split('\n')[this.event.line - 1]?.trim() ?? '';
	}

	/** The last event of some kinds up to this one, or null. */
	#last(ids: ReadonlySet<number>): TraceEvent | null {
		const { trace } = this.replay;
		const i = lastOf(traceIndex(trace), ids, this.index - 1);
		return i < 0 ? null : eventAt(trace.events, i);
	}

	/** The function that a call event is about. */
	get funcName(): string {
		return this.replay.trace.debug.funcs[this.field('func')]?.name ?? unreadable;
	}

	/** What a print event printed, quoted; cut where it is long. */
	get printed(): string {
		const { from, length } = this.event.fields;
		const shown = Math.min(length, mostPrinted);
		const bytes = this.replay.trace.output.subarray(from, from + shown);
		return quoted(bytes, shown < length);
	}

	/** The name of the neighbouring event `by` events away, if it is about the same slot. */
	near(by: 1 | -1): EventName | null {
		const { events } = this.replay.trace;
		const at = this.index - 1 + by;
		if (at < 0 || at >= events.length) return null;
		const { name, fields } = eventAt(events, at);
		const { bucket, slot } = this.event.fields;
		return fields.bucket === bucket && fields.slot === slot ? name : null;
	}

	/** Whether an event called `name` came directly before. */
	follows(name: EventName): boolean {
		return this.replay.trace.events.id[this.index - 2] === eventId(name);
	}

	/** The tophash byte of the slot that the event is about. */
	get tophash(): number {
		const { bucket, slot } = this.event.fields;
		return this.replay.memory.loadUint8(bucket + slot);
	}

	/** What Go says of the panic or the fatal error that ended the run. */
	get panicMessage(): string {
		const { status } = this.replay.trace;
		return status.kind === 'panic' ? status.message : unreadable;
	}

	/** Whether that was a fatal error, which nothing can recover. */
	get isFatal(): boolean {
		const { status } = this.replay.trace;
		return status.kind === 'panic' && status.text.includes(`fatal error: ${status.message}`);
	}

	/** The map operation that the event belongs to, or that came last: its `begin` event. */
	get operation(): TraceEvent | null {
		return this.#last(operations);
	}

	/** Address of the header of the map at hand, 0 if none is. */
	get h(): Addr {
		const { h, it } = this.event.fields;
		if (h !== undefined) return h;
		if (it !== undefined) return hiter.read(this.replay.memory, it).h;
		const step = this.#last(steps)?.fields;
		return step?.h ?? (step?.it === undefined ? 0 : hiter.read(this.replay.memory, step.it).h);
	}

	/** The type of the map at hand, or null. */
	get type(): GoType | null {
		const made = mapAt(traceIndex(this.replay.trace), this.h, this.index);
		return made ? this.replay.trace.debug.types[made.type] : null;
	}

	get layout(): MapType | null {
		const type = this.type;
		return type && mapType(type);
	}

	/** The header of the map at hand. */
	get header() {
		return hmap.read(this.replay.memory, this.h);
	}

	/** log2 of the buckets of the old table. */
	get oldB(): number {
		const { B, flags } = this.header;
		return flags & sameSizeGrow ? B : B - 1;
	}

	/** The iterator of the loop that the event belongs to. */
	get iterator() {
		return hiter.read(this.replay.memory, this.field('it'));
	}

	/** The key that is looked for: the operand's, or one that a loop looks up again. */
	get key(): string {
		const step = this.#last(searches);
		if (step?.name === 'iterate.moved') return this.slotKey(step.fields.bucket, step.fields.slot);
		return this.#format(this.layout?.key, step?.fields.key ?? 0);
	}

	/** The key at an address. */
	keyAt(addr: Addr): string {
		return this.#format(this.layout?.key, addr);
	}

	/** The key in a slot. */
	slotKey(bucket: Addr, slot: number): string {
		const t = this.layout;
		if (!t) return unreadable;
		const at = bucket + keys + slot * t.keySlot;
		return this.#format(t.key, t.indirectKey ? this.replay.memory.loadPointer(at) : at);
	}

	/** The elem in a slot. */
	slotElem(bucket: Addr, slot: number): string {
		const t = this.layout;
		if (!t) return unreadable;
		const at = bucket + t.elems + slot * t.elemSlot;
		return this.#format(t.elem, t.indirectElem ? this.replay.memory.loadPointer(at) : at);
	}

	/** The elem at an address. */
	elemAt(addr: Addr): string {
		return this.#format(this.layout?.elem, addr);
	}

	#format(type: GoType | undefined, addr: Addr): string {
		return type ? formatValue(this.#reading, type, addr) : unreadable;
	}

	/** Index of a main bucket of the current or the old table, or -1 for an overflow bucket. */
	bucketIndex(bucket: Addr): number {
		const t = this.layout;
		if (!t) return -1;
		const { B, buckets, oldbuckets } = this.header;
		for (const [table, b] of [
			[buckets, B],
			[oldbuckets, this.oldB],
		]) {
			const index = (bucket - table) / t.bucketSize;
			if (table !== 0 && index >= 0 && index < 2 ** b) return index;
		}
		return -1;
	}

	/** The bucket that the hash selected in the operation at hand, or null. */
	get selected(): TraceEvent | null {
		return this.#last(selection);
	}

	/** The evacuation at hand or the last one, or null. */
	get evacuation(): TraceEvent | null {
		return this.#last(evacuation);
	}

	/** Whether an old bucket has been evacuated in this operation before the event. */
	get isSecondWork(): boolean {
		const begin = this.operation?.index ?? 0;
		return lastOf(traceIndex(this.replay.trace), evacuation, this.index - 2) > begin;
	}

	/** The runtime's name of a map function for the type at hand: gc has families for common keys. */
	fn(base: 'mapassign' | 'mapaccess' | 'mapdelete' | 'growWork' | 'evacuate'): string {
		const path = this.layout?.path ?? 'slow';
		const wantsOk = this.operation?.fields.ok === 1;
		const name = base === 'mapaccess' ? (wantsOk ? 'mapaccess2' : 'mapaccess1') : base;
		if (path === 'slow') return name;
		return `${name}_${path === 'fast64ptr' && base !== 'mapassign' ? 'fast64' : path}`;
	}

	/** The function of the operation or the loop at hand, in which keys are hashed, looked for and placed. */
	get searcher(): string {
		const { name } = this.#last(steps) ?? this.event;
		if (name === 'iterate.moved' && this.event.fields.it === undefined) return 'mapaccessK';
		if (name.startsWith('iterate')) return 'mapiternext';
		const base = /^map\.(\w+)/.exec(name)?.[1];
		if (base === 'clear') return 'mapclear';
		return base === undefined ? '' : this.fn(`map${base}` as 'mapassign');
	}

	/** The function that hashes the keys of the map at hand. */
	get hasher(): string {
		switch (this.layout?.path) {
			case 'fast32':
				return 'memhash32';
			case 'fast64':
			case 'fast64ptr':
				return 'memhash64';
			case 'faststr':
				return 'strhash';
			default:
				return 'the hash function of the key type';
		}
	}
}
