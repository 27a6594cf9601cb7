// What is said in every run, and about what most programs do with a map: search, insert, grow.

import {
	bucketCnt,
	emptyOne,
	emptyRest,
	hmap,
	loadFactorDen,
	loadFactorNum,
	minTopHash,
	tophashOf,
} from '#engine/runtime/classic/layout.ts';
import type { EventContext } from '../event-context.ts';
import type { Journey } from '../journey.ts';
import { grouped, join, say, strong, type Sentence } from '../sentence.ts';
import type { Words } from '../words.ts';
import { bucket, byte, count, hex } from './phrases.ts';

const bits = (value: number, n: number) => (value & (2 ** n - 1)).toString(2).padStart(n, '0');
const share = loadFactorNum / loadFactorDen;

/** What the low bits of a hash select. */
function selects(low: number, B: number): string {
	if (B === 0) return 'B is 0, so there is only bucket 0';
	if (B === 1) return `its lowest bit, ${low & 1}, selects bucket ${low & 1} of 2`;
	return `its low ${B} bits, ${bits(low, B)}, select bucket ${low & (2 ** B - 1)} of ${2 ** B}`;
}

function hash(e: EventContext): Sentence {
	const low = e.field('hash');
	const top = e.field('hashHigh') >>> 24;
	const tophash = tophashOf(e.field('hashHigh'));
	const raised =
		top < minTopHash ? `: ${byte(top)} is reserved for marks, so ${minTopHash} is added` : '';
	return say`${strong(e.hasher)} turns key ${strong(e.keyAt(e.field('key')))} and the seed hash0 into 64 bits. The top byte gives tophash ${strong(byte(tophash))}${raised}; ${selects(low, e.header.B)}.`;
}

/** What is said of a slot without an entry, of which one reads the mark. */
function vacant(slot: number, have: number): Sentence {
	return have === emptyRest
		? say`Slot ${slot} is ${strong('emptyRest')}: nothing is stored from here on, so the search is over.`
		: say`Slot ${slot} is ${strong('emptyOne')}: empty, but more may follow, so the search goes on.`;
}

function probe(e: EventContext): Sentence {
	const { slot, have, want } = e.event.fields;
	const byLength = e.near(-1) === 'probe.length';
	if (have === want)
		return say`Slot ${slot} has the same tophash, ${strong(byte(want))}: now the ${byLength ? 'bytes' : 'keys'} have to be compared.`;
	if (byLength)
		return say`Slot ${slot} has tophash ${strong(byte(have))}, not ${byte(want)}: it is passed over.`;
	if (have <= emptyOne) return vacant(slot, have);
	return say`Slot ${slot} has tophash ${strong(byte(have))}, the key has ${byte(want)}: it is passed over without a look at its key.`;
}

function probeEmpty(e: EventContext): Sentence {
	const { slot, have } = e.event.fields;
	if (have > emptyOne)
		return say`Slot ${slot} is in use, as its tophash ${byte(have)} says: that is the entry.`;
	if (e.near(-1) !== 'key.compare') return vacant(slot, have);
	return say`But slot ${slot} is ${strong(have === emptyRest ? 'emptyRest' : 'emptyOne')}: those are bytes without an entry. The search goes on.`;
}

function compare(e: EventContext): Sentence {
	const { slot, equal, bucket: addr } = e.event.fields;
	const key = strong(e.slotKey(addr, slot));
	if (!equal && e.tophash <= emptyOne)
		return say`Slot ${slot} is empty, but its key is compared before that is looked at: ${key}, not ${e.key}.`;
	if (!equal) return say`Slot ${slot} holds key ${key}, not ${e.key}: the search goes on.`;
	if (e.near(1) === 'probe.empty')
		return say`Slot ${slot} holds the bytes of key ${key}. Whether it is in use comes next.`;
	return say`Slot ${slot} holds key ${key}: that is the one.`;
}

