// The natives: every function of the standard library, and every builtin that prints, that a program may
// call. Package fmt is large, and the page loads it only for programs that call it.

import { printNatives } from './print.ts';
import { runtimeNatives } from './natives-runtime.ts';
import type { Native } from './native.ts';

/** Natives by name. */
export type Natives = ReadonlyMap<string, Native>;

/** All natives but those of package fmt. */
export const smallNatives: readonly Native[] = [...printNatives, ...runtimeNatives];

/** The natives of a program that calls those with the given names. */
export async function loadNatives(names: readonly string[]): Promise<Natives> {
	const callsFmt = names.some((name) => name.startsWith('fmt.'));
	const { fmtNatives } = callsFmt ? await import('./natives-fmt.ts') : { fmtNatives: [] };
	return nativesByName([...smallNatives, ...fmtNatives]);
}

/** Natives by name. */
export function nativesByName(natives: readonly Native[]): Natives {
	return new Map(natives.map((native) => [native.name, native]));
}
