// The studio: a place out of sight on the page, where scenes are drawn for export by the same component and the
// same style sheets as on the stage.

import { flushSync, mount, unmount } from 'svelte';
import type { SlotAt } from '#inspect/operation.ts';
import type { Scene } from '#scene/scene.ts';
import SceneView from '../stage/SceneView.svelte';
import type { Faces } from './faces.ts';
import { writer } from './standalone.ts';

/** Which of the two looks. */
export type Colors = 'light' | 'dark';

/** Drawn, so that it has looks, but nowhere to be seen. */
const outOfSight = 'position:absolute;inset:0 auto auto 0;width:0;height:0;overflow:hidden';

/** Draws one scene after the other. Close it behind the last. */
export class Studio {
	readonly #write: (svg: SVGSVGElement) => string;
	readonly #place: HTMLElement;
	#scene: Scene;
	readonly #view: Record<string, unknown>;

	/** `chosen`: the slot that the reader has chosen, which has a ring. */
	constructor(colors: Colors, faces: Faces, scene: Scene, chosen: SlotAt | null = null) {
		this.#write = writer(faces);
		this.#scene = $state.raw(scene);
		this.#place = document.createElement('div');
		this.#place.inert = true;
		this.#place.style.cssText = `${outOfSight};color-scheme:${colors}`;
		document.body.append(this.#place);
		const now = () => this.#scene;
		const props = {
			selected: chosen,
			get scene() {
				return now();
			},
		};
		this.#view = mount(SceneView, { target: this.#place, props });
	}

	/** The scene as an SVG file. */
	draw(scene: Scene): string {
		flushSync(() => (this.#scene = scene));
		const svg = this.#place.querySelector('svg');
		if (!svg) throw new Error('the scene is not drawn');
		return this.#write(svg);
	}

	/** Leaves nothing on the page. */
	close(): void {
		void unmount(this.#view);
		this.#place.remove();
	}
}
