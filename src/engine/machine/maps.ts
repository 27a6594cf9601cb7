// Handlers for maps: each is one call of the runtime. Keys lie in slots of the frame and are passed by address.
// Those that delete, clear and loop are in maps-whole.ts.

import { alignUp } from '../abi/type.ts';
import { nil } from '../memory/address.ts';
import * as op from '../lang/op.ts';
import { mapaccess } from '../runtime/classic/access.ts';
import { mapassign } from '../runtime/classic/assign.ts';
import { hmap, mapType, type MapType } from '../runtime/classic/layout.ts';
import { makemap } from '../runtime/classic/make.ts';
import { GoPanic } from '../runtime/panic.ts';
import { eventId } from '../trace/schema.ts';
import type { Machine } from './machine.ts';
import {
	loadValue,
	slot,
	storePointer,
	storeSmall,
	type Handler,
	type HandlerRow,
} from './operand.ts';

const eventElem = eventId('elem.write');

/** The map type that the operand at `c` names. */
export const typeAt = (m: Machine, c: number): MapType => mapType(m.program.debug.types[m.code[c]]);

const makeMap: Handler = (m, f, c) => {
	const type = m.program.debug.types[m.code[c + 1]];
	const hint = m.code[c + 2] < 0 ? 0 : m.memory.loadInt64(slot(m, f, c + 2));
	// A hint that is negative is an error of the program; the runtime takes it as 0.
	storePointer(m.memory, slot(m, f, c), makemap(m.process, type, Math.max(hint, 0)));
};

const mapLen: Handler = (m, f, c) => {
	const h = m.memory.loadPointer(slot(m, f, c + 1));
	const count = h === nil ? 0 : m.memory.loadInt32(h + hmap.offset.count);
	storeSmall(m.memory, slot(m, f, c), count);
};

/** Looks up and copies the elem, or zero, into the slots that the operand at `c` names; says whether it was there. */
function get(m: Machine, f: number, c: number, mapAt: number, ok: boolean): boolean {
	const { memory, code } = m;
	const t = typeAt(m, mapAt + 3);
	const h = memory.loadPointer(slot(m, f, mapAt));
	const elem = mapaccess(m.process, t, h, slot(m, f, mapAt + 1), ok);
	const to = slot(m, f, c);
	if (elem === nil) memory.clear(to, alignUp(code[c + 1], 8));
	else loadValue(memory, t.elem, to, elem);
	return elem !== nil;
}

const mapGet: Handler = (m, f, c) => void get(m, f, c, c + 2, false);

const mapGetOk: Handler = (m, f, c) => {
	const found = get(m, f, c, c + 3, true);
	storeSmall(m.memory, slot(m, f, c + 2), found ? 1 : 0);
};

const mapAssign: Handler = (m, f, c) => {
	const h = m.memory.loadPointer(slot(m, f, c + 1));
	if (h === nil) throw new GoPanic('assignment to entry in nil map');
	const elem = mapassign(m.process, typeAt(m, c + 4), h, slot(m, f, c + 2));
	storePointer(m.memory, slot(m, f, c), elem);
};

const elemWrite: Handler = (m, f, c) => {
	m.process.recorder?.emit(eventElem, m.memory.loadPointer(slot(m, f, c)));
};

export const mapHandlers: readonly HandlerRow[] = [
	[op.makeMap, makeMap],
	[op.mapLen, mapLen],
	[op.mapGet, mapGet],
	[op.mapGetOk, mapGetOk],
	[op.mapAssign, mapAssign],
	[op.elemWrite, elemWrite],
];
