// Events as JSON: name, line, depth, and the fields by name. Addresses are Go addresses in hexadecimal, types
// and functions are named, hashes are 16 hexadecimal digits, truth values are true and false.

import { goAddress } from '#engine/memory/address.ts';
import { eventNames, eventRows, type Unit } from '#engine/trace/schema.ts';
import { argsAt, type Trace } from '#engine/trace/trace.ts';

/** `0x…`, the address that Go would print; 0 is nil. */
export function hexAddress(addr: number): string {
	return `0x${goAddress(addr).toString(16)}`;
}

/** Writes a field from its words: `low`, and `high` for what takes two. */
type FieldWriter = (low: number, high: number) => string;

/** Gives event `index` of the trace as JSON. */
export function eventWriter({ events, debug }: Trace): (index: number) => string {
	const { id, line, depth, args } = events;
	const types = debug.types.map((type) => JSON.stringify(type.name));
	const funcs = debug.funcs.map((func) => JSON.stringify(func.name));
	const writers: Record<Unit, FieldWriter> = {
		addr: (addr) => `"${hexAddress(addr)}"`,
		bool: (value) => String(value !== 0),
		hash: (low, high) => `"${hexWord(high)}${hexWord(low)}"`,
		type: (index) => types[index] ?? 'null',
		func: (index) => funcs[index] ?? 'null',
		index: String,
		count: String,
		bytes: String,
		byte: String,
		pc: String,
	};
	const rows = eventRows.map((row, i) => ({
		name: `{"name":"${eventNames[i]}","line":`,
		fields: Object.entries(row.fields).map(([name, unit]) => ({
			name: `"${name}":`,
			write: writers[unit],
			words: unit === 'hash' ? 2 : 1,
		})),
	}));
	return (index) => {
		const row = rows[id[index]];
		let from = argsAt(events, index);
		const fields: string[] = [];
		for (const { name, write, words } of row.fields) {
			fields.push(name + write(args[from], args[from + 1]));
			from += words;
		}
		return `${row.name}${line[index]},"depth":${depth[index]},"fields":{${fields.join()}}}`;
	};
}

function hexWord(word: number): string {
	return (word >>> 0).toString(16).padStart(8, '0');
}
