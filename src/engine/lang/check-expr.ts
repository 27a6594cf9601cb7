// Checks expressions: names, literals, unary operators, and what sort of thing may stand where. Larger
// expressions are checked by the classes that extend this one.

import type { GoType } from '../abi/type.ts';
import { pointerTo } from '../abi/type.ts';
import type {
	BasicLit,
	BinaryExpr,
	CallExpr,
	CompositeLit,
	Expr,
	Ident,
	IndexExpr,
	Pos,
	SelectorExpr,
	SliceExpr,
	StarExpr,
	UnaryExpr,
} from './ast.ts';
import type { UntypedKind } from './object.ts';
import { ConversionChecker } from './check-conversion.ts';
import { fit, literalValue, unary } from './constant.ts';
import { exprText } from './expr-text.ts';
import type { Operand } from './operand.ts';
import { invalid, operandText } from './operand.ts';
import { unparen } from './parser-expr.ts';
import type { Entry } from './scope.ts';
import { brokenType, isBoolean, isInteger, isNumeric, isUntyped, typeText } from './types.ts';

const literalKinds: Readonly<Record<string, UntypedKind>> = {
	int: 'untyped int',
	float: 'untyped float',
	rune: 'untyped rune',
	string: 'untyped string',
};

/** Bits of the largest untyped integer. */
const maxConstantBits = 512n;

/** The part of the checker that dispatches on expressions. */
export abstract class ExprChecker extends ConversionChecker {
	protected abstract selector(x: SelectorExpr): Operand;
	protected abstract index(x: IndexExpr): Operand;
	protected abstract slice(x: SliceExpr): Operand;
	protected abstract binary(x: BinaryExpr): Operand;
	protected abstract call(x: CallExpr): Operand;
	protected abstract compositeLit(x: CompositeLit, hint: GoType | null): Operand;

	/** `hint` is the type of an inner composite literal whose type is left out. */
	override anyExpr(x: Expr, hint: GoType | null = null): Operand {
		const operand = this.dispatch(x, hint);
		operand.expr = x;
		this.record(operand);
		return operand;
	}

	/** An expression with exactly one value; reports anything else. */
	override expr(x: Expr, hint: GoType | null = null): Operand {
		const operand = this.anyExpr(x, hint);
		return this.isSingleValue(operand) ? operand : invalid(x, operand.lastType);
	}

	/** A value or a type. */
	protected exprOrType(x: Expr): Operand {
		const operand = this.anyExpr(x);
		return operand.mode === 'type' || this.isSingleValue(operand) ? operand : invalid(x);
	}

	/** One value, or the several results of a call. */
	protected multiExpr(x: Expr): Operand {
		const operand = this.anyExpr(x);
		if (operand.mode === 'tuple' || this.isSingleValue(operand)) return operand;
		return invalid(x, operand.lastType);
	}

	/** Whether the operand has exactly one value; reports anything else. */
	protected isSingleValue(x: Operand): boolean {
		switch (x.mode) {
			case 'invalid':
				return false;
			case 'novalue':
				this.error(x.expr, `${exprText(x.expr)} (no value) used as value`);
				return false;
			case 'builtin':
				this.error(x.expr, `${operandText(x)} must be called`);
				return false;
			case 'type':
				this.error(x.expr, `${operandText(x)} is not an expression`);
				return false;
			case 'tuple':
				if (x.results?.includes(brokenType)) return false;
				this.error(x.expr, `multiple-value ${operandText(x)} in single-value context`);
				return false;
		}
		return true;
	}

	private dispatch(x: Expr, hint: GoType | null): Operand {
		switch (x.kind) {
			case 'Ident':
				return this.ident(x);
			case 'BasicLit':
				return this.literal(x);
			case 'CompositeLit':
				return this.compositeLit(x, hint);
			case 'ParenExpr':
				return { ...this.anyExpr(x.x) };
			case 'SelectorExpr':
				return this.selector(x);
			case 'IndexExpr':
				return this.index(x);
			case 'SliceExpr':
				return this.slice(x);
			case 'StarExpr':
				return this.star(x);
			case 'UnaryExpr':
				return this.unary(x);
			case 'BinaryExpr':
				return this.binary(x);
			case 'CallExpr':
				return this.call(x);
			case 'FuncLit':
				this.unsupported(x, 'function literal');
				return invalid(x);
			case 'TypeAssertExpr':
				return this.typeAssertion(x, x.x, x.typ);
			case 'BadExpr':
				if (x.what !== undefined) this.unsupported(x, x.what);
				return invalid(x);
		}
		const type = this.type(x);
		return type ? { mode: 'type', expr: x, type } : invalid(x);
	}

	private typeAssertion(whole: Expr, x: Expr, type: Expr | null): Operand {
		if (type === null) this.error(whole, 'invalid syntax tree: use of .(type) outside type switch');
		else {
			this.expr(x);
			this.unsupported(whole, 'type assertion');
		}
		return invalid(whole);
	}

	// ------------------------------------------------------------ names and literals

	private ident(x: Ident): Operand {
		if (x.name === '_') {
			this.error(x, 'cannot use _ as value or type');
			return invalid(x);
		}
		const entry = this.scope.lookup(x.name);
		if (entry) return this.operandOf(x, entry);
		this.undefinedName(x, x.name);
		return invalid(x);
	}

