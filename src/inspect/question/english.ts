// What questions say, in English. A second language is a second object of the same type: the facts come from
// the kinds, the words are here.

import {
	bucketCnt,
	loadFactorDen,
	loadFactorNum,
	minTopHash,
	tophashOf,
} from '#engine/runtime/classic/layout.ts';
import { bucketName } from '../bucket-name.ts';
import { grouped, join, say, strong, type Sentence } from '../sentence.ts';
import { hexByte } from '../value.ts';
import type { QuestionKind } from './question.ts';

/** What is done with a key. */
export type Verb = 'insert' | 'look-up' | 'delete';

/** A key that is looked for. */
export interface KeyFacts {
	readonly verb: Verb;
	readonly key: string;
	/** Its hash in two halves. */
	readonly low: number;
	readonly high: number;
}

/** The bucket that a search begins in. */
export interface SelectFacts extends KeyFacts {
	readonly index: number;
	/** It is one of an old table. */
	readonly old: boolean;
	/** log2 of the buckets of its table. */
	readonly B: number;
	readonly growing: boolean;
}

/** A slot that is taken, or compared. */
export interface SlotFacts {
	readonly key: string;
	readonly tophash: number;
	readonly bucket: string;
	/** Slots of the chain. */
	readonly slots: number;
	/** The slot and its bucket; null: none. */
	readonly found: { readonly slot: number; readonly bucket: string } | null;
	/** It was emptied by a delete. */
	readonly again: boolean;
	/** Its tophash is that of the key, and no slot before it has that. */
	readonly byTophash: boolean;
}

/** Whether a table grows. */
export interface GrowthFacts {
	readonly key: string;
	readonly count: number;
	readonly B: number;
	readonly noverflow: number;
	readonly overflowLimit: number;
	/** The key is new. */
	readonly isNew: boolean;
	readonly growing: boolean;
	readonly result: GrowthChoice;
}

/** What becomes of the table. */
export type GrowthChoice = 'no' | 'doubles' | 'same';

/** Which old buckets move. */
export interface MovesFacts extends KeyFacts {
	readonly growing: boolean;
	readonly nevacuate: number;
	readonly oldB: number;
	/** Index of the old bucket that the key belongs to. */
	readonly own: number;
	readonly moved: readonly number[];
}

/** An entry that moves. */
export interface HalfFacts {
	readonly key: string;
	readonly old: number;
	readonly slot: number;
	readonly low: number;
	readonly oldB: number;
	readonly goal: number;
	readonly useY: boolean;
}

/** What the mark of a deleted slot becomes. */
export type EmptyChoice = 'one' | 'rest' | 'back' | 'freed';

const share = loadFactorNum / loadFactorDen;
const byte = (value: number) => `0x${hexByte(value)}`;
const hex = (low: number, high: number) =>
	`0x${(high >>> 0).toString(16).padStart(8, '0')}${(low >>> 0).toString(16).padStart(8, '0')}`;
const bits = (value: number, n: number) => (value & (2 ** n - 1)).toString(2).padStart(n, '0');
/** The end of a hash, in groups of four bits. */
const tail = (low: number) => `… ${bits(low >>> 4, 4)} ${bits(low, 4)}`;
const count = (n: number, one: string, many = `${one}s`) => `${grouped(n)} ${n === 1 ? one : many}`;
const list = (all: readonly (number | string)[]) =>
	all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;

function lowBits(low: number, B: number): string {
	if (B === 0) return 'B is 0, so there is only bucket 0';
	if (B === 1) return `the lowest bit, ${low & 1}, is the index`;
	return `the low ${B} bits, ${bits(low, B)}, are the index`;
}

function whyGrowth(facts: GrowthFacts): Sentence {
	const { key, count: n, B, noverflow, overflowLimit, isNew, growing, result } = facts;
	const main = 2 ** B;
	if (!isNew)
		return say`Key ${key} is there already: only a ${strong('new')} key can make a map grow.`;
	const limit = B === 0 ? `${bucketCnt}` : `${share} × ${main} = ${share * main}`;
	if (result === 'doubles')
		return say`${n} + 1 entries are more than ${strong(limit)}, so the table doubles.`;
	if (result === 'same')
		return say`noverflow is ${strong(noverflow)}, and ${overflowLimit} are too many for ${count(main, 'bucket')}, though the load is low: the entries are packed again into a table of the same size.`;
	if (growing) return say`It is growing already, and no second growth begins before that is over.`;
	if (n < bucketCnt) return say`Up to ${strong(bucketCnt)} entries no map grows, whatever its B.`;
	return say`${n} + 1 entries are not more than ${strong(limit)}, and ${count(noverflow, 'overflow bucket')} not too many.`;
}

