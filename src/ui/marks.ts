// The shapes of the marks on the scrubber: kinds are told apart by shape, not by colour alone.

import type { MarkKind } from '#inspect/overview.ts';
import type { Pin } from '#player/instrument.svelte.ts';

/** Outlines around x = 0, from y = 0 to y = 8. */
export const markPaths: Record<MarkKind | Pin['kind'], string> = {
	growth: 'M0 0 4.5 8h-9z', // triangle
	sameSize: 'M0 0 4.5 8h-9zm0 3.6L-1.8 6.7h3.6z', // hollow triangle
	overflow: 'M0 0 3.5 3.5 0 7-3.5 3.5z', // diamond
	gc: 'M0 0a4 4 0 1 1 0 8 4 4 0 1 1 0-8zm0 2.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 1 0 0-3z', // ring
	print: 'M-1 0h2v7h-2z', // bar
	panic: 'M-4 1.2-2.8 0 0 2.8 2.8 0 4 1.2 1.2 4 4 6.8 2.8 8 0 5.2-2.8 8-4 6.8-1.2 4z', // cross
	question:
		'M-3 3.2C-3 1.2-1.7 0 .1 0 1.9 0 3.1 1 3.1 2.6 3.1 4.3 1 4.4.9 6H-.9C-.8 3.7 1.2 3.6 1.2 2.6 1.2 2 .8 1.6.1 1.6-.7 1.6-1.1 2.2-1.1 3.2zM0 6.8a1 1 0 1 1 0 2 1 1 0 1 1 0-2z', // question mark
	bookmark: 'M-3.5 0h7v9L0 6.2-3.5 9z', // ribbon
	breakpoint: 'M-1.3 1h2.6L3.2 2.8v2.6L1.3 7.2h-2.6L-3.2 5.4V2.8z', // octagon
};
