// The predeclared functions.

import { basicTypes, emptyInterface, sliceOf, type GoType } from '../abi/type.ts';
import type { CallExpr, Expr } from './ast.ts';
import { Calls } from './compile-call.ts';
import { Label, type Slot } from './compile-emit.ts';
import { part, typeOf, unparen } from './compile-place.ts';
import { isWord } from './compile-value.ts';
import * as op from './op.ts';
import { isFloat, isString } from './types.ts';

const { int } = basicTypes;
const anySlice = sliceOf(emptyInterface);

export abstract class Builtins extends Calls {
	protected override builtin(e: CallExpr, name: string, to: Slot | null): void {
		if (name !== 'new' && name !== 'make') this.hoist(...e.args);
		else this.hoist(...e.args.slice(1));
		this.position(e.pos);
		switch (name) {
			case 'print':
			case 'println':
				return this.print(e, name);
			case 'panic':
				return this.emit(op.panic, this.exprAs(e.args[0], emptyInterface));
			case 'delete':
				return this.deleteKey(e.args[0], e.args[1]);
			case 'clear':
				return this.clear(e.args[0]);
			case 'copy':
				return this.copy(e.args[0], e.args[1], to ?? this.tempInt());
		}
		const into = to ?? this.temp(typeOf(e));
		switch (name) {
			case 'append':
				return this.appendInto(e, into);
			case 'len':
			case 'cap':
				return this.move(int, into, this.length(name, e.args[0]));
			case 'make':
				return this.make(e, into);
			case 'new':
				return this.emit(op.allocate, into, this.unit.typeIndex(part(typeOf(e).elem)));
			case 'min':
			case 'max':
				return this.extreme(e, name, into);
		}
		throw new Error(`builtin ${name} is not known`);
	}

	// ------------------------------------------------------------ printing

	/** Operands are passed as interfaces that point into the frame: nothing is allocated. */
	private print(e: CallExpr, name: string): void {
		const values = e.args.map((arg) => ({ type: typeOf(arg), slot: this.expr(arg) }));
		const boxes = values.map(({ type, slot }) => {
			const box = this.temp(emptyInterface);
			this.frameBox(type, slot, box);
			return box;
		});
		this.passToNative(e, name, [anySlice], [], [], boxes);
	}

	// ------------------------------------------------------------ len, make, min, max

	/** The slot that holds len(x) or cap(x). */
	protected length(name: 'len' | 'cap', x: Expr): Slot {
		const type = typeOf(x);
		if (type.kind === 'map') {
			const to = this.tempInt();
			this.emit(op.mapLen, to, this.expr(x));
			return to;
		}
		if (type.kind === 'slice' || type.kind === 'string')
			return this.expr(x) + (name === 'len' ? 2 : 4);
		// An array, or a pointer to one, that had to be evaluated all the same.
		this.expr(x);
		const array = type.kind === 'pointer' ? part(type.elem) : type;
		const to = this.tempInt();
		this.emit(op.constant, to, part(array.length));
		return to;
	}

	private make(e: CallExpr, to: Slot): void {
		const type = typeOf(e);
		const [length, cap] = e.args.slice(1);
		if (type.kind === 'map') {
			const hint = length ? this.expr(length) : -1;
			return this.emit(op.makeMap, to, this.unit.typeIndex(type), hint);
		}
		const n = this.expr(length);
		const elem = this.unit.typeIndex(part(type.elem));
		this.emit(op.makeSlice, to, elem, n, cap ? this.expr(cap) : n);
	}

	private extreme(e: CallExpr, name: 'min' | 'max', to: Slot): void {
		const type = typeOf(e);
		const best = this.temp(type);
		this.exprInto(e.args[0], best);
		for (const arg of e.args.slice(1)) {
			const next = this.expr(arg);
			if (isFloat(type)) {
				this.extremeFloat(name, type, best, next);
				continue;
			}
			const keep = new Label();
			this.compareSlots(name === 'min' ? '<=' : '>=', type, best, next, keep, false);
			this.move(type, best, next);
			this.bind(keep);
		}
		this.move(type, to, best);
	}

	// NaN wins, and -0 is less than +0.
	private extremeFloat(name: 'min' | 'max', type: GoType, best: Slot, next: Slot): void {
		const code = name === 'min' ? op.minF : op.maxF;
		const [x, y] = [this.widened(type, best), this.widened(type, next)];
		this.emit(code, x, x, y);
		if (type.kind === 'float32') this.emit(op.floatTo32, best, x);
	}