/** What is wrong with another answer about a growth. */
function remarkOnGrowth({ isNew, result }: GrowthFacts, guess: GrowthChoice): Sentence | null {
	if (!isNew) return null;
	if (result === 'no')
		return say`A bucket that is full gets an overflow bucket. What counts is the load of the ${strong('whole table')}, not of one bucket.`;
	if (guess === 'no' && result === 'doubles')
		return say`There may be free slots left: the limit is a mean of ${share} entries per bucket, not ${bucketCnt}.`;
	if (guess === 'same')
		return say`A table of the same size is for maps with many overflow buckets and few entries.`;
	return null;
}

function whyMoves({ growing, low, oldB, own, moved }: MovesFacts): Sentence {
	const others = moved.filter((index) => index !== own);
	const first = moved.includes(own)
		? say`The old bucket that the key itself belongs to, ${strong(own)} (${lowBits(low, oldB)})`
		: say`The key belongs to old bucket ${own}, which has moved already`;
	if (moved.length === 0)
		return join(say`${growing ? 'Nothing is left to do.' : ''}`, [`${first.join('')}.`]);
	if (others.length === 0) return [...first.slice(0, -1), `${first.at(-1)}: then none is left.`];
	const link = moved.includes(own) ? ', and then' : '; so it is only';
	return [
		...first.slice(0, -1),
		`${first.at(-1)}${link} the first that is left, `,
		list(others),
		', so that the growth comes to an end.',
	];
}

