// What is said about programs that fail.

import { say, strong } from '../sentence.ts';
import { conflict } from './conflict.ts';
import type { Words } from '../words.ts';

export const failing = {
	panic: (e) =>
		say`The program ${e.isFatal ? 'ends, and recover cannot stop it' : 'panics'}: ${strong(e.panicMessage)}.`,
	'key.unhashable': (e) =>
		say`Key ${strong(e.keyAt(e.field('key')))} has no hash: its type has no ==. Nothing has changed.`,
	'write.conflict': conflict,
} satisfies Partial<Words['events']>;
