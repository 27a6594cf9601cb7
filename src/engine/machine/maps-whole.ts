// Handlers for what empties maps and goes through them.

import * as op from '../lang/op.ts';
import { mapclear } from '../runtime/classic/clear.ts';
import { mapdelete } from '../runtime/classic/delete.ts';
import { mapiterinit, mapiternext } from '../runtime/classic/iterate.ts';
import { typeAt } from './maps.ts';
import { slot, type Handler, type HandlerRow } from './operand.ts';

const mapDelete: Handler = (m, f, c) => {
	const h = m.memory.loadPointer(slot(m, f, c));
	mapdelete(m.process, typeAt(m, c + 3), h, slot(m, f, c + 1));
};

const mapClear: Handler = (m, f, c) => {
	mapclear(m.process, typeAt(m, c + 1), m.memory.loadPointer(slot(m, f, c)));
};

const mapIterInit: Handler = (m, f, c) => {
	const h = m.memory.loadPointer(slot(m, f, c + 2));
	mapiterinit(m.process, typeAt(m, c + 3), h, slot(m, f, c));
};

const mapIterNext: Handler = (m, f, c) => mapiternext(m.process, slot(m, f, c));

export const wholeMapHandlers: readonly HandlerRow[] = [
	[op.mapDelete, mapDelete],
	[op.mapClear, mapClear],
	[op.mapIterInit, mapIterInit],
	[op.mapIterNext, mapIterNext],
];
