// An order: what the reader wants of an export, and what there is to make it of.

import { untrack } from 'svelte';
import type { Instrument } from '#player/instrument.svelte.ts';
import type { Box, Scene } from '#scene/scene.ts';
import { loadFaces, type Faces } from './faces.ts';
import { captionOf, stillOf } from './still.ts';
import * as unfolding from '../stage/unfold.ts';
import { Studio, type Colors } from './studio.svelte.ts';

/** Sizes on offer, in pixels of the picture. `shown` is that of the stage on the page. */
export const sizes = ['shown', 'wide', 'phone'] as const;
const wide: Box = { width: 780, height: 600 };
const phone: Box = { width: 344, height: 720 };

/** Everything the reader can choose, and the picture that comes of it. */
export class Order {
	readonly instrument: Instrument;
	readonly shown: Box;
	colors: Colors = $state('light');
	transparent = $state(false);
	caption = $state(true);
	size: (typeof sizes)[number] = $state('shown');
	/** Pixels of a PNG for each of the picture's. */
	scale = $state(2);
	/** null while they are being loaded. */
	faces: Faces | null = $state.raw(null);

	constructor(instrument: Instrument, shown: Box | null, colors: Colors) {
		this.instrument = instrument;
		this.shown = shown ?? wide;
		this.colors = colors;
		// What is chosen is taken apart, even if the stage has had no occasion to.
		untrack(() => (instrument.view.unfolding ??= unfolding));
		void loadFaces().then((faces) => (this.faces = faces));
	}

	readonly box: Box = $derived.by(() =>
		this.size === 'shown' ? this.shown : this.size === 'wide' ? wide : phone,
	);

	readonly still: Scene = $derived.by(() =>
		stillOf(this.instrument, this.box, {
			transparent: this.transparent,
			caption: this.caption ? captionOf(this.instrument) : [],
		}),
	);

	/** The still as an SVG file. */
	drawStill(faces: Faces): string {
		const studio = new Studio(this.colors, faces, this.still, this.instrument.view.selected);
		try {
			return studio.draw(this.still);
		} finally {
			studio.close();
		}
	}
}