function check(e: EventContext): Sentence {
	const { entries, noverflow, due } = e.event.fields;
	const { B } = e.header;
	const limit = Math.max(bucketCnt, Math.floor(share * 2 ** B));
	const most = 2 ** Math.min(B, 15);
	return say`The key is new. It would be entry ${grouped(entries)} of at most ${grouped(limit)}; there are ${noverflow} overflow buckets, the limit is ${grouped(most)}: the table ${strong(due ? 'has to grow' : 'need not grow')}.`;
}

function growth(e: EventContext): Sentence {
	const { count: entries, noverflow, B } = e.header;
	const old = count(2 ** e.oldB, 'bucket');
	if (e.field('sameSize'))
		return say`${strong('hashGrow')}: ${noverflow} overflow buckets are too many for ${entries} entries. A table of the same size, ${old}, is allocated, to pack the entries again. Nothing has moved yet.`;
	const limit = e.oldB === 0 ? bucketCnt : share * 2 ** e.oldB;
	const reason =
		e.oldB === 0
			? `entry ${entries + 1} does not fit into ${limit} slots`
			: `entry ${entries + 1} would exceed the limit of ${share} × ${2 ** e.oldB} = ${limit}`;
	return say`${strong('hashGrow')}: ${reason}, so a table of ${strong(2 ** B)} buckets is allocated. Nothing has moved yet: the old table of ${old} becomes ${strong('oldbuckets')}.`;
}

/** Why an old bucket is moved now. */
function reason(e: EventContext): string {
	if (e.isSecondWork) return ', the first that is left, so that the growth comes to an end';
	const goal = e.operation?.name === 'map.delete.begin' ? 'delete' : 'insert';
	return ` before the ${goal} of key ${e.key} goes on`;
}

function evacuateBegin(e: EventContext): Sentence {
	const old = e.field('oldbucket');
	const begin = say`${strong(e.fn('growWork'))} has old bucket ${strong(old)} evacuated${reason(e)}.`;
	if (e.header.B === e.oldB) return join(begin, say`Its entries go to bucket ${old}, packed.`);
	return join(
		begin,
		say`Bit ${e.oldB} of each hash decides: 0 stays at index ${old} (the ${strong('X')} half), 1 goes to ${old + 2 ** e.oldB} (the ${strong('Y')} half).`,
	);
}

function evacuateSlot(e: EventContext): Sentence {
	const { fromSlot, to, toSlot, useY, hash: low } = e.event.fields;
	const old = e.evacuation?.fields.oldbucket ?? 0;
	const goal = old + (useY ? 2 ** e.oldB : 0);
	const key = e.slotKey(to, toSlot);
	if (e.header.B === e.oldB)
		return say`Slot ${fromSlot} holds key ${strong(key)}: it goes to slot ${toSlot} of ${bucket(e, to)}.`;
	if (e.layout && !e.layout.reflexiveKey && key === 'NaN')
		return say`Slot ${fromSlot} holds ${strong('NaN')}, which never hashes the same twice: it goes to bucket ${goal} (the ${strong(useY ? 'Y' : 'X')} half).`;
	const bit = (low >>> e.oldB) & 1;
	const way = useY ? 'so it goes to bucket' : 'so it stays at index';
	return say`Slot ${fromSlot} holds key ${strong(key)}: bit ${e.oldB} of its hash is ${strong(bit)}, ${way} ${goal} (the ${strong(useY ? 'Y' : 'X')} half), slot ${toSlot}.`;
}

function overflowNew(e: EventContext): Sentence {
	const { from, bucket: to, preallocated } = e.event.fields;
	const whence = preallocated
		? 'taken from the spare ones at the end of the table'
		: `${count(e.layout?.bucketSize ?? 0, 'byte')} of its own`;
	const name = e.bucketIndex(from) < 0 ? 'The overflow bucket' : `Bucket ${e.bucketIndex(from)}`;
	const { noverflow } = e.header;
	const counted =
		noverflow === e.field('noverflow')
			? `stays ${noverflow}: from B = 16 on it counts a sample`
			: `goes from ${e.field('noverflow')} to ${noverflow}`;
	return say`${name} is full: ${strong('newoverflow')} links a bucket behind it, ${whence}, at ${hex(to)}. noverflow ${counted}.`;
}

