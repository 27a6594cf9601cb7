// Checks what reaches into a value: selectors, indices, slices.

import type { Field, GoType } from '../abi/type.ts';
import { basicTypes, sliceOf } from '../abi/type.ts';
import type { Expr, IndexExpr, SelectorExpr, SliceExpr } from './ast.ts';
import type { Package } from './object.ts';
import type { Span } from './check-base.ts';
import { BinaryChecker } from './check-binary.ts';
import { exprText } from './expr-text.ts';
import { memStatsType, modelledMemStats } from './mem-stats.ts';
import type { Operand } from './operand.ts';
import { invalid, operandText } from './operand.ts';
import { packages } from './packages.ts';
import { textToBytes } from './text.ts';
import {
	brokenType,
	byteType,
	isInteger,
	isString,
	isUntyped,
	typeText,
	underlying,
} from './types.ts';

/** The part of the checker that checks selectors, indices and slices. */
export abstract class IndexChecker extends BinaryChecker {
	/** Names of methods that the program declares: they are reported where they are declared. */
	protected readonly methodNames = new Set<string>();

	// ------------------------------------------------------------ selectors

	protected override selector(x: SelectorExpr): Operand {
		if (x.x.kind === 'Ident') {
			const entry = this.scope.lookup(x.x.name);
			if (entry?.kind === 'package') {
				x.x.obj = entry;
				return this.packageMember(x, entry);
			}
		}
		const operand = this.anyExpr(x.x);
		if (operand.mode === 'builtin') {
			const dot: Span = { pos: x.x.end, end: x.end };
			this.error(dot, `cannot select on ${operandText(operand)}`);
			return invalid(x);
		}
		if (operand.mode !== 'type' && !this.isSingleValue(operand)) return invalid(x);
		const { type } = operand;
		const struct = type === null || isUntyped(type) ? null : structBehind(type);
		const field = struct?.fields?.find((f) => f.name === x.sel.name && f.name !== '_');
		if (field && struct && operand.mode !== 'type') return this.field(x, operand, struct, field);
		this.reportUndefined(x, operand, struct);
		return invalid(x);
	}

	private packageMember(x: SelectorExpr, entry: Package): Operand {
		entry.used = true;
		const name = `${entry.path}.${x.sel.name}`;
		const member = packages.get(entry.path)?.get(x.sel.name);
		if (!member) {
			this.error(x.sel, `undefined: ${exprText(x)}`);
			return invalid(x);
		}
		if (member.kind === 'unsupported') {
			this.unsupported(x, name);
			return invalid(x);
		}
		if (member.kind === 'type') {
			x.obj = { kind: 'type', name, pos: x.pos, type: member.type };
			return { mode: 'type', expr: x, type: member.type };
		}
		x.obj = { kind: 'builtin', name };
		return { mode: 'value', expr: x, type: member.type, builtin: name };
	}

	private field(x: SelectorExpr, operand: Operand, struct: GoType, field: Field): Operand {
		const throughPointer = (operand.type as GoType).kind === 'pointer';
		x.field = { offset: field.offset, type: field.type, throughPointer };
		x.sel.type = field.type;
		if (struct.name === memStatsType.name && !modelledMemStats.has(field.name)) {
			this.unsupported(x.sel, `field ${struct.name}.${field.name}`);
			return invalid(x);
		}
		if (field.type === brokenType) return invalid(x);
		const addressable = throughPointer || operand.mode === 'variable';
		return { mode: addressable ? 'variable' : 'value', expr: x, type: field.type };
	}

	private reportUndefined(x: SelectorExpr, operand: Operand, struct: GoType | null): void {
		const { sel } = x;
		if (this.methodNames.has(sel.name)) return;
		if (struct && this.partialTypes.has(underlying(struct))) return;
		const type = typeText(operand.type);
		const fields = struct?.fields ?? [];
		if (operand.mode === 'type' && fields.some((f) => f.name === sel.name)) {
			this.error(sel, `${exprText(x)} undefined (type ${type} has no method ${sel.name})`);
			return;
		}
		const other = fields.find((f) => f.name !== '_' && sameButForCase(f.name, sel.name));
		const hint = other ? `, but does have field ${other.name}` : '';
		const reason = `type ${type} has no field or method ${sel.name}${hint}`;
		this.error(sel, `${exprText(x)} undefined (${reason})`);
	}

	// ------------------------------------------------------------ indices

	protected override index(x: IndexExpr): Operand {
		const operand = this.exprOrType(x.x);
		if (operand.mode === 'invalid') {
			this.anyExpr(x.index);
			return operand;
		}
		const { type } = operand;
		if (operand.mode === 'type') {
			this.error(operand.expr, `${typeText(type)} is not a generic type`);
			return invalid(x);
		}
		if (type !== null && !isUntyped(type) && type.kind === 'map') return this.mapIndex(x, type);
		const target = indexable(operand);
		if (!target) {
			const text = `cannot index ${operandText(operand)}`;
			this.error({ pos: x.lbrack, end: x.end }, `invalid operation: ${text}`);
			return invalid(x);
		}
		this.indexValue(x.index, target.length);
		if (isUntyped(type)) this.settle(operand.expr, basicTypes.string);
		return { mode: target.addressable ? 'variable' : 'value', expr: x, type: target.elem };
	}

