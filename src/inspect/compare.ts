// Two runs beside each other: what is different between a moment of the one and a moment of the other. What only
// one of them has stands beside nothing, so that the two need not be maps of the same design.

import { minTopHash } from '#engine/runtime/classic/layout.ts';
import type { Replay } from '#engine/trace/replay.ts';
import { eventNames, type EventName } from '#engine/trace/schema.ts';
import { eventAt } from '#engine/trace/trace.ts';
import { memStatsAt } from './memstats.ts';
import type { Moment } from './moment.ts';
import type { SlotAt } from './operation.ts';
import type { FieldPicture, MapPicture, Picture } from './picture.ts';
import type { TablePicture } from './table.ts';

/** What is counted in a moment. Bytes: HeapAlloc and TotalAlloc; else numbers of things. */
export type FigureName =
	| 'entries'
	| 'buckets'
	| 'oldBuckets'
	| 'overflow'
	| 'HeapAlloc'
	| 'TotalAlloc'
	| 'Mallocs'
	| 'events';

/** The same figure of two moments; null: there is none in it. */
export interface Figure {
	readonly name: FigureName;
	readonly left: number | null;
	readonly right: number | null;
	readonly differs: boolean;
}

type Figures = Readonly<Record<FigureName, number | null>>;

/** The figures of two moments, in one order. */
export function figuresBeside(left: Moment, right: Moment): Figure[] {
	const [a, b] = [figuresOf(left), figuresOf(right)];
	return (Object.keys(a) as FigureName[]).map((name) => ({
		name,
		left: a[name],
		right: b[name],
		differs: a[name] !== b[name],
	}));
}

function figuresOf({ picture, memstats, index }: Moment): Figures {
	const { HeapAlloc, TotalAlloc, Mallocs } = memstats;
	return { ...mapFigures(picture.map), HeapAlloc, TotalAlloc, Mallocs, events: index };
}

function mapFigures(
	map: MapPicture | null,
): Pick<Figures, 'entries' | 'buckets' | 'oldBuckets' | 'overflow'> {
	if (map === null || map.h === 0)
		return { entries: null, buckets: null, oldBuckets: null, overflow: null };
	const { count, noverflow } = map.gauges;
	return {
		entries: count,
		buckets: map.table?.length ?? 0,
		oldBuckets: map.old ? map.old.length - map.old.evacuated : 0,
		overflow: noverflow,
	};
}

const isPointer = (text: string) => text.startsWith('0x');

/** Where a pointer leads is another matter than whether it leads anywhere. */
function isSame(a: FieldPicture, b: FieldPicture | undefined): boolean {
	return a.text === b?.text || (isPointer(a.text) && isPointer(b?.text ?? ''));
}

/** A picture in which the header's fields are lit that are not what they are in `other`. */
export function litAgainst(picture: Picture, other: Picture): Picture {
	const { map } = picture;
	if (map === null) return picture;
	const fields = map.fields.map((field) => {
		const beside = other.map?.fields.find(({ name }) => name === field.name);
		return { ...field, changed: !isSame(field, beside) };
	});
	return { ...picture, map: { ...map, fields } };
}

/** Where an entry lies. */
export interface EntryPlace extends SlotAt {
	/** Index of its main bucket, and whether that is in the old table. */
	readonly index: number;
	readonly old: boolean;
}

/** Where each key lies, by its text; null where not all of them can be read. Keys that stand there twice are left out. */
export function placesOf({ map }: Picture): ReadonlyMap<string, EntryPlace> | null {
	const places = new Map<string, EntryPlace>();
	const twice = new Set<string>();
	for (const [table, old] of [
		[map?.old ?? null, true],
		[map?.table ?? null, false],
	] as const) {
		if (table === null) continue;
		if (table.chains.length < table.length) return null;
		for (const { key, place } of entriesOf(table, old)) {
			if (key === undefined) return null;
			if (places.has(key)) twice.add(key);
			places.set(key, place);
		}
	}
	for (const key of twice) places.delete(key);
	return places;
}

function* entriesOf(
	table: TablePicture,
	old: boolean,
): Generator<{ key: string | undefined; place: EntryPlace }> {
	for (const { index, buckets } of table.chains)
		for (const { addr, slots } of buckets)
			for (const [slot, { t, key }] of slots.entries())
				if (t >= minTopHash) yield { key, place: { bucket: addr, slot, index, old } };
}

/** Whether two entries lie in buckets of the same index. */
export function isSameBucket(a: EntryPlace, b: EntryPlace): boolean {
	return a.index === b.index && a.old === b.old;
}

/** A run in numbers. */
export interface RunFigures {
	readonly events: number;
	/** Tables that were made, growths included. */
	readonly tables: number;
	readonly growths: number;
	/** Entries that were moved by growths. */
	readonly moved: number;
	readonly mallocs: number;
	readonly bytes: number;
}

/** The run of `replay` in numbers; moves its cursor. */
export function runFigures(replay: Replay): RunFigures {
	const { events } = replay.trace;
	const counts = new Map<EventName, number>();
	let made = 0;
	for (let i = 0; i < events.length; i++) {
		const name = eventNames[events.id[i]];
		counts.set(name, (counts.get(name) ?? 0) + 1);
		if (name === 'map.make' && eventAt(events, i).fields.B > 0) made++;
	}
	const count = (name: EventName) => counts.get(name) ?? 0;
	const before = memStatsAt(replay.seek(0));
	const after = memStatsAt(replay.seek(events.length));
	return {
		events: events.length,
		tables: made + count('bucket.new') + count('grow.begin'),
		growths: count('grow.begin'),
		moved: count('evacuate.slot'),
		mallocs: after.Mallocs - before.Mallocs,
		bytes: after.TotalAlloc - before.TotalAlloc,
	};
}
