// Questions about a search: which bucket it begins in, the tophash it goes by, and the slot that is compared first or
// that takes a new entry.

import { bucketCnt, emptyOne, minTopHash, tophashOf } from '#engine/runtime/classic/layout.ts';
import type { TraceEvent } from '#engine/trace/trace.ts';
import type { Bucket, TableHead } from '../classic.ts';
import type { Asking, ChainThen, MapThen } from './asking.ts';
import { verbOf, type Ask, type Draft } from './draft.ts';
import type { KeyFacts, SelectFacts, SlotFacts } from './english.ts';
import type { Answer, BucketChoice } from './question.ts';

/** The key that the operation is about, with its hash; null where it is not hashed. */
export function keyFacts(asking: Asking): KeyFacts | null {
	const hash = asking.first('hash');
	if (!hash) return null;
	const { hash: low, hashHigh: high } = hash.fields;
	return { verb: verbOf(asking), key: asking.key, low, high };
}

/** In which bucket the search begins. */
export const askBucket: Ask = (asking) => {
	const { words, event } = asking;
	const key = keyFacts(asking);
	const select = asking.first('bucket.select');
	if (!key || !select) return words.refused.noSearch;
	const map = asking.mapIn(event.index);
	if (!map?.header.table) return words.refused.noMap;
	const tooLarge = asking.tooLarge(map);
	if (tooLarge) return tooLarge;
	const { header } = map;
	const olds = asking.mains(event.index, map, header.oldTable, true);
	const buckets = [...asking.mains(event.index, map, header.table, false), ...olds];
	const { bucket, index, old } = select.fields;
	if (buckets.length < 2) return words.refused.oneBucket;
	if (!buckets.some(({ addr }) => addr === bucket)) return words.refused.hidden;
	const facts: SelectFacts = {
		...key,
		index,
		old: old === 1,
		B: (old === 1 ? header.oldTable?.B : header.B) ?? 0,
		growing: header.growing,
	};
	return {
		at: event.index,
		until: select.index + 1,
		prompt: words.select.prompt(facts),
		form: { type: 'bucket', buckets },
		truth: { type: 'bucket', bucket },
		why: words.select.why(facts),
		hint: words.select.hint(),
		remark: (answer) => remarkOnTable(asking, olds, facts, answer),
	};
};

/** The right place in the wrong table. */
function remarkOnTable(
	{ words }: Asking,
	olds: readonly BucketChoice[],
	{ old, growing }: SelectFacts,
	answer: Answer,
) {
	if (answer.type !== 'bucket' || !growing) return null;
	const isOld = olds.some(({ addr }) => addr === answer.bucket);
	if (isOld === old) return null;
	return old ? words.select.readNew() : words.select.wroteOld();
}

/** The tophash of the key. */
export const askTophash: Ask = (asking) => {
	const { words, event } = asking;
	const hash = asking.first('hash');
	const key = keyFacts(asking);
	if (!hash || !key) return words.refused.noSearch;
	const value = tophashOf(key.high);
	return {
		at: event.index,
		until: hash.index + 1,
		prompt: words.tophash.prompt(key),
		form: { type: 'number', unit: 'byte' },
		truth: { type: 'number', value },
		why: words.tophash.why(key.high),
		hint: words.tophash.hint(),
		remark: (answer) => {
			if (answer.type !== 'number' || answer.value === value) return null;
			if (answer.value === (key.low & 0xff)) return words.tophash.lowByte();
			return answer.value === key.high >>> 24 ? words.tophash.mark() : null;
		},
	};
};

/** Which slot takes a new entry, or is the first to be compared with the key that is looked for. */
export const askSlot: Ask = (asking) =>
	asking.first('slot.insert') ? askPlace(asking) : askCompare(asking);

