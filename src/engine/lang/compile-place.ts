// Places: what can be assigned to, or read a part of. A place is found first (with the operands that say where
// it is), and then loaded from or stored to, maybe both.

import type { GoType } from '../abi/type.ts';
import type { Expr, IndexExpr, SelectorExpr } from './ast.ts';
import type { Var } from './object.ts';
import type { Slot } from './compile-emit.ts';
import { isEarly, operands } from './hoist.ts';
import { isWord, Values } from './compile-value.ts';
import * as op from './op.ts';
import { frameBytes, narrowKind, wide } from './slot.ts';
import { underlying } from './types.ts';

/** Where a value lies. Addresses are computed, and indices checked, when the place is used. */
export type Place =
	/** In slots of its own. */
	| { kind: 'slot'; at: Slot }
	/** A part of a struct or array in the frame, so many bytes from the frame's base. */
	| { kind: 'frame'; at: number }
	/** In memory, so many bytes behind a pointer. */
	| { kind: 'memory'; pointer: Slot; offset: number }
	/** A field, so many bytes from the beginning of another place. */
	| { kind: 'field'; of: Place; type: GoType; offset: number }
	/** An element of an array. */
	| { kind: 'element'; of: Place; type: GoType; index: Slot }
	/** An element of a slice. */
	| { kind: 'sliceIndex'; slice: Slot; index: Slot }
	/** An elem of a map. */
	| { kind: 'map'; map: Slot; key: Slot; type: GoType }
	/** `_` */
	| { kind: 'blank' };

/** Where a variable lives: its slots, or those of the pointer to it when it has been moved to the heap. */
export interface Home {
	readonly at: Slot;
	readonly escapes: boolean;
}

/** The type's part that must be there, or the checker would have reported it. */
export function part<T>(value: T | undefined | null): T {
	if (value === undefined || value === null) throw new Error('the tree was not checked');
	return value;
}

export function typeOf(e: Expr): GoType {
	return part(e.type);
}

export function unparen(e: Expr): Expr {
	return e.kind === 'ParenExpr' ? unparen(e.x) : e;
}

export abstract class Places extends Values {
	protected readonly homes = new Map<Var, Home>();
	/**
	 * Whether operands are copied out of variables. It is set while the places of an assignment with several
	 * sides are found, because the variables may change before the places are used.
	 */
	protected copying = false;
	/** What the last mapassign gave. */
	protected lastElem: Slot = 0;

	/** Evaluates an expression; the slots may be those of a variable. */
	protected abstract expr(e: Expr): Slot;

	/** Evaluates an expression into slots. */
	protected abstract exprInto(e: Expr, to: Slot): void;

	/** Evaluates an expression, converted to `type` as in an assignment, into new slots or a variable's. */
	protected abstract exprAs(e: Expr, type: GoType): Slot;

	// ------------------------------------------------------------ order of evaluation

	/** Expressions that have been evaluated before the rest of their statement. */
	private readonly hoisted = new Map<Expr, Slot>();
	private readonly hoistedInScope: Expr[] = [];

	/** Where the value of an expression is that has been evaluated already; undefined if it has not. */
	protected early(e: Expr): Slot | undefined {
		return this.hoisted.get(e);
	}

	/** Makes the calls in expressions, in order, and keeps their results: see hoist.ts. */
	protected hoist(...exprs: readonly (Expr | null)[]): void {
		for (const e of exprs) {
			const x = e && unparen(e);
			if (!x || x.value !== undefined || this.hoisted.has(x)) continue;
			if (isEarly(x)) this.evaluateEarly(x);
			else this.hoist(...operands(x));
		}
	}

	/** The same for bounds of slices: of them only variables are read later. */
	protected hoistBounds(...bounds: readonly (Expr | null)[]): void {
		for (const e of bounds) {
			const x = e && unparen(e);
			if (!x || x.value !== undefined || x.kind === 'Ident') continue;
			this.hoist(x);
			if (!this.hoisted.has(x)) this.evaluateEarly(x);
		}
	}

	private evaluateEarly(x: Expr): void {
		const slot = this.temp(typeOf(x));
		this.exprInto(x, slot);
		this.hoisted.set(x, slot);
		this.hoistedInScope.push(x);
	}

	protected override scoped(body: () => void): void {
		const outer = this.hoistedInScope.length;
		super.scoped(body);
		for (const e of this.hoistedInScope.splice(outer)) this.hoisted.delete(e);
	}

