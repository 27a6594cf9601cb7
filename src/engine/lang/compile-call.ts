// Calls: of functions of the program, of natives, and conversions.

import { arrayOf, emptyInterface, sliceOf, type GoType } from '../abi/type.ts';
import type { CallExpr, Expr } from './ast.ts';
import { Arithmetic } from './compile-arith.ts';
import type { Slot } from './compile-emit.ts';
import { part, typeOf, unparen } from './compile-place.ts';
import * as op from './op.ts';
import { packages } from './packages.ts';
import { nativeSignatureOf, signatureOf } from './signature.ts';
import { frameBytes } from './slot.ts';
import { isInteger, isNumeric, isString } from './types.ts';

const anySlice = sliceOf(emptyInterface);

export abstract class Calls extends Arithmetic {
	/** A call of a predeclared function; its result goes into `to`. */
	protected abstract builtin(e: CallExpr, name: string, to: Slot | null): void;

	/** A call as a statement: results are dropped. */
	protected callStatement(e: CallExpr): void {
		if (e.callKind === 'conversion') this.expr(e.args[0]);
		else if (e.callKind === 'builtin' && !part(e.builtin).includes('.'))
			this.builtin(e, part(e.builtin), null);
		else this.callResults(e);
	}

	protected callInto(e: CallExpr, to: Slot): void {
		if (e.callKind === 'conversion') return this.convertInto(e.args[0], typeOf(e), to);
		if (e.callKind === 'builtin' && !part(e.builtin).includes('.'))
			return this.builtin(e, part(e.builtin), to);
		const [result] = this.callResults(e);
		this.move(typeOf(e), to, result);
	}

	/** Calls; the results lie behind the frame, to be taken from there at once. */
	protected callResults(e: CallExpr): Slot[] {
		if (e.callKind === 'builtin') return this.callNative(e, part(e.builtin));
		const type = typeOf(e.fun);
		const { results, params, end } = signatureOf(type);
		const fun = unparen(e.fun);
		const known = fun.kind === 'Ident' && fun.obj?.kind === 'func' ? fun.obj : null;
		if (!known) this.hoist(e.fun);
		this.hoistArguments(e);
		const value = known ? null : this.expr(e.fun);
		const args = this.arguments(e, part(type.params), type.variadic === true);
		args.forEach((arg, i) => this.move(part(type.params)[i], this.out(params[i]), arg));
		this.position(e.pos);
		this.reserveOut(end);
		if (known) this.emit(op.call, this.unit.func(known), this.out(0));
		else this.emit(op.callValue, part(value), this.out(0));
		return results.map((at) => this.out(at));
	}

	// ------------------------------------------------------------ arguments

	/** The only argument, if it is a call whose several results are the arguments. */
	private spreadCall(e: CallExpr): CallExpr | null {
		if (e.args.length !== 1) return null;
		const call = unparen(e.args[0]);
		return call.kind === 'CallExpr' && (call.results?.length ?? 0) > 1 ? call : null;
	}

	private hoistArguments(e: CallExpr): void {
		if (!this.spreadCall(e)) this.hoist(...e.args);
	}

	/** Evaluates arguments, converted to the parameters' types. */
	private arguments(e: CallExpr, params: readonly GoType[], variadic: boolean): Slot[] {
		const values = this.argumentValues(e);
		if (!variadic || e.ellipsis) return values.map((value, i) => value(params[i]));
		const fixed = params.length - 1;
		const args = values.slice(0, fixed).map((value, i) => value(params[i]));
		return [...args, this.variadicSlice(values.slice(fixed), part(params[fixed].elem))];
	}

	/** How to get each argument as the type of its parameter. */
	private argumentValues(e: CallExpr): ((type: GoType) => Slot)[] {
		const call = this.spreadCall(e);
		if (!call) return e.args.map((arg) => (type: GoType) => this.exprAs(arg, type));
		return this.spread(call).map(
			({ slot, type: from }) =>
				(type: GoType) =>
					this.converted(slot, from, type),
		);
	}

	/** The results of a call, in slots of their own. */
	protected spread(call: CallExpr): { slot: Slot; type: GoType }[] {
		const types = part(call.results);
		const results = this.callResults(call);
		const slots = types.map((type) => this.temp(type));
		types.forEach((type, i) => this.move(type, slots[i], results[i]));
		return types.map((type, i) => ({ slot: slots[i], type }));
	}

