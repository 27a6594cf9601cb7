// A value of a program as JSON: truth values, numbers and strings as such, as far as JSON can hold them,
// everything else as the text that %v prints.

import type { GoType } from '#engine/abi/type.ts';
import type { Printer } from '#engine/machine/fmt/printer.ts';
import type { Addr } from '#engine/memory/address.ts';

const decoder = new TextDecoder();

/** The value of `type` at `addr`, as JSON data. */
export function jsonValue(printer: Printer, type: GoType, addr: Addr): boolean | number | string {
	const { out, flags } = printer;
	out.length = 0;
	flags.clear();
	printer.operand({ type, addr }, 'v');
	const text = decoder.decode(out.text);
	if (type.kind === 'bool') return text === 'true';
	if (!/^(u?int|float)(\d+|ptr)?$/.test(type.kind)) return text;
	const number = Number(text);
	const isExact = type.kind.startsWith('float')
		? Number.isFinite(number)
		: Number.isSafeInteger(number);
	return isExact && !Object.is(number, -0) ? number : text;
}