	protected home(variable: Var): Home {
		const home = this.homes.get(variable);
		if (!home) throw new Error(`${variable.name} has no home`);
		return home;
	}

	// ------------------------------------------------------------ finding places

	protected place(e: Expr): Place {
		const early = this.early(e);
		if (early !== undefined) return { kind: 'slot', at: early };
		switch (e.kind) {
			case 'ParenExpr':
				return this.place(e.x);
			case 'Ident':
				return this.identPlace(e.name, e.obj?.kind === 'var' ? e.obj : null);
			case 'SelectorExpr':
				return this.fieldPlace(e);
			case 'IndexExpr':
				return this.indexPlace(e);
			case 'StarExpr':
				return { kind: 'memory', pointer: this.expr(e.x), offset: 0 };
		}
		return { kind: 'slot', at: this.expr(e) };
	}

	private identPlace(name: string, variable: Var | null): Place {
		if (name === '_') return { kind: 'blank' };
		return this.variablePlace(part(variable));
	}

	protected variablePlace(variable: Var): Place {
		if (variable.global) {
			const pointer = this.tempInt();
			this.emit(op.address, pointer, this.unit.global(variable));
			return { kind: 'memory', pointer, offset: 0 };
		}
		const { at, escapes } = this.home(variable);
		if (!escapes) return { kind: 'slot', at };
		return { kind: 'memory', pointer: this.operand(at), offset: 0 };
	}

	/** A pointer in a slot, copied out of a variable if it may change before it is used. */
	private operand(pointer: Slot): Slot {
		if (!this.copying) return pointer;
		const copy = this.tempPointer();
		this.emit(op.move, copy, pointer);
		return copy;
	}

	private fieldPlace(e: SelectorExpr): Place {
		const { offset, throughPointer } = part(e.field);
		if (throughPointer) return { kind: 'memory', pointer: this.expr(e.x), offset };
		return partOf(this.place(e.x), typeOf(e.x), offset);
	}

	private indexPlace(e: IndexExpr): Place {
		this.hoist(e.x, e.index);
		this.position(e.pos);
		const type = underlying(typeOf(e.x));
		switch (type.kind) {
			case 'map': {
				const map = this.expr(e.x);
				return { kind: 'map', map, key: this.exprAs(e.index, part(type.key)), type: typeOf(e.x) };
			}
			case 'slice': {
				const slice = this.expr(e.x);
				return { kind: 'sliceIndex', slice, index: this.expr(e.index) };
			}
			case 'pointer': {
				const pointer = this.expr(e.x);
				return this.arrayElement({ kind: 'memory', pointer, offset: 0 }, part(type.elem), e);
			}
		}
		return this.arrayElement(this.place(e.x), typeOf(e.x), e);
	}

	private arrayElement(of: Place, type: GoType, e: IndexExpr): Place {
		const { value } = e.index;
		if (value !== undefined) return partOf(of, type, Number(value) * part(type.elem).size);
		return { kind: 'element', of, type, index: this.expr(e.index) };
	}

	// ------------------------------------------------------------ using places

	/** A pointer to a place. One into the frame is for use at once. */
	protected addressOf(place: Place, type: GoType): Slot {
		const pointer = this.tempPointer();
		switch (place.kind) {
			case 'slot':
				this.emit(op.frameAddress, pointer, place.at, type.size);
				return pointer;
			case 'frame': {
				const start = place.at & ~3;
				this.emit(op.frameAddress, pointer, start >> 2, place.at - start + type.size);
				if (place.at > start) this.emit(op.addK, pointer, pointer, place.at - start);
				return pointer;
			}
			case 'memory':
				this.emit(op.fieldAddress, pointer, place.pointer, place.offset);
				return pointer;
			case 'field':
				this.emit(op.fieldAddress, pointer, this.addressOf(place.of, place.type), place.offset);
				return pointer;
			case 'element': {
				const { of } = place;
				const isPointer = of.kind === 'memory' && of.offset === 0;
				const array = isPointer ? of.pointer : this.addressOf(of, place.type);
				const { index, type: whole } = place;
				this.emit(op.arrayIndex, pointer, array, index, part(whole.length), type.size);
				return pointer;
			}
			case 'sliceIndex':
				this.emit(op.index, pointer, place.slice, place.index, type.size);
				return pointer;
		}
		return this.addressOf(this.copied(place, type), type);
	}