function accessBegin(e: EventContext): Sentence {
	if (e.h === 0) return say`The map is nil: every look-up in it finds nothing.`;
	return say`${strong(e.fn('mapaccess'))} looks for key ${strong(e.key)} among ${count(e.header.count, 'entry', 'entries')}.`;
}

function mapMake(e: EventContext): Sentence {
	const { B, hint } = e.event.fields;
	const type = e.type?.name ?? 'map';
	if (B === 0)
		return say`${strong(hint > 0 ? 'makemap' : 'makemap_small')} makes a ${strong(type)}: a header of ${hmap.size} bytes with B = 0, and no bucket before the first insert.`;
	return say`${strong('makemap')} makes a ${strong(type)} with room for ${grouped(hint)}: B = ${strong(B)}, so ${count(2 ** B, 'bucket')}, because ${grouped(hint)} ≤ ${share} × ${2 ** B}.`;
}

/** `1`, `1 and 2`, `1, 2 and 3`; the first few where they are many. */
function list(numbers: readonly number[]): string {
	if (numbers.length === 1) return String(numbers[0]);
	if (numbers.length > mostListed)
		return `${numbers.slice(0, mostListed).join(', ')} and ${numbers.length - mostListed} more`;
	return `${numbers.slice(0, -1).join(', ')} and ${numbers[numbers.length - 1]}`;
}

const mostListed = 4;

function journey({ growth: began, moved, grown, overflows, freed }: Journey): Sentence | null {
	const parts: string[] = [];
	if (began)
		parts.push(
			began.sameSize
				? 'a growth of the same size began'
				: `the table grew to ${grouped(2 ** began.B)} buckets`,
		);
	if (moved.length > 0)
		parts.push(`old bucket${moved.length === 1 ? '' : 's'} ${list(moved)} moved`);
	if (grown) parts.push('the growth came to its end');
	if (overflows > 0) parts.push(`${count(overflows, 'overflow bucket')} came in`);
	if (freed !== null) parts.push(`a collection freed ${count(freed, 'object')}`);
	return parts.length === 0 ? null : say`On the way: ${parts.join(', ')}.`;
}

