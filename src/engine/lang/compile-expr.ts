// Expressions: names, literals, selections, indexing, slicing; what else there is, the classes before this
// one do.

import { arrayOf, type GoType } from '../abi/type.ts';
import type { CompositeLit, Element, Expr, IndexExpr, SliceExpr, UnaryExpr } from './ast.ts';
import type { FuncObj, Var } from './object.ts';
import { Builtins } from './compile-builtin.ts';
import type { Slot } from './compile-emit.ts';
import { part, typeOf, unparen, type Place } from './compile-place.ts';
import { isWord } from './compile-value.ts';
import { operands } from './hoist.ts';
import * as op from './op.ts';
import { isString, underlying } from './types.ts';

/** Literals of maps with more constant entries than this are built from tables, constants first. */
const maxMapEntriesInline = 25;

export abstract class Expressions extends Builtins {
	protected override expr(e: Expr): Slot {
		const x = unparen(e);
		const early = this.early(x);
		if (early !== undefined) return early;
		if (x.value === undefined) {
			if (x.kind === 'Ident' && x.obj?.kind === 'var') return this.variable(x.obj);
			const there = this.partInFrame(x);
			if (there !== null) return there;
		}
		const to = this.temp(typeOf(x));
		this.exprInto(x, to);
		return to;
	}

	/** The slots of a variable, or a copy of it. */
	private variable(variable: Var): Slot {
		const place = this.variablePlace(variable);
		if (place.kind === 'slot' && !this.copying) return place.at;
		const to = this.temp(variable.type);
		this.loadPlace(place, variable.type, to);
		return to;
	}

	/** A part of a variable in the frame that can be used where it is. */
	private partInFrame(x: Expr): Slot | null {
		const isPart = x.kind === 'SelectorExpr' ? x.field : x.kind === 'IndexExpr';
		if (!isPart || this.copying || !this.isFramePart(x)) return null;
		const type = typeOf(x);
		const place = this.place(x);
		const whole = isWord(type) || (type.size % 8 === 0 && type.align === 8);
		return place.kind === 'frame' && whole && place.at % 8 === 0 ? place.at >> 2 : null;
	}

	/** Whether it is a field, or an element with a constant index, of a variable in the frame. */
	private isFramePart(e: Expr): boolean {
		const x = unparen(e);
		if (x.kind === 'Ident')
			return x.obj?.kind === 'var' && !x.obj.global && !this.home(x.obj).escapes;
		if (x.kind === 'SelectorExpr')
			return x.field !== undefined && !x.field.throughPointer && this.isFramePart(x.x);
		if (x.kind !== 'IndexExpr' || x.index.value === undefined) return false;
		return typeOf(x.x).kind === 'array' && this.isFramePart(x.x);
	}

	protected override exprInto(e: Expr, to: Slot): void {
		const x = unparen(e);
		const type = typeOf(x);
		const early = this.early(x);
		if (early !== undefined) return this.move(type, to, early);
		if (x.value !== undefined) return this.constantInto(type, x, to);
		switch (x.kind) {
			case 'Ident':
				if (x.obj?.kind === 'nil') return this.zero(type, to);
				if (x.obj?.kind === 'func') return this.funcValue(x.obj, to);
				return this.move(type, to, this.expr(x));
			case 'BinaryExpr':
				return this.binaryInto(x, to);
			case 'UnaryExpr':
				return x.op === '&' ? this.addressInto(x, to) : this.unaryInto(x, to);
			case 'CallExpr':
				return this.callInto(x, to);
			case 'CompositeLit':
				return this.literalInto(x, to);
			case 'SliceExpr':
				return this.sliceInto(x, to);
			case 'SelectorExpr':
			case 'StarExpr':
				return this.loadPlace(this.place(x), type, to);
			case 'IndexExpr':
				if (isString(typeOf(x.x))) return this.stringIndex(x, to);
				return this.loadPlace(this.place(x), type, to);
		}
		throw new Error(`${x.kind} is not an expression that can be compiled`);
	}

