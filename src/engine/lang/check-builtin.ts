// Checks calls of the predeclared functions. Each has rules of its own, which are these methods.

import type { GoType } from '../abi/type.ts';
import { basicTypes, funcOf, pointerTo, sliceOf } from '../abi/type.ts';
import type { CallExpr, Expr } from './ast.ts';
import type { Span } from './check-base.ts';
import { CallChecker } from './check-call.ts';
import * as constant from './constant.ts';
import { exprText } from './expr-text.ts';
import type { Operand } from './operand.ts';
import { invalid, operandText } from './operand.ts';
import { textToBytes } from './text.ts';
import type { Type } from './types.ts';
import {
	anyType,
	byteType,
	defaultType,
	identical,
	isOrdered,
	isString,
	isUntyped,
	typeText,
	underlying,
} from './types.ts';

/** Least and greatest number of arguments. */
const counts: Readonly<Record<string, [number, number]>> = {
	append: [1, Infinity],
	cap: [1, 1],
	clear: [1, 1],
	copy: [2, 2],
	delete: [2, 2],
	len: [1, 1],
	make: [1, 3],
	max: [1, Infinity],
	min: [1, Infinity],
	new: [1, 1],
	panic: [1, 1],
	print: [0, Infinity],
	println: [0, Infinity],
};

/** The part of the checker that checks predeclared functions. */
export abstract class BuiltinChecker extends CallChecker {
	/** To be reported if nothing else is wrong. */
	protected readonly backendErrors: (() => void)[] = [];

	protected override builtinCall(x: CallExpr, name: string): Operand {
		if (x.ellipsis && name !== 'append') {
			this.error(x, `invalid operation: invalid use of ... with built-in ${name}`);
			this.useArguments(x);
			return invalid(x);
		}
		if (name === 'make' || name === 'new') return this.allocation(x, name);
		const args = this.argumentOperands(x);
		if (args.some((arg) => arg.mode === 'invalid')) return invalid(x);
		if (!this.checkCount(x, name, args.length)) return invalid(x);
		if (args.length !== x.args.length)
			this.unsupported(x, `several results as arguments of ${name}`);
		return this.valueBuiltin(x, name, args);
	}

	private valueBuiltin(x: CallExpr, name: string, args: Operand[]): Operand {
		switch (name) {
			case 'append':
				return this.append(x, args);
			case 'len':
			case 'cap':
				return this.lengthOf(x, name, args[0]);
			case 'clear':
				return this.clear(x, args[0]);
			case 'copy':
				return this.copy(x, args[0], args[1]);
			case 'delete':
				return this.delete(x, args[0], args[1]);
			case 'max':
			case 'min':
				return this.extreme(x, name, args);
			case 'panic':
				this.assignment(args[0], anyType, 'argument to panic');
				x.results = [];
				return noValue(x);
		}
		for (const arg of args)
			this.printed(x, this.assignment(arg, null, `argument to built-in${name}`));
		return noValue(x);
	}

	// gc's backend, which runs if there is no other error, knows how to print everything but these.
	private printed(call: CallExpr, { type }: Operand): void {
		if (type === null || isUntyped(type)) return;
		if (type.kind !== 'struct' && type.kind !== 'array') return;
		const paren: Span = { pos: call.fun.end, end: call.end };
		const text = type.name.replaceAll('main.', '');
		this.backendErrors.push(() => this.error(paren, `illegal types for operand: print\n\t${text}`));
	}

	private checkCount(x: CallExpr, name: string, found: number): boolean {
		const [least, most] = counts[name];
		if (found >= least && found <= most) return true;
		const [text, expected] = found < least ? ['not enough', least] : ['too many', most];
		const call = `${exprText(x.fun)}(${x.args.map(exprText).join(', ')})`;
		const numbers = `(expected ${expected}, found ${found})`;
		this.error(x, `invalid operation: ${text} arguments for ${call} ${numbers}`);
		return false;
	}

	// ------------------------------------------------------------ make and new

