// Questions: what a reader may be asked about an event that is still to come. The author of a lesson names a kind
// and a place; the prompt, the answer that is true and the reason for it are read from the trace.

import type { Addr } from '#engine/memory/address.ts';
import { bucketCnt } from '#engine/runtime/classic/layout.ts';
import type { SlotAt } from '../operation.ts';
import type { Sentence } from '../sentence.ts';

/**
 * bucket: where the search for the key begins · slot: which one takes the entry, or is compared first · grow: whether
 * the table grows · bytes: how much is allocated · tophash: of the key · half: X or Y for an entry that moves ·
 * moves: which old buckets a write evacuates · empty: what the mark of a deleted slot becomes · next: where a loop
 * comes to
 */
export const questionKinds = [
	'bucket',
	'slot',
	'grow',
	'bytes',
	'tophash',
	'half',
	'moves',
	'empty',
	'next',
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** A bucket that may be chosen. */
export interface BucketChoice {
	readonly addr: Addr;
	/** As `old bucket 3`. */
	readonly name: string;
	/** What stands for it in the picture: itself, and, for a main bucket that stands for its chain, those behind it. */
	readonly chain: readonly Addr[];
}

/** One of a few answers. */
export interface Choice {
	readonly id: string;
	readonly label: string;
	/** What stands for it in the picture. */
	readonly bucket?: Addr;
}

/** What an answer looks like. */
export type Form =
	| { readonly type: 'choice'; readonly choices: readonly Choice[] }
	| { readonly type: 'bucket' | 'buckets'; readonly buckets: readonly BucketChoice[] }
	/** `none`: what is said where no slot is the answer. */
	| { readonly type: 'slot'; readonly buckets: readonly BucketChoice[]; readonly none: string }
	| { readonly type: 'number'; readonly unit: 'bytes' | 'byte' };

/** An answer; its type is that of the form. A slot of bucket 0 is none. */
export type Answer =
	| { readonly type: 'choice'; readonly id: string }
	| { readonly type: 'bucket'; readonly bucket: Addr }
	| { readonly type: 'buckets'; readonly buckets: readonly Addr[] }
	| { readonly type: 'slot'; readonly bucket: Addr; readonly slot: number }
	| { readonly type: 'number'; readonly value: number };

/** A question about a trace. */
export interface Question {
	readonly kind: QuestionKind;
	/** The event that it is about. */
	readonly event: number;
	/** The state in which it is asked: nothing that would give the answer away has happened. */
	readonly at: number;
	/** The state in which the answer has come true. */
	readonly until: number;
	readonly prompt: Sentence;
	readonly form: Form;
	readonly truth: Answer;
	/** The slot that it is about, if it is about one. */
	readonly about?: SlotAt;
	/** What shows a truth that is not a place by itself: the slots that change. */
	readonly shows: readonly SlotAt[];
	/** Why it is so, with the numbers. */
	readonly why: Sentence;
	/** What helps without telling. */
	readonly hint: Sentence;
	/** What is wrong with a wrong answer that many give; null where there is nothing to say. */
	readonly remark: (answer: Answer) => Sentence | null;
}

/** How an answer compares with the truth. */
export interface Verdict {
	readonly right: boolean;
	/**
	 * How far off, more (positive) or less: buckets or slots in the order of the picture, bytes, or how many of several
	 * are wrong; null where there is no distance.
	 */
	readonly gap: number | null;
}

/** Compares an answer with the truth. */
export function grade({ form, truth }: Question, answer: Answer): Verdict {
	const gap = gapOf(form, truth, answer);
	const right = gap === null ? answer.type === 'choice' && isChoice(truth, answer.id) : gap === 0;
	return { right, gap };
}

const isChoice = (truth: Answer, id: string) => truth.type === 'choice' && truth.id === id;

function gapOf(form: Form, truth: Answer, answer: Answer): number | null {
	if (truth.type === 'number' && answer.type === 'number') return answer.value - truth.value;
	if (truth.type === 'buckets' && answer.type === 'buckets')
		return (
			truth.buckets.filter((one) => !answer.buckets.includes(one)).length +
			answer.buckets.filter((one) => !truth.buckets.includes(one)).length
		);
	const [a, b] = [placeIn(form, answer), placeIn(form, truth)];
	if (a === null || b === null) return null;
	// None of the slots lies behind all of them.
	return a - b;
}

/** Where a bucket or a slot comes among all that may be chosen. */
function placeIn(form: Form, answer: Answer): number | null {
	if (form.type !== 'bucket' && form.type !== 'slot') return null;
	const of = (addr: Addr) => form.buckets.findIndex((one) => one.addr === addr);
	if (answer.type === 'bucket') return of(answer.bucket);
	if (answer.type !== 'slot') return null;
	if (answer.bucket === 0) return form.buckets.length * bucketCnt;
	return of(answer.bucket) * bucketCnt + answer.slot;
}

/** The answer that pointing at a place of the picture is; null if it is none. Of several buckets it is one. */
export function answerAt(form: Form, { bucket, slot }: SlotAt): Answer | null {
	switch (form.type) {
		case 'number':
			return null;
		case 'choice': {
			const choice = form.choices.find((one) => one.bucket === bucket);
			return choice ? { type: 'choice', id: choice.id } : null;
		}
		case 'slot': {
			const isThere = slot >= 0 && form.buckets.some(({ addr }) => addr === bucket);
			return isThere ? { type: 'slot', bucket, slot } : null;
		}
		default: {
			const choice = form.buckets.find(({ chain }) => chain.includes(bucket));
			if (!choice) return null;
			return form.type === 'bucket'
				? { type: 'bucket', bucket: choice.addr }
				: { type: 'buckets', buckets: [choice.addr] };
		}
	}
}

/** Where an answer is in the picture; slot -1 is a bucket as a whole. */
export function placesOf(form: Form, answer: Answer): SlotAt[] {
	switch (answer.type) {
		case 'number':
			return [];
		case 'choice': {
			const choice =
				form.type === 'choice' ? form.choices.find(({ id }) => id === answer.id) : undefined;
			return choice?.bucket ? [{ bucket: choice.bucket, slot: -1 }] : [];
		}
		case 'slot':
			return answer.bucket === 0 ? [] : [{ bucket: answer.bucket, slot: answer.slot }];
		case 'bucket':
			return [{ bucket: answer.bucket, slot: -1 }];
		case 'buckets':
			return answer.buckets.map((bucket) => ({ bucket, slot: -1 }));
	}
}

/** The number that a reader typed: decimal, with commas or not, or hexadecimal; null if it is none. */
export function parseNumber(text: string): number | null {
	const digits = text.trim().replace(/(\d)[,_ ](?=\d{3}\b)/g, '$1');
	return /^(0x[0-9a-f]{1,8}|\d{1,10})$/i.test(digits) ? Number(digits) : null;
}
