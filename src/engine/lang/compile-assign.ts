// Declarations and assignments.

import { basicTypes, type GoType } from '../abi/type.ts';
import type { CallExpr, Expr, IndexExpr, Pos } from './ast.ts';
import type { AssignStmt, DefineStmt, IncDecStmt, VarDecl } from './ast-stmt.ts';
import type { Var } from './object.ts';
import { anyPointer, type Slot } from './compile-emit.ts';
import { Expressions } from './compile-expr.ts';
import { part, typeOf, unparen, type Place } from './compile-place.ts';
import { isLocal, operands } from './hoist.ts';
import * as op from './op.ts';
import type { VarInfo } from './program.ts';
import { frameBytes } from './slot.ts';
import { isFloat, isString } from './types.ts';

const { bool } = basicTypes;

/** A value that has been evaluated. */
interface Evaluated {
	slot: Slot;
	type: GoType;
}

export abstract class Assignments extends Expressions {
	/** Variables for the debugger: in order of declaration. */
	protected readonly locals: VarInfo[] = [];
	/** End of the innermost block. */
	protected scopeEnd: Pos = 0;

	// ------------------------------------------------------------ declaring

	/** Gives a variable its home; its name is in scope from line `fromLine` to the end of the block. */
	protected declare(variable: Var, fromLine: number): Place {
		const escapes = variable.addressed;
		const at = this.slotsFor(escapes ? anyPointer : variable.type);
		this.homes.set(variable, { at, escapes });
		this.locals.push(this.infoOf(variable, at, fromLine));
		if (!escapes) return { kind: 'slot', at };
		this.emit(op.allocate, at, this.unit.typeIndex(variable.type));
		return { kind: 'memory', pointer: at, offset: 0 };
	}

	protected infoOf(variable: Var, at: Slot, fromLine: number): VarInfo {
		return {
			name: variable.name,
			type: this.unit.typeIndex(variable.type),
			offset: at * 4,
			escapes: variable.addressed,
			fromLine,
			toLine: this.source.line(this.scopeEnd),
		};
	}

	/** The line behind a statement, from which on what it declares is there; at most the last of the block. */
	private lineBehind(end: Pos): number {
		return Math.min(this.source.line(end) + 1, this.source.line(this.scopeEnd));
	}

	protected declaration(d: VarDecl, end: Pos): void {
		this.define(
			part(d.vars),
			d.names.map(() => true),
			d.values,
			end,
			d.names,
		);
	}

	protected defineStmt(s: DefineStmt): void {
		this.define(part(s.vars), part(s.fresh), s.rhs, s.end, s.lhs);
	}

	/** `lhs` is declared where `fresh`, else assigned. */
	private define(
		vars: readonly (Var | null)[],
		fresh: readonly boolean[],
		values: readonly Expr[],
		end: Pos,
		lhs: readonly Expr[],
	): void {
		const line = this.lineBehind(end);
		if (vars.length === 1 && values.length <= 1) return this.defineOne(vars[0], values[0], line);
		const evaluated = this.valuesFor(
			values,
			vars.map((v) => v?.type ?? null),
			lhs.length,
		);
		vars.forEach((variable, i) => {
			if (!variable) return;
			const place = fresh[i] ? this.declare(variable, line) : this.variablePlace(variable);
			if (evaluated) this.assign(place, variable.type, evaluated[i]);
			else this.zeroPlace(place, variable.type);
		});
	}

	/** Assigns to variables that are there. */
	protected assignVariables(vars: readonly (Var | null)[], values: readonly Expr[]): void {
		const types = vars.map((v) => v?.type ?? null);
		const evaluated = part(this.valuesFor(values, types, vars.length));
		vars.forEach((variable, i) => {
			if (variable) this.assign(this.variablePlace(variable), variable.type, evaluated[i]);
		});
	}

	private defineOne(variable: Var | null, value: Expr | undefined, line: number): void {
		if (!variable) {
			if (value) this.expr(value);
			return;
		}
		// The value is evaluated first: it may name a variable that this one hides.
		if (variable.addressed) {
			const slot = value ? this.exprAs(value, variable.type) : null;
			const place = this.declare(variable, line);
			if (slot !== null) this.storePlace(place, variable.type, slot);
			return;
		}
		const at = this.slotsFor(variable.type);
		if (value) this.exprIntoAs(value, variable.type, at);
		else this.zero(variable.type, at);
		this.homes.set(variable, { at, escapes: false });
		this.locals.push(this.infoOf(variable, at, line));
	}

	/** A variable that has just been made is zero already if it is on the heap. */
	private zeroPlace(place: Place, type: GoType): void {
		if (place.kind === 'slot') this.zero(type, place.at);
	}

	// ------------------------------------------------------------ several values

	/** Evaluates the right side for `count` targets, into slots that are no variable's; null: there is none. */
	private valuesFor(
		values: readonly Expr[],
		types: readonly (GoType | null)[],
		count: number,
	): Evaluated[] | null {
		if (values.length === 0) return null;
		if (values.length === count) {
			this.hoist(...values);
			return values.map((value, i) => this.copyOf(value, types[i] ?? typeOf(value)));
		}
		const source = unparen(values[0]);
		if (source.kind === 'CallExpr') return this.spread(source as CallExpr);
		if (source.kind === 'IndexExpr') return this.lookUp(source, types[1] ?? bool);
		throw new Error(`${source.kind} has no several values`);
	}