	// Their first argument is a type.
	private allocation(x: CallExpr, name: 'make' | 'new'): Operand {
		const found = x.args.length;
		if (found < 1 || (name === 'new' && found > 1)) {
			for (const arg of x.args.slice(1)) this.anyExpr(arg);
			this.checkCount(x, name, found);
			return invalid(x);
		}
		const type = this.type(x.args[0]);
		if (!type) {
			for (const arg of x.args.slice(1)) this.anyExpr(arg);
			return invalid(x);
		}
		if (name === 'new') return { mode: 'value', expr: x, type: pointerTo(type) };
		return this.make(x, type);
	}

	private make(x: CallExpr, type: GoType): Operand {
		if (type.kind !== 'slice' && type.kind !== 'map') {
			const text = `cannot make ${exprText(x.args[0])}; type must be slice, map, or channel`;
			this.error(x.args[0], `invalid argument: ${text}`);
			return invalid(x);
		}
		const least = type.kind === 'slice' ? 2 : 1;
		const found = x.args.length;
		if (found < least || found > least + 1) {
			const numbers = `expects ${least} or ${least + 1} arguments; found ${found}`;
			this.error(x, `invalid operation: ${exprText(x)} ${numbers}`);
			return invalid(x);
		}
		const sizes = x.args.slice(1).map((arg) => this.indexValue(arg, -1));
		if (sizes.length === 2 && sizes[0] >= 0 && sizes[1] >= 0 && sizes[0] > sizes[1])
			this.error(x.args[1], 'invalid argument: length and capacity swapped');
		return { mode: 'value', expr: x, type };
	}

	// ------------------------------------------------------------ slices and maps

	private append(x: CallExpr, args: Operand[]): Operand {
		const [first, ...rest] = args;
		const slice = first.type;
		if (slice === null || isUntyped(slice) || slice.kind !== 'slice' || !slice.elem) {
			const have = first.mode === 'nil' ? 'untyped nil' : operandText(first);
			this.error(first.expr, `first argument to append must be a slice; have ${have}`);
			return invalid(x);
		}
		const isText = x.ellipsis && args.length === 2 && isString(rest[0].type);
		if (isText && slice.elem.kind === 'uint8') this.convertText(rest[0]);
		else {
			const params = [slice, sliceOf(slice.elem)];
			this.checkArguments(x, args, funcOf(params, [slice], true));
		}
		return { mode: 'value', expr: x, type: slice };
	}

	private convertText(x: Operand): void {
		if (isUntyped(x.type)) this.convertUntyped(x, basicTypes.string);
	}

	private copy(x: CallExpr, to: Operand, from: Operand): Operand {
		const target = sliceElem(to.type);
		const source = isString(from.type) ? byteType : sliceElem(from.type);
		if (!target || !source) {
			const found = `${operandText(to)} and ${operandText(from)}`;
			const text = `copy expects slice arguments; found ${found}`;
			this.error(to.expr, `invalid argument: ${text}`);
			return invalid(x);
		}
		if (!identical(target, source)) {
			const which = `arguments to copy ${operandText(to)} and ${operandText(from)}`;
			const types = `${typeText(target)} and ${typeText(source)}`;
			const text = `${which} have different element types ${types}`;
			this.error(to.expr, `invalid argument: ${text}`);
			return invalid(x);
		}
		if (isString(from.type)) this.convertText(from);
		return { mode: 'value', expr: x, type: basicTypes.int };
	}

	private delete(x: CallExpr, map: Operand, key: Operand): Operand {
		if (map.type === null || isUntyped(map.type) || map.type.kind !== 'map') {
			this.error(map.expr, `invalid argument: ${operandText(map)} is not a map`);
			return invalid(x);
		}
		this.assignment(key, map.type.key ?? null, 'argument to delete');
		return noValue(x);
	}

