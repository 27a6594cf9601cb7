// Checks calls: of functions, of members of packages, and conversions, which look like calls.

import type { GoType } from '../abi/type.ts';
import type { CallExpr, Expr } from './ast.ts';
import { LiteralChecker } from './check-literal.ts';
import { exprText } from './expr-text.ts';
import type { Operand } from './operand.ts';
import { invalid, operandText } from './operand.ts';
import { unparen } from './parser-expr.ts';
import {
	brokenType,
	isNumeric,
	isUntyped,
	parametersText,
	resultsText,
	typeText,
} from './types.ts';

/** The part of the checker that checks calls. */
export abstract class CallChecker extends LiteralChecker {
	/** A call of a predeclared function. */
	protected abstract builtinCall(x: CallExpr, name: string): Operand;

	protected override call(x: CallExpr): Operand {
		const fun = this.anyExpr(x.fun);
		if (fun.mode === 'invalid') {
			this.useArguments(x);
			return invalid(x);
		}
		if (fun.mode === 'type') return this.conversionCall(x, fun.type as GoType);
		if (fun.builtin !== undefined) {
			x.callKind = 'builtin';
			x.builtin = fun.builtin;
			if (fun.mode === 'builtin') return this.builtinCall(x, fun.builtin);
		} else x.callKind = 'call';
		const { type } = fun;
		if (type !== null && !isUntyped(type) && type.kind === 'func')
			return this.functionCall(x, type);
		if (fun.mode === 'novalue') this.error(fun.expr, `${exprText(x.fun)} (no value) used as value`);
		else this.error(x, `invalid operation: cannot call non-function ${operandText(fun)}`);
		return invalid(x);
	}

	/** Looks at arguments that cannot be checked, so that the variables in them count as used. */
	protected useArguments(x: CallExpr): void {
		for (const arg of x.args) this.anyExpr(arg);
	}

	private conversionCall(x: CallExpr, target: GoType): Operand {
		x.callKind = 'conversion';
		if (x.args.length !== 1) {
			const text = x.args.length === 0 ? 'missing argument' : 'too many arguments';
			const at = x.args.length === 0 ? x : x.args[x.args.length - 1];
			this.useArguments(x);
			this.error(at, `${text} in conversion to ${typeText(target)}`);
			return invalid(x);
		}
		const operand = this.expr(x.args[0]);
		if (operand.mode === 'invalid') return invalid(x);
		return this.conversion(operand, target, x);
	}

	private functionCall(x: CallExpr, signature: GoType): Operand {
		this.checkArguments(x, this.argumentOperands(x), signature);
		const results = signature.results ?? [];
		x.results = results;
		if (results.length === 0) return { mode: 'novalue', expr: x, type: null, lastType: signature };
		if (results.length === 1 && results[0] === brokenType) return invalid(x);
		if (results.length === 1) return { mode: 'value', expr: x, type: results[0] };
		return { mode: 'tuple', expr: x, type: null, results, resultsText: resultsText(signature) };
	}

	/** The arguments; a single call with several results stands for all of them. */
	protected argumentOperands(x: CallExpr): Operand[] {
		if (x.args.length !== 1) return x.args.map((arg) => this.expr(arg));
		const only = this.multiExpr(x.args[0]);
		if (only.mode !== 'tuple') return [only];
		return this.spread(only);
	}

	/** One operand for each result of a call. */
	protected spread(x: Operand): Operand[] {
		const results = x.results ?? [];
		const call = unparen(x.expr);
		if (call.kind === 'CallExpr' && call.callKind === 'builtin') {
			this.unsupported(x.expr, `use of the results of ${call.builtin}`);
			return results.map(() => invalid(x.expr));
		}
		return results.map((type) =>
			type === brokenType ? invalid(x.expr) : { mode: 'value', expr: x.expr, type },
		);
	}

	protected checkArguments(x: CallExpr, args: Operand[], signature: GoType): void {
		const name = exprText(x.fun);
		const params = [...(signature.params ?? [])];
		const last = params[params.length - 1];
		if (x.ellipsis && !signature.variadic) {
			this.error(x, `cannot use ... in call to non-variadic ${name}`);
			return;
		}
		let expected = params.length;
		if (signature.variadic && !x.ellipsis) {
			// Each argument from the last parameter on is one element of it.
			params.length--;
			while (params.length < args.length) params.push(last.elem as GoType);
			expected = Math.max(expected - 1, args.length);
		}
		if (args.length !== expected) {
			this.reportCount(x, args, signature, expected);
			return;
		}
		args.forEach((arg, i) => this.argument(x, arg, params[i]));
	}

	private argument(call: CallExpr, arg: Operand, param: GoType): void {
		this.assignment(arg, param, `argument to ${exprText(call.fun)}`);
	}

	private reportCount(x: CallExpr, args: Operand[], signature: GoType, expected: number): void {
		const tooMany = args.length > expected;
		const at: Expr = tooMany
			? args[expected].expr
			: args.length > 0
				? args[args.length - 1].expr
				: x;
		const [have, want] = [summary(args), parametersText(signature)];
		const what = `${tooMany ? 'too many' : 'not enough'} arguments in call to ${exprText(x.fun)}`;
		this.error(at, `${what}\n\thave ${have}\n\twant ${want}`);
	}
}

/** The types of values as gc lists them where their number is wrong: `(number, string)`. */
export function summary(operands: readonly Pick<Operand, 'mode' | 'type' | 'lastType'>[]): string {
	const texts = operands.map((operand) => {
		if (operand.mode === 'nil') return 'nil';
		const type = operand.type ?? operand.lastType ?? null;
		if (!isUntyped(type)) return type === null ? 'unknown type' : typeText(type);
		return isNumeric(type) ? 'number' : type.replace('untyped ', '');
	});
	return `(${texts.join(', ')})`;
}
