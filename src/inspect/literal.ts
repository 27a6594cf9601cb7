// Values as a reader types them, in Go's syntax: `17`, `-0x1p-2`, `1_000`, `'a'`, `"go"`, `true`, `nil`. What Go has no
// literals for without naming a type, arrays and structs, is typed as Mapscope shows it: `[1 2]`, `{1 "go"}`.

/** A value as it was typed. */
export type Literal = { readonly text: string } & (
	| { readonly kind: 'number'; /** bigint: a whole number. */ readonly value: bigint | number }
	| {
			readonly kind: 'string';
			/** UTF-8, but for what `\xff` puts in. */ readonly bytes: Uint8Array;
	  }
	| { readonly kind: 'bool'; readonly value: boolean }
	| { readonly kind: 'nil' }
	/** An array or a struct. */
	| { readonly kind: 'shown' }
);

/** The value that a text is, or null. */
export function parseLiteral(text: string): Literal | null {
	if (text === 'nil') return { kind: 'nil', text };
	if (text === 'true' || text === 'false') return { kind: 'bool', value: text === 'true', text };
	if (/^(\[.*\]|\{.*\})$/s.test(text)) return { kind: 'shown', text: tidy(text) };
	if (/^(".*"|`.*`)$/s.test(text)) {
		const bytes = bytesOf(text);
		return bytes && { kind: 'string', bytes, text };
	}
	const value = text.startsWith("'") ? runeOf(text) : numberOf(text);
	return value === null ? null : { kind: 'number', value, text };
}

const decimals = String.raw`\d(?:_?\d)*`;
const integer = /^(?:0|[1-9](?:_?\d)*|0x(?:_?[\da-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+)$/i;
const oldOctal = /^0(?:_?[0-7])+$/;
const exponent = String.raw`(?:e[+-]?${decimals})`;
const float = new RegExp(
	String.raw`^(?:${decimals}\.(?:${decimals})?${exponent}?|\.${decimals}${exponent}?|${decimals}${exponent})$`,
	'i',
);
/** 0x1.8p-3: the digits of the mantissa before and behind the point, and the exponent of 2. */
const hexFloat = new RegExp(
	String.raw`^0x((?:_?[\da-f])*)(?:\.([\da-f](?:_?[\da-f])*)?)?p([+-]?${decimals})$`,
	'i',
);

/** A number as Go reads it, with a sign; null if it is none, or too large for a float64. */
function numberOf(text: string): bigint | number | null {
	const digits = text.replace(/^[+-]/, '');
	const plain = digits.replaceAll('_', '');
	let value: bigint | number;
	if (integer.test(digits)) value = BigInt(plain);
	else if (oldOctal.test(digits)) value = BigInt(`0o${plain.slice(1)}`);
	else if (float.test(digits)) value = Number(plain);
	else value = hexFloatOf(digits);
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) return null;
		// What is whole is an integer, however it is written, and there is no negative zero.
		if (Number.isInteger(value)) value = BigInt(value);
	}
	return text.startsWith('-') ? -value : value;
}

function hexFloatOf(digits: string): number {
	const [, whole = '', part = '', power = ''] = hexFloat.exec(digits) ?? [];
	const mantissa = (whole + part).replaceAll('_', '');
	if (mantissa === '') return NaN;
	const bitsBehind = 4 * part.replaceAll('_', '').length;
	return Number(BigInt(`0x${mantissa}`)) * 2 ** (Number(power.replaceAll('_', '')) - bitsBehind);
}

const singles: Readonly<Record<string, number | undefined>> = {
	a: 7,
	b: 8,
	f: 12,
	n: 10,
	r: 13,
	t: 9,
	v: 11,
	'\\': 92,
	"'": 39,
	'"': 34,
};

/** A character, or what stands for one: a sign behind a backslash, a byte, or a code point. */
const character =
	/\\([abfnrtv\\'"])|\\(?:x([\dA-Fa-f]{2})|([0-3][0-7]{2}))|\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8}))|([^\\\n])/uy;

/** A part of a literal between quotes: a byte, or a code point. */
interface Part {
	readonly value: number;
	readonly isByte: boolean;
}

/** What stands between the quotes of a text; null if an escape is none of Go's. */
function partsOf(text: string, quote: '"' | "'"): Part[] | null {
	const body = text.slice(1, -1);
	const parts: Part[] = [];
	character.lastIndex = 0;
	while (character.lastIndex < body.length) {
		const match = character.exec(body);
		if (!match) return null;
		const [, sign, hex, octal, short, long, plain] = match;
		if ((sign === '"' || sign === "'") && sign !== quote) return null;
		const isByte = hex !== undefined || octal !== undefined;
		const value = isByte
			? parseInt(hex ?? octal, hex === undefined ? 8 : 16)
			: (singles[sign] ?? plain?.codePointAt(0) ?? parseInt(short ?? long, 16));
		const isPoint = value <= 0x10ffff && (plain !== undefined || value >> 11 !== 0x1b);
		if (!isPoint) return null;
		parts.push({ value, isByte });
	}
	return parts;
}

const utf8 = new TextEncoder();

/** The bytes of a string in either kind of quotes. */
function bytesOf(text: string): Uint8Array | null {
	if (text.startsWith('`')) return utf8.encode(text.slice(1, -1).replaceAll('\r', ''));
	const parts = partsOf(text, '"');
	if (!parts) return null;
	return Uint8Array.from(
		parts.flatMap(({ value, isByte }) =>
			isByte ? [value] : [...utf8.encode(String.fromCodePoint(value))],
		),
	);
}

/** The number of a character in quotes. */
function runeOf(text: string): bigint | null {
	const parts = /^'.+'$/su.test(text) ? partsOf(text, "'") : null;
	return parts?.length === 1 ? BigInt(parts[0].value) : null;
}

/** An array or a struct with one space between its values, as they are shown. */
function tidy(text: string): string {
	return text
		.split(/("(?:[^"\\]|\\.)*")/su)
		.map((part, i) =>
			i % 2 === 1
				? part
				: part
						.replace(/\s+/g, ' ')
						.replace(/([[{]) /g, '$1')
						.replace(/ ([\]}])/g, '$1'),
		)
		.join('');
}
