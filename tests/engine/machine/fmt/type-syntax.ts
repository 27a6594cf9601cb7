// Go types from their syntax, as the corpus writes them: one object per type, so that descriptors can be
// compared.

import {
	arrayOf,
	basicTypes,
	emptyInterface,
	funcOf,
	mapOf,
	named,
	pointerTo,
	sliceOf,
	structOf,
	type GoType,
} from '#engine/abi/type.ts';
import { declarations } from './declarations.mjs';

const declared: Record<string, string> = declarations;
const known = new Map<string, GoType>(Object.values(basicTypes).map((type) => [type.name, type]));
known.set('interface {}', emptyInterface);

/** The type that `text` denotes. */
export function typeOf(text: string): GoType {
	let type = known.get(text);
	if (type === undefined) {
		type = make(text);
		known.set(text, type);
	}
	return type;
}

function make(text: string): GoType {
	if (text in declared) return named(`main.${text}`, typeOf(declared[text]));
	if (text.startsWith('*')) return pointerTo(typeOf(text.slice(1)));
	if (text.startsWith('[]')) return sliceOf(typeOf(text.slice(2)));
	if (text.startsWith('map[')) return makeMap(text);
	if (text.startsWith('struct {')) return structOf(fields(text.slice('struct {'.length, -1)));
	if (text === 'func()') return funcOf([], []);
	if (text === 'chan int') {
		return { kind: 'chan', name: text, size: 8, align: 8, pointers: [0], elem: basicTypes.int };
	}
	const array = /^\[(\d+)\](.+)$/.exec(text);
	if (array) return arrayOf(typeOf(array[2]), Number(array[1]));
	throw new Error(`${text} is no type of the corpus`);
}

function makeMap(text: string): GoType {
	let depth = 1;
	let at = 'map['.length;
	for (; depth > 0; at++) depth += text[at] === '[' ? 1 : text[at] === ']' ? -1 : 0;
	return mapOf(typeOf(text.slice('map['.length, at - 1)), typeOf(text.slice(at)));
}

function fields(text: string) {
	const parts = text.split(';').map((part) => part.trim());
	return parts
		.filter((part) => part !== '')
		.map((part) => {
			const space = part.indexOf(' ');
			const embedded = space < 0;
			return {
				name: embedded ? part : part.slice(0, space),
				type: typeOf(part.slice(space + 1)),
				embedded,
			};
		});
}
