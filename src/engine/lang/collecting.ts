// Before which instructions the collector may run: those that allocate, and calls, inside of which others
// do. The compiler notes there what is alive; the machine looks there whether a collection is due.

import * as op from './op.ts';

/** Instructions that allocate, or call a native, which may. */
export const allocating: ReadonlySet<number> = new Set([
	...[op.allocate, op.concat, op.bytesToString, op.stringToBytes, op.runesToString],
	...[op.stringToRunes, op.runeToString, op.makeSlice, op.appendGrow, op.append8],
	...[op.appendSlice, op.appendString, op.makeMap, op.mapAssign, op.mapIterInit, op.box],
	...[op.native],
]);

/** Instructions that call a function of the program. */
export const calling: ReadonlySet<number> = new Set([op.call, op.callValue]);
