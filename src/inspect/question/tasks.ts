// Tasks: the operations of a run that a reader may carry out in the runtime's place, and the questions that lead
// through one: the steps of the runtime, in its order.

import type { Replay } from '#engine/trace/replay.ts';
import { eventNames } from '#engine/trace/schema.ts';
import type { Subgoal } from '../subgoal.ts';
import { Asking } from './asking.ts';
import { verbOf, type Ask } from './draft.ts';
import { english, type QuestionWords, type Verb } from './english.ts';
import { askGrow, askHalf, askMoves } from './growth.ts';
import { questionOf } from './kinds.ts';
import { askEmpty } from './other.ts';
import type { Question, QuestionKind } from './question.ts';
import { askBucket, askCompare, askPlace, askTophash } from './search.ts';

/** An operation that can be carried out step by step. */
export interface Task {
	/** The event that begins it. */
	readonly event: number;
	/** The how-manieth of its verb in the run, from 1. */
	readonly nth: number;
	readonly verb: Verb;
	readonly key: string;
	/** The table grows in it, or entries move. */
	readonly grows: boolean;
	readonly moves: boolean;
}

/** A step of a task. */
export interface Step {
	readonly subgoal: Subgoal;
	readonly question: Question;
}

/** Tasks that are offered, at most: those with growth first, then the others, spread over the run. */
const mostTasks = 60;

/** The operations of a run worth carrying out, in their order. */
export function tasksOf(replay: Replay, words: QuestionWords = english): Task[] {
	const all = operations(replay);
	const rich = all.filter(({ rich: isRich }) => isRich).slice(0, mostTasks / 2);
	const plain = all.filter(({ rich: isRich }) => !isRich);
	const stride = Math.max(1, Math.ceil(plain.length / (mostTasks - rich.length)));
	const chosen = [...rich, ...plain.filter((_, i) => i % stride === 0)];
	return chosen
		.sort((a, b) => a.event - b.event)
		.map(({ event, nth }) => taskAt(replay, event, nth, words));
}

interface Found {
	readonly event: number;
	readonly nth: number;
	rich: boolean;
}

/** Every write and look-up that comes to its end and selects a bucket; rich where a growth has to do with it. */
function operations({ trace: { events } }: Replay): Found[] {
	const found: Found[] = [];
	const counts: Record<string, number> = {};
	let open: (Found & { selects: boolean }) | null = null;
	for (let i = 0; i < events.length; i++) {
		const name = eventNames[events.id[i]];
		switch (name) {
			case 'map.assign.begin':
			case 'map.delete.begin':
			case 'map.access.begin':
				counts[name] = (counts[name] ?? 0) + 1;
				open = { event: i, nth: counts[name], rich: false, selects: false };
				break;
			case 'bucket.select':
				if (open) open.selects = true;
				break;
			case 'grow.begin':
			case 'evacuate.begin':
			case 'slot.emptyRest':
				if (open) open.rich = true;
				break;
			case 'map.assign.end':
			case 'map.delete.end':
			case 'map.access.end':
				if (open?.selects) found.push({ event: open.event, nth: open.nth, rich: open.rich });
				open = null;
		}
	}
	return found;
}

function taskAt(replay: Replay, event: number, nth: number, words: QuestionWords): Task {
	const asking = new Asking(replay, event, words);
	return {
		event,
		nth,
		verb: verbOf(asking),
		key: asking.key,
		grows: asking.first('grow.begin') !== undefined,
		moves: asking.first('evacuate.begin') !== undefined,
	};
}

/** The steps of the operation that event `event` begins. */
export function stepsOf(replay: Replay, event: number, words: QuestionWords = english): Step[] {
	const asking = new Asking(replay, event, words);
	const steps: Step[] = [];
	const add = (subgoal: Subgoal, kind: QuestionKind, ask: Ask, of = asking, at?: number) => {
		const question = questionOf(of, kind, ask);
		if (typeof question === 'string') return;
		steps.push({ subgoal, question: at === undefined ? question : { ...question, at } });
	};
	const growth = asking.first('grow.begin');
	add('hash', 'tophash', askTophash);
	add('select', 'bucket', askBucket);
	add('evacuate', 'moves', askMoves, asking, growth && growth.index + 1);
	for (const { index } of asking.all('evacuate.slot'))
		add('evacuate', 'half', askHalf, new Asking(replay, index, words));
	add('scan', 'slot', askCompare);
	if (asking.first('slot.insert')) {
		add('check', 'grow', askGrow, asking, beforeGrowth(asking));
		add('place', 'slot', askPlace, asking, asking.first('slot.choose')?.index);
	}
	add('markEmpty', 'empty', askEmpty);
	return steps.sort((a, b) => a.question.at - b.question.at);
}

/** The state in which the runtime asks itself whether to grow: behind the search for the key. */
function beforeGrowth(asking: Asking): number | undefined {
	const growing = ['malloc', 'grow.begin', 'slot.choose', 'overflow.new', 'slot.insert'];
	const select = asking.first('bucket.select')?.index ?? asking.event.index;
	return asking.span.find(({ name, index }) => index > select && growing.includes(name))?.index;
}
