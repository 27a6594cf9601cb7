// Emitting the code of one function: instructions, labels, lines, and slots of the frame. Jumps go to labels,
// and what is passed to callees goes behind the frame, whose size is not known before the end: both are
// filled in by `finish`.

import { alignUp, basicTypes, pointerTo, type GoType } from '../abi/type.ts';
import type { Pos } from './ast.ts';
import { opRows } from './op-rows.ts';
import * as op from './op.ts';
import { frame } from './program.ts';
import { frameBytes } from './slot.ts';
import type { SourceFile } from './source.ts';

/** A place in the code that jumps go to, maybe before it is known where that is. */
export class Label {
	/** Index in the function's code, or -1. */
	at = -1;
	/** Operands that are to be filled in. */
	readonly uses: number[] = [];
}

/** The code of a function, with jumps and lines relative to its first instruction. */
export interface FuncCode {
	words: number[];
	/** Pairs (index of a word, line). */
	lines: number[];
	frameSize: number;
	/** Frame offsets, in bytes, of the words that hold pointers, if they hold anything that is alive. */
	pointers: Set<number>;
	/** By index behind a call of a native: frame offsets of the pointers among its arguments. */
	nativeArgs: Map<number, number[]>;
}

/** Offsets from here on, in words, are behind the frame: where a callee finds its frame or its arguments. */
const outBase = 1 << 24;

/** Where a slot is, in words from the frame's base. */
export type Slot = number;

const { bool, int } = basicTypes;
export const anyPointer = pointerTo(bool);

export class Emitter {
	protected readonly source: SourceFile;
	readonly #words: number[] = [];
	readonly #lines: number[] = [];
	readonly #pointers = new Set<number>();
	readonly #nativeArgs = new Map<number, number[]>();
	readonly #labels = new Set<Label>();
	/** Slots that are free again, by how big they are and where in them pointers are. */
	readonly #free = new Map<string, Slot[]>();
	#temps: { slot: Slot; shape: string }[] = [];
	/** Bytes of the frame so far, and of the largest record of arguments for a native. */
	#frameSize = frame.size;
	#outSize = 0;
	#line = 0;
	/** Line of the statement whose first instruction comes next; -1: none does. */
	#statement = -1;
	/** Where the variables begin that are zeroed at the entry, in bytes; -1: nowhere. */
	#zeroed = -1;

	constructor(source: SourceFile) {
		this.source = source;
	}

	// ------------------------------------------------------------ instructions

	/** Index of the next instruction. */
	protected get pc(): number {
		return this.#words.length;
	}