	// ------------------------------------------------------------ maps and slices

	private deleteKey(map: Expr, key: Expr): void {
		const type = typeOf(map);
		const m = this.expr(map);
		const keyType = part(type.key);
		const k = this.exprAs(key, keyType);
		this.emit(op.mapDelete, m, k, keyType.size, this.unit.typeIndex(type));
	}

	protected clear(x: Expr): void {
		const type = typeOf(x);
		if (type.kind === 'map') this.emit(op.mapClear, this.expr(x), this.unit.typeIndex(type));
		else this.emit(op.clearSlice, this.expr(x), part(type.elem).size);
	}

	private copy(target: Expr, source: Expr, to: Slot): void {
		const into = this.expr(target);
		const from = this.expr(source);
		if (isString(typeOf(source))) this.emit(op.copyString, to, into, from);
		else this.emit(op.copySlice, to, into, from, part(typeOf(target).elem).size);
	}

	/** `append(s, …)`; values are evaluated before the slice grows. */
	protected appendInto(e: CallExpr, to: Slot): void {
		const slice = this.appendBase(e);
		this.appendTo(e, slice, this.appended(e), to);
	}

	/** The slice that is appended to; nil is one without a type. */
	private appendBase(e: CallExpr): Slot {
		return this.exprAs(e.args[0], typeOf(e));
	}

	/** The values to append, evaluated. */
	protected appended(e: CallExpr): Slot[] {
		const values = e.args.slice(1);
		if (e.ellipsis) return values.map((value) => this.expr(value));
		const elem = part(typeOf(e).elem);
		return values.map((value) => this.exprAs(value, elem));
	}

	/** Appends values to the slice in slots, into `to`. */
	protected appendTo(e: CallExpr, slice: Slot, values: readonly Slot[], to: Slot): void {
		const elem = part(typeOf(e).elem);
		const index = this.unit.typeIndex(elem);
		this.position(e.pos);
		if (values.length === 0) return this.move(typeOf(e), to, slice);
		if (e.ellipsis) {
			const code = isString(typeOf(e.args[1])) ? op.appendString : op.appendSlice;
			return this.emit(code, to, slice, values[0], index);
		}
		if (values.length === 1 && isWord(elem))
			return this.emit(op.append8, to, slice, values[0], index);
		const longer = this.temp(typeOf(e));
		this.emit(op.appendGrow, longer, slice, values.length, index);
		values.forEach((value, i) => {
			const pointer = this.tempPointer();
			this.emit(op.appendAddress, pointer, longer, values.length - i, elem.size);
			this.store(elem, pointer, 0, value);
		});
		this.move(typeOf(e), to, longer);
	}

	/** `m[k] = append(m[k], …)`, which gc does with one mapassign; says whether it is that. */
	protected appendToElem(target: Expr, source: Expr): boolean {
		const call = unparen(source);
		if (call.kind !== 'CallExpr' || call.builtin !== 'append') return false;
		const map = unparen(target);
		if (!sameSafe(map, unparen(call.args[0]))) return false;
		if (map.kind !== 'IndexExpr' || typeOf(map.x).kind !== 'map') return false;
		this.hoist(map.x, map.index, ...call.args.slice(1));
		const place = this.place(target);
		if (place.kind !== 'map') return false;
		const values = this.appended(call);
		const type = typeOf(call);
		const elem = this.mapAssign(place);
		const slice = this.temp(type);
		this.load(type, slice, elem, 0);
		this.appendTo(call, slice, values, slice);
		this.store(type, elem, 0, slice);
		this.emit(op.elemWrite, elem);
		return true;
	}
}

/** Whether two expressions are the same, and evaluating them twice is the same as doing so once. */
function sameSafe(x: Expr, y: Expr): boolean {
	if (x.kind === 'ParenExpr') return sameSafe(x.x, y);
	if (y.kind === 'ParenExpr') return sameSafe(x, y.x);
	if (x.value !== undefined || y.value !== undefined) return x.value === y.value;
	if (x.kind === 'Ident' && y.kind === 'Ident') return x.obj === y.obj;
	if (x.kind === 'SelectorExpr' && y.kind === 'SelectorExpr')
		return x.sel.name === y.sel.name && sameSafe(x.x, y.x);
	if (x.kind === 'StarExpr' && y.kind === 'StarExpr') return sameSafe(x.x, y.x);
	if (x.kind === 'IndexExpr' && y.kind === 'IndexExpr')
		return sameSafe(x.x, y.x) && sameSafe(x.index, y.index);
	return false;
}
