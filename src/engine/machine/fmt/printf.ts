// Formatted printing: a format with directives `%[flags][width][.precision]verb`, and the operands they
// take. `*` takes a width or precision from the operands, `[n]` says which operand is next.

import type { Addr } from '../../memory/address.ts';
import type { Text } from './bytes.ts';
import { absent } from './flags.ts';
import { integerAt, unboxed, type Image, type Value } from './image-value.ts';
import type { Printer } from './printer.ts';
import { decodeRune, widthBits, widthMask } from './utf8.ts';

/** The operands of a call: what lies in the array of a ...any parameter. */
export interface Operands {
	readonly length: number;
	/** Operand `index`; null for nil. */
	at(index: number): Value | null;
}

const percent = 0x25;
const star = 0x2a;
const dot = 0x2e;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const zeroDigit = 0x30;
const nineDigit = 0x39;

/** Bytes of an interface value. */
const interfaceSize = 16;

/** A width or precision beyond this is refused. */
const largest = 1e6;

/** Prints `operands` as `format` says. */
export function printf(printer: Printer, format: Text, operands: Operands): void {
	new Formatting(printer, format, operands).run();
}

class Formatting {
	readonly #printer: Printer;
	readonly #operands: Operands;
	readonly #bytes: Uint8Array;
	readonly #end: number;
	#at: number;
	/** Index of the operand that is next. */
	#next = 0;
	/** The directive at hand names no operand that there is. */
	#badIndex = false;
	/** Some directive had an index, so operands that are left over are no mistake. */
	#reordered = false;

	constructor(printer: Printer, { bytes, from, end }: Text, operands: Operands) {
		this.#printer = printer;
		this.#bytes = bytes;
		this.#at = from;
		this.#end = end;
		this.#operands = operands;
	}

