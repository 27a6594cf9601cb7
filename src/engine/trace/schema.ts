// The event schema: every step of a running program that a person should notice, with the fields it
// carries and one sentence about it. This table is the project's vocabulary: the recorder, the
// narration, the timeline, the cues in lessons and `mapscope trace --json` all speak it.
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
	/** One sentence for people; `{field}` stands for the field's value. */
	readonly sentence: string;
}

function row(
	level: Level,
	fields: Readonly<Record<string, Unit>>,
	sentence: string,
	nest: -1 | 0 | 1 = 0,
): EventRow {
	return { level, nest, fields, sentence };
}

const map = { h: 'addr' } as const;
const keyed = { h: 'addr', key: 'addr' } as const;
const slot = { bucket: 'addr', slot: 'index' } as const;

/** Every event, by name. The order gives the ids that traces hold. */
export const schema = {
	// the program
	'program.exit': row('operation', { code: 'count' }, 'The program ends with status {code}.'),
	stmt: row('line', { pc: 'pc' }, 'The next statement is about to run.'),
	'call.enter': row('operation', { func: 'func', fp: 'addr' }, '{func} is called.', 1),
	'call.exit': row('operation', { func: 'func' }, '{func} returns.', -1),
	print: row('operation', { from: 'bytes', length: 'bytes' }, 'The program prints {length} bytes.'),
	panic: row('operation', { code: 'count' }, 'The program panics.'),

	// map operations, as the program asks for them
	'map.make': row(
		'operation',
		{ h: 'addr', type: 'type', hint: 'count', B: 'count' },
		'makemap makes a map header with B = {B} for a hint of {hint}.',
	),
	'map.access.begin': row('micro', keyed, 'mapaccess looks a key up.', 1),
	'map.access.end': row(
		'operation',
		{ h: 'addr', elem: 'addr', found: 'bool' },
		'The look-up is over: found = {found}.',
		-1,
	),
	'map.assign.begin': row('micro', keyed, 'mapassign looks for the slot of a key.', 1),
	'map.assign.end': row(
		'operation',
		{ h: 'addr', elem: 'addr', inserted: 'bool' },
		'mapassign hands out the address of the elem: inserted = {inserted}.',
		-1,
	),
	'elem.write': row('operation', { elem: 'addr' }, 'The program writes the elem.'),
	'map.delete.begin': row('micro', keyed, 'mapdelete looks for a key.', 1),
	'map.delete.end': row(
		'operation',
		{ h: 'addr', found: 'bool' },
		'The delete is over: found = {found}.',
		-1,
	),
	'map.clear.begin': row('micro', map, 'mapclear empties the map and keeps its table.', 1),
	'map.clear.end': row('operation', map, 'The map is empty.', -1),

	// finding a slot
	hash: row(
		'micro',
		{ h: 'addr', key: 'addr', hash: 'hash' },
		'The key and hash0 are hashed to 64 bits.',
	),
	'bucket.select': row(
		'micro',
		{ h: 'addr', bucket: 'addr', index: 'index', old: 'bool' },
		'The low B bits of the hash select bucket {index}.',
	),
	'probe.tophash': row(
		'micro',
		{ ...slot, have: 'byte', want: 'byte' },
		'Slot {slot} has tophash {have}, the key has {want}.',
	),
	'key.compare': row(
		'micro',
		{ ...slot, equal: 'bool' },
		'The tophash matches, so the keys are compared: equal = {equal}.',
	),
	'chain.next': row(
		'micro',
		{ from: 'addr', to: 'addr' },
		'The search goes on in the overflow bucket.',
	),
	'slot.choose': row('micro', slot, 'Slot {slot} is the first free one of the chain.'),

	// writing
	'bucket.new': row('micro', { h: 'addr', bucket: 'addr' }, 'The only bucket is allocated now.'),
	'overflow.new': row(
		'micro',
		{ h: 'addr', from: 'addr', bucket: 'addr', preallocated: 'bool' },
		'The chain is full: an overflow bucket is linked behind it.',
	),
	'slot.insert': row(
		'micro',
		{ ...slot, tophash: 'byte' },
		'Key and tophash {tophash} go into slot {slot}.',
	),
	'slot.update': row('micro', slot, 'The key is there already: slot {slot} is updated.'),

	// deleting
	'slot.clear': row('micro', slot, 'Slot {slot} is emptied.'),
	'slot.emptyOne': row('micro', slot, 'Slot {slot} is marked emptyOne.'),
	'slot.emptyRest': row('micro', slot, 'Nothing follows, so slot {slot} becomes emptyRest.'),

	// growing
	'grow.begin': row(
		'micro',
		{ h: 'addr', oldbuckets: 'addr', buckets: 'addr', B: 'count', sameSize: 'bool' },
		'hashGrow: a new table with B = {B}; the old one stays until its buckets have moved.',
	),
	'grow.work': row(
		'micro',
		{ h: 'addr', oldbucket: 'index' },
		'growWork evacuates old bucket {oldbucket} before the write goes on.',
	),
	'evacuate.begin': row(
		'micro',
		{ h: 'addr', bucket: 'addr', oldbucket: 'index' },
		'evacuate moves the entries of old bucket {oldbucket}.',
		1,
	),
	'evacuate.slot': row(
		'micro',
		{ from: 'addr', fromSlot: 'index', to: 'addr', toSlot: 'index', useY: 'bool', hash: 'hash' },
		'Slot {fromSlot} moves to slot {toSlot}; useY = {useY}.',
	),
	'evacuate.empty': row('micro', slot, 'Slot {slot} was empty: nothing to move.'),
	'evacuate.wipe': row('micro', { bucket: 'addr' }, 'The old bucket is wiped.'),
	'evacuate.end': row(
		'micro',
		{ h: 'addr', oldbucket: 'index' },
		'Old bucket {oldbucket} is evacuated.',
		-1,
	),
	'grow.advance': row(
		'micro',
		{ h: 'addr', nevacuate: 'index' },
		'nevacuate advances to {nevacuate}.',
	),
	'grow.end': row('micro', map, 'The growth is over: the old table is let go.'),

	// iterating
	'iterate.begin': row(
		'operation',
		{ h: 'addr', it: 'addr', startBucket: 'index', offset: 'index' },
		'The loop begins at bucket {startBucket}, slot {offset}, drawn at random.',
	),
	'iterate.bucket': row(
		'micro',
		{ it: 'addr', bucket: 'addr', index: 'index', old: 'bool' },
		'The loop comes to bucket {index}.',
	),
	'iterate.skip': row('micro', { it: 'addr', ...slot }, 'Slot {slot} is passed over.'),
	'iterate.yield': row(
		'operation',
		{ it: 'addr', ...slot },
		'The loop gets the entry of slot {slot}.',
	),
	'iterate.end': row('operation', { it: 'addr' }, 'The loop is back where it began: it ends.'),

	// memory
	malloc: row(
		'micro',
		{ addr: 'addr', size: 'bytes', slot: 'bytes' },
		'mallocgc hands out {slot} bytes for an object of {size}.',
	),
	'slice.grow': row(
		'operation',
		{ from: 'addr', to: 'addr', oldCap: 'count', newCap: 'count' },
		'append needs room: the capacity goes from {oldCap} to {newCap}.',
	),
	'gc.begin': row('micro', { cycle: 'count' }, 'Garbage collection {cycle} begins.', 1),
	'gc.mark': row('micro', { addr: 'addr' }, 'An object is reached.'),
	'gc.free': row('micro', { addr: 'addr', slot: 'bytes' }, 'An object of {slot} bytes is freed.'),
	'gc.end': row(
		'operation',
		{ freed: 'count', bytes: 'bytes' },
		'The collection freed {freed} objects, {bytes} bytes.',
		-1,
	),
	'memstats.read': row('operation', { to: 'addr' }, 'The program reads runtime.MemStats.'),
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
