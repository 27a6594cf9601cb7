// The whole library, for who runs any program: the command line, the build, the tests.

import { core, libraryOf } from './library.ts';
import { wholeMapHandlers } from './maps-whole.ts';
import { fmtNatives } from './natives-fmt.ts';
import { runtimePart } from './natives-runtime.ts';
import { panicHandlers } from './panic-value.ts';
import { sliceHandlers } from './slices.ts';
import { stringHandlers } from './strings.ts';

export const wholeLibrary = libraryOf([
	...core,
	{ handlers: stringHandlers },
	{ handlers: sliceHandlers },
	{ handlers: wholeMapHandlers },
	{ handlers: panicHandlers },
	{ natives: fmtNatives },
	runtimePart,
]);
