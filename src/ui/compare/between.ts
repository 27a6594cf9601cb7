// What lies between two lines of a chart. Pure.

import { stepPath } from '../chart.ts';

/** A line of steps: `values[i]` holds from `states[i]` on. */
export interface Steps {
	readonly states: readonly number[];
	readonly values: readonly number[];
}

/** The outline of the area between two lines of steps, in the units of `stepPath`. */
export function between(a: Steps, b: Steps, end: number, top: number): string {
	const there = stepPath(a.states, a.values, end, top);
	const last = b.states.length - 1;
	const back = b.states.map((_, k) => {
		const i = last - k;
		return `V${top - b.values[i]}H${b.states[i]}`;
	});
	return `${there}${back.join('')}z`;
}
