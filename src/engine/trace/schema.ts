// The event schema: every step of a running program that a person should notice, with the fields it
// carries. This table is the project's vocabulary: the recorder, the timeline, the cues in lessons and
// `mapscope trace --json` all speak it. What a reader is told of an event is in inspect/english/.
//
// Event i leads from state i to state i + 1: it is emitted directly after the stores that make it true.
// To add an event: one row here, one `emit`, and, if it should be seen, one overlay in scene/.

/**
 * What a field holds. Each takes one 32-bit word, `hash` two (low, high).
 * addr: image offset · index, count: numbers from 0 · bytes: a size · bool: 0 or 1 · byte: 0…255 ·
 * type: index into DebugInfo.types · func: index into DebugInfo.funcs · pc: index into Program.code
 */
export type Unit =
	'addr' | 'index' | 'count' | 'bytes' | 'bool' | 'byte' | 'hash' | 'type' | 'func' | 'pc';

/**
 * The finest step level at which a player stops behind the event. `micro` stops behind every event,
 * `operation` where something the program asked for is complete, `line` where a statement is about to
 * run. `line` rows are stops of `line` only.
 */
export type Level = 'micro' | 'operation' | 'line';

/** One kind of event. */
export interface EventRow {
	readonly level: Level;
	/** +1: what follows is nested in this event; -1: this event ends its nest. */
	readonly nest: -1 | 0 | 1;
	readonly fields: Readonly<Record<string, Unit>>;
}

function row(level: Level, fields: Readonly<Record<string, Unit>>, nest: -1 | 0 | 1 = 0): EventRow {
	return { level, nest, fields };
}

const map = { h: 'addr' } as const;
const keyed = { h: 'addr', key: 'addr' } as const;
const slot = { bucket: 'addr', slot: 'index' } as const;