	private mapIndex(x: IndexExpr, map: GoType): Operand {
		const key = this.expr(x.index);
		this.assignment(key, map.key ?? null, 'map index');
		return { mode: 'mapindex', expr: x, type: map.elem ?? null };
	}

	/**
	 * Checks an index, length or capacity; `limit` is the length of what is indexed, or -1. Gives its value
	 * if it is constant and right, else -1.
	 */
	protected indexValue(x: Expr, limit: number): number {
		const operand = this.convertIndex(this.expr(x));
		if (operand.mode === 'invalid') return -1;
		if (operand.mode !== 'constant' || typeof operand.value !== 'bigint') return -1;
		const { value } = operand;
		if (value < 0n) {
			const text = `index ${operandText(operand)} must not be negative`;
			this.error(x, `invalid argument: ${text}`);
		} else if (limit >= 0 && value >= BigInt(limit))
			this.error(x, `invalid argument: index ${value} out of bounds [0:${limit}]`);
		else return Number(value);
		return -1;
	}

	private convertIndex(x: Operand): Operand {
		if (x.mode === 'invalid') return x;
		const operand = isUntyped(x.type) ? this.convertUntyped(x, basicTypes.int) : x;
		if (operand.mode === 'invalid' || isInteger(operand.type)) return operand;
		this.error(x.expr, `invalid argument: index ${operandText(operand)} must be integer`);
		return invalid(x.expr);
	}

	// ------------------------------------------------------------ slices

	protected override slice(x: SliceExpr): Operand {
		const operand = this.expr(x.x);
		if (operand.mode === 'invalid') {
			for (const part of [x.low, x.high, x.max]) if (part) this.anyExpr(part);
			return operand;
		}
		const result = this.sliceOf(x, operand);
		if (!result) return invalid(x);
		// An index may be as large as the length.
		const limit = result.length < 0 ? -1 : result.length + 1;
		const parts = [x.low, x.high, x.max].filter((part) => part !== null);
		const values = parts.map((part) => this.indexValue(part, limit));
		this.checkOrder(parts, values);
		return { mode: 'value', expr: x, type: result.type };
	}

	private sliceOf(x: SliceExpr, operand: Operand): { type: GoType; length: number } | null {
		const { type, value } = operand;
		if (type !== null && isString(type)) {
			if (x.max) {
				this.error(x.max, 'invalid operation: 3-index slice of string');
				return null;
			}
			if (isUntyped(type)) this.settle(operand.expr, basicTypes.string);
			const length = typeof value === 'string' ? textToBytes(value).length : -1;
			return { type: isUntyped(type) ? basicTypes.string : type, length };
		}
		const array = type === null || isUntyped(type) ? null : arrayBehind(type);
		if (array?.elem && array.length !== undefined) return this.sliceOfArray(operand, array);
		if (type !== null && !isUntyped(type) && type.kind === 'slice') return { type, length: -1 };
		this.error(operand.expr, `invalid operation: cannot slice ${operandText(operand)}`);
		return null;
	}

	private sliceOfArray(operand: Operand, array: GoType): { type: GoType; length: number } | null {
		const throughPointer = (operand.type as GoType).kind === 'pointer';
		if (!throughPointer && operand.mode !== 'variable') {
			const text = `${operandText(operand)} (slice of unaddressable value)`;
			this.error(operand.expr, `invalid operation: ${text}`);
			return null;
		}
		if (!throughPointer) this.markAddressed(operand.expr);
		const elem = array.elem as GoType;
		return { type: sliceOf(elem), length: array.length as number };
	}

	private checkOrder(parts: Expr[], values: number[]): void {
		for (let i = 0; i < values.length; i++) {
			if (values[i] < 0) continue;
			const smaller = values.findIndex((value, j) => j > i && value >= 0 && value < values[i]);
			if (smaller < 0) continue;
			const text = `${values[smaller]} < ${values[i]}`;
			this.error(parts[smaller], `invalid slice indices: ${text}`);
			return;
		}
	}
}

// The struct that a selector on the type selects from, perhaps through a pointer.
function structBehind(type: GoType): GoType | null {
	const target = type.kind === 'pointer' && type.underlying === undefined ? type.elem : type;
	return target?.kind === 'struct' ? target : null;
}

function arrayBehind(type: GoType): GoType | null {
	const target = type.kind === 'pointer' ? type.elem : type;
	return target?.kind === 'array' ? target : null;
}

interface Indexable {
	elem: GoType;
	/** -1 if it is only known when the program runs. */
	length: number;
	addressable: boolean;
}

function indexable(x: Operand): Indexable | null {
	const { type, value } = x;
	if (type === null) return null;
	if (isString(type)) {
		const length = typeof value === 'string' ? textToBytes(value).length : -1;
		return { elem: byteType, length, addressable: false };
	}
	if (isUntyped(type)) return null;
	if (type.kind === 'slice' && type.elem) return { elem: type.elem, length: -1, addressable: true };
	const array = arrayBehind(type);
	if (!array?.elem || array.length === undefined) return null;
	const addressable = type.kind === 'pointer' || x.mode === 'variable';
	return { elem: array.elem, length: array.length, addressable };
}

function sameButForCase(a: string, b: string): boolean {
	return a.slice(1) === b.slice(1) && a[0].toLowerCase() === b[0].toLowerCase();
}
