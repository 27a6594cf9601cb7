// Panics that the machine itself raises, with Go's texts, and what Go writes to stderr when nobody recovers.

import type { Addr } from '../memory/address.ts';
import { GoFatal, GoPanic } from '../runtime/panic.ts';
import { toBigInt } from './arith.ts';
import type { Call } from './frame.ts';

/** A nil dereference: `addr` is the address that the program touched. */
class NilPanic extends GoPanic {
	readonly addr: Addr;

	constructor(addr: Addr) {
		super('runtime error: invalid memory address or nil pointer dereference');
		this.addr = addr;
	}
}

/** The end of a program by os.Exit. */
export class Exit extends Error {
	readonly code: number;

	constructor(code: number) {
		super(`exit status ${code}`);
		this.code = code;
	}
}

/** The stack would have to grow beyond `limit` bytes. */
export class StackOverflow extends GoFatal {
	readonly limit: number;

	constructor(limit: number) {
		super('stack overflow');
		this.limit = limit;
	}
}

/** A limit was reached; the message says which. */
export class Stopped extends Error {}

export function nilPanic(offset: number): never {
	throw new NilPanic(offset);
}

/** An index, as two words, that is not inside `length`. */
export function indexPanic(low: number, high: number, length: number): never {
	const index = toBigInt(low, high);
	// Go leaves out the length when the index cannot fit any.
	const where = index < 0n ? `[${index}]` : `[${index}] with length ${length}`;
	throw new GoPanic(`runtime error: index out of range ${where}`);
}

/** Addresses of code as Go would print them: the text segment begins here. */
const textBase = 0x401000;

const framesAtEachEnd = 50;

/** What Go writes to stderr for an uncaught panic or a fatal error. `calls`: innermost first. */
export function panicText(error: GoPanic | GoFatal, calls: readonly Call[]): string {
	return `${headline(error, calls)}\n\ngoroutine 1 [running]:\n${traceback(calls)}`;
}

function headline(error: GoPanic | GoFatal, calls: readonly Call[]): string {
	if (error instanceof StackOverflow)
		return `runtime: goroutine stack exceeds ${error.limit}-byte limit\nfatal error: ${error.message}`;
	if (error instanceof GoFatal) return `fatal error: ${error.message}`;
	if (!(error instanceof NilPanic)) return `panic: ${error.message}`;
	const hex = (n: number) => `0x${n.toString(16)}`;
	const pc = textBase + (calls.length > 0 ? calls[0].pc * 4 : 0);
	return (
		`panic: ${error.message}\n[signal SIGSEGV: segmentation violation ` +
		`code=0x1 addr=${hex(error.addr)} pc=${hex(pc)}]`
	);
}

function traceback(calls: readonly Call[]): string {
	const lines = calls.map(
		({ name, hasParams, file, line, offset }) =>
			`${name}(${hasParams ? '...' : ''})\n\t${file}:${line} +0x${offset.toString(16)}\n`,
	);
	const elided = lines.length - 2 * framesAtEachEnd;
	if (elided > 0) lines.splice(framesAtEachEnd, elided, `...${elided} frames elided...\n`);
	return lines.join('');
}