	private clear(x: CallExpr, arg: Operand): Operand {
		const { type } = arg;
		if (type !== null && !isUntyped(type) && (type.kind === 'map' || type.kind === 'slice'))
			return noValue(x);
		const text = `cannot clear ${operandText(arg)}: argument must be (or constrained by) map or slice`;
		this.error(arg.expr, `invalid argument: ${text}`);
		return invalid(x);
	}

	// ------------------------------------------------------------ len, cap, min, max

	private lengthOf(x: CallExpr, name: 'len' | 'cap', arg: Operand): Operand {
		const { type, value } = arg;
		const result: Operand = { mode: 'value', expr: x, type: basicTypes.int };
		if (name === 'len' && type !== null && isString(type)) {
			this.convertText(arg);
			if (typeof value !== 'string') return result;
			return { ...result, mode: 'constant', value: BigInt(textToBytes(value).length) };
		}
		const target = type === null || isUntyped(type) ? null : pointedArray(type);
		if (target?.kind === 'array' && target.length !== undefined) {
			if (!isPlain(arg.expr)) return result;
			return { ...result, mode: 'constant', value: BigInt(target.length) };
		}
		if (target?.kind === 'slice' || (name === 'len' && target?.kind === 'map')) return result;
		this.error(arg.expr, `invalid argument: ${operandText(arg)} for built-in ${name}`);
		return invalid(x);
	}

	private extreme(x: CallExpr, name: 'max' | 'min', args: Operand[]): Operand {
		for (const arg of args) {
			if (isOrdered(arg.type)) continue;
			this.error(arg.expr, `invalid argument: ${operandText(arg)} cannot be ordered`);
			return invalid(x);
		}
		let result = args[0];
		for (const arg of args.slice(1)) {
			const matched = this.match(result, arg);
			if (!matched) return invalid(x);
			const [a, b] = matched;
			if (!sameTypes(a.type, b.type)) {
				const types = `${typeText(a.type)} (previous argument) and ${typeText(b.type)}`;
				const text = `mismatched types ${types} (type of ${exprText(b.expr)})`;
				this.error(b.expr, `invalid argument: ${text}`);
				return invalid(x);
			}
			result = better(name, a, b);
		}
		const { type, value } = result;
		for (const arg of args) {
			const settled = value === undefined ? defaultType(type) : isUntyped(type) ? null : type;
			if (settled) this.settle(arg.expr, settled);
		}
		if (value !== undefined) return { mode: 'constant', expr: x, type, value };
		return { mode: 'value', expr: x, type };
	}
}

function noValue(x: CallExpr): Operand {
	return { mode: 'novalue', expr: x, type: null };
}

function sliceElem(type: Type): GoType | null {
	if (type === null || isUntyped(type) || type.kind !== 'slice') return null;
	return type.elem ?? null;
}

function pointedArray(type: GoType): GoType {
	const base = underlying(type);
	return base.kind === 'pointer' && base.elem?.kind === 'array' ? base.elem : type;
}

function sameTypes(x: Type, y: Type): boolean {
	if (x === null || y === null || isUntyped(x) || isUntyped(y)) return x === y;
	return identical(x, y);
}

// The operand that stands for the lesser or greater of two; it is constant only if both are.
function better(name: 'max' | 'min', x: Operand, y: Operand): Operand {
	if (x.value === undefined || y.value === undefined)
		return { ...x, mode: 'value', value: undefined };
	return constant.compare(name === 'min' ? '<=' : '>=', x.value, y.value) ? x : y;
}

// Contains no call, so that it need not be evaluated to know its length.
function isPlain(x: Expr): boolean {
	switch (x.kind) {
		case 'Ident':
			return true;
		case 'ParenExpr':
		case 'StarExpr':
		case 'UnaryExpr':
		case 'SelectorExpr':
			return isPlain(x.x);
		case 'IndexExpr':
			return isPlain(x.x) && (x.index.value !== undefined || isPlain(x.index));
		case 'CompositeLit':
			return x.elems.every(({ elem }) => elem.value !== undefined || isPlain(elem));
	}
	return x.value !== undefined;
}
