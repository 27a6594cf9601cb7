// The language of breakpoints: what a reader may type to say where a run should stop.
//
//   condition = term { '&&' term }
//   term      = 'line' number | [ 'event' ] event | field 'changes' | field operator value
//   operator  = '==' | '!=' | '<' | '<=' | '>' | '>='
//   field     = a field of hmap | a field of runtime.MemStats | 'key' | 'bucket'
//   value     = a literal of Go, or an array or a struct as it is shown: see literal.ts
//
// What Go does not order (all but numbers and strings) is compared by '==' and '!=' alone.
//
// `line 6` · `grow.begin` · `B changes` · `count == 9` · `key == "go" && evacuate.slot` · `HeapAlloc > 4000`
//
// A mistake is a value, not an exception: the reader's text stays, and is told where it is wrong.

import { hmap } from '#engine/runtime/classic/layout.ts';
import type { GoType } from '#engine/abi/type.ts';
import { eventNames, type EventName } from '#engine/trace/schema.ts';
import { parseLiteral, type Literal } from './literal.ts';
import { statNames, type StatName } from './memstats.ts';

/** A field of the header of the map at hand. */
export type HeaderName = keyof typeof hmap.offset;

/** What a term may speak of. */
export type FieldName = HeaderName | StatName | 'key' | 'bucket';

/** How a field is compared. */
export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** One of the things that must be so. */
export type Term =
	/** A statement of the line is about to run. */
	| { readonly kind: 'line'; readonly line: number }
	/** The event has just happened. */
	| { readonly kind: 'event'; readonly name: EventName }
	/** The event has changed the field. */
	| { readonly kind: 'changes'; readonly field: HeaderName | StatName }
	| {
			readonly kind: 'compare';
			readonly field: FieldName;
			readonly operator: Operator;
			readonly value: Literal;
	  };

/** Terms that must all be so. */
export type Condition = readonly Term[];

/** What could stand in a place; `&&` includes the end. */
export type Allowed =
	| 'term'
	| 'event'
	| 'line'
	| 'comparison'
	| 'equality'
	| 'number'
	| 'address'
	| 'value'
	| 'key'
	| '&&';

/** What is wrong with a condition. */
export interface ConditionError {
	/** From 1, in UTF-16 units, as text fields count. */
	readonly column: number;
	/** What stands there; empty: the end. */
	readonly found: string;
	readonly allowed: Allowed;
	/** The types of the program's keys, where one of them is allowed. */
	readonly keys?: readonly string[];
}

/** Fields of hmap in memory order. */
export const headerNames = hmap.fields.map(({ name }) => name) as readonly HeaderName[];

/** Header fields that hold addresses. */
const pointers: ReadonlySet<string> = new Set(
	hmap.fields.filter(({ kind }) => kind.name === 'unsafe.Pointer').map(({ name }) => name),
);

const headers: ReadonlySet<string> = new Set(headerNames);
const stats: ReadonlySet<string> = new Set(statNames);
const events: ReadonlySet<string> = new Set(eventNames);
const operators: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

interface Token {
	readonly text: string;
	readonly column: number;
}

const address = /^(nil|0x[\da-f_]+|0)$/i;
/** Numbers of lines: a source has fewer than ten million. */
const lineNumber = /^[1-9]\d{0,6}$/;

const numberForm = String.raw`[+-]?\.?\d[\w.]*(?:(?<=[eEpP])[+-]\d+)?`;
const tokenForm = new RegExp(
	String.raw`\s*(?:(${numberForm}|[\p{L}_][\p{L}\p{N}_.]*|"(?:[^"\\]|\\.)*"|` +
		String.raw`'(?:[^'\\]|\\.)*'|${'`[^`]*`'}|&&|[=!<>]=|[<>])|(\S))`,
	'gu',
);

const closers: Readonly<Record<string, string | undefined>> = { '{': '}', '[': ']' };

/** Where what the bracket at `at` opens is closed: behind its own bracket; 0: it is not. Brackets in quotes are text. */
function closeOf(text: string, at: number): number {
	const open: string[] = [];
	const form = /"(?:[^"\\]|\\.)*"|[[\]{}]/gsu;
	form.lastIndex = at;
	for (let match = form.exec(text); match; match = form.exec(text)) {
		const [found] = match;
		if (closers[found]) open.push(closers[found]);
		else if (!found.startsWith('"') && open.pop() !== found) return 0;
		if (open.length === 0) return form.lastIndex;
	}
	return 0;
}

function tokensOf(typed: string): Token[] {
	const tokens: Token[] = [];
	const text = typed.trimEnd();
	tokenForm.lastIndex = 0;
	for (let match = tokenForm.exec(text); match; match = tokenForm.exec(text)) {
		const found = match[1] ?? match[2];
		const at = match.index + match[0].length - found.length;
		const end = closers[found] ? closeOf(text, at) : 0;
		if (end > 0) tokenForm.lastIndex = end;
		tokens.push({ text: end > 0 ? text.slice(at, end) : found, column: at + 1 });
	}
	return [...tokens, { text: '', column: text.length + 1 }];
}

