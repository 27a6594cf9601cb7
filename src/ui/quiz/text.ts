// What questions and practice say in their own voice, in English. What is said of the map is in
// inspect/question/english.ts.

import type { Form, Verdict } from '#inspect/question/question.ts';
import type { Task } from '#inspect/question/tasks.ts';
import { grouped } from '#inspect/sentence.ts';

const some = (n: number, one: string) => `${grouped(n)} ${one}${n === 1 ? '' : 's'}`;

function gap(form: Form, { gap: by }: Verdict): string {
	if (by === null || by === 0) return '';
	const n = Math.abs(by);
	switch (form.type) {
		case 'number':
			return form.unit === 'bytes' ? `${some(n, 'byte')} too ${by > 0 ? 'many' : 'few'}.` : '';
		case 'buckets':
			return `${some(n, 'bucket')} wrong.`;
		case 'choice':
			return '';
		default:
			return `${some(n, form.type)} off.`;
	}
}

export const text = {
	question: 'Your guess',
	repeated: 'Once more',
	skip: 'Skip',
	show: 'Show me',
	go: 'Answer',
	next: 'Continue',
	right: 'Right.',
	wrong: 'Not quite.',
	shown: 'This is how it is.',
	tryAgain: 'Not quite. A hint:',
	gap,
	ring: { guess: 'your guess', truth: 'it is this', right: 'right' },
	how: {
		choice: 'Choose one:',
		bucket: 'Click it in the picture, or choose:',
		buckets: 'Click all of them in the picture, or choose:',
		slot: 'Click it in the picture, or choose:',
		number: 'Decimal, or hexadecimal with 0x:',
	} satisfies Record<Form['type'], string>,
	inPicture: 'Click in the picture, or choose:',
	bucket: 'Bucket',
	slot: (n: number) => `slot ${n}`,
	slots: 'Slots',
	noneOfThem: 'None of them',
	units: { bytes: 'bytes', byte: 'tophash' },
	notANumber: 'That is not a number. Write it like 1152 or 0x3f.',
	scale: (guess: number, truth: number) =>
		`Your guess is ${grouped(guess)} bytes, the truth ${grouped(truth)} bytes.`,

	askedHere: 'A question is asked here',
	toRepeat: (n: number) => `To repeat: ${n}`,
	toRepeatMeans: (names: readonly string[]) => `Missed before: ${names.join(' ')}`,
	score: (right: number, asked: number) => `${right} of ${asked} right so far`,

	practice: 'Be the runtime',
	operation: 'Operation',
	task: ({ verb, key, nth, grows, moves }: Task) =>
		`${verb} of key ${key} (${verb} ${nth})${grows ? ', grows' : moves ? ', moves old buckets' : ''}`,
	noTask: 'This run has no insert, look-up or delete to carry out.',
	step: (n: number, of: number) => `step ${n} of ${of}`,
	undo: 'Undo',
	close: 'Leave practice',
	back: 'Back to the step',
	away: 'You have left the step. It waits.',
	again: 'Once more',
	done: (right: number, of: number) => `Done: ${right} of ${of} steps right at the first try.`,
	missed: (names: readonly string[]) => `To repeat: ${names.join(' ')}`,
};
