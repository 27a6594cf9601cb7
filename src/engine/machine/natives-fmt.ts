// Package fmt: the printing functions. The text is made by fmt/; here operands are found in the frame, and
// results are stored.
//
// Go's fmt keeps its buffers in a pool and allocates only results; so does this.

import { nil, type Addr } from '../memory/address.ts';
import type { Process } from '../runtime/process.ts';
import { textAt } from './fmt/image-value.ts';
import { operandsAt, print, printf, println, type Operands } from './fmt/printf.ts';
import { Printer } from './fmt/printer.ts';
import type { TextBuffer } from './fmt/text-buffer.ts';
import type { Native, NativeContext } from './native.ts';
import { StackOverflow } from './panic.ts';
import { imageOf } from './process-image.ts';
import { maxstacksize } from './stack.ts';

/** Bytes of a string header, which is what a format takes of the arguments. */
const stringSize = 16;

/** Writes a call's text to the printer; `args` is where the parameters lie. */
type Print = (printer: Printer, args: Addr) => void;

const formatted: Print = (printer, args) => {
	const format = textAt(printer.image.memory, args);
	printf(printer, format, variadic(printer, args + stringSize));
};

const lined: Print = (printer, args) => println(printer, variadic(printer, args));

const plain: Print = (printer, args) => print(printer, variadic(printer, args));

/** The operands behind the slice header at `addr`. */
function variadic({ image }: Printer, addr: Addr): Operands {
	return operandsAt(image, image.memory.loadPointer(addr), image.memory.loadInt64(addr + 8));
}

const printers = new WeakMap<Process, Printer>();

/** The printer for a process, empty. There is one, so that printing allocates nothing. */
function printerOf(process: Process): Printer {
	let printer = printers.get(process);
	if (printer === undefined) {
		printer = new Printer(imageOf(process));
		printers.set(process, printer);
	}
	printer.out.length = 0;
	return printer;
}

function written(process: Process, write: Print, args: Addr): TextBuffer {
	const printer = printerOf(process);
	try {
		write(printer, args);
	} catch (error) {
		// A value that contains itself: Go's stack runs out just so.
		if (error instanceof RangeError) throw new StackOverflow(maxstacksize);
		throw error;
	}
	return printer.out;
}

/** To stdout; results are the number of bytes and a nil error. */
function toStdout(name: string, write: Print): Native {
	return {
		name,
		call(context: NativeContext, args: Addr, results: Addr) {
			const { text } = written(context.process, write, args);
			context.write(1, text);
			context.process.memory.storeInt64(results, text.length);
		},
	};
}

/** To a new string. */
function toString(name: string, write: Print): Native {
	return {
		name,
		call({ process }: NativeContext, args: Addr, results: Addr) {
			const { bytes, length } = written(process, write, args);
			const { memory } = process;
			const data = length === 0 ? nil : process.heap.mallocgc(length, null);
			for (let i = 0; i < length; i++) memory.storeUint8(data + i, bytes[i]);
			memory.storePointer(results, data);
			memory.storeInt64(results + 8, length);
		},
	};
}

export const fmtNatives: readonly Native[] = [
	toStdout('fmt.Print', plain),
	toStdout('fmt.Printf', formatted),
	toStdout('fmt.Println', lined),
	toString('fmt.Sprint', plain),
	toString('fmt.Sprintf', formatted),
	toString('fmt.Sprintln', lined),
];
