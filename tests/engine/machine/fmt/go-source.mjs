// The cases of the corpus as Go source: see record.mjs for how they are written.
import { declarations } from './declarations.mjs';

/** A value in Go. */
function source(type, value) {
	if (value === null) return type === 'interface {}' ? 'any(nil)' : `(${type})(nil)`;
	const [, elem] = /^(?:\[\d*\])(.*)$/.exec(type) ?? [];
	if (type in declarations) return sourceOfDeclared(type, value);
	if (type === 'interface {}') return source(...value);
	if (type.startsWith('map[')) {
		const [key, valueType] = mapParts(type);
		return `${type}{${value.map(([k, v]) => `${source(key, k)}: ${source(valueType, v)}`).join(', ')}}`;
	}
	if (type.startsWith('*')) return `&${source(type.slice(1), value.to)}`;
	if (elem !== undefined) return `${type}{${value.map((v) => source(elem, v)).join(', ')}}`;
	if (type.startsWith('struct'))
		return `${type}{${fieldsOf(type)
			.map((t, i) => source(t, value[i]))
			.join(', ')}}`;
	if (type.startsWith('complex')) {
		const part = type === 'complex64' ? 'float32' : 'float64';
		return `complex(${source(part, value[0])}, ${source(part, value[1])})`;
	}
	if (type === 'string') return sourceOfString(value);
	if (type.startsWith('float')) return sourceOfFloat(type, value);
	return `${type}(${value})`;
}

function sourceOfDeclared(type, value) {
	const inner = declarations[type];
	if (inner.startsWith('struct'))
		return `${type}{${fieldsOf(inner)
			.map((t, i) => source(t, value[i]))
			.join(', ')}}`;
	return `${type}(${source(inner, value)})`;
}

function sourceOfString(value) {
	const bytes = typeof value === 'string' ? Buffer.from(value) : Buffer.from(value.hex, 'hex');
	return `"${[...bytes].map((b) => `\\x${b.toString(16).padStart(2, '0')}`).join('')}"`;
}

function sourceOfFloat(type, value) {
	const bits = type.slice(5);
	if (value.bits) return `math.Float${bits}frombits(0x${value.bits})`;
	const special = { NaN: 'nan', '+Inf': 'inf', '-Inf': '-inf', '-0': '-zero' };
	return `${type}(${special[value] ?? value})`;
}

function fieldsOf(type) {
	return type
		.replace(/^struct \{ ?(.*?) ?\}$/, '$1')
		.split('; ')
		.filter((field) => field !== '')
		.map((field) =>
			field
				.split(' ')
				.slice(field.includes(' ') ? 1 : 0)
				.join(' '),
		);
}

function mapParts(type) {
	let depth = 0;
	for (let i = 3; ; i++) {
		if (type[i] === '[') depth++;
		if (type[i] === ']') depth--;
		if (depth === 0) return [type.slice(4, i), type.slice(i + 1)];
	}
}

/** The operands of a case in Go, the format among them. */
export function argumentsSource(one) {
	const { format, operands } = one;
	const values = operands.map((operand) => (operand === null ? 'nil' : source(...operand)));
	return (format === undefined ? values : [sourceOfString(format), ...values]).join(', ');
}

/** What every program with such operands has to declare. */
export const declarationsSource = `${Object.entries(declarations)
	.map(([name, type]) => `type ${name} ${type}`)
	.join('\n')}

var zero float64
var nan = zero / zero
var inf = 1 / zero
`;
