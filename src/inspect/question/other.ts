// Questions about what else an operation does: the bytes it allocates, what a delete leaves, where a loop goes on.

import type { Addr } from '#engine/memory/address.ts';
import { hiter } from '#engine/runtime/classic/layout.ts';
import { eventAt, type TraceEvent } from '#engine/trace/trace.ts';
import type { TableHead } from '../classic.ts';
import type { Asking } from './asking.ts';
import { verbOf, type Ask } from './draft.ts';
import type { EmptyChoice } from './english.ts';
import type { Answer } from './question.ts';

/** How many bytes an operation, or one call of mallocgc, allocates. */
export const askBytes: Ask = (asking) =>
	asking.event.name === 'malloc' ? askMalloc(asking) : askAllocated(asking);

const askMalloc: Ask = ({ words, event }) => {
	const { size, slot } = event.fields;
	return {
		at: event.index,
		until: event.index + 1,
		prompt: words.bytes.promptMalloc(size),
		form: { type: 'number', unit: 'bytes' },
		truth: { type: 'number', value: slot },
		why: words.bytes.rounded(size, slot),
		hint: words.bytes.hintMalloc(),
	};
};

const askAllocated: Ask = (asking) => {
	const { words, event } = asking;
	const map = asking.mapIn(event.index);
	if (!map) return words.refused.noMap;
	const { bucketSize } = map.t;
	const parts = asking.all('malloc').map(({ fields }) => fields.slot);
	const total = parts.reduce((sum, part) => sum + part, 0);
	const table = asking.first('grow.begin');
	const buckets = table ? 2 ** table.fields.B : 0;
	const why =
		parts.length === 0
			? words.bytes.nothing()
			: total === buckets * bucketSize
				? words.bytes.table(buckets, bucketSize, total)
				: words.bytes.parts(parts, total);
	return {
		at: event.index,
		until: (asking.span.at(-1) ?? event).index + 1,
		prompt: words.bytes.prompt(verbOf(asking), asking.key),
		form: { type: 'number', unit: 'bytes' },
		truth: { type: 'number', value: total },
		why,
		hint: words.bytes.hint(bucketSize),
		remark: (answer) => {
			if (answer.type !== 'number' || answer.value === total) return null;
			if (total === 0) return words.bytes.notAlways();
			return answer.value === bucketSize && buckets > 0 ? words.bytes.oneBucket() : null;
		},
	};
};

/** What the mark of the deleted slot becomes, and which others change with it. */
export const askEmpty: Ask = (asking) => {
	const { words } = asking;
	const one = asking.first('slot.emptyOne');
	const begin = asking.first('slot.clear') ?? one;
	if (!one || !begin) return words.refused.notFound;
	const map = asking.mapIn(begin.index, asking.event.fields.h);
	const select = asking.last('bucket.select');
	if (!map?.header.table || !select) return words.refused.noMap;
	const { choices } = asking.chain(begin.index, map, map.header.table, select.fields.index, false);
	const { bucket, slot } = one.fields;
	const rest = asking.all('slot.emptyRest');
	const truth = rest.length === 0 ? 'one' : rest.length === 1 ? 'rest' : 'back';
	const labels = words.empty.choices;
	const ids: EmptyChoice[] = ['one', 'rest', 'back', 'freed'];
	const name = choices.find(({ addr }) => addr === bucket)?.name ?? '';
	return {
		at: begin.index,
		until: (rest.at(-1) ?? one).index + 1,
		prompt: words.empty.prompt(asking.key, slot, name),
		about: { bucket, slot },
		form: { type: 'choice', choices: ids.map((id) => ({ id, label: labels[id] })) },
		truth: { type: 'choice', id: truth },
		shows: (rest.length > 0 ? rest : [one]).map(({ fields }) => ({
			bucket: fields.bucket,
			slot: fields.slot,
		})),
		why: words.empty.why(slot, rest.length),
		hint: words.empty.hint(),
		remark: (answer) => {
			if (answer.type !== 'choice' || answer.id === truth) return null;
			if (answer.id === 'freed') return words.empty.shrinks();
			if (answer.id === 'one') return words.empty.one();
			return truth === 'one' ? words.empty.follows() : null;
		},
	};
};

/** Events of a loop on its way from one entry to the next. */
const onTheWay = new Set([
	'iterate.skip',
	'iterate.bucket',
	'hash',
	'bucket.select',
	'probe.tophash',
	'key.compare',
	'chain.next',
]);

/** Which slot the loop gets next. */
export const askNext: Ask = (asking) => {
	const { words, event } = asking;
	const { it } = event.fields;
	const begin = asking.before(({ fields }) => fields.it === it, 'iterate.begin');
	if (!begin) return words.refused.noMap;
	const at = beforeTheWay(asking);
	const map = asking.mapIn(at, begin.fields.h);
	if (!map) return words.refused.noMap;
	const tooLarge = asking.tooLarge(map);
	if (tooLarge) return tooLarge;
	const { header } = map;
	const each = (table: TableHead | null, old: boolean) =>
		Array.from({ length: table?.main ?? 0 }, (_, i) =>
			table ? asking.chain(at, map, table, i, old).choices : [],
		).flat();
	const buckets = [...each(header.table, false), ...each(header.oldTable, true)];
	const ends = event.name === 'iterate.end';
	const truth: Answer = ends
		? { type: 'slot', bucket: 0, slot: -1 }
		: { type: 'slot', bucket: event.fields.bucket, slot: event.fields.slot };
	const nameOf = (addr: Addr) => buckets.find((one) => one.addr === addr)?.name;
	const name = nameOf(event.fields.bucket);
	if (!ends && name === undefined) return words.refused.hidden;
	const { offset, startBucket } = hiter.read(asking.replay.seek(at), it);
	const last = lastEntry(asking, at, begin);
	const isSame = last !== null && last.bucket === event.fields.bucket;
	const next = words.next;
	return {
		at,
		until: event.index + 1,
		prompt: last
			? next.prompt(last.slot, nameOf(last.bucket) ?? '', offset)
			: next.first(startBucket, offset),
		form: { type: 'slot', buckets, none: next.none },
		truth,
		why: ends
			? next.ends()
			: isSame
				? next.same(event.fields.slot, name ?? '')
				: next.moved(event.fields.slot, name ?? '', offset),
		hint: next.hint(),
		remark: (answer) =>
			answer.type === 'slot' && answer.slot === 0 && offset !== 0 && last === null
				? next.random()
				: null,
	};
};

/** The state in which the loop has not yet set out for the entry. */
function beforeTheWay({ replay, event }: Asking): number {
	const { events } = replay.trace;
	let state = event.index;
	while (state > 0 && onTheWay.has(eventAt(events, state - 1).name)) state--;
	return state;
}

/** The slot that the loop got last; null at its beginning. */
function lastEntry(asking: Asking, at: number, begin: TraceEvent) {
	const { it } = begin.fields;
	const last = asking.before(
		({ fields, index }) => fields.it === it && index < at,
		'iterate.yield',
	);
	return last && last.index > begin.index
		? { bucket: last.fields.bucket, slot: last.fields.slot }
		: null;
}