	private constantInto(type: GoType, x: Expr, to: Slot): void {
		if (type.kind === 'interface') throw new Error('a constant has no interface type');
		this.constant(type, part(x.value), to);
	}

	protected override exprAs(e: Expr, type: GoType): Slot {
		const x = unparen(e);
		const from = x.type;
		if (x.kind === 'Ident' && x.obj?.kind === 'nil') {
			const to = this.temp(type);
			this.zero(type, to);
			return to;
		}
		if (type.kind !== 'interface' || part(from).kind === 'interface') return this.expr(x);
		if (x.value === undefined) return this.converted(this.expr(x), part(from), type);
		// Constants need no box of their own: they are in the data segment already.
		const to = this.temp(type);
		const addr = this.constantAddress(part(from), x.value);
		this.emit(op.iface, to, this.unit.typeIndex(part(from)), addr);
		return to;
	}

	/** Evaluates as for an assignment to something of type `type`, into slots. */
	protected exprIntoAs(e: Expr, type: GoType, to: Slot): void {
		const x = unparen(e);
		const isNil = x.kind === 'Ident' && x.obj?.kind === 'nil';
		if (isNil || (type.kind === 'interface' && typeOf(x).kind !== 'interface'))
			this.move(type, to, this.exprAs(x, type));
		else this.exprInto(x, to);
	}

	// A func value points to a word that holds the function's number.
	private funcValue(obj: FuncObj, to: Slot): void {
		const bytes = new Uint8Array(8);
		new DataView(bytes.buffer).setUint32(0, this.unit.func(obj), true);
		this.emit(op.address, to, this.unit.data.constant(bytes, 8));
	}

	private stringIndex(x: IndexExpr, to: Slot): void {
		this.hoist(x.x, x.index);
		const text = this.expr(x.x);
		const index = this.expr(x.index);
		this.position(x.pos);
		this.emit(op.stringIndex, to, text, index);
	}

	// ------------------------------------------------------------ & and slicing

	private addressInto(e: UnaryExpr, to: Slot): void {
		const x = unparen(e.x);
		if (x.kind === 'CompositeLit') return this.newLiteral(x, typeOf(x), to);
		this.emit(op.move, to, this.pointerTo(x));
	}

	/** A pointer to a variable that has been moved to the heap, or to a part of one. */
	private pointerTo(x: Expr): Slot {
		const place = this.place(x);
		if (place.kind === 'memory' && place.offset === 0 && unparen(x).kind === 'Ident')
			return place.pointer;
		return this.addressOf(place, typeOf(x));
	}

	private sliceInto(e: SliceExpr, to: Slot): void {
		this.hoist(e.x);
		this.hoistBounds(e.low, e.high, e.max);
		const type = underlying(typeOf(e.x));
		const bounds = (x: Slot) => {
			const [low, high, max] = [e.low, e.high, e.max].map((b) => (b ? this.expr(b) : -1));
			this.position(e.pos);
			return [to, x, low, high, max];
		};
		if (isString(type)) {
			const [into, text, low, high] = bounds(this.expr(e.x));
			return this.emit(op.stringSlice, into, text, low, high);
		}
		if (type.kind === 'slice')
			return this.emit(op.slice, ...bounds(this.expr(e.x)), part(type.elem).size);
		const array = type.kind === 'pointer' ? part(type.elem) : type;
		const pointer = type.kind === 'pointer' ? this.expr(e.x) : this.pointerTo(e.x);
		this.emit(op.sliceArray, ...bounds(pointer), part(array.length), part(array.elem).size);
	}

	// ------------------------------------------------------------ composite literals

	private literalInto(x: CompositeLit, to: Slot): void {
		const type = typeOf(x);
		if (type.kind !== 'map') this.hoist(...operands(x));
		switch (underlying(type).kind) {
			case 'slice':
				return this.sliceLiteral(x, part(type.elem), to);
			case 'map':
				return this.mapLiteral(x, type, to);
			case 'pointer': // an elided &T{…} in a literal of pointers
				return this.newLiteral(x, part(type.elem), to);
		}
		// The literal may read the variable that it is assigned to.
		const made = this.temp(type);
		this.zero(type, made);
		this.fill({ kind: 'slot', at: made }, x);
		this.move(type, to, made);
	}