	run(): void {
		const { out } = this.#printer;
		while (this.#at < this.#end) {
			const from = this.#at;
			while (this.#at < this.#end && this.#bytes[this.#at] !== percent) this.#at++;
			out.copy(this.#bytes, from, this.#at);
			if (this.#at >= this.#end) break;
			this.#at++;
			this.#directive();
		}
		if (!this.#reordered && this.#next < this.#operands.length) this.#complainOfExtra();
	}

	/** One directive, from behind its %. */
	#directive(): void {
		this.#printer.flags.clear();
		this.#badIndex = false;
		this.#readFlags();
		const afterIndex = this.#readPrecision(this.#readWidth(this.#readIndex()));
		if (!afterIndex) this.#readIndex();
		const { out } = this.#printer;
		if (this.#at >= this.#end) return out.ascii('%!(NOVERB)');
		const packed = decodeRune(this.#bytes, this.#at, this.#end);
		this.#at += packed & widthMask;
		const verb = String.fromCodePoint(packed >> widthBits);
		if (verb === '%') out.byte(percent);
		else if (this.#badIndex) out.string(`%!${verb}(BADINDEX)`);
		else if (this.#next >= this.#operands.length) out.string(`%!${verb}(MISSING)`);
		else {
			if (verb === 'v') this.#printer.flags.forV();
			this.#printer.operand(this.#operands.at(this.#next++), verb);
		}
	}

	#readFlags(): void {
		const { flags } = this.#printer;
		for (; this.#at < this.#end; this.#at++) {
			switch (this.#bytes[this.#at]) {
				case 0x23: // #
					flags.sharp = true;
					break;
				case 0x30: // 0
					flags.zero = true;
					break;
				case 0x2b: // +
					flags.plus = true;
					break;
				case 0x2d: // -
					flags.minus = true;
					break;
				case 0x20: // space
					flags.space = true;
					break;
				default:
					return;
			}
		}
	}

	/** Reads a width, if there is one. Returns whether an index stands directly before what follows. */
	#readWidth(afterIndex: boolean): boolean {
		const { out, flags } = this.#printer;
		if (this.#bytes[this.#at] === star && this.#at < this.#end) {
			this.#at++;
			const width = this.#takeInteger();
			if (width === null) out.ascii('%!(BADWIDTH)');
			else {
				flags.width = Math.abs(width);
				if (width < 0) flags.minus = true;
			}
			return false;
		}
		flags.width = this.#readNumber();
		if (afterIndex && flags.width !== absent) this.#badIndex = true; // %[3]2d
		return afterIndex;
	}

	/** Reads a precision, if there is one. Returns whether an index stands directly before the verb. */
	#readPrecision(afterIndex: boolean): boolean {
		if (this.#at >= this.#end || this.#bytes[this.#at] !== dot) return afterIndex;
		const { out, flags } = this.#printer;
		this.#at++;
		if (afterIndex) this.#badIndex = true; // %[3].2d
		const index = this.#readIndex();
		if (this.#at < this.#end && this.#bytes[this.#at] === star) {
			this.#at++;
			const precision = this.#takeInteger();
			if (precision === null || precision < 0) out.ascii('%!(BADPREC)');
			else flags.precision = precision;
			return false;
		}
		flags.precision = Math.max(this.#readNumber(), 0);
		return index;
	}

	/** Reads `[n]`, if it is there, and makes operand n the next. */
	#readIndex(): boolean {
		if (this.#at >= this.#end || this.#bytes[this.#at] !== openBracket) return false;
		this.#reordered = true;
		const open = this.#at;
		const close = this.#bytes.indexOf(closeBracket, open + 1);
		if (close < 0 || close >= this.#end) {
			this.#at = open + 1;
			this.#badIndex = true;
			return false;
		}
		this.#at = open + 1;
		const index = this.#readNumber();
		const isNumber = index !== absent && this.#at === close;
		this.#at = close + 1;
		if (isNumber && index >= 1 && index <= this.#operands.length) this.#next = index - 1;
		else this.#badIndex = true;
		return isNumber;
	}

	/** Reads digits; absent if there are none. A number that is too large swallows the format. */
	#readNumber(): number {
		let number = absent;
		for (; this.#at < this.#end; this.#at++) {
			const byte = this.#bytes[this.#at];
			if (byte < zeroDigit || byte > nineDigit) break;
			number = Math.max(number, 0) * 10 + byte - zeroDigit;
			if (number > largest) {
				this.#at = this.#end;
				return absent;
			}
		}
		return number;
	}

	/** The next operand as a width or precision; null if it is no integer of a sensible size. */
	#takeInteger(): number | null {
		if (this.#next >= this.#operands.length) return null;
		const value = this.#operands.at(this.#next++);
		if (value === null || !/^u?int/.test(value.type.kind) || value.type.kind === 'interface')
			return null;
		const { negative, magnitude } = integerAt(this.#printer.image.memory, value.type, value.addr);
		if (magnitude > largest) return null;
		return negative ? -Number(magnitude) : Number(magnitude);
	}

	/** `%!(EXTRA type=value, …)` */
	#complainOfExtra(): void {
		const { out, flags } = this.#printer;
		flags.clear();
		out.ascii('%!(EXTRA ');
		for (let i = this.#next; i < this.#operands.length; i++) {
			if (i > this.#next) out.ascii(', ');
			const value = this.#operands.at(i);
			if (value !== null) out.string(`${value.type.name}=`);
			this.#printer.operand(value, 'v');
		}
		out.ascii(')');
	}
}

/** Println: %v of each operand, a space between any two, a newline at the end. */
export function println(printer: Printer, operands: Operands): void {
	printer.flags.clear();
	for (let i = 0; i < operands.length; i++) {
		if (i > 0) printer.out.ascii(' ');
		printer.operand(operands.at(i), 'v');
	}
	printer.out.ascii('\n');
}

/** Print: %v of each operand, a space between two of which neither is a string. */
export function print(printer: Printer, operands: Operands): void {
	printer.flags.clear();
	let wasString = true;
	for (let i = 0; i < operands.length; i++) {
		const value = operands.at(i);
		const isString = value?.type.kind === 'string';
		if (!isString && !wasString) printer.out.ascii(' ');
		printer.operand(value, 'v');
		wasString = isString;
	}
}

/** The operands in the array of a ...any parameter: `length` interface values from `data` on. */
export function operandsAt(image: Image, data: Addr, length: number): Operands {
	return { length, at: (index) => unboxed(image, data + index * interfaceSize) };
}
