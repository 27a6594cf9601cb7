// Recordings on disk: gzip files of JSON lines, a header first.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Unreplayable } from './failure.ts';

/** An object read from JSON, of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A recording: its first line, and the others. */
export interface Recording {
	readonly format: string;
	readonly header: JsonObject;
	readonly lines: readonly JsonObject[];
}

/** Reads a recording. Throws Unreplayable if the file is damaged. */
export function readRecording(path: string): Recording {
	const lines = textOf(path).split('\n');
	if (lines.pop() !== '') throw new Unreplayable('the last line is not complete');
	const [header, ...rest] = lines.map(parseLine);
	if (header === undefined) throw new Unreplayable('the file is empty');
	if (typeof header.format !== 'string') throw new Unreplayable('line 1 names no format');
	if (rest.length === 0) throw new Unreplayable('there is nothing but the header');
	return { format: header.format, header, lines: rest };
}

function textOf(path: string): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(gunzipSync(readFileSync(path)));
	} catch (error) {
		throw new Unreplayable(`unreadable: ${error instanceof Error ? error.message : error}`);
	}
}

function parseLine(line: string, index: number): JsonObject {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		throw new Unreplayable(`line ${index + 1} is not JSON`);
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		throw new Unreplayable(`line ${index + 1} is not an object`);
	return value as JsonObject;
}
