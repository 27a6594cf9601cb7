// Places of a run to jump to, by what happens there.

import { kindsOf, nextOfKinds, nextTouch } from '#engine/trace/search.ts';
import type { EventColumns } from '#engine/trace/trace.ts';

const kinds = {
	growth: kindsOf(['grow.begin']),
	overflow: kindsOf(['overflow.new']),
	gc: kindsOf(['gc.begin']),
	print: kindsOf(['print']),
	panic: kindsOf(['panic']),
};

/** What can happen at a place. */
export type Happening = keyof typeof kinds;

/**
 * The nearest state behind (by = 1) or before (by = -1) a position where something happens, or where the bucket at an
 * address is touched; -1: there is none.
 */
export function nextState(
	events: EventColumns,
	what: Happening | { readonly bucket: number },
	position: number,
	by: 1 | -1,
): number {
	return typeof what === 'string'
		? nextOfKinds(events, kinds[what], position, by)
		: nextTouch(events, what.bucket, position, by);
}