	/** A copy of what lies at a place that has no address. */
	private copied(place: Place, type: GoType): Place {
		const at = this.temp(type);
		this.loadPlace(place, type, at);
		return { kind: 'slot', at };
	}

	/** The same place, with its address computed: for more than one use. */
	protected fixed(place: Place, type: GoType): Place {
		if (place.kind === 'field' || place.kind === 'element' || place.kind === 'sliceIndex') {
			if (this.wordIndex(place, type)) return place;
			return { kind: 'memory', pointer: this.addressOf(place, type), offset: 0 };
		}
		if (place.kind !== 'map') return place;
		return { kind: 'memory', pointer: this.mapAssign(place), offset: 0 };
	}

	/** Whether the place is an element of 8 bytes, for which there are instructions. */
	private wordIndex(place: Place, type: GoType): boolean {
		if (!isWord(type)) return false;
		return place.kind === 'sliceIndex' || (place.kind === 'element' && place.of.kind === 'slot');
	}

	protected loadPlace(place: Place, type: GoType, to: Slot): void {
		switch (place.kind) {
			case 'slot':
				return this.move(type, to, place.at);
			case 'frame':
				return this.getPart(type, to, place.at);
			case 'memory':
				return this.load(type, to, place.pointer, place.offset);
			case 'map':
				return this.mapGet(place, to);
			case 'element':
				if (place.of.kind !== 'slot' || !isWord(type)) break;
				return this.emit(op.frameLoadIndex, to, place.of.at, place.type.size, place.index);
			case 'sliceIndex':
				return this.loadElement(place, type, to);
		}
		if (place.kind === 'field' && place.of.kind === 'map') {
			const copy = this.copied(place.of, place.type);
			return this.loadPlace(partOf(copy, place.type, place.offset), type, to);
		}
		this.load(type, to, this.addressOf(place, type), 0);
	}

	private loadElement(place: Place & { kind: 'sliceIndex' }, type: GoType, to: Slot): void {
		const kind = narrowKind(type);
		if (isWord(type)) this.emit(op.loadIndex, to, place.slice, place.index);
		else if (kind !== wide) this.emit(op.loadIndexNarrow, to, place.slice, place.index, kind);
		else this.load(type, to, this.addressOf(place, type), 0);
	}

	private mapGet({ map, key, type }: Place & { kind: 'map' }, to: Slot): void {
		const [keyType, elem] = [part(type.key), part(type.elem)];
		const index = this.unit.typeIndex(type);
		this.emit(op.mapGet, to, frameBytes(elem), map, key, keyType.size, index);
	}

	protected storePlace(place: Place, type: GoType, from: Slot): void {
		switch (place.kind) {
			case 'blank':
				return;
			case 'slot':
				return this.move(type, place.at, from);
			case 'frame':
				return this.putPart(type, place.at, from);
			case 'memory':
				return this.store(type, place.pointer, place.offset, from);
			case 'map': {
				const elem = this.mapAssign(place);
				this.store(type, elem, 0, from);
				return this.emit(op.elemWrite, elem);
			}
			case 'element':
				if (place.of.kind !== 'slot' || !isWord(type)) break;
				return this.emit(op.frameStoreIndex, place.of.at, place.type.size, place.index, from);
			case 'sliceIndex':
				if (!isWord(type)) break;
				return this.emit(op.storeIndex, place.slice, place.index, from);
		}
		this.store(type, this.addressOf(place, type), 0, from);
	}

	/** The address that mapassign gives for the key. */
	protected mapAssign({ map, key, type }: Place & { kind: 'map' }): Slot {
		const elem = this.tempPointer();
		const { size } = part(type.key);
		this.emit(op.mapAssign, elem, map, key, size, this.unit.typeIndex(type));
		this.lastElem = elem;
		return elem;
	}
}

/** The part of a place that begins so many bytes behind it. */
function partOf(of: Place, type: GoType, offset: number): Place {
	switch (of.kind) {
		case 'slot':
			return { kind: 'frame', at: of.at * 4 + offset };
		case 'frame':
			return { kind: 'frame', at: of.at + offset };
		case 'memory':
			return { ...of, offset: of.offset + offset };
		case 'field':
			return { ...of, offset: of.offset + offset };
	}
	return { kind: 'field', of, type, offset };
}