/** The words but for those about some events. */
export const core = {
	journey,
	start: say`The program is loaded. Nothing has run yet.`,
	events: {
		'program.exit': (e) => say`The program ends with status ${strong(e.field('code'))}.`,
		stmt: (e) => say`Line ${e.event.line} is next: ${strong(e.code)}`,
		'call.enter': (e) => say`${strong(e.funcName)} is called.`,
		'call.exit': (e) => say`${strong(e.funcName)} returns.`,
		print: (e) => say`The program prints ${strong(e.printed)}.`,
		'map.make': mapMake,
		'map.access.begin': accessBegin,
		'map.access.end': (e) =>
			e.field('found')
				? say`Key ${strong(e.key)} is found: its elem is ${strong(e.elemAt(e.field('elem')))}.`
				: say`Key ${strong(e.key)} is not there: the program gets the zero value.`,
		'map.assign.begin': (e) =>
			say`${strong(e.fn('mapassign'))} looks for the slot of key ${strong(e.key)}. The map has ${count(e.header.count, 'entry', 'entries')}.`,
		'map.assign.end': (e) =>
			e.field('inserted')
				? say`The slot of key ${e.key} is ready, count is ${strong(e.header.count)}. The program gets the address of the elem, ${hex(e.field('elem'))}.`
				: say`Key ${e.key} was there already, so count stays ${strong(e.header.count)}. The program gets the address of the elem, ${hex(e.field('elem'))}.`,
		'elem.write': (e) =>
			say`The program writes the elem through that address: key ${e.key} now has ${strong(e.elemAt(e.field('elem')))}.`,
		hash,
		'bucket.select': (e) =>
			e.field('old')
				? say`Old bucket ${strong(e.field('index'))} has not moved yet, so the key is looked for there.`
				: e.follows('map.access.begin')
					? say`B is 0: there is only bucket ${strong(0)}, so the key is not even hashed.`
					: say`The search begins in bucket ${strong(e.field('index'))} of ${2 ** e.header.B}.`,
		'probe.tophash': probe,
		'probe.length': (e) => {
			const { slot, have, want } = e.event.fields;
			return say`The string in slot ${slot} has length ${strong(have)}, the key ${want}: ${have === want ? 'it may be the one' : 'it is passed over'}.`;
		},
		'probe.empty': probeEmpty,
		'key.ends': (e) =>
			say`The first and last 4 bytes in slot ${e.field('slot')} ${e.field('equal') ? 'are the same: it may be the one' : 'differ: it is passed over'}.`,
		'key.compare': compare,
		'chain.next': (e) =>
			say`All ${bucketCnt} slots are passed. The overflow pointer leads on to the bucket at ${strong(hex(e.field('to')))}.`,
		'slot.choose': (e) =>
			say`The key is not there. Slot ${strong(e.field('slot'))} of ${bucket(e, e.field('bucket'))} is the first free one of the chain.`,

		'write.begin': (e) =>
			say`${strong('hashWriting')} is set, flags is ${e.header.flags}: a goroutine that comes meanwhile ends the program.`,
		'write.end': (e) =>
			say`The write is over: ${strong('hashWriting')} is taken back, flags is ${e.header.flags}.`,
		'bucket.new': (e) =>
			say`The first insert allocates the only bucket: ${strong(count(e.layout?.bucketSize ?? 0, 'byte'))} at ${hex(e.field('bucket'))}.`,
		'overflow.new': overflowNew,
		'slot.insert': (e) =>
			say`Key ${strong(e.slotKey(e.field('bucket'), e.field('slot')))} goes into slot ${strong(e.field('slot'))} of ${bucket(e, e.field('bucket'))}, and tophash ${byte(e.field('tophash'))} into its byte at the front.`,
		'slot.update': (e) =>
			say`Key ${strong(e.key)} is in slot ${e.field('slot')} of ${bucket(e, e.field('bucket'))} already: its elem will be overwritten.`,

		'grow.check': check,
		'grow.begin': growth,
		'evacuate.begin': evacuateBegin,
		'evacuate.slot': evacuateSlot,
		'evacuate.empty': (e) =>
			say`Slot ${e.field('slot')} holds nothing: it is only marked ${strong('evacuatedEmpty')}.`,
		'evacuate.wipe': () =>
			say`Keys, elems and the overflow pointer of the old bucket are zeroed, so that it keeps nothing alive. Its tophash bytes stay.`,
		'evacuate.end': (e) => say`Old bucket ${strong(e.field('oldbucket'))} is evacuated.`,
		'grow.advance': (e) =>
			say`${strong('nevacuate')} advances to ${strong(e.field('nevacuate'))} of ${2 ** e.oldB}: every old bucket below has moved.`,
		'grow.end': (e) =>
			say`The growth is over: ${strong('oldbuckets')} is nil, and the ${count(e.field('bytes'), 'byte')} of the old table are garbage. The map has ${count(2 ** e.header.B, 'bucket')} for ${count(e.header.count, 'entry', 'entries')}.`,

		malloc: (e) => {
			const { addr, size, slot } = e.event.fields;
			const rounded = size === slot ? 'exactly a size class' : `rounded up from ${grouped(size)}`;
			return say`${strong('mallocgc')} hands out ${strong(count(slot, 'byte'))} (${rounded}) at ${hex(addr)}.`;
		},
	},
} satisfies Omit<Words, 'events'> & { events: Partial<Words['events']> };
