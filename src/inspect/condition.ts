// The language of breakpoints: what a reader may type to say where a run should stop.
//
//   condition = term { '&&' term }
//   term      = 'line' number | [ 'event' ] event | field 'changes' | field operator value
//   operator  = '==' | '!=' | '<' | '<=' | '>' | '>='
//   field     = a field of hmap | a field of runtime.MemStats | 'key' | 'bucket'
//   value     = number | string | 'nil' | 'true' | 'false' | '{' … '}' | '[' … ']'
//
// `line 6` · `grow.begin` · `B changes` · `count == 9` · `key == "go" && evacuate.slot` · `HeapAlloc > 4000`
//
// A mistake is a value, not an exception: the reader's text stays, and is told where it is wrong.

import { hmap } from '#engine/runtime/classic/layout.ts';
import { eventNames, type EventName } from '#engine/trace/schema.ts';
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
	/** `value` is as Mapscope shows values of Go: `17`, `"go"`, `nil`. */
	| {
			readonly kind: 'compare';
			readonly field: FieldName;
			readonly operator: Operator;
			readonly value: string;
	  };

/** Terms that must all be so. */
export type Condition = readonly Term[];

/** What could stand in a place; `&&` includes the end. */
export type Allowed =
	'term' | 'event' | 'line' | 'comparison' | 'number' | 'address' | 'value' | '&&';

/** What is wrong with a condition. */
export interface ConditionError {
	/** From 1, in UTF-16 units, as text fields count. */
	readonly column: number;
	/** What stands there; empty: the end. */
	readonly found: string;
	readonly allowed: Allowed;
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

/** A number without its sign. */
const digits = /(?:0x[\da-f]+|\d+(?:\.\d+)?(?:e[+-]?\d+)?)/i.source;
const number = new RegExp(`^-?${digits}$`, 'i');
const keyValue = new RegExp(`^(".*"|nil|true|false|\\{.*\\}|\\[.*\\]|-?${digits})$`, 'isu');
const address = /^(nil|0x[\da-f]+|0)$/i;
const tokenForm =
	/\s*(?:(-?\d[\w.]*(?:(?<=[eE])[+-]\d+)?|[\p{L}_][\p{L}\p{N}_.]*|"(?:[^"\\]|\\.)*"|&&|[=!<>]=|[<>])|(\S))/gu;

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

/** Reads a condition, or says what is wrong with it. */
export function parseCondition(text: string): Condition | ConditionError {
	const parser = new Parser(tokensOf(text));
	try {
		return parser.condition();
	} catch (error) {
		if (error instanceof Unexpected) return error.error;
		throw error;
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
	#at = 0;

	constructor(tokens: readonly Token[]) {
		this.#tokens = tokens;
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
		if (word === 'line') return { kind: 'line', line: Number(this.#after(/^\d+$/, 'line')) };
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
		return { kind: 'compare', field, operator: operator as Operator, value: this.#value(field) };
	}

	#value(field: FieldName): string {
		if (field === 'key') return this.#after(keyValue, 'value');
		if (pointers.has(field)) return this.#after(address, 'address');
		return this.#after(number, 'number');
	}

	/** Takes the token behind the one at hand. */
	#after(form: RegExp, allowed: Allowed): string {
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
		throw new Unexpected({ column, found, allowed });
	}
}