/** Reads a condition, or says what is wrong with it: also of its keys, once the types of a program's keys are known. */
export function parseCondition(
	text: string,
	keys: readonly GoType[] = [],
): Condition | ConditionError {
	const parser = new Parser(tokensOf(text), keys);
	try {
		return parser.condition();
	} catch (error) {
		if (error instanceof Unexpected) return error.error;
		throw error;
	}
}

/** A condition as a text: however it was spaced, the same one has the same text. */
export function formatCondition(condition: Condition): string {
	return condition.map(formatTerm).join(' && ');
}

function formatTerm(term: Term): string {
	switch (term.kind) {
		case 'line':
			return `line ${term.line}`;
		case 'event':
			return term.name;
		case 'changes':
			return `${term.field} changes`;
		case 'compare':
			return `${term.field} ${term.operator} ${term.value.text}`;
	}
}

/** Whether a text was no condition. */
export function isError(result: Condition | ConditionError): result is ConditionError {
	return 'column' in result;
}

class Unexpected extends Error {
	readonly error: ConditionError;
	constructor(error: ConditionError) {
		super(`unexpected ${error.found} in column ${error.column}`);
		this.error = error;
	}
}

class Parser {
	readonly #tokens: readonly Token[];
	readonly #keys: readonly GoType[];
	#at = 0;

	constructor(tokens: readonly Token[], keys: readonly GoType[]) {
		this.#tokens = tokens;
		this.#keys = keys;
	}

	condition(): Condition {
		const terms = [this.#term()];
		while (this.#peek() === '&&') {
			this.#at++;
			terms.push(this.#term());
		}
		return this.#peek() === '' ? terms : this.#fail('&&');
	}

	#term(): Term {
		const word = this.#peek();
		if (word === 'line') return { kind: 'line', line: Number(this.#after('line', lineNumber)) };
		if (word === 'event') return { kind: 'event', name: this.#eventName() };
		if (events.has(word)) {
			this.#at++;
			return { kind: 'event', name: word as EventName };
		}
		const isField = headers.has(word) || stats.has(word) || word === 'key' || word === 'bucket';
		if (!isField) this.#fail('term');
		this.#at++;
		return this.#said(word as FieldName);
	}

	#eventName(): EventName {
		this.#at++;
		const name = this.#peek();
		if (!events.has(name)) this.#fail('event');
		this.#at++;
		return name as EventName;
	}

	/** What is said of a field. */
	#said(field: FieldName): Term {
		const operator = this.#peek();
		if (operator === 'changes' && field !== 'key' && field !== 'bucket') {
			this.#at++;
			return { kind: 'changes', field };
		}
		if (!operators.has(operator)) this.#fail('comparison');
		const value = this.#value(field);
		if (!/[=!]=/.test(operator) && (pointers.has(field) || !isOrdered(value))) {
			this.#at -= 2;
			this.#fail('equality');
		}
		return { kind: 'compare', field, operator: operator as Operator, value };
	}

	#value(field: FieldName): Literal {
		if (field === 'key') return this.#key();
		if (pointers.has(field)) return this.#literal('address', ({ text }) => address.test(text));
		return this.#literal('number', isWhole);
	}

	#key(): Literal {
		const keys = this.#keys;
		return this.#literal('value', (value) => {
			if (keys.length > 0 && !keys.some((type) => canBe(type, value))) this.#fail('key');
			return true;
		});
	}

	/** Takes the literal behind the token at hand, if it is allowed there. */
	#literal(allowed: Allowed, fits: (value: Literal) => boolean): Literal {
		const value = parseLiteral(this.#tokens[++this.#at].text);
		if (!value || !fits(value)) this.#fail(allowed);
		this.#at++;
		return value;
	}

	/** Takes the token behind the one at hand. */
	#after(allowed: Allowed, form: RegExp): string {
		this.#at++;
		const text = this.#peek();
		if (!form.test(text)) this.#fail(allowed);
		this.#at++;
		return text;
	}

	#peek(): string {
		return this.#tokens[this.#at].text;
	}

	#fail(allowed: Allowed): never {
		const { text: found, column } = this.#tokens[this.#at];
		const keys = allowed === 'key' ? [...new Set(this.#keys.map(({ name }) => name))] : undefined;
		throw new Unexpected({ column, found, allowed, keys });
	}
}

/** Whether Go orders values of this kind. */
function isOrdered({ kind }: Literal): boolean {
	return kind === 'number' || kind === 'string';
}

function isWhole(value: Literal): boolean {
	return value.kind === 'number' && typeof value.value === 'bigint';
}

/** Whether a key of the type can be compared with the value. */
function canBe(type: GoType, value: Literal): boolean {
	switch (type.kind) {
		case 'interface':
			return true;
		case 'string':
		case 'bool':
			return value.kind === type.kind;
		case 'float32':
		case 'float64':
			return value.kind === 'number';
		case 'array':
			return value.kind === 'shown' && value.text.startsWith('[');
		case 'struct':
			return value.kind === 'shown' && value.text.startsWith('{');
		case 'pointer':
		case 'unsafe.Pointer':
		case 'chan':
			return value.kind === 'nil' || isWhole(value);
		default:
			return isWhole(value);
	}
}
