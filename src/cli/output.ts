// Standard output and standard error, written to the file descriptors themselves: in order, complete when a
// call returns, and quiet when the reader has gone.

import { writeSync } from 'node:fs';

/** Bytes that are collected before they are written. */
const capacity = 1 << 16;

/** Milliseconds between two attempts when the reader is slow. */
const patience = 2;

/** Exit status of a program whose reader went away: 128 + SIGPIPE, as a shell reports it. */
export const brokenPipe = 141;

/** Thrown when the reader of an output has gone. */
export class BrokenPipe extends Error {}

const stdout = 1;
const stderr = 2;

/** Collects what goes to stdout and stderr and keeps their order. */
export class Output {
	readonly #bytes = new Uint8Array(capacity);
	#length = 0;

	/** Appends bytes to stdout (1) or stderr (2); the bytes are copied or written at once. */
	write(fd: 1 | 2, bytes: Uint8Array): void {
		if (fd === stderr) {
			this.flush();
			writeAll(stderr, bytes);
			return;
		}
		if (this.#length + bytes.length > capacity) this.flush();
		if (bytes.length > capacity) return writeAll(stdout, bytes);
		this.#bytes.set(bytes, this.#length);
		this.#length += bytes.length;
	}

	/** Appends text to stdout. */
	text(text: string): void {
		this.write(stdout, new TextEncoder().encode(text));
	}

	/** Writes a line to stderr. */
	error(line: string): void {
		this.write(stderr, new TextEncoder().encode(line.endsWith('\n') ? line : `${line}\n`));
	}

	/** Writes what is left. */
	flush(): void {
		const rest = this.#bytes.subarray(0, this.#length);
		this.#length = 0;
		writeAll(stdout, rest);
	}
}

function writeAll(fd: 1 | 2, bytes: Uint8Array): void {
	let at = 0;
	while (at < bytes.length) {
		try {
			at += writeSync(fd, bytes, at, bytes.length - at);
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			if (code === 'EPIPE') throw new BrokenPipe();
			if (code !== 'EAGAIN') throw error;
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, patience);
		}
	}
}
