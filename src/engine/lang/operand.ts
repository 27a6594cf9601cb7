// The result of checking an expression: what kind of thing it is, its type, and its value if it is constant.

import type { GoType } from '../abi/type.ts';
import type { Expr } from './ast.ts';
import { exprText } from './expr-text.ts';
import type { ConstantValue } from './constant.ts';
import { constantText } from './constant.ts';
import type { Type } from './types.ts';
import { isFloat, isUntyped, typeText } from './types.ts';

/**
 * `invalid`: an error has been reported. `novalue`: a call without results. `variable`: addressable.
 * `tuple`: a call with several results.
 */
type Mode =
	| 'invalid'
	| 'novalue'
	| 'tuple'
	| 'builtin'
	| 'type'
	| 'constant'
	| 'variable'
	| 'mapindex'
	| 'value'
	| 'nil';

/** An expression that has been checked. */
export interface Operand {
	mode: Mode;
	expr: Expr;
	/** Null unless the expression has one type. */
	type: Type;
	/** Of a constant. */
	value?: ConstantValue;
	/** Results of a call that has several. */
	results?: readonly GoType[];
	/** Of an invalid operand: the type it had when it turned out wrong; only messages show it. */
	lastType?: Type;
	/** The results as messages show them. */
	resultsText?: string;
	/** Messages show the value as an integer, whatever its type. */
	shownAsInteger?: boolean;
	/** Name of a built-in function, or of one of a package. */
	builtin?: string;
}

const modeTexts: Readonly<Record<Mode, string>> = {
	invalid: 'invalid operand',
	novalue: 'no value',
	tuple: 'value',
	builtin: 'built-in',
	type: 'type',
	constant: 'constant',
	variable: 'variable',
	mapindex: 'map index expression',
	value: 'value',
	nil: 'nil',
};

/** The operand as gc's messages show it: `x (variable of type int)`. */
export function operandText(x: Operand): string {
	if (x.mode === 'nil') return 'nil';
	const text = exprText(x.expr);
	let detail = isUntyped(x.type) ? `${x.type} ` : '';
	detail += modeTexts[x.mode];
	if (x.mode === 'constant' && x.value !== undefined) {
		const value = constantText(x.value, isFloat(x.type) && !x.shownAsInteger);
		if (value !== text) detail += ` ${value}`;
	}
	if (x.mode === 'tuple') detail += ` of type ${x.resultsText}`;
	else if (x.mode !== 'type' && x.type !== null && !isUntyped(x.type))
		detail += ` of type ${typeText(x.type)}`;
	return `${text} (${detail})`;
}

/** An operand that is wrong, which has been reported; `lastType` as far as it was understood. */
export function invalid(expr: Expr, lastType: Type = null): Operand {
	return { mode: 'invalid', expr, type: null, lastType };
}
