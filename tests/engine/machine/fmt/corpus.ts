// The corpus of calls and what real Go printed for them, read from corpus.jsonl (written by record.mjs).

import { readFileSync } from 'node:fs';

/** A value of the corpus: see record.mjs for how values are written. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Text as it is, or bytes that are no valid UTF-8. */
export type CorpusText = string | { hex: string };

/** A call and its result. */
export interface CorpusCase {
	call: 'Printf' | 'Println' | 'Print';
	format?: CorpusText;
	/** Type and value of each operand; null for nil. */
	operands: ([string, Json] | null)[];
	want: CorpusText;
}

/** Every case, in the order of the file. */
export function readCorpus(): CorpusCase[] {
	const text = readFileSync(new URL('corpus.jsonl', import.meta.url), 'utf8');
	return text
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line) as CorpusCase);
}

/** The bytes of a text. */
export function bytesOf(text: CorpusText): Uint8Array {
	return typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.hex, 'hex');
}
