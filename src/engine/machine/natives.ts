// The natives: every function of the standard library, and every builtin that prints, that a program may call.

import { fmtNatives } from './natives-fmt.ts';
import { printNatives } from './print.ts';
import { runtimeNatives } from './natives-runtime.ts';
import type { Native } from './native.ts';

/** All natives, in no particular order. */
export const natives: readonly Native[] = [...fmtNatives, ...printNatives, ...runtimeNatives];