	/** The slice for a variadic parameter; its array is on the heap if it has elements. */
	private variadicSlice(values: ((type: GoType) => Slot)[], elem: GoType): Slot {
		const slice = this.temp(anySlice);
		if (values.length === 0) {
			this.zero(anySlice, slice);
			return slice;
		}
		const slots = values.map((value) => value(elem));
		this.newSlice(slice, elem, values.length);
		slots.forEach((slot, i) => this.store(elem, slice, i * elem.size, slot));
		return slice;
	}

	/** A slice of a new array of `length` elements. */
	protected newSlice(slice: Slot, elem: GoType, length: number): void {
		this.emit(op.allocate, slice, this.unit.typeIndex(arrayOf(elem, length)));
		this.emit(op.constant, slice + 2, length);
		this.emit(op.constant, slice + 4, length);
	}

	// ------------------------------------------------------------ natives

	private callNative(e: CallExpr, name: string): Slot[] {
		const [path, member] = name.split('.');
		const found = packages.get(path)?.get(member);
		if (found?.kind !== 'func') throw new Error(`${name} is not a function`);
		const params = found.type.params ?? [];
		const results = found.type.results ?? [];
		const variadic = found.type.variadic === true && !e.ellipsis;
		const fixed = variadic ? params.length - 1 : params.length;
		this.hoistArguments(e);
		const values = this.argumentValues(e);
		const args = values.slice(0, fixed).map((value, i) => value(params[i]));
		const rest = variadic ? values.slice(fixed).map((value) => value(emptyInterface)) : null;
		return this.passToNative(e, name, params, results, args, rest);
	}

	/** `rest`: interfaces for a variadic parameter; their array lies behind the results. */
	protected passToNative(
		e: CallExpr,
		name: string,
		params: readonly GoType[],
		results: readonly GoType[],
		args: readonly Slot[],
		rest: readonly Slot[] | null,
	): Slot[] {
		const record = nativeSignatureOf(params, results);
		args.forEach((arg, i) => this.putPart(params[i], this.out(record.params[i]) * 4, arg));
		const pointers = [...record.pointers];
		if (rest) {
			const arrayAt = record.resultsAt + Math.ceil(record.resultSize / 8) * 8;
			const header = this.out(record.params[args.length]);
			rest.forEach((slot, i) => this.emit(op.move2, this.out(arrayAt + 16 * i), slot));
			this.emit(op.frameAddress, header, this.out(arrayAt), 16 * rest.length);
			this.emit(op.constant, header + 2, rest.length);
			this.emit(op.constant, header + 4, rest.length);
			rest.forEach((_, i) => pointers.push(arrayAt + 16 * i, arrayAt + 16 * i + 8));
			this.reserveOut(arrayAt + 16 * rest.length);
		}
		this.position(e.pos);
		const { resultsAt, resultSize } = record;
		this.emitNative(this.unit.native(name), resultsAt, resultSize, pointers);
		return record.results.map((at) => this.out(resultsAt + at));
	}

	// ------------------------------------------------------------ conversions

	/** A value in slots as another type: itself, or an interface. */
	protected converted(x: Slot, from: GoType, type: GoType): Slot {
		if (type.kind !== 'interface' || from.kind === 'interface') return x;
		const to = this.temp(type);
		this.box(from, x, to);
		return to;
	}

	protected box(type: GoType, x: Slot, to: Slot): void {
		this.emit(op.box, to, this.unit.typeIndex(type), x, frameBytes(type));
	}

	/** `T(x)` */
	private convertInto(x: Expr, type: GoType, to: Slot): void {
		const from = typeOf(x);
		this.position(x.pos);
		if (type.kind === 'interface') return this.move(type, to, this.exprAs(x, type));
		if (isNumeric(type) && isNumeric(from)) return this.convertNumber(from, type, this.expr(x), to);
		if (isString(type) && isInteger(from)) return this.emit(op.runeToString, to, this.expr(x));
		if (isString(type) && from.kind === 'slice') {
			const code = from.elem?.kind === 'uint8' ? op.bytesToString : op.runesToString;
			return this.emit(code, to, this.expr(x));
		}
		if (type.kind === 'slice' && isString(from)) {
			const code = type.elem?.kind === 'uint8' ? op.stringToBytes : op.stringToRunes;
			return this.emit(code, to, this.expr(x));
		}
		this.exprInto(x, to);
	}
}
