// Where parameters and results lie: for functions of the program in the callee's frame, behind its link; for
// natives in records that are laid out like structs.

import { alignUp, structOf, type GoType } from '../abi/type.ts';
import { frame } from './program.ts';
import { frameBytes } from './slot.ts';

/** Bytes from the callee's frame to each result and parameter; `end`: behind the last of them. */
export interface Signature {
	results: number[];
	params: number[];
	end: number;
}

/** How a function of the program is called. */
export function signatureOf(type: GoType): Signature {
	let end = frame.size;
	const place = (types: readonly GoType[] = []) =>
		types.map((t) => {
			const at = end;
			end += frameBytes(t);
			return at;
		});
	return { results: place(type.results), params: place(type.params), end };
}

/** How a native is called: its record of arguments, then that of its results. */
export interface NativeSignature {
	params: number[];
	results: number[];
	/** Bytes from the beginning of the arguments. */
	resultsAt: number;
	resultSize: number;
	/** Of the pointers among the arguments. */
	pointers: readonly number[];
}

export function nativeSignatureOf(
	params: readonly GoType[],
	results: readonly GoType[],
): NativeSignature {
	const args = record(params);
	const values = record(results);
	return {
		params: (args.fields ?? []).map((f) => f.offset),
		results: (values.fields ?? []).map((f) => f.offset),
		resultsAt: alignUp(args.size, 8),
		resultSize: values.size,
		pointers: args.pointers,
	};
}

const record = (types: readonly GoType[]) =>
	structOf(types.map((type, i) => ({ name: `p${i}`, type })));