/** Every event, by name. The order gives the ids that traces hold. */
export const schema = {
	// the program
	/** The program ends with status {code}. */
	'program.exit': row('operation', { code: 'count' }),
	/** The next statement is about to run. */
	stmt: row('line', { pc: 'pc' }),
	/** {func} is called. */
	'call.enter': row('operation', { func: 'func', fp: 'addr' }, 1),
	/** {func} returns. */
	'call.exit': row('operation', { func: 'func' }, -1),
	/** The program prints {length} bytes. */
	print: row('operation', { from: 'bytes', length: 'bytes' }),
	/** The program panics. */
	panic: row('operation', { code: 'count' }),

	// map operations, as the program asks for them
	/** makemap makes a map header with B = {B} for a hint of {hint}. */
	'map.make': row('operation', { h: 'addr', type: 'type', hint: 'count', B: 'count' }),
	/** mapaccess looks a key up; ok = {ok}: the program asks whether it is there (mapaccess2). */
	'map.access.begin': row('micro', { ...keyed, ok: 'bool' }, 1),
	/** The look-up is over: found = {found}. */
	'map.access.end': row('operation', { h: 'addr', elem: 'addr', found: 'bool' }, -1),
	/** mapassign looks for the slot of a key. */
	'map.assign.begin': row('micro', keyed, 1),
	/** mapassign hands out the address of the elem: inserted = {inserted}. */
	'map.assign.end': row('operation', { h: 'addr', elem: 'addr', inserted: 'bool' }, -1),
	/** The program writes the elem. */
	'elem.write': row('operation', { elem: 'addr' }),
	/** mapdelete looks for a key. */
	'map.delete.begin': row('micro', keyed, 1),
	/** The delete is over: found = {found}. */
	'map.delete.end': row('operation', { h: 'addr', found: 'bool' }, -1),
	/** mapclear empties the map and keeps its table. */
	'map.clear.begin': row('micro', map, 1),
	/** The map is empty. */
	'map.clear.end': row('operation', map, -1),

	// finding a slot
	/** The key and hash0 are hashed to 64 bits. */
	hash: row('micro', { h: 'addr', key: 'addr', hash: 'hash' }),
	/** The low B bits of the hash select bucket {index}. */
	'bucket.select': row('micro', { h: 'addr', bucket: 'addr', index: 'index', old: 'bool' }),
	/** Slot {slot} has tophash {have}, the key has {want}. */
	'probe.tophash': row('micro', { ...slot, have: 'byte', want: 'byte' }),
	/** The string in slot {slot} has {have} bytes, the key has {want}. */
	'probe.length': row('micro', { ...slot, have: 'bytes', want: 'bytes' }),
	/** The tophash {have} of slot {slot} is read for nothing but whether the slot is empty. */
	'probe.empty': row('micro', { ...slot, have: 'byte' }),
	/** The first and last four bytes of a long string are compared: equal = {equal}. */
	'key.ends': row('micro', { ...slot, equal: 'bool' }),
	/** The keys are compared: equal = {equal}. */
	'key.compare': row('micro', { ...slot, equal: 'bool' }),
	/** The key has no hash: the operation ends in a panic. */
	'key.unhashable': row('micro', keyed, -1),
	/** The search goes on in the overflow bucket. */
	'chain.next': row('micro', { from: 'addr', to: 'addr' }),
	/** Slot {slot} is the first free one of the chain. */
	'slot.choose': row('micro', slot),

	// writing
	/** The flag hashWriting is set. */
	'write.begin': row('micro', map),
	/** The flag hashWriting is taken back. */
	'write.end': row('micro', map),
	/** The flag says that another goroutine writes: the operation, and the program, end. */
	'write.conflict': row('micro', map, -1),
	/** The only bucket is allocated now. */
	'bucket.new': row('micro', { h: 'addr', bucket: 'addr' }),
	/** The chain is full: an overflow bucket is linked behind it; noverflow was {noverflow}. */
	'overflow.new': row('micro', {
		h: 'addr',
		from: 'addr',
		bucket: 'addr',
		preallocated: 'bool',
		noverflow: 'count',
	}),
	/** Key and tophash {tophash} go into slot {slot}. */
	'slot.insert': row('micro', { ...slot, tophash: 'byte' }),
	/** The key is there already: slot {slot} is updated. */
	'slot.update': row('micro', slot),

	// deleting
	/** Slot {slot} is emptied. */
	'slot.clear': row('micro', slot),
	/** Slot {slot} is marked emptyOne. */
	'slot.emptyOne': row('micro', slot),
	/** Nothing follows, so slot {slot} becomes emptyRest. */
	'slot.emptyRest': row('micro', slot),

	// clearing
	/** Every tophash of every chain is emptyRest. */
	'clear.marks': row('micro', map),
	/** The header is that of an empty map, hash0 is drawn anew. */
	'clear.header': row('micro', map),
	/** The {bytes} bytes of the table are zeroed. */
	'clear.table': row('micro', { h: 'addr', buckets: 'addr', bytes: 'bytes' }),

	// growing
	/** A new key would make {entries} entries, and there are {noverflow} overflow buckets: the table grows = {due}. */
	'grow.check': row('micro', { h: 'addr', entries: 'count', noverflow: 'count', due: 'bool' }),
	/** hashGrow: a new table with B = {B}; the old one stays until its buckets have moved. */
	'grow.begin': row('micro', {
		h: 'addr',
		oldbuckets: 'addr',
		buckets: 'addr',
		B: 'count',
		sameSize: 'bool',
	}),
	/** evacuate moves the entries of old bucket {oldbucket}. */
	'evacuate.begin': row('micro', { h: 'addr', bucket: 'addr', oldbucket: 'index' }, 1),
	/** Slot {fromSlot} moves to slot {toSlot}; useY = {useY}. */
	'evacuate.slot': row('micro', {
		from: 'addr',
		fromSlot: 'index',
		to: 'addr',
		toSlot: 'index',
		useY: 'bool',
		hash: 'hash',
	}),
	/** Slot {slot} was empty: nothing to move. */
	'evacuate.empty': row('micro', slot),
	/** The old bucket is wiped. */
	'evacuate.wipe': row('micro', { bucket: 'addr' }),
	/** Old bucket {oldbucket} is evacuated. */
	'evacuate.end': row('micro', { h: 'addr', oldbucket: 'index' }, -1),
	/** nevacuate advances to {nevacuate}. */
	'grow.advance': row('micro', { h: 'addr', nevacuate: 'index' }),
	/** The growth is over: the old table, {bytes} bytes, is let go. */
	'grow.end': row('micro', { h: 'addr', oldbuckets: 'addr', bytes: 'bytes' }),

	// iterating
	/** The loop begins at bucket {startBucket}, slot {offset}, drawn at random. */
	'iterate.begin': row('operation', {
		h: 'addr',
		it: 'addr',
		startBucket: 'index',
		offset: 'index',
	}),
	/** The loop comes to bucket {index}. */
	'iterate.bucket': row('micro', { it: 'addr', bucket: 'addr', index: 'index', old: 'bool' }),
	/** Slot {slot} is passed over. why: 0 it is empty, 1 its entry is for the other half, 2 its entry is deleted. */
	'iterate.skip': row('micro', { it: 'addr', ...slot, why: 'index' }),
	/** The entry of slot {slot} has moved since the loop began: its key is looked up. */
	'iterate.moved': row('micro', { it: 'addr', ...slot }),
	/** The flag says that another goroutine writes: the program ends. */
	'iterate.conflict': row('operation', { it: 'addr' }),
	/** The loop gets the entry of slot {slot}. */
	'iterate.yield': row('operation', { it: 'addr', ...slot }),
	/** The loop is back where it began: it ends. */
	'iterate.end': row('operation', { it: 'addr' }),

	// memory
	/** mallocgc hands out {slot} bytes for an object of {size}. */
	malloc: row('micro', { addr: 'addr', size: 'bytes', slot: 'bytes' }),
	/** append needs room: the capacity goes from {oldCap} to {newCap}. */
	'slice.grow': row('operation', { from: 'addr', to: 'addr', oldCap: 'count', newCap: 'count' }),
	/** Garbage collection {cycle} begins. */
	'gc.begin': row('micro', { cycle: 'count' }, 1),
	/** An object is reached. */
	'gc.mark': row('micro', { addr: 'addr' }),
	/** An object of {slot} bytes is freed. */
	'gc.free': row('micro', { addr: 'addr', slot: 'bytes' }),
	/** The collection freed {freed} objects, {bytes} bytes. */
	'gc.end': row('operation', { freed: 'count', bytes: 'bytes' }, -1),
	/** The program reads runtime.MemStats. */
	'memstats.read': row('operation', { to: 'addr' }),
} as const satisfies Record<string, EventRow>;

export type EventName = keyof typeof schema;

/** Event names by id. */
export const eventNames = Object.keys(schema) as readonly EventName[];

/** Rows by id. */
export const eventRows: readonly EventRow[] = Object.values(schema);

/** Words that the fields of an event take, by id. */
export const eventWords = Uint8Array.from(eventRows, (row) =>
	Object.values(row.fields).reduce((n, unit) => n + (unit === 'hash' ? 2 : 1), 0),
);

const ids = new Map(eventNames.map((name, id) => [name, id]));

/** The id that traces hold for `name`. Look it up once, in a module-level constant. */
export function eventId(name: EventName): number {
	const id = ids.get(name);
	if (id === undefined) throw new Error(`no event is called ${name}`);
	return id;
}
