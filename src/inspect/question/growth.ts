// Questions about growing: whether it begins, which old buckets a write moves, and which half an entry goes to.

import { keys, type MapType } from '#engine/runtime/classic/layout.ts';
import { eventAt, type TraceEvent } from '#engine/trace/trace.ts';
import type { MapHeader } from '../classic.ts';
import type { Asking } from './asking.ts';
import type { Ask } from './draft.ts';
import type { GrowthChoice, GrowthFacts, HalfFacts, MovesFacts } from './english.ts';
import { keyFacts } from './search.ts';

/** Whether the insert makes the table grow. */
export const askGrow: Ask = (asking) => {
	const { words, event } = asking;
	const map = asking.mapIn(event.index);
	const end = asking.last('map.assign.end');
	if (!map) return words.refused.noMap;
	if (!end) return words.refused.unfinished;
	const { header } = map;
	const begin = asking.first('grow.begin');
	const result = growthOf(begin);
	const facts: GrowthFacts = {
		key: asking.key,
		count: header.count,
		B: header.B,
		noverflow: header.noverflow,
		overflowLimit: 2 ** Math.min(header.B, 15),
		isNew: end.fields.inserted === 1,
		growing: header.growing,
		result,
	};
	const labels = words.grow.choices(header.B);
	const choices = (['no', 'doubles', 'same'] as const).map((id) => ({ id, label: labels[id] }));
	return {
		at: event.index,
		until: begin ? begin.index + 1 : end.index + 1,
		prompt: words.grow.prompt(facts),
		form: { type: 'choice', choices },
		truth: { type: 'choice', id: result },
		why: words.grow.why(facts),
		hint: words.grow.hint(),
		remark: (answer) =>
			answer.type === 'choice' && answer.id !== result
				? words.grow.remark(facts, answer.id as GrowthChoice)
				: null,
	};
};

function growthOf(begin: TraceEvent | undefined): GrowthChoice {
	if (!begin) return 'no';
	return begin.fields.sameSize ? 'same' : 'doubles';
}

/** Which old buckets the write evacuates. */
export const askMoves: Ask = (asking) => {
	const { words, event } = asking;
	const map = asking.mapIn(event.index);
	const key = keyFacts(asking);
	const begins = asking.all('grow.begin');
	if (!map || !key) return words.refused.noMap;
	const { header } = map;
	if (!header.growing && begins.length === 0) return words.refused.notGrowing;
	if (header.growing && begins.length > 0) return words.refused.twoGrowths;
	const tooLarge = asking.tooLarge(map);
	if (tooLarge) return tooLarge;
	const table = header.growing ? header.oldTable : header.table;
	if (table === null) return words.refused.hidden;
	const buckets = asking.mains(event.index, map, table, header.growing);
	const moved = asking.all('evacuate.begin');
	const facts: MovesFacts = {
		...key,
		growing: header.growing,
		nevacuate: header.growing ? header.nevacuate : 0,
		oldB: table.B,
		own: (key.low & (table.main - 1)) >>> 0,
		moved: moved.map(({ fields }) => fields.oldbucket),
	};
	const last = asking.last('evacuate.end') ?? asking.span.at(-1) ?? event;
	return {
		at: event.index,
		until: last.index + 1,
		prompt: words.moves.prompt(facts),
		form: { type: 'buckets', buckets },
		truth: { type: 'buckets', buckets: moved.map(({ fields }) => fields.bucket) },
		why: words.moves.why(facts),
		hint: words.moves.hint(),
		remark: (answer) => {
			if (answer.type !== 'buckets') return null;
			if (answer.buckets.length === 0 && moved.length > 0) return words.moves.nothing();
			return answer.buckets.length > Math.max(moved.length, 2) ? words.moves.all() : null;
		},
	};
};

/** Events that come between the hash of a moving entry and its move. */
const between = new Set(['malloc', 'overflow.new', 'gc.begin', 'gc.mark', 'gc.free', 'gc.end']);

/** Which half the entry goes to. */
export const askHalf: Ask = (asking) => {
	const { words, event } = asking;
	const { from, fromSlot, useY, hash: low, hashHigh } = event.fields;
	if (low === 0 && hashHigh === 0) return words.refused.sameSize;
	const evacuation = asking.before(() => true, 'evacuate.begin');
	if (!evacuation) return words.refused.unfinished;
	const { h, oldbucket: old } = evacuation.fields;
	const at = stateBeforeHash(asking);
	const map = asking.mapIn(at, h);
	const { table, oldTable } = map?.header ?? ({ table: null, oldTable: null } as Tables);
	if (!map || !table || !oldTable) return words.refused.noMap;
	const tooLarge = asking.tooLarge(map);
	if (tooLarge) return tooLarge;
	const isY = useY === 1;
	if (((low >>> oldTable.B) & 1) !== useY) return words.refused.irreflexive;
	const facts: HalfFacts = {
		key: keyIn(asking, at, map.t, from, fromSlot),
		old,
		slot: fromSlot,
		low,
		oldB: oldTable.B,
		goal: isY ? old + oldTable.main : old,
		useY: isY,
	};
	const choice = (y: boolean) => {
		const index = y ? old + oldTable.main : old;
		const bucket = table.addr + index * map.t.bucketSize;
		return { id: y ? 'Y' : 'X', label: words.half.choice(y, index), bucket };
	};
	return {
		at,
		until: event.index + 1,
		prompt: words.half.prompt(facts),
		about: { bucket: from, slot: fromSlot },
		form: { type: 'choice', choices: [choice(false), choice(true)] },
		truth: { type: 'choice', id: isY ? 'Y' : 'X' },
		why: words.half.why(facts),
		hint: words.half.hint(facts),
		remark: (answer) =>
			answer.type === 'choice' && answer.id !== (isY ? 'Y' : 'X')
				? words.half.bitWrong(facts)
				: null,
	};
};

type Tables = Pick<MapHeader, 'table' | 'oldTable'>;

function keyIn(asking: Asking, state: number, t: MapType, bucket: number, slot: number): string {
	const at = bucket + keys + slot * t.keySlot;
	const memory = asking.replay.seek(state);
	return asking.keyAt(state, t, t.indirectKey ? memory.loadPointer(at) : at);
}

/** The sentence about the hash tells where the entry goes: the question comes before it. */
function stateBeforeHash({ replay, event }: Asking): number {
	const { events } = replay.trace;
	for (let i = event.index - 1; i >= 0; i--) {
		const { name } = eventAt(events, i);
		if (name === 'hash') return i;
		if (!between.has(name)) break;
	}
	return event.index;
}
