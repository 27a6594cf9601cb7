// The English words, as a whole: for the build, the command line and tools. A page loads those that its run needs.

import { collecting } from './english/collecting.ts';
import { core } from './english/core.ts';
import { emptying } from './english/emptying.ts';
import { failing } from './english/failing.ts';
import { looping } from './english/looping.ts';
import type { Words } from './words.ts';

/** The English words. */
export const english: Words = {
	...core,
	events: { ...core.events, ...emptying, ...looping, ...collecting, ...failing },
};