	/** `&T{…}`: a new variable that holds the literal. */
	private newLiteral(x: CompositeLit, type: GoType, to: Slot): void {
		const pointer = this.tempPointer();
		const place: Place = { kind: 'memory', pointer, offset: 0 };
		const { kind, elem } = underlying(type);
		this.emit(op.allocate, pointer, this.unit.typeIndex(type));
		if (kind === 'slice' || kind === 'map') {
			const value = this.temp(type);
			if (kind === 'slice') this.sliceLiteral(x, part(elem), value);
			else this.mapLiteral(x, type, value);
			this.storePlace(place, type, value);
		} else this.fill(place, x);
		this.emit(op.move, to, pointer);
	}

	/** Stores the elements of a struct or array literal into zeroed room. */
	private fill(place: Place, x: CompositeLit): void {
		const given = underlying(typeOf(x));
		const type = given.kind === 'pointer' ? part(given.elem) : given;
		for (const element of x.elems) {
			const field = type.kind === 'struct' ? part(type.fields)[element.index] : null;
			const elem = field ? field.type : part(type.elem);
			const offset = field ? field.offset : element.index * elem.size;
			this.fillPart(place, offset, elem, element);
		}
	}

	private fillPart(place: Place, offset: number, type: GoType, { elem }: Element): void {
		const at: Place =
			place.kind === 'memory'
				? { ...place, offset: place.offset + offset }
				: { kind: 'frame', at: (place.kind === 'slot' ? place.at * 4 : frameAt(place)) + offset };
		const x = unparen(elem);
		const isNested = x.kind === 'CompositeLit' && ['struct', 'array'].includes(typeOf(x).kind);
		if (isNested && type.kind !== 'interface') return this.fill(at, x as CompositeLit);
		this.scoped(() => this.storePlace(at, type, this.exprAs(elem, type)));
	}

	private sliceLiteral(x: CompositeLit, elem: GoType, to: Slot): void {
		const length = x.elems.reduce((n, { index }) => Math.max(n, index + 1), 0);
		const pointer = this.tempPointer();
		this.emit(op.allocate, pointer, this.unit.typeIndex(arrayOf(elem, length)));
		for (const element of x.elems)
			this.fillPart(
				{ kind: 'memory', pointer, offset: 0 },
				element.index * elem.size,
				elem,
				element,
			);
		this.emit(op.move, to, pointer);
		this.emit(op.constant, to + 2, length);
		this.emit(op.constant, to + 4, length);
	}

	private mapLiteral(x: CompositeLit, type: GoType, to: Slot): void {
		const map = this.temp(type);
		const hint = this.tempInt();
		this.emit(op.constant, hint, x.elems.length);
		this.emit(op.makeMap, map, this.unit.typeIndex(type), hint);
		for (const { key, elem } of inOrder(x.elems)) {
			this.scoped(() => {
				this.hoist(key, elem);
				const k = this.exprAs(part(key), part(type.key));
				const value = this.exprAs(elem, part(type.elem));
				this.storePlace({ kind: 'map', map, key: k, type }, part(type.elem), value);
			});
		}
		this.move(type, to, map);
	}
}

function frameAt(place: Place): number {
	if (place.kind !== 'frame') throw new Error('a literal is built in the frame or in memory');
	return place.at;
}

/** gc inserts constant entries first when they are many. */
function inOrder(elems: readonly Element[]): readonly Element[] {
	const isConstant = ({ key, elem }: Element) =>
		key?.value !== undefined && elem.value !== undefined;
	const constants = elems.filter(isConstant);
	if (constants.length <= maxMapEntriesInline) return elems;
	return [...constants, ...elems.filter((element) => !isConstant(element))];
}
