// Loops.

import { basicTypes, sliceOf, type GoType } from '../abi/type.ts';
import type { Expr } from './ast.ts';
import type { Block, ForStmt, RangeStmt, Stmt } from './ast-stmt.ts';
import type { Var } from './object.ts';
import { Assignments } from './compile-assign.ts';
import { anyPointer, Label, type Slot } from './compile-emit.ts';
import { part, typeOf, unparen, type Place } from './compile-place.ts';
import { isWord } from './compile-value.ts';
import { hiterShape } from './hiter-shape.ts';
import * as op from './op.ts';
import { narrowKind, wide } from './slot.ts';
import { underlying } from './types.ts';

const { int, int32 } = basicTypes;

/** Where break and continue go. */
export interface Target {
	label: string | null;
	break: Label;
	/** null in a switch. */
	continue: Label | null;
}

export abstract class Loops extends Assignments {
	protected readonly targets: Target[] = [];

	protected abstract block(b: Block): void;
	protected abstract simple(s: Stmt): void;

	/** A loop's body, with where its branches go. */
	private body(b: Block, label: string | null, next: Label, end: Label): void {
		this.targets.push({ label, break: end, continue: next });
		this.block(b);
		this.targets.pop();
	}

	// ------------------------------------------------------------ for

	protected forStmt(s: ForStmt, label: string | null): void {
		const outer = this.scopeEnd;
		this.scopeEnd = s.end;
		this.scoped(() => this.forLoop(s, label));
		this.scopeEnd = outer;
	}

	private forLoop(s: ForStmt, label: string | null): void {
		const [top, next, end] = [new Label(), new Label(), new Label()];
		const line = this.source.line(s.pos);
		// A debugger stops at the head of a loop before it begins and before each further round.
		if (s.init || s.cond) this.beginStatement(s.pos);
		const declared = s.init?.kind === 'DefineStmt' ? part(s.init.vars) : [];
		if (s.init) this.simple(s.init);
		this.showFrom(declared, line);
		if (s.cond) {
			this.position(s.pos);
			this.scoped(() => this.jumpWhen(false, part(s.cond), end));
		}
		this.endStatement();
		this.bind(top);
		this.body(s.body, label, next, end);
		this.bind(next);
		this.renew(declared);
		if (s.cond || s.post) this.beginStatement(s.pos);
		if (s.post) this.scoped(() => this.simple(part(s.post)));
		if (s.cond) this.scoped(() => this.jumpWhen(true, part(s.cond), top));
		else this.jump(op.jump, top);
		this.bind(end);
	}

	/** Variables of a loop's head are in scope on its line, too. */
	private showFrom(vars: readonly (Var | null)[], line: number): void {
		for (const info of this.locals)
			if (vars.some((v) => v && this.home(v).at * 4 === info.offset)) info.fromLine = line;
	}

	/** Each round has variables of its own; it can be told only from those that pointers may point to. */
	private renew(vars: readonly (Var | null)[]): void {
		for (const variable of vars) {
			if (!variable?.addressed) continue;
			const { at } = this.home(variable);
			const copy = this.tempPointer();
			const value = this.temp(variable.type);
			this.load(variable.type, value, at, 0);
			this.emit(op.allocate, copy, this.unit.typeIndex(variable.type));
			this.store(variable.type, copy, 0, value);
			this.emit(op.move, at, copy);
		}
	}

	// ------------------------------------------------------------ range

	protected rangeStmt(s: RangeStmt, label: string | null): void {
		const outer = this.scopeEnd;
		this.scopeEnd = s.end;
		this.scoped(() => {
			this.beginStatement(s.pos);
			this.rangeOver(s, label);
		});
		this.scopeEnd = outer;
	}

	private rangeOver(s: RangeStmt, label: string | null): void {
		const type = underlying(typeOf(s.x));
		switch (type.kind) {
			case 'map':
				return s.isMapClear ? this.clear(s.x) : this.rangeMap(s, typeOf(s.x), label);
			case 'slice':
				return this.rangeSlice(s, type, label);
			case 'string':
				return this.rangeString(s, label);
			case 'array':
				return this.rangeArray(s, type, this.arrayPlace(s, type), label);
			case 'pointer': {
				const pointer = this.held(anyPointer, this.expr(s.x));
				const array = part(type.elem);
				return this.rangeArray(s, array, { kind: 'memory', pointer, offset: 0 }, label);
			}
		}
		return this.rangeInt(s, type, label);
	}

	/** A copy that the loop alone has. */
	private held(type: GoType, from: Slot): Slot {
		const slot = this.temp(type);
		this.move(type, slot, from);
		return slot;
	}

	/** Counts from 0 below `limit`; `each` makes the variables of a round. */
	private count(
		s: RangeStmt,
		label: string | null,
		index: Slot,
		limit: Slot,
		each: () => void,
	): void {
		const [top, next, end] = [new Label(), new Label(), new Label()];
		this.emit(op.constant, index, 0);
		this.jump(op.jumpLe, end, limit, index);
		this.bind(top);
		this.scoped(each);
		this.body(s.body, label, next, end);
		this.bind(next);
		this.beginStatement(s.pos);
		this.emit(op.addK, index, index, 1);
		this.jump(op.jumpLt, top, index, limit);
		this.bind(end);
	}

	private rangeInt(s: RangeStmt, type: GoType, label: string | null): void {
		const limit = this.held(type, this.exprAs(s.x, type));
		const index = this.temp(int);
		this.count(s, label, index, limit, () => this.give(s, [{ slot: index, type }]));
	}