	protected emit(code: number, ...operands: number[]): void {
		this.beginAt(this.#line);
		const last = this.#lines.length - 1;
		if (last < 0 || this.#lines[last] !== this.#line) this.#lines.push(this.pc, this.#line);
		const begins = this.#statement >= 0;
		this.#words.push(begins ? code | op.statementFlag : code, ...operands);
		this.#statement = -1;
		const missing = op.opLengths[code] - 1 - operands.length;
		if (missing === 1 && opRows[code][1].endsWith('_')) this.#words.push(0);
		else if (missing !== 0) throw new Error(`${opRows[code][0]} with ${operands.length} operands`);
	}

	/** What begins on another line than its statement has a stop of its own before it, on the statement's line. */
	private beginAt(line: number): void {
		if (this.#statement < 0 || this.#statement === line) return;
		this.#line = this.#statement;
		this.emit(op.nop);
		this.#line = line;
	}

	/** A jump; its last operand is the label. */
	protected jump(code: number, label: Label, ...operands: number[]): void {
		this.emit(code, ...operands, 0);
		label.uses.push(this.pc - 1);
		this.#labels.add(label);
	}

	/** The label is here. */
	protected bind(label: Label): void {
		label.at = this.pc;
	}

	/** What is emitted next belongs to the source at `pos`. */
	protected position(pos: Pos): void {
		this.#line = this.source.line(pos);
	}

	/** Zeroes the variables: what a debugger shows before they are declared. Comes first in a function. */
	protected entry(): void {
		const start = this.#frameSize;
		this.emit(op.zeroN, start >> 2, 0);
		this.#zeroed = start;
	}

	/** The next instruction begins a statement, where a debugger stops. */
	protected beginStatement(pos: Pos): void {
		this.endStatement();
		this.position(pos);
		this.#statement = this.#line;
	}

	/** A statement without code of its own is a stop all the same. */
	protected endStatement(): void {
		if (this.#statement < 0) return;
		this.#line = this.#statement;
		this.emit(op.nop);
	}

	// ------------------------------------------------------------ slots

	/** Slots for a variable, its own for the whole function. */
	protected slotsFor(type: GoType): Slot {
		const at = this.#frameSize;
		this.#frameSize += frameBytes(type);
		for (const offset of type.pointers) this.#pointers.add(at + offset);
		return at >> 2;
	}

	/** Slots for a value on its way; free again behind the statement. */
	protected temp(type: GoType): Slot {
		const shape = `${frameBytes(type)}:${type.pointers.join()}`;
		const slot = this.#free.get(shape)?.pop() ?? this.slotsFor(type);
		this.#temps.push({ slot, shape });
		return slot;
	}

	protected tempInt(): Slot {
		return this.temp(int);
	}

	protected tempPointer(): Slot {
		return this.temp(anyPointer);
	}

	/** Frees the temporary slots that `body` took. */
	protected scoped(body: () => void): void {
		const outer = this.#temps;
		this.#temps = [];
		body();
		for (const { slot, shape } of this.#temps) {
			const free = this.#free.get(shape);
			if (free) free.push(slot);
			else this.#free.set(shape, [slot]);
		}
		this.#temps = outer;
	}

	/** Where the record of a callee, at `offset` bytes, lies: behind this frame. */
	protected out(offset: number): Slot {
		return outBase + (offset >> 2);
	}

	/** Whether a slot lies behind this frame. */
	protected isOut(slot: Slot): boolean {
		return slot >= outBase;
	}

	/** A call of a native whose arguments and results take `size` bytes; `pointers`: offsets in the arguments. */
	protected emitNative(
		index: number,
		results: number,
		resultSize: number,
		pointers: number[],
	): void {
		this.emit(op.native, index, this.out(0), this.out(results), resultSize);
		this.#nativeArgs.set(this.pc, pointers);
		this.#outSize = Math.max(this.#outSize, results + alignUp(resultSize, 8));
	}

	/** Room behind the frame for a record of `size` bytes that a native is passed. */
	protected reserveOut(size: number): void {
		this.#outSize = Math.max(this.#outSize, size);
	}

	// ------------------------------------------------------------ the end

	/** The code, with labels and places behind the frame filled in. */
	protected finish(): FuncCode {
		this.endStatement();
		const frameEnd = this.#frameSize;
		if (this.#zeroed >= 0) this.#words[2] = frameEnd - this.#zeroed;
		this.#relocate(frameEnd >> 2);
		this.#resolveLabels();
		return {
			words: this.#words,
			lines: this.#lines,
			frameSize: frameEnd + this.#outSize,
			pointers: this.#pointers,
			nativeArgs: new Map(
				[...this.#nativeArgs].map(([pc, offsets]) => [pc, offsets.map((at) => frameEnd + at)]),
			),
		};
	}

	#resolveLabels(): void {
		for (const { at, uses } of this.#labels) {
			if (at < 0) throw new Error('a jump goes to a label that is not bound');
			for (const use of uses) this.#words[use] = at;
		}
	}

	#relocate(end: Slot): void {
		const words = this.#words;
		for (let pc = 0; pc < words.length;) {
			const letters = opRows[words[pc] & op.opMask][1];
			for (let i = 0; i < letters.length; i++) {
				const at = pc + 1 + i;
				const bytes = letters[i] === 'v' || letters[i] === 'u';
				if (bytes && words[at] >= outBase * 4) words[at] += (end - outBase) * 4;
				else if ('dDTsSUwrVo'.includes(letters[i]) && words[at] >= outBase)
					words[at] += end - outBase;
			}
			pc += letters.length + 1;
		}
	}
}