	private operandOf(x: Ident, entry: Entry): Operand {
		if (entry.kind === 'broken') {
			if (entry.what !== null) this.unsupported(x, entry.what);
			return invalid(x);
		}
		if (entry.kind === 'package') {
			this.error(x, `use of package ${x.name} not in selector`);
			return invalid(x);
		}
		x.obj = entry;
		this.resolve(entry);
		switch (entry.kind) {
			case 'builtin':
				return { mode: 'builtin', expr: x, type: null, builtin: entry.name };
			case 'nil':
				return { mode: 'nil', expr: x, type: 'untyped nil' };
			case 'type':
				if (this.brokenTypes.has(entry.type)) return invalid(x);
				return { mode: 'type', expr: x, type: entry.type };
			case 'const':
				return this.constantName(x, entry);
			case 'func':
				this.references?.add(entry);
				return { mode: 'value', expr: x, type: entry.type };
			case 'var':
				entry.used = true;
				if (entry.global) this.references?.add(entry);
				return this.isBroken(entry) ? invalid(x) : { mode: 'variable', expr: x, type: entry.type };
		}
	}

	/** Whether the declaration of a variable or constant is wrong, so that it has no type. */
	protected abstract isBroken(entry: Entry): boolean;

	private constantName(x: Ident, entry: Entry & { kind: 'const' }): Operand {
		if (entry.name === 'iota' && entry.pos < 0) {
			if (this.iota !== null)
				return { mode: 'constant', expr: x, type: 'untyped int', value: this.iota };
			this.error(x, 'cannot use iota outside constant declaration');
			return invalid(x);
		}
		if (entry.pos >= 0) this.references?.add(entry);
		const value = this.exactValue(entry);
		if (value === undefined) return invalid(x);
		return { mode: 'constant', expr: x, type: entry.type, value };
	}

	/** The value of a declared constant; undefined if its declaration is wrong. */
	protected abstract exactValue(entry: Entry & { kind: 'const' }): Operand['value'];

	private literal(x: BasicLit): Operand {
		if (x.bad) return invalid(x);
		if (x.lit === 'imaginary') {
			this.unsupported(x, 'complex constant');
			return invalid(x);
		}
		const value = literalValue(x.lit, x.text);
		if (value !== null) {
			const operand: Operand = { mode: 'constant', expr: x, type: literalKinds[x.lit], value };
			return this.checkOverflow(operand, x.pos);
		}
		this.unsupported(x, 'floating-point constant of this size');
		return invalid(x);
	}

	// ------------------------------------------------------------ unary operators

	private star(x: StarExpr): Operand {
		const operand = this.exprOrType(x.x);
		if (operand.mode === 'invalid') return operand;
		if (operand.mode === 'nil') {
			this.error(operand.expr, 'invalid operation: cannot indirect nil');
			return invalid(x);
		}
		const type = operand.type;
		if (operand.mode === 'type' && type !== null && !isUntyped(type))
			return { mode: 'type', expr: x, type: pointerTo(type) };
		if (type !== null && !isUntyped(type) && type.kind === 'pointer' && type.elem)
			return { mode: 'variable', expr: x, type: type.elem };
		this.error(operand.expr, `invalid operation: cannot indirect ${operandText(operand)}`);
		return invalid(x);
	}

	private unary(x: UnaryExpr): Operand {
		if (x.op === '<-') {
			this.unsupported(x, 'receive operation');
			return invalid(x);
		}
		const operand = this.expr(x.x);
		if (operand.mode === 'invalid') return operand;
		if (x.op === '&') return this.addressOf(x, operand);
		const defined =
			x.op === '!'
				? isBoolean(operand.type)
				: x.op === '^'
					? isInteger(operand.type)
					: isNumeric(operand.type);
		if (!defined) {
			const text = `operator ${x.op} not defined on ${operandText(operand)}`;
			this.error(operand.expr, `invalid operation: ${text}`);
			return invalid(x);
		}
		if (operand.mode !== 'constant' || operand.value === undefined)
			return { mode: 'value', expr: x, type: operand.type };
		const type = isUntyped(operand.type) ? null : operand.type;
		const value = unary(x.op, operand.value, type);
		return this.checkOverflow({ ...operand, expr: x, value }, x.pos);
	}

	private addressOf(x: UnaryExpr, operand: Operand): Operand {
		const inner = unparen(operand.expr);
		const { type } = operand;
		if (type === null || (inner.kind !== 'CompositeLit' && operand.mode !== 'variable')) {
			this.error(operand.expr, `invalid operation: cannot take address of ${operandText(operand)}`);
			return invalid(x);
		}
		if (isUntyped(type)) return invalid(x);
		this.markAddressed(operand.expr);
		return { mode: 'value', expr: x, type: pointerTo(type) };
	}

	/** Notes that a pointer into the variable exists, if the expression is (a part of) one. */
	protected markAddressed(x: Expr): void {
		const inner = unparen(x);
		if (inner.kind === 'Ident' && inner.obj?.kind === 'var') inner.obj.addressed = true;
		else if (inner.kind === 'SelectorExpr' && inner.field && !inner.field.throughPointer)
			this.markAddressed(inner.x);
		else if (inner.kind === 'IndexExpr' && inner.x.type?.kind === 'array')
			this.markAddressed(inner.x);
	}

	// ------------------------------------------------------------ constants

	/** Checks that a constant fits its type, or, without one, is not monstrous. */
	protected checkOverflow(x: Operand, opPos: Pos, operation = ''): Operand {
		const { type, value } = x;
		if (value === undefined || type === null) return x;
		if (!isUntyped(type)) {
			const fitted = fit(value, type);
			if ('value' in fitted) return { ...x, value: fitted.value };
			this.error(x.expr, `${operandText(x)} overflows ${typeText(type)}`);
			return invalid(x.expr);
		}
		if (typeof value !== 'bigint') return x;
		const magnitude = value < 0n ? -value : value;
		if (type === 'untyped float' || magnitude >> maxConstantBits === 0n) return x;
		this.errorAt(opPos, `constant ${operation ? `${operation} ` : ''}overflow`);
		return invalid(x.expr);
	}
}