	private copyOf(value: Expr, type: GoType): Evaluated {
		const slot = this.temp(type);
		this.exprIntoAs(value, type, slot);
		return { slot, type };
	}

	/** `m[k]`, and whether it is there. */
	private lookUp(e: IndexExpr, okType: GoType): Evaluated[] {
		const place = this.place(e);
		if (place.kind !== 'map') throw new Error('only maps are asked whether an entry is there');
		const { map, key, type } = place;
		const elem = part(type.elem);
		const [value, ok] = [this.temp(elem), this.temp(bool)];
		const keySize = part(type.key).size;
		const index = this.unit.typeIndex(type);
		this.emit(op.mapGetOk, value, frameBytes(elem), ok, map, key, keySize, index);
		return [
			{ slot: value, type: elem },
			{ slot: ok, type: okType.kind === 'bool' ? okType : bool },
		];
	}

	/** Stores a value that has been evaluated, converted to the type of the place. */
	private assign(place: Place, type: GoType, { slot, type: from }: Evaluated): void {
		this.storePlace(place, type, this.converted(slot, from, type));
	}

	// ------------------------------------------------------------ assigning

	protected assignStmt(s: AssignStmt): void {
		if (s.op !== '') return this.assignOp(s.lhs[0], s.op, s.rhs[0], s.opPos);
		if (s.lhs.length === 1) return this.assignOne(s.lhs[0], s.rhs[0]);
		this.hoist(...s.lhs.flatMap((target) => operands(unparen(target))));
		if (s.lhs.length === s.rhs.length) this.hoist(...s.rhs);
		this.copying = true;
		const places = s.lhs.map((target) => this.place(target));
		this.copying = false;
		const types = s.lhs.map((target) => (isBlank(target) ? null : typeOf(target)));
		const values = this.valuesFor(s.rhs, types, s.lhs.length);
		places.forEach((place, i) => {
			const value = part(values)[i];
			if (place.kind !== 'blank') this.assign(place, types[i] ?? value.type, value);
		});
	}

	/** `target = value` */
	protected assignOne(target: Expr, value: Expr): void {
		if (isBlank(target)) {
			this.expr(value);
			return;
		}
		const type = typeOf(target);
		if (this.appendToElem(target, value)) return;
		this.hoist(...operands(unparen(target)));
		// A call whose result goes straight into a variable need not be made before.
		if (!isLocal(target)) this.hoist(value);
		const place = this.place(target);
		if (place.kind === 'slot') this.exprIntoAs(value, type, place.at);
		else this.storePlace(place, type, this.exprAs(value, type));
	}

	/** `target op= value` */
	private assignOp(target: Expr, operator: AssignStmt['op'], value: Expr, opPos: Pos): void {
		if (operator === '') throw new Error('an assignment without an operator');
		const type = typeOf(target);
		this.hoist(...operands(unparen(target)), value);
		const place = this.place(target);
		const compute = (from: Slot, to: Slot) => {
			this.position(opPos);
			if (isString(type)) this.concatSlots(from, value, to);
			else this.arithmeticInto(operator, type, from, value, to);
		};
		if (place.kind === 'slot') return compute(place.at, place.at);
		// A division may panic, and must not leave an entry behind that was not there.
		const twice = place.kind === 'map' && (operator === '/' || operator === '%');
		this.update(twice ? place : this.fixed(place, type), type, compute);
		if (place.kind === 'map' && !twice) this.emit(op.elemWrite, this.lastElem);
	}

	/** Loads, computes, stores. */
	private update(place: Place, type: GoType, compute: (from: Slot, to: Slot) => void): void {
		const value = this.temp(type);
		this.loadPlace(place, type, value);
		compute(value, value);
		this.storePlace(place, type, value);
	}

	protected incDec(s: IncDecStmt): void {
		const type = typeOf(s.x);
		const by = s.op === '++' ? 1 : -1;
		const step = (from: Slot, to: Slot) => {
			this.position(s.pos);
			if (isFloat(type)) return this.addFloat(type, from, by, to);
			this.emit(op.addK, to, from, by);
			this.wrap(type, to);
		};
		const place = this.place(s.x);
		if (place.kind === 'slot') step(place.at, place.at);
		else this.update(this.fixed(place, type), type, step);
		if (place.kind === 'map') this.emit(op.elemWrite, this.lastElem);
	}

	private addFloat(type: GoType, from: Slot, by: number, to: Slot): void {
		const [x, one] = [this.widened(type, from), this.temp(basicTypes.float64)];
		this.constant(basicTypes.float64, by, one);
		if (type.kind === 'float64') return this.emit(op.addF, to, x, one);
		this.emit(op.addF, x, x, one);
		this.emit(op.floatTo32, to, x);
	}
}

function isBlank(e: Expr): boolean {
	const x = unparen(e);
	return x.kind === 'Ident' && x.name === '_';
}
