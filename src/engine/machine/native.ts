// Natives: the functions of Go's standard library that are written in TypeScript. The machine calls them
// like functions of the program: arguments and results lie in the caller's frame, in the image.

import type { Addr } from '../memory/address.ts';
import type { Process } from '../runtime/process.ts';

/** Where a program writes: file descriptor 1 is stdout, 2 is stderr. */
export type FileDescriptor = 1 | 2;

/** What a native may do besides working on the process. */
export interface NativeContext {
	readonly process: Process;
	/** Appends `bytes` to the output of the program and emits `print`. The bytes are copied. */
	write(fd: FileDescriptor, bytes: Uint8Array): void;
	/** Ends the program with status `code` (os.Exit). Does not return. */
	exit(code: number): never;
}

/**
 * A function written in TypeScript. `args` is the address of a record that holds the parameters, laid out
 * as Go lays out a struct of their types; the results are stored at `results` likewise (zeroed before the
 * call). Variadic parameters are a slice header whose array lies in the frame, too; `println` and `print`
 * take theirs as `...any` whose data words point into the frame, so that nothing is allocated.
 *
 * Whatever is reachable from the arguments stays alive during the call, so a native may call mallocgc. What it
 * has allocated itself is not: until it is stored in the results, an object survives only as long as
 * nothing else is allocated. The stack does not move during the call.
 *
 * A Go panic is thrown as GoPanic.
 */
export interface Native {
	/** As Go names it: `fmt.Println`, `runtime.GC`; a builtin by its bare name: `println`. */
	readonly name: string;
	call(context: NativeContext, args: Addr, results: Addr): void;
}