/** The words of the questions. */
export const english = {
	/** What the kinds are called, as what there is to repeat. */
	names: {
		bucket: 'Which bucket?',
		slot: 'Which slot?',
		grow: 'Will it grow?',
		bytes: 'How many bytes?',
		tophash: 'Which tophash?',
		half: 'X or Y?',
		moves: 'Which old buckets move?',
		empty: 'emptyOne or emptyRest?',
		next: 'Which slot comes next?',
	} satisfies Record<QuestionKind, string>,

	bucket: bucketName,

	/** Why a question cannot be asked at an event. */
	refused: {
		place: (kind: QuestionKind, places: readonly string[], name: string) =>
			`a question of the kind ${kind} is asked at ${list(places)}, not at ${name}`,
		noMap: 'the map is nil or has no buckets there',
		large: (buckets: number, most: number) =>
			`a table of ${buckets} buckets is too large to point at (at most ${most})`,
		oneBucket: 'there is only one bucket',
		noSearch: 'this operation searches no bucket',
		hidden: 'what would be the answer is not in the picture yet',
		unfinished: 'the operation does not come to its end',
		sameSize: 'a growth of the same size has no halves',
		irreflexive: 'a key that does not equal itself hashes to another number each time',
		notGrowing: 'the map is not growing there',
		twoGrowths: 'one growth ends and another one begins in this operation',
		notFound: 'the key is not there, so nothing is deleted',
	},

	select: {
		prompt: ({ verb, key, low, B, growing, old }: SelectFacts) =>
			join(
				say`The ${verb} of key ${strong(key)} comes next. Its hash ends in ${strong(tail(low))}, and B is ${strong(old ? B + 1 : B)}${growing ? '; the map is growing' : ''}.`,
				say`In which bucket does the search begin?`,
			),
		why: ({ low, B, index, old }: SelectFacts): Sentence =>
			old
				? say`Old bucket ${strong(index)} has not moved yet, so the search is there: of the old table, ${lowBits(low, B)}.`
				: say`Of 2^B = ${2 ** B} buckets, ${lowBits(low, B)}: bucket ${strong(index)}.`,
		hint: (): Sentence =>
			say`The low B bits of the hash, read as a number, are the index of the bucket.`,
		wroteOld: (): Sentence =>
			say`A write never goes to an old bucket: ${strong('growWork')} has moved it before.`,
		readNew: (): Sentence =>
			say`Reads move nothing, and the new bucket is empty until the old one has been moved.`,
	},

	tophash: {
		prompt: ({ verb, key, low, high }: KeyFacts): Sentence =>
			say`The hash of key ${strong(key)} is ${strong(hex(low, high))}. Which tophash does the ${verb} go by?`,
		why: (high: number): Sentence => {
			const top = high >>> 24;
			return top < minTopHash
				? say`The top byte is ${byte(top)}. Values below ${minTopHash} are marks, so ${minTopHash} is added: ${strong(byte(tophashOf(high)))}.`
				: say`It is the top byte of the hash: ${strong(byte(top))}.`;
		},
		hint: (): Sentence =>
			say`It is the byte that the hash begins with, and ${minTopHash} more if that is below ${minTopHash}.`,
		lowByte: (): Sentence =>
			say`That is the low end of the hash, which selects the bucket. The tophash is taken from the other end, so that the two are independent.`,
		mark: (): Sentence =>
			say`That byte would be taken for a mark: values below ${minTopHash} say that a slot is empty or has moved.`,
	},

	place: {
		prompt: ({ key, bucket }: SlotFacts): Sentence =>
			say`Key ${strong(key)} is new, and ${strong(bucket)} is where it goes. Which slot takes it?`,
		none: 'None is free',
		why: ({ found, slots, again }: SlotFacts): Sentence => {
			if (found === null)
				return say`All ${slots} slots of the chain are in use: ${strong('newoverflow')} links a bucket behind it.`;
			const first = say`Slot ${strong(found.slot)} of ${found.bucket} is the first free one of the chain.`;
			return again ? join(first, say`A delete left it: such slots are used again.`) : first;
		},
		hint: (): Sentence =>
			say`The chain is searched from its first slot on, and emptyOne is as free as emptyRest.`,
		taken: (slot: number): Sentence =>
			say`Slot ${slot} is in use: an entry is never pushed aside, and none moves without a growth.`,
		later: (slot: number): Sentence =>
			say`Slot ${slot} is free, too, but another one comes before it.`,
	},

	compare: {
		prompt: ({ key, bucket, tophash }: SlotFacts): Sentence =>
			say`The search for key ${strong(key)}, tophash ${strong(byte(tophash))}, begins in ${strong(bucket)}. Which slot’s key is the first to be compared with it?`,
		none: 'No key is compared',
		why: ({ found, byTophash, tophash }: SlotFacts): Sentence => {
			if (found === null)
				return say`No slot calls for it: the search ends without a look at any key.`;
			return byTophash
				? say`Slot ${strong(found.slot)} of ${found.bucket} is the first with tophash ${byte(tophash)}.`
				: say`Slot ${strong(found.slot)} of ${found.bucket} is the first one in use: for keys like these the keys themselves are compared, because that costs no more than a tophash.`;
		},
		hint: (): Sentence =>
			say`Look along the chain from slot 0 of its first bucket: which is the first slot that could hold the key?`,
		empty: (slot: number): Sentence =>
			say`Slot ${slot} holds no entry, so there is no key to compare.`,
	},

	grow: {
		prompt: ({ key, count: n, B, noverflow }: GrowthFacts): Sentence =>
			say`The map has ${strong(count(n, 'entry', 'entries'))} in ${strong(count(2 ** B, 'bucket'))}${noverflow > 0 ? ` and ${count(noverflow, 'overflow bucket')}` : ''}. Does the insert of key ${strong(key)} make it grow?`,
		choices: (B: number): Record<GrowthChoice, string> => ({
			no: 'No',
			doubles: `Yes, to ${2 ** (B + 1)} buckets`,
			same: 'Yes, to the same size',
		}),
		why: whyGrowth,
		hint: (): Sentence =>
			say`A new key makes it grow if there would be more than ${bucketCnt} entries and more than ${share} per bucket, or if there are about as many overflow buckets as buckets.`,
		remark: remarkOnGrowth,
	},

	bytes: {
		prompt: (verb: Verb, key: string): Sentence =>
			say`How many bytes does the ${verb} of key ${strong(key)} allocate?`,
		promptMalloc: (size: number): Sentence =>
			say`${strong('mallocgc')} is asked for ${strong(count(size, 'byte'))}. How many does it hand out?`,
		nothing: (): Sentence => say`Nothing is allocated: there is room in a bucket that the map has.`,
		table: (buckets: number, size: number, total: number): Sentence =>
			say`A table of ${buckets} buckets of ${size} bytes: ${strong(count(total, 'byte'))}.`,
		parts: (parts: readonly number[], total: number): Sentence =>
			parts.length === 1
				? say`One object of ${strong(count(total, 'byte'))}.`
				: say`${parts.map(grouped).join(' + ')} = ${strong(count(total, 'byte'))}.`,
		rounded: (size: number, slot: number): Sentence =>
			size === slot
				? say`There is a size class of exactly ${strong(count(slot, 'byte'))}.`
				: say`The smallest size class with room for ${size} bytes has ${strong(count(slot, 'byte'))}.`,
		hint: (bucketSize: number): Sentence =>
			say`A bucket of this map has ${strong(count(bucketSize, 'byte'))}. Is a new bucket needed, or a new table, or nothing?`,
		hintMalloc: (): Sentence =>
			say`Objects come in size classes: a request is rounded up to the next one.`,
		notAlways: (): Sentence =>
			say`Most inserts allocate nothing: they fill slots of buckets that are there.`,
		oneBucket: (): Sentence => say`That is one bucket: the table is allocated as a whole.`,
	},

	half: {
		prompt: ({ key, old, slot, low }: HalfFacts): Sentence =>
			say`Old bucket ${old} is being evacuated. Slot ${slot} holds key ${strong(key)}, whose hash ends in ${strong(tail(low))}. Where does the entry go?`,
		choice: (useY: boolean, index: number) => `${useY ? 'Y' : 'X'}: bucket ${index}`,
		why: ({ low, oldB, old, goal, useY }: HalfFacts): Sentence =>
			say`Bit ${oldB} of the hash is ${strong((low >>> oldB) & 1)}: ${useY ? `${old} + ${2 ** oldB} = ${goal}, the Y half` : `the index stays ${old}, the X half`}.`,
		hint: ({ oldB }: HalfFacts): Sentence =>
			say`One more bit of the hash counts now: bit ${strong(oldB)}, counted from 0 at the right end.`,
		bitWrong: ({ oldB }: HalfFacts): Sentence =>
			say`Neither the order of the slots nor the room in the new buckets matters: bit ${oldB} alone decides.`,
	},

	moves: {
		prompt: ({ verb, key, low, growing, nevacuate }: MovesFacts): Sentence =>
			growing
				? say`The map is growing, nevacuate is ${strong(nevacuate)}. Which old buckets does the ${verb} of key ${strong(key)} move? Its hash ends in ${strong(tail(low))}.`
				: say`The ${verb} of key ${strong(key)}, whose hash ends in ${strong(tail(low))}, makes the table grow. Which of the buckets that are old then does it move at once?`,
		why: whyMoves,
		hint: (): Sentence =>
			say`A write moves the old bucket that its own key belongs to, and one more: the one that ${strong('nevacuate')} points to.`,
		all: (): Sentence =>
			say`A growth is not done all at once: each write moves ${strong('two')} old chains at most, and reads move none.`,
		nothing: (): Sentence => say`Every write to a growing map helps to move it.`,
	},

	empty: {
		prompt: (key: string, slot: number, bucket: string): Sentence =>
			say`Key ${strong(key)} was found in slot ${strong(slot)} of ${bucket}, and is deleted now. What does the slot become?`,
		choices: {
			one: 'emptyOne',
			rest: 'emptyRest, it alone',
			back: 'emptyRest, with empty slots before it',
			freed: 'Nothing: its memory is given back',
		} satisfies Record<EmptyChoice, string>,
		why: (slot: number, changed: number): Sentence => {
			if (changed === 0)
				return say`Something may follow slot ${slot} in its chain, so searches have to go on past it: ${strong('emptyOne')}.`;
			if (changed === 1)
				return say`Nothing follows slot ${slot} in its chain, and the slot before it is in use, if there is one: it alone becomes ${strong('emptyRest')}.`;
			return say`Nothing follows slot ${slot}, and what came before it was emptyOne: ${strong(changed)} slots become ${strong('emptyRest')}, back to the last entry.`;
		},
		hint: (): Sentence =>
			say`${strong('emptyRest')} says that nothing is stored from here to the end of the chain. Is that so, and was it kept from slots before it by this entry?`,
		shrinks: (): Sentence =>
			say`A map never shrinks: its buckets stay until the whole map is garbage.`,
		one: (): Sentence =>
			say`${strong('emptyOne')} would send searches on to slots that cannot hold anything.`,
		follows: (): Sentence =>
			say`${strong('emptyRest')} would end searches for entries that come behind it.`,
	},

	next: {
		first: (bucket: number, offset: number): Sentence =>
			say`The loop begins at bucket ${strong(bucket)}, and each bucket at slot ${strong(offset)}. Which slot does it get first?`,
		prompt: (slot: number, bucket: string, offset: number): Sentence =>
			say`The loop got slot ${strong(slot)} of ${bucket}. It begins each bucket at slot ${strong(offset)}. Which one does it get next?`,
		none: 'None: the loop ends',
		ends: (): Sentence =>
			say`It has gone round all buckets and is back where it began: the loop ends.`,
		same: (slot: number, bucket: string): Sentence =>
			say`Round the bucket from there, slot ${strong(slot)} of ${bucket} is the next that holds an entry.`,
		moved: (slot: number, bucket: string, offset: number): Sentence =>
			say`No entry is left before it: ${strong(bucket)} comes next, from slot ${offset} on, and slot ${strong(slot)} is the first that holds an entry.`,
		hint: (): Sentence =>
			say`Go on slot by slot, round the end of the bucket to where it was begun; then its overflow buckets, then the next bucket. Slots without an entry are passed over.`,
		random: (): Sentence =>
			say`Loops do not begin at slot 0, nor go in the order of the inserts: the first bucket and slot are drawn at random.`,
	},
};

/** The words of the questions, in some language. */
export type QuestionWords = typeof english;