/** Which slot of the chain takes the entry. */
export const askPlace: Ask = (asking) => {
	const insert = asking.first('slot.insert');
	const select = asking.last('bucket.select');
	const chain = select && chainBehind(asking, select);
	if (!insert || !chain) return asking.words.refused.noSearch;
	const { bucket, slot } = insert.fields;
	const known = chain.buckets.find(({ addr }) => addr === bucket);
	const draft = slotDraft(asking, select, chain, insert, known ? { bucket, slot } : null);
	const { words } = asking;
	const facts = { ...draft.facts, again: known?.tophash[slot] === emptyOne };
	return {
		...draft.common,
		prompt: words.place.prompt(facts),
		form: { type: 'slot', buckets: chain.choices, none: words.place.none },
		why: words.place.why(facts),
		hint: words.place.hint(),
		remark: (answer) => {
			const at = tophashIn(chain, answer);
			if (at === null || answer.type !== 'slot') return null;
			return at >= minTopHash ? words.place.taken(answer.slot) : words.place.later(answer.slot);
		},
	};
};

/** Which slot's key is compared first. */
export const askCompare: Ask = (asking) => {
	const { words } = asking;
	const select = asking.first('bucket.select');
	const chain = select && chainBehind(asking, select);
	if (!chain) return words.refused.noSearch;
	const next = asking.span.find(
		({ name, index }) =>
			index > select.index && (name === 'grow.begin' || name === 'evacuate.begin'),
	);
	const compare = asking.first('key.compare', select.index);
	const found = compare && (!next || compare.index < next.index) ? compare : undefined;
	const over = found ?? asking.span.at(-1)!; // a span holds at least the event itself
	const place = found ? { bucket: found.fields.bucket, slot: found.fields.slot } : null;
	const { common, facts } = slotDraft(asking, select, chain, over, place);
	return {
		...common,
		prompt: words.compare.prompt(facts),
		form: { type: 'slot', buckets: chain.choices, none: words.compare.none },
		why: words.compare.why(facts),
		hint: words.compare.hint(),
		remark: (answer) => {
			const at = tophashIn(chain, answer);
			if (at === null || answer.type !== 'slot') return null;
			return at < minTopHash ? words.compare.empty(answer.slot) : null;
		},
	};
};

/** The chain that is searched, as it is when its bucket has been selected. */
function chainBehind(asking: Asking, select: TraceEvent): ChainThen | null {
	const state = select.index + 1;
	const { h, index, old } = select.fields;
	const map = asking.mapIn(state, h);
	const table = tableOf(map, old === 1);
	return map && table && asking.chain(state, map, table, index, old === 1);
}

function tableOf(map: MapThen | null, old: boolean): TableHead | null {
	return (old ? map?.header.oldTable : map?.header.table) ?? null;
}

/** What questions about slots have in common. */
function slotDraft(
	asking: Asking,
	select: TraceEvent,
	{ choices, buckets }: ChainThen,
	over: TraceEvent,
	found: { bucket: number; slot: number } | null,
): { facts: SlotFacts; common: Pick<Draft, 'at' | 'until' | 'truth'> } {
	const tophash = tophashOf(keyFacts(asking)?.high ?? 0);
	const name = choices.find(({ addr }) => addr === found?.bucket)?.name;
	const facts: SlotFacts = {
		key: asking.key,
		tophash,
		bucket: choices[0].name,
		slots: buckets.length * bucketCnt,
		found: found && { slot: found.slot, bucket: name ?? '' },
		again: false,
		byTophash: found !== null && isFirst(buckets, tophash, found),
	};
	const truth: Answer = { type: 'slot', ...(found ?? { bucket: 0, slot: -1 }) };
	return { facts, common: { at: select.index + 1, until: over.index + 1, truth } };
}

/** Whether a slot is the first of its chain with a tophash. */
function isFirst(
	buckets: readonly Bucket[],
	tophash: number,
	found: { bucket: number; slot: number },
): boolean {
	for (const { addr, tophash: all } of buckets) {
		const slot = all.indexOf(tophash);
		if (slot >= 0) return addr === found.bucket && slot === found.slot;
	}
	return false;
}

function tophashIn({ buckets }: ChainThen, answer: Answer): number | null {
	if (answer.type !== 'slot') return null;
	return buckets.find(({ addr }) => addr === answer.bucket)?.tophash[answer.slot] ?? null;
}
