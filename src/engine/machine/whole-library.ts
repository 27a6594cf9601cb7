// The whole library, for who runs any program: the command line, the build, the tests.

import { core, libraryOf } from './library.ts';
import { wholeMapHandlers } from './maps-whole.ts';
import { fmtNatives } from './natives-fmt.ts';
import { sliceHandlers } from './slices.ts';
import { stringHandlers } from './strings.ts';

export const wholeLibrary = libraryOf([
	...core,
	{ handlers: stringHandlers },
	{ handlers: sliceHandlers },
	{ handlers: wholeMapHandlers },
	{ natives: fmtNatives },
]);
