// Brings a scenario alive on its page. What Scenario.svelte put there is the instrument's HTML and its data.

import { hydrate } from 'svelte';
import type { Scenario } from '#lessons/scenario.ts';
import Visualizer from '../Visualizer.svelte';

/** Lets the script take over the instrument in `place`, as it stands there. */
export function bringAlive(place: Element): void {
	const target = place.querySelector('[data-instrument]');
	const data = place.querySelector('script')?.textContent;
	if (!target || !data) throw new Error('a scenario lacks its instrument or its data');
	hydrate(Visualizer, { target, props: JSON.parse(data) as Scenario });
}
