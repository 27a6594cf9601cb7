// Arguments of a command: flags with and without a value, in any order, and what is not a flag.

/** A mistake on the command line; the message says which. */
export class UsageError extends Error {}

/** What a flag takes: nothing, or a whole number from 0 on, of 32 bits or more. */
export type FlagKind = 'switch' | 'uint32' | 'number';

const largest = { uint32: 2 ** 32 - 1, number: Number.MAX_SAFE_INTEGER };

/** Arguments, sorted. */
export interface Arguments<Flags> {
	/** What is not a flag, in order. A lone `-` is none. */
	readonly operands: readonly string[];
	/** The flags that were given. */
	readonly flags: Partial<{ [Flag in keyof Flags]: Flags[Flag] extends 'switch' ? true : number }>;
}

/** Sorts `args`. `--flag 5` and `--flag=5` are the same; everything behind `--` is an operand. */
export function parseArguments<Flags extends Record<string, FlagKind>>(
	args: readonly string[],
	known: Flags,
): Arguments<Flags> {
	const operands: string[] = [];
	const flags: Record<string, number | true> = {};
	for (let i = 0; i < args.length; i++) {
		const arg = args[i];
		if (arg === '--') {
			operands.push(...args.slice(i + 1));
			break;
		}
		if (!arg.startsWith('-') || arg === '-') {
			operands.push(arg);
			continue;
		}
		const [name, inline] = split(arg);
		const kind = Object.hasOwn(known, name) ? known[name] : undefined;
		if (kind === undefined) throw new UsageError(`unknown flag ${arg}`);
		if (kind === 'switch') {
			if (inline !== undefined) throw new UsageError(`--${name} takes no value`);
			flags[name] = true;
		} else {
			flags[name] = numberFor(name, inline ?? args[++i], largest[kind]);
		}
	}
	return { operands, flags: flags as Arguments<Flags>['flags'] };
}

function split(arg: string): [name: string, value: string | undefined] {
	const equals = arg.indexOf('=');
	const name = arg.replace(/^--?/, '').replace(/=.*$/s, '');
	return [name, equals < 0 ? undefined : arg.slice(equals + 1)];
}

function numberFor(flag: string, text: string | undefined, most: number): number {
	if (text === undefined) throw new UsageError(`--${flag} needs a number`);
	const value = Number(text.replaceAll('_', ''));
	if (!/^[0-9][0-9_]*$/.test(text))
		throw new UsageError(`--${flag} needs a whole number, not ${JSON.stringify(text)}`);
	if (value > most) throw new UsageError(`--${flag} takes numbers up to ${most}`);
	return value;
}

/** The one operand of a command. */
export function onlyOperand(operands: readonly string[], what: string): string {
	if (operands.length === 0) throw new UsageError(`${what} is missing`);
	if (operands.length > 1) throw new UsageError(`one ${what} at a time, not ${operands.length}`);
	return operands[0];
}