	private rangeSlice(s: RangeStmt, type: GoType, label: string | null): void {
		const slice = this.held(sliceOf(part(type.elem)), this.expr(s.x));
		const index = this.temp(int);
		this.count(s, label, index, slice + 2, () => {
			const elem = part(type.elem);
			const values = [{ slot: index, type: int }];
			if (this.wantsValue(s)) {
				const value = this.temp(elem);
				this.loadElementAt(slice, index, elem, value);
				values.push({ slot: value, type: elem });
			}
			this.give(s, values);
		});
	}

	private loadElementAt(slice: Slot, index: Slot, elem: GoType, to: Slot): void {
		const kind = narrowKind(elem);
		if (isWord(elem)) this.emit(op.loadIndex, to, slice, index);
		else if (kind !== wide) this.emit(op.loadIndexNarrow, to, slice, index, kind);
		else {
			const pointer = this.tempPointer();
			this.emit(op.index, pointer, slice, index, elem.size);
			this.load(elem, to, pointer, 0);
		}
	}

	/** The array is copied if the loop looks at its elements. */
	private arrayPlace(s: RangeStmt, type: GoType): Place {
		if (!this.wantsValue(s)) return { kind: 'blank' };
		return { kind: 'slot', at: this.held(type, this.expr(s.x)) };
	}

	private rangeArray(s: RangeStmt, type: GoType, of: Place, label: string | null): void {
		const [index, limit] = [this.temp(int), this.temp(int)];
		this.emit(op.constant, limit, part(type.length));
		this.count(s, label, index, limit, () => {
			const elem = part(type.elem);
			const values = [{ slot: index, type: int }];
			if (this.wantsValue(s)) {
				const value = this.temp(elem);
				this.loadPlace({ kind: 'element', of, type, index }, elem, value);
				values.push({ slot: value, type: elem });
			}
			this.give(s, values);
		});
	}

	private rangeString(s: RangeStmt, label: string | null): void {
		const [top, next, end] = [new Label(), new Label(), new Label()];
		const text = this.held(basicTypes.string, this.expr(s.x));
		const [index, behind, rune] = [this.temp(int), this.temp(int), this.temp(int)];
		this.emit(op.constant, index, 0);
		this.jump(op.jumpLe, end, text + 2, index);
		this.bind(top);
		this.emit(op.decodeRune, rune, behind, text, index);
		this.scoped(() =>
			this.give(s, [
				{ slot: index, type: int },
				{ slot: rune, type: int32 },
			]),
		);
		this.body(s.body, label, next, end);
		this.bind(next);
		this.beginStatement(s.pos);
		this.emit(op.move, index, behind);
		this.jump(op.jumpLt, top, index, text + 2);
		this.bind(end);
	}

	private rangeMap(s: RangeStmt, type: GoType, label: string | null): void {
		const [top, next, end] = [new Label(), new Label(), new Label()];
		const it = this.temp(hiterShape);
		const index = this.unit.typeIndex(type);
		this.emit(op.mapIterInit, it, hiterShape.size, this.expr(s.x), index);
		// Key and elem are the iterator's first two words; the key is nil behind the last entry.
		this.jump(op.jumpEqK, end, it, 0);
		this.bind(top);
		this.scoped(() => {
			const values = [];
			for (const [pointer, of] of [
				[it, part(type.key)],
				[it + 2, part(type.elem)],
			] as const) {
				const slot = this.temp(of);
				this.load(of, slot, pointer, 0);
				values.push({ slot, type: of });
			}
			this.give(s, this.wantsValue(s) ? values : values.slice(0, 1));
		});
		this.body(s.body, label, next, end);
		this.bind(next);
		this.beginStatement(s.pos);
		this.emit(op.mapIterNext, it, hiterShape.size);
		this.jump(op.jumpNeK, top, it, 0);
		this.bind(end);
	}

	private wantsValue(s: RangeStmt): boolean {
		if (s.define) return s.valueVar !== undefined && s.valueVar !== null;
		if (!s.value) return false;
		const x = unparen(s.value);
		return !(x.kind === 'Ident' && x.name === '_');
	}

	/** Makes or assigns the variables of a round. */
	private give(s: RangeStmt, values: readonly { slot: Slot; type: GoType }[]): void {
		if (!s.define) return this.giveTargets([s.key, s.value], values);
		const line = this.source.line(s.pos);
		values.forEach(({ slot, type }, i) => {
			const variable = i === 0 ? s.keyVar : s.valueVar;
			if (variable) this.giveVariable(variable, type, slot, line);
		});
	}

	/** Assigns to both as one assignment does: the places are found first. */
	private giveTargets(
		targets: readonly (Expr | null)[],
		values: readonly { slot: Slot; type: GoType }[],
	): void {
		this.copying = targets.every((target) => target !== null);
		const places = targets.map((target) => target && this.place(target));
		this.copying = false;
		values.forEach(({ slot, type }, i) => {
			const [target, place] = [targets[i], places[i]];
			if (!target || !place || place.kind === 'blank') return;
			const to = typeOf(target);
			this.storePlace(place, to, this.converted(slot, type, to));
		});
	}

	private giveVariable(variable: Var, type: GoType, slot: Slot, line: number): void {
		const place = this.declare(variable, line);
		this.storePlace(place, variable.type, this.converted(slot, type, variable.type));
	}
}
