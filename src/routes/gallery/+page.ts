// The gallery's moments, run and laid out while the site is built.

import { moments } from '#gallery/moments.ts';
import { scenesOf, slugOf } from '#gallery/scenes.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = () => ({
	exhibits: moments.map((moment) => {
		const { wide, phone } = scenesOf(moment);
		return { id: slugOf(moment), name: moment.name, script: moment.script, scenes: [wide, phone] };
	}),
});
